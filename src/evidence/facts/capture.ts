/** Facts about what else the capture holds: earlier successes, repeats, cookies. */
import { type Exchange, parameter, requestParameters, text } from '../exchange.ts';
import type { FactContext, FactReader } from '../facts.ts';
import { clock, fact, isAuthorize, isToken, placeOf, said } from './read.ts';
import { returnedCode } from './redirect-uri.ts';

const fiveMinutes = 5 * 60 * 1000;
const clientOf = (exchange: Exchange) => text(requestParameters(exchange), 'client_id');
const succeeded = (exchange: Exchange) =>
  (isToken(exchange) && exchange.response?.status === 200) || (isAuthorize(exchange) && returnedCode(exchange));

// The service counts equal requests by cookie on client, resource or scope, redirect URI, response type and mode, and
// hint: learn.microsoft.com/entra/identity-platform/reference-breaking-changes (looping clients are interrupted).
const loopNames = [
  'client_id',
  'scope',
  'resource',
  'redirect_uri',
  'response_type',
  'response_mode',
  'login_hint',
  'grant_type',
];
function loopKey(exchange: Exchange): string {
  const list = requestParameters(exchange);
  return JSON.stringify(
    loopNames.map((name) => {
      const value = parameter(list, name);
      return typeof value === 'object' ? (value.print ?? null) : (value ?? null);
    }),
  );
}

const hasSession = (exchange: Exchange): boolean | undefined =>
  exchange.request.cookieNames?.some((name) => name.toUpperCase().startsWith('ESTSAUTH'));

export const captureFacts = {
  equalRequests: {
    label: 'Equal requests within 5 minutes',
    unseen: 'The earlier requests are not in this capture.',
    read: ({ exchange, capture }) => {
      if (!isToken(exchange) && !isAuthorize(exchange)) return undefined;
      const key = loopKey(exchange);
      const equal = capture.filter(
        (other) =>
          other.startedAt <= exchange.startedAt &&
          exchange.startedAt - other.startedAt <= fiveMinutes &&
          isToken(other) === isToken(exchange) &&
          placeOf(other)?.endpoint.kind === placeOf(exchange)?.endpoint.kind &&
          text(other.request.query, 'sso_reload') !== 'true' &&
          loopKey(other) === key,
      );
      return fact(equal.length, String(equal.length), 'requests of this capture', exchange);
    },
  } satisfies FactReader<number>,
  /** Time at which the same client got a code or tokens before this failure. */
  clientWorkedAt: {
    label: 'Same client worked',
    unseen: 'No sign-in of the same client that worked is in this capture.',
    read: ({ exchange, capture }) => {
      const client = clientOf(exchange);
      const other = client
        ? capture.findLast(
            (item) => item.startedAt < exchange.startedAt && clientOf(item) === client && succeeded(item),
          )
        : undefined;
      return other && said(other.startedAt, clock(other.startedAt), 'earlier in this capture', other);
    },
  } satisfies FactReader<number>,
  /** The tenant in whose path another request of this client, or of another one, succeeded. */
  workingTenant: {
    label: 'Tenant that worked',
    unseen: 'No sign-in that worked is in this capture.',
    read: ({ exchange, capture }) => {
      const client = clientOf(exchange);
      const worked = capture.filter((item) => item !== exchange && succeeded(item) && placeOf(item)?.endpoint.tenant);
      const other = worked.findLast((item) => clientOf(item) === client) ?? worked.at(-1);
      const tenant = other && placeOf(other)?.endpoint.tenant;
      return other && tenant ? fact(tenant, tenant, 'earlier in this capture', other) : undefined;
    },
  } satisfies FactReader<string>,
  otherClientIds: {
    label: 'Other client IDs in this capture',
    unseen: 'The capture holds no other client ID.',
    read: ({ exchange, capture }) => {
      const own = clientOf(exchange);
      const ids = [...new Set(capture.map(clientOf))].filter((id): id is string => id !== undefined && id !== own);
      return ids.length > 0 ? fact(ids, ids.join(', '), 'requests of this capture', null) : undefined;
    },
  } satisfies FactReader<string[]>,
  /** Whether the failing request carried a Microsoft session cookie (only names are read). */
  sessionCookie: {
    label: 'Session cookie',
    unseen: 'Cookie names are seen with DevTools open, or in a HAR file that was exported with sensitive data.',
    read: ({ exchange }) => {
      const has = hasSession(exchange);
      if (has === undefined) return undefined;
      return said(
        has,
        has ? 'sent (ESTSAUTH)' : 'none (no ESTSAUTH cookie name)',
        'authorize request, header',
        exchange,
      );
    },
  } satisfies FactReader<boolean>,
  /** Whether a top-level request to the same host carried a session cookie. */
  topLevelSessionCookie: {
    label: 'Session cookie of a full-page request',
    unseen: 'A full-page request to the same host with its cookie names is not in this capture.',
    read: ({ exchange, capture }) => {
      const host = placeOf(exchange)?.authority.host;
      const others = capture.filter(
        (other) => other.type === 'document' && placeOf(other)?.authority.host === host && other.request.cookieNames,
      );
      const withSession = others.findLast(hasSession);
      const shown = withSession ?? others.at(-1);
      if (!host || !shown) return undefined;
      const has = withSession !== undefined;
      return said(
        has,
        has ? 'sent (ESTSAUTH)' : 'none (no ESTSAUTH cookie name)',
        'full-page request of this capture',
        shown,
      );
    },
  } satisfies FactReader<boolean>,
  inFrame: {
    label: 'Loaded in',
    unseen: 'The capture does not say how the request was loaded.',
    read: ({ exchange }) =>
      exchange.type === 'other'
        ? undefined
        : said(exchange.type === 'iframe', exchange.type === 'iframe' ? 'a frame' : 'not a frame', 'request', exchange),
  } satisfies FactReader<boolean>,
};
