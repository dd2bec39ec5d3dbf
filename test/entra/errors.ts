/** The errors that the fake Entra finds by itself, as text, as token JSON and as page fields. */
import type { Answer, EntraRequest, SupportIds } from './exchange.ts';
import { tokenHeaders } from './headers.ts';
import { configPage } from './pages.ts';

export type EntraError = { code: number; error: string; text: string };

export const errors = {
  missingParameter: (name: string): EntraError => ({
    code: 900144,
    error: 'invalid_request',
    text: `The request body must contain the following parameter: '${name}'.`,
  }),
  noReplyAddress: { code: 900971, error: 'invalid_request', text: 'No reply address provided.' },
  notSignedIn: {
    code: 50058,
    error: 'login_required',
    text: 'A silent sign-in request was sent but no user is signed in.',
  },
  responseType: (asked: string): EntraError => ({
    code: 70005,
    error: 'unsupported_response_type',
    text: `The response_type '${asked}' is not supported.`,
  }),
  grantType: (asked: string): EntraError => ({
    code: 70003,
    error: 'unsupported_grant_type',
    text: `The app requested an unsupported grant type '${asked}'.`,
  }),
  unknownGrant: {
    code: 9002313,
    error: 'invalid_grant',
    text: 'Invalid request. Request is malformed or invalid.',
  },
  codeExpired: {
    code: 70008,
    error: 'invalid_grant',
    text: 'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  },
  codeRedeemed: {
    code: 54005,
    error: 'invalid_grant',
    text: 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  },
  wrongVerifier: {
    code: 501481,
    error: 'invalid_grant',
    text: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  },
  challengeRequired: {
    code: 9002325,
    error: 'invalid_request',
    text: 'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
  },
  otherRedirectUri: (sent: string, asked: string): EntraError => ({
    code: 500112,
    error: 'invalid_client',
    text: `The reply address '${sent}' does not match the reply address '${asked}' provided when requesting Authorization code.`,
  }),
} satisfies Record<string, EntraError | ((...words: string[]) => EntraError)>;

/** The whole `error_description`. Token bodies separate by a space, redirects by a line break. */
export function describe({ code, text }: EntraError, ids: SupportIds, separator = ' '): string {
  const parts = [
    `AADSTS${code}: ${text}`,
    `Trace ID: ${ids.traceId}`,
    `Correlation ID: ${ids.correlationId}`,
    `Timestamp: ${ids.timestamp}`,
  ];
  return parts.join(separator);
}

/** The token endpoint's answer: 401 for `invalid_client`, else 400. */
export function tokenError(request: EntraRequest, found: EntraError): Answer {
  const body = {
    error: found.error,
    error_description: describe(found, request.ids),
    error_codes: [found.code],
    timestamp: request.ids.timestamp,
    trace_id: request.ids.traceId,
    correlation_id: request.ids.correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${found.code}`,
  };
  return {
    status: found.error === 'invalid_client' ? 401 : 400,
    headers: tokenHeaders(request, found.code),
    body: JSON.stringify(body),
  };
}

/** The page that shows an error which must not be sent to the redirect URI. Its status is 200. */
export function errorPage(request: EntraRequest, found: EntraError): Answer {
  return configPage(request, {
    pgid: 'ConvergedError',
    iErrorCode: found.code,
    strMainMessage: 'Sorry, but we’re having trouble signing you in.',
    strAdditionalMessage: '',
    strServiceExceptionMessage: `AADSTS${found.code}: ${found.text}`,
    sessionId: request.ids.traceId,
    correlationId: request.ids.correlationId,
  });
}
