/** Facts about the answer: status, headers, claims. */
import { challengesOf } from '../../protocol/challenge.ts';
import { isGuid } from '../../protocol/guid.ts';
import { type Json, requestParameters, returnedParameters, text } from '../exchange.ts';
import type { FactContext, FactReader } from './fact.ts';
import { fact, placeOf, said, seenIn } from './read.ts';

const header =
  (name: string, where = 'response, header') =>
  ({ exchange }: FactContext) => {
    if (!exchange.response) return undefined;
    const value = text(exchange.response.headers, name);
    return value === undefined ? said(null, 'not sent', where, exchange) : fact(value, value, where, exchange);
  };

const bodyWords = {
  json: 'JSON',
  page: 'a page of Entra',
  'form-post': 'a form',
  text: 'text, no JSON',
  empty: 'empty',
  'navigated-away': 'not available: the page moved on before it was handed over',
  'timed-out': 'not available: the browser never handed it over',
  'not-captured': 'not available: DevTools was closed',
  'not-exported': 'not available: the HAR file was saved without it',
  cancelled: 'not available: the page cancelled the request',
  'too-large': 'not available: too long to keep',
} as const;

export const answerFacts = {
  status: {
    label: 'HTTP status',
    unseen: 'The answer is not in this capture.',
    read: ({ exchange }) =>
      exchange.response && exchange.response.status > 0
        ? fact(exchange.response.status, String(exchange.response.status), 'response', exchange)
        : undefined,
  } satisfies FactReader<number>,
  error: {
    label: 'OAuth error',
    unseen: 'The answer names no error.',
    read: ({ failure, exchange }) =>
      failure.error ? fact(failure.error, failure.error, seenIn(exchange, 'answer'), exchange) : undefined,
  } satisfies FactReader<string>,
  suberror: {
    label: 'Suberror',
    unseen: 'The answer was not read in full.',
    read: ({ failure, exchange }) =>
      failure.suberror
        ? fact(failure.suberror, failure.suberror, seenIn(exchange, 'answer'), exchange)
        : said(null, 'none', seenIn(exchange, 'answer'), exchange),
  } satisfies FactReader<string | null>,
  /** `admin_consent` of the answer: it comes with refusals too. */
  adminConsent: {
    label: 'admin_consent',
    unseen: 'The redirect back to the app is not in this capture.',
    read: ({ exchange }) => {
      const { request } = exchange;
      const returned =
        returnedParameters(exchange) ?? (placeOf(exchange) || request.query.length === 0 ? undefined : request.query);
      const value = returned && text(returned, 'admin_consent');
      if (!returned) return undefined;
      return value === undefined
        ? said(null, 'not in the answer', 'redirect to the app', exchange)
        : fact(value, value, 'redirect to the app', exchange);
    },
  } satisfies FactReader<string | null>,
  policyIds: {
    label: 'Policies named',
    unseen: 'The answer names no policy.',
    read: ({ failure, exchange }) => {
      const ids = policyIds(failure.claims);
      return ids.length > 0 ? fact(ids, ids.join('\n'), `${seenIn(exchange, 'answer')}, claims`, exchange) : undefined;
    },
  } satisfies FactReader<string[]>,
  /** The `claims` of the answer as JSON: an interactive request must carry them unchanged. */
  claimsChallenge: {
    label: 'Claims asked for',
    unseen: 'The answer asks for no claims.',
    read: ({ failure, exchange }) => {
      if (failure.claims === null) return undefined;
      const json = JSON.stringify(failure.claims);
      return fact(json, json, `${seenIn(exchange, 'answer')}, claims`, exchange);
    },
  } satisfies FactReader<string>,
  /** Which page of the service answered (`pgid`). */
  pageShown: {
    label: 'Page shown',
    unseen: 'The answer is no sign-in page.',
    read: ({ exchange }) => {
      const body = exchange.response?.body;
      const page = body?.kind === 'page' ? body.config.pgid : undefined;
      return typeof page === 'string' ? fact(page, page, 'sign-in page', exchange) : undefined;
    },
  } satisfies FactReader<string>,
  retryAfter: {
    label: 'Retry-After',
    unseen: 'The answer is not in this capture.',
    read: header('retry-after'),
  },
  /** Present where the backup authentication service answered (wire name xms-ccs-requestid). */
  backupService: {
    label: 'Backup authentication service',
    unseen: 'The answer is not in this capture.',
    read: header('xms-ccs-requestid'),
  },
  /** The code that the telemetry header names, as `AADSTS…`: a hint where the body is gone (x-ms-clitelem, field 2). */
  codeInHeader: {
    label: 'Code in a header (x-ms-clitelem)',
    unseen: 'Response headers are seen with DevTools open, or in a HAR file.',
    read: ({ exchange }) => {
      if (!exchange.response || exchange.response.headers.length === 0) return undefined;
      const number = text(exchange.response.headers, 'x-ms-clitelem')?.split(',')[1]?.trim();
      return number && /^[1-9]\d{3,7}$/.test(number)
        ? fact(`AADSTS${number}`, `AADSTS${number}`, 'response, header', exchange)
        : said(null, 'none', 'response, header', exchange);
    },
  } satisfies FactReader<string | null>,
  /** What kind of body the answer had, or why there is none. */
  answerBody: {
    label: 'Body of the answer',
    unseen: 'The answer is not in this capture.',
    read: ({ exchange }) => {
      const body = exchange.response?.body;
      if (!body || exchange.response?.status === 0) return undefined;
      const kind = body.kind === 'missing' ? body.why : body.kind;
      return said(kind, bodyWords[kind], 'response', exchange);
    },
  } satisfies FactReader<keyof typeof bodyWords>,
  /** Whether the answer carries a header that only Entra sets; a proxy's own page has none. */
  entraHeaders: {
    label: 'Headers that Entra sets',
    unseen: 'Response headers are seen with DevTools open, or in a HAR file.',
    read: ({ exchange }) => {
      if (!exchange.response || exchange.response.headers.length === 0) return undefined;
      const has = ['x-ms-request-id', 'x-ms-ests-server', 'x-ms-srs', 'x-ms-clitelem'].some(
        (name) => text(exchange.response?.headers ?? [], name) !== undefined,
      );
      return said(has, has ? 'sent' : 'not sent', 'response, header', exchange);
    },
  } satisfies FactReader<boolean>,
  /** What a support ticket needs, ready to paste. */
  supportIds: {
    label: 'IDs for support',
    unseen: 'The answer names no ID.',
    read: ({ failure, exchange }) => {
      const { traceId, correlationId, timestamp } = failure.ids;
      if (!traceId && !correlationId) return undefined;
      const time = timestamp ?? `${new Date(failure.at).toISOString().slice(0, 19).replace('T', ' ')}Z`;
      const client = text(requestParameters(exchange), 'client_id');
      const parts = [
        failure.codes.at(-1) ?? failure.error ?? undefined,
        traceId && `Request ID (trace ID) ${traceId}`,
        correlationId && `Correlation ID ${correlationId}`,
        `Time (UTC) ${time}`,
        placeOf(exchange)?.endpoint.tenant && `Tenant ${placeOf(exchange)?.endpoint.tenant}`,
        client && `Application (client) ID ${client}`,
      ].filter((part) => part);
      return fact(parts.join('; '), parts.join('; '), seenIn(exchange, 'answer'), exchange);
    },
  } satisfies FactReader<string>,
  /** Audience of the bearer token that an API refused. */
  bearerAudience: {
    label: 'Audience of the token sent',
    unseen: 'The request carried no token that can be read.',
    read: ({ exchange }) => {
      const audience = exchange.secrets.bearer?.audience;
      return audience ? fact(audience, audience, 'request, token', exchange) : undefined;
    },
  } satisfies FactReader<string>,
  /** Whether the bearer token that an API refused had run out. */
  bearerExpired: {
    label: 'Token sent',
    unseen: 'The request carried no token that can be read.',
    read: ({ exchange }) => {
      const expiresAt = exchange.secrets.bearer?.expiresAt;
      if (expiresAt === undefined || expiresAt === null) return undefined;
      const expired = expiresAt * 1000 < exchange.startedAt;
      return said(expired, expired ? 'had expired' : 'had not expired', 'request, token', exchange);
    },
  } satisfies FactReader<boolean>,
  challengeSchemes: {
    label: 'WWW-Authenticate',
    unseen: 'Response headers are seen with DevTools open, or in a HAR file.',
    read: ({ exchange }) => {
      if (!exchange.response) return undefined;
      const value = text(exchange.response.headers, 'www-authenticate');
      const schemes = value === undefined ? [] : challengesOf(value).map((challenge) => challenge.scheme);
      return schemes.length > 0
        ? fact(schemes, schemes.join(', '), 'response, header', exchange)
        : said(schemes, 'not sent', 'response, header', exchange);
    },
  } satisfies FactReader<string[]>,
};

/** Conditional Access policy IDs of a claims challenge: `capolids`, in older answers `polids`. Only GUIDs. */
function policyIds(claims: Json): string[] {
  const ids: string[] = [];
  const walk = (value: Json, depth: number) => {
    if (depth > 6 || value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const item of value) walk(item, depth + 1);
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'capolids' || name === 'polids') ids.push(...guidsIn(inner));
      else walk(inner, depth + 1);
    }
  };
  walk(claims, 0);
  return [...new Set(ids)];
}

function guidsIn(value: Json): string[] {
  if (typeof value === 'string') return isGuid(value) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(guidsIn);
}
