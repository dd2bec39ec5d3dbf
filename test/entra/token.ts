/** The token endpoint: redeems codes and refresh tokens, and really checks PKCE, single use, expiry and redirect URI. */
import { createHash } from 'node:crypto';
import { type EntraError, errors, tokenError } from './errors.ts';
import type { Answer, EntraRequest } from './exchange.ts';
import { preflightHeaders, tokenHeaders } from './headers.ts';
import { type IssuedCode, issueRefreshToken, type Memory } from './memory.ts';
import { replay } from './replay.ts';
import { failureFor, type Script } from './scenario.ts';
import { tokenResponse } from './tokens.ts';

/** POST /token, and its preflight. */
export function token(memory: Memory, scripts: Script[], request: EntraRequest): Answer {
  if (request.method === 'OPTIONS') return { status: 200, headers: preflightHeaders(request), body: '' };
  const { parameters } = request;
  const code = memory.codes.get(parameters.get('code') ?? '');
  const refreshToken = memory.refreshTokens.get(parameters.get('refresh_token') ?? '');
  const failing = failureFor(scripts, request, code?.silent ?? refreshToken?.silent ?? false);
  if (failing) return replay(failing, request, code?.redirectUri ?? parameters.get('redirect_uri'), []);
  if (!parameters.get('client_id')) return tokenError(request, errors.missingParameter('client_id'));

  switch (parameters.get('grant_type')) {
    case null:
      return tokenError(request, errors.missingParameter('grant_type'));
    case 'authorization_code':
      return redeemCode(memory, request, code);
    case 'refresh_token':
      return redeemRefreshToken(memory, request);
    case 'client_credentials': {
      const subject = {
        clientId: parameters.get('client_id') ?? '',
        scope: parameters.get('scope') ?? '',
        nonce: null,
      };
      return success(request, tokenResponse(request, subject));
    }
    default:
      return tokenError(request, errors.grantType(parameters.get('grant_type') ?? ''));
  }
}

function redeemCode(memory: Memory, request: EntraRequest, code: IssuedCode | undefined): Answer {
  if (!request.parameters.get('code')) return tokenError(request, errors.missingParameter('code'));
  if (!code) return tokenError(request, errors.unknownGrant);
  const wrong = wrongWith(code, request);
  if (wrong) return tokenError(request, wrong);
  code.redeemed = true;
  const refreshToken = issueRefreshToken(memory, code, code.silent);
  return success(request, tokenResponse(request, code, refreshToken));
}

function wrongWith(code: IssuedCode, { parameters, headers, at }: EntraRequest): EntraError | null {
  if (code.clientId !== parameters.get('client_id')) return errors.unknownGrant;
  if (code.redeemed) return errors.codeRedeemed;
  if (at >= code.expiresAt) return errors.codeExpired;
  const redirectUri = parameters.get('redirect_uri') ?? '';
  if (redirectUri !== code.redirectUri) return errors.otherRedirectUri(redirectUri, code.redirectUri);
  if (code.challenge === null) return headers.origin ? errors.challengeRequired : null;
  return challengeOf(parameters.get('code_verifier') ?? '', code) === code.challenge ? null : errors.wrongVerifier;
}

/** RFC 7636, section 4.6. */
function challengeOf(verifier: string, { challengeMethod }: IssuedCode): string {
  if (challengeMethod !== 'S256') return verifier;
  return createHash('sha256').update(verifier).digest('base64url');
}

/** A refresh token is replaced at each use; the one before stays valid, as Entra's do. */
function redeemRefreshToken(memory: Memory, request: EntraRequest): Answer {
  const { parameters } = request;
  const given = parameters.get('refresh_token');
  if (!given) return tokenError(request, errors.missingParameter('refresh_token'));
  const issued = memory.refreshTokens.get(given);
  if (!issued || issued.clientId !== parameters.get('client_id')) return tokenError(request, errors.unknownGrant);
  const subject = { ...issued, scope: parameters.get('scope') ?? issued.scope };
  return success(request, tokenResponse(request, subject, issueRefreshToken(memory, subject, issued.silent)));
}

function success(request: EntraRequest, body: object): Answer {
  return { status: 200, headers: tokenHeaders(request), body: JSON.stringify(body) };
}
