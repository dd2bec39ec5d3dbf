/** Facts about what else the capture holds: earlier successes, repeats, cookies. */
import { differingPart, editDistance } from '../../protocol/edit-distance.ts';
import { type Exchange, parameter, requestParameters, returnedParameters, text } from '../exchange.ts';
import type { FactContext, FactReader } from './fact.ts';
import { askingRequest, clock, fact, isAuthorize, isSilent, isToken, placeOf, said } from './read.ts';
import { returnedCode } from './redirect-uri.ts';

const fiveMinutes = 5 * 60 * 1000;
const clientOf = (exchange: Exchange) => text(requestParameters(exchange), 'client_id');
/** The client of the request that failed, also where the answer came on a page in between. */
const askingClient = (context: FactContext) => clientOf(askingRequest(context) ?? context.exchange);
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
/** What the service compares requests by when it counts a loop. */
export function equalityKey(exchange: Exchange): string {
  const list = requestParameters(exchange);
  return JSON.stringify(
    loopNames.map((name) => {
      const value = parameter(list, name);
      return typeof value === 'object' ? (value.print ?? null) : (value ?? null);
    }),
  );
}

const gap = (a: Exchange, b: Exchange): number => Math.abs(a.startedAt - b.startedAt);

const isNearby = (other: Exchange, exchange: Exchange): boolean =>
  other !== exchange &&
  (isToken(other) || isAuthorize(other)) &&
  gap(other, exchange) <= 60_000 &&
  placeOf(other)?.authority.host === placeOf(exchange)?.authority.host;

/** What came back, in one word of the protocol. */
function answerOf(exchange: Exchange): string {
  const { response } = exchange;
  if (!response) return 'no answer';
  if (isToken(exchange) && response.status === 200) return 'tokens';
  if (returnedCode(exchange)) return 'code';
  const { body } = response;
  const returned = returnedParameters(exchange) ?? [];
  const json = body.kind === 'json' && body.value !== null && typeof body.value === 'object' ? body.value : {};
  const error = text(returned, 'error') ?? ('error' in json ? json.error : undefined);
  if (typeof error === 'string' && error !== '') return error;
  return body.kind === 'page' ? 'page' : `HTTP ${response.status}`;
}

export interface Answers {
  total: number;
  /** Codes or tokens. */
  worked: number;
  /** OAuth errors. */
  failed: number;
  /** Whether a code came back in the fragment, where only the page can read it. */
  inFragment: boolean;
}

function answers(list: readonly Exchange[]): { value: Answers; display: string } {
  const counts = new Map<string, number>();
  for (const word of list.map(answerOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const worked = (counts.get('code') ?? 0) + (counts.get('tokens') ?? 0);
  const failed = [...counts].filter(([word]) => /^[a-z]+_[a-z_]+$/.test(word)).reduce((sum, [, n]) => sum + n, 0);
  const inFragment = list.some(
    (exchange) => returnedCode(exchange) && exchange.response?.redirect?.where === 'fragment',
  );
  return {
    value: { total: list.length, worked, failed, inFragment },
    display: [...counts].map(([word, n]) => `${n} × ${word}`).join(', '),
  };
}

/** Requests equal to this one in the five minutes before it, itself the last. */
function equalRequests(exchange: Exchange, capture: readonly Exchange[]): Exchange[] | undefined {
  if (!isToken(exchange) && !isAuthorize(exchange)) return undefined;
  const key = equalityKey(exchange);
  return capture.filter(
    (other) =>
      other.startedAt <= exchange.startedAt &&
      exchange.startedAt - other.startedAt <= fiveMinutes &&
      isToken(other) === isToken(exchange) &&
      placeOf(other)?.endpoint.kind === placeOf(exchange)?.endpoint.kind &&
      text(other.request.query, 'sso_reload') !== 'true' &&
      equalityKey(other) === key,
  );
}

/** Whether an answer says the code, on a sign-in page or as JSON. */
function says(exchange: Exchange, number: number): boolean {
  const body = exchange.response?.body;
  if (body?.kind === 'page') return String(body.config.sErrorCode ?? body.config.iErrorCode ?? '') === String(number);
  const json = body?.kind === 'json' ? body.value : null;
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return false;
  return Array.isArray(json.error_codes) && json.error_codes.some((code) => String(code) === String(number));
}

const refreshTokenIn = (exchange: Exchange): string | undefined => {
  const { body } = exchange.request;
  const sent = body.kind === 'form' ? parameter(body.parameters, 'refresh_token') : undefined;
  return typeof sent === 'object' ? sent.print : undefined;
};
const refreshTokenFrom = (exchange: Exchange): string | undefined => {
  const body = exchange.response?.body;
  const json = body?.kind === 'json' ? body.value : null;
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return undefined;
  const token = json.refresh_token;
  return typeof token === 'object' && token !== null && !Array.isArray(token) && typeof token.print === 'string'
    ? token.print
    : undefined;
};

const deviceCredentials = new Set(['x-ms-refreshtokencredential', 'x-ms-devicecredential']);
const hasDeviceCredential = ({ request }: Exchange): boolean =>
  [...request.headers.map(({ name }) => name), ...(request.cookieNames ?? [])].some((name) =>
    deviceCredentials.has(name.toLowerCase()),
  );

const hasSession = (exchange: Exchange): boolean | undefined =>
  exchange.request.cookieNames?.some((name) => name.toUpperCase().startsWith('ESTSAUTH'));

/** Another value of the capture that differs in a few characters only, and where. */
export interface Similar {
  other: string;
  /** The odd part of the value that failed, as [start, end). */
  mark: [number, number];
}

function similar(value: string | null | undefined, others: readonly (string | null | undefined)[]) {
  const own = value?.toLowerCase();
  if (!own || own.length < 8) return undefined;
  for (const other of others) {
    const theirs = other?.toLowerCase();
    if (other && theirs && theirs !== own && editDistance(own, theirs, 3) <= 3)
      return { other, mark: differingPart(own, theirs) };
  }
  return undefined;
}

export const captureFacts = {
  equalRequests: {
    label: 'Equal requests within 5 minutes',
    unseen: 'The earlier requests are not in this capture.',
    read: ({ exchange, capture }) => {
      const equal = equalRequests(exchange, capture);
      return equal && fact(equal.length, String(equal.length), 'requests of this capture', exchange);
    },
  } satisfies FactReader<number>,
  /** What the equal requests before this one were answered with. */
  equalAnswers: {
    label: 'Answers to the equal requests before',
    unseen: 'The earlier requests are not in this capture.',
    read: ({ exchange, capture }) => {
      const before = equalRequests(exchange, capture)?.filter((other) => other !== exchange) ?? [];
      if (before.length === 0) return undefined;
      const { value, display } = answers(before);
      return fact(value, display, 'answers of this capture', before.at(-1) ?? null);
    },
  } satisfies FactReader<Answers>,
  /** What token requests of the same client were answered with in the five minutes before this one. */
  tokenAnswers: {
    label: 'Answers to its token requests',
    unseen: 'The request names no client.',
    read: ({ exchange, capture }) => {
      const client = clientOf(exchange);
      if (!client) return undefined;
      const before = capture.filter(
        (other) =>
          isToken(other) &&
          other !== exchange &&
          clientOf(other) === client &&
          other.startedAt <= exchange.startedAt &&
          exchange.startedAt - other.startedAt <= fiveMinutes,
      );
      const { value, display } = answers(before);
      return before.length > 0
        ? fact(value, display, 'answers of this capture', before.at(-1) ?? null)
        : said(value, 'no token request was seen', 'requests of this capture', null);
    },
  } satisfies FactReader<Answers>,
  /** How often a wrong user name or password was answered before, on the same authority host. */
  failedPasswords: {
    label: 'Wrong passwords before',
    unseen: 'The answers before are not in this capture.',
    read: ({ exchange, capture }) => {
      const host = placeOf(exchange)?.authority.host;
      if (!host) return undefined;
      const count = capture.filter(
        (other) =>
          other.startedAt < exchange.startedAt && placeOf(other)?.authority.host === host && says(other, 50126),
      ).length;
      return fact(count, String(count), 'answers of this capture', exchange);
    },
  } satisfies FactReader<number>,
  /** What the same client did next: it showed the sign-in page, asked again without showing anything, or nothing. */
  afterwards: {
    label: 'Afterwards',
    unseen: 'The capture does not show what followed.',
    read: ({ exchange, capture }) => {
      const client = clientOf(exchange);
      if (!client || exchange.request.url === '') return undefined;
      const later = capture.filter(
        (other) => other.startedAt > exchange.startedAt && isAuthorize(other) && clientOf(other) === client,
      );
      const next = later.find((other) => !isSilent(other)) ?? later[0];
      if (!next) return said('nothing', 'no further sign-in request of this app', 'requests of this capture', null);
      return isSilent(next)
        ? said('silent', 'the app asked again without showing a page', 'later in this capture', next)
        : said('shown', 'the app opened the sign-in page', 'later in this capture', next);
    },
  } satisfies FactReader<'nothing' | 'silent' | 'shown'>,
  /** Whether the refresh token sent is one that this client had already been given a successor for. */
  replacedRefreshToken: {
    label: 'Refresh token against the last one received',
    unseen: 'No token response of this client with a refresh token is in this capture before this request.',
    read: ({ exchange, capture }) => {
      const client = clientOf(exchange);
      const sent = refreshTokenIn(exchange);
      const last = capture.findLast(
        (other) =>
          isToken(other) &&
          clientOf(other) === client &&
          other.startedAt < exchange.startedAt &&
          refreshTokenFrom(other),
      );
      if (!client || !sent || !last) return undefined;
      const replaced = refreshTokenFrom(last) !== sent;
      return said(replaced, replaced ? 'an older one was sent' : 'the same', 'both token requests compared', last);
    },
  } satisfies FactReader<boolean>,
  /** Whether the browser showed Microsoft a device: a primary refresh token or device credential as header or cookie. */
  deviceIdentity: {
    label: 'Device identity',
    unseen:
      'It needs the authorize request with its headers and cookie names: DevTools open, or a HAR file with sensitive data.',
    read: ({ exchange, signIn }) => {
      const pages = signIn.filter(
        (other) =>
          other.startedAt <= exchange.startedAt && !isToken(other) && placeOf(other) && other.request.headersSeen,
      );
      const proof = pages.find(hasDeviceCredential);
      if (proof) return said(true, 'sent', 'request, header', proof);
      const authorize = pages.findLast((other) => isAuthorize(other) && other.request.cookieNames);
      // A device that proves itself by a certificate does so on a host of its own; whether it did is not seen.
      const byCertificate = pages.some((other) => placeOf(other)?.authority.host.startsWith('device.login.'));
      return authorize && !byCertificate ? said(false, 'not sent', 'authorize request, headers', authorize) : undefined;
    },
  } satisfies FactReader<boolean>,
  /** Time at which the same client got a code or tokens before this failure. */
  clientWorkedAt: {
    label: 'Same client worked',
    unseen: 'No sign-in of the same client that worked is in this capture.',
    read: (context) => {
      const { exchange, capture } = context;
      const client = askingClient(context);
      const other = client
        ? capture.findLast(
            (item) => item.startedAt < exchange.startedAt && clientOf(item) === client && succeeded(item),
          )
        : undefined;
      return other && said(other.startedAt, clock(other.startedAt), 'earlier in this capture', other);
    },
  } satisfies FactReader<number>,
  /** The very same request (client, scope, redirect URI, grant) with a good answer, ten minutes before or after at most. */
  sameRequestWorkedAt: {
    label: 'Same request worked',
    unseen: 'The same request with a good answer is not in this capture.',
    read: ({ exchange, capture }) => {
      if (!isToken(exchange) && !isAuthorize(exchange)) return undefined;
      const key = equalityKey(exchange);
      const other = capture
        .filter((item) => item !== exchange && isToken(item) === isToken(exchange) && succeeded(item))
        .filter((item) => equalityKey(item) === key && gap(item, exchange) <= 2 * fiveMinutes)
        .toSorted((a, b) => gap(a, exchange) - gap(b, exchange))[0];
      return other && said(other.startedAt, clock(other.startedAt), 'requests of this capture', other);
    },
  } satisfies FactReader<number>,
  /** Requests of other clients, at this authority and within a minute of the failure, that worked. */
  workedNearby: {
    label: 'Other apps that signed in within the same minute',
    unseen: 'No other sign-in of that minute is in this capture.',
    read: ({ exchange, capture }) => {
      const others = capture.filter((item) => isNearby(item, exchange) && clientOf(item) !== clientOf(exchange));
      const worked = new Set(others.filter(succeeded).map(clientOf)).size;
      return others.length > 0 ? fact(worked, String(worked), 'requests of this capture', null) : undefined;
    },
  } satisfies FactReader<number>,
  /** Other requests at this authority, within a minute of the failure, that were answered with 500 or above. */
  troubleNearby: {
    label: 'Other answers of 500 and above within the same minute',
    unseen: 'No other request of that minute is in this capture.',
    read: ({ exchange, capture }) => {
      const others = capture.filter((item) => isNearby(item, exchange) && equalityKey(item) !== equalityKey(exchange));
      const failed = others.filter((item) => (item.response?.status ?? 0) >= 500).length;
      return others.length > 0 ? fact(failed, String(failed), 'requests of this capture', null) : undefined;
    },
  } satisfies FactReader<number>,
  /** The tenant in whose path another request of this client, or of another one, succeeded. */
  workingTenant: {
    label: 'Tenant that worked',
    unseen: 'No sign-in that worked is in this capture.',
    read: (context) => {
      const { exchange, capture } = context;
      const client = askingClient(context);
      const worked = capture.filter((item) => item !== exchange && succeeded(item) && placeOf(item)?.endpoint.tenant);
      const other = worked.findLast((item) => clientOf(item) === client) ?? worked.at(-1);
      const tenant = other && placeOf(other)?.endpoint.tenant;
      return other && tenant ? fact(tenant, tenant, 'earlier in this capture', other) : undefined;
    },
  } satisfies FactReader<string>,
  /** A tenant that worked in this capture and differs from the one asked in a few characters. */
  similarTenant: {
    label: 'Nearly equal tenant that worked',
    unseen: 'No sign-in at nearly the same tenant is in this capture.',
    read: (context) => {
      const asking = askingRequest(context) ?? context.exchange;
      const worked = context.capture.filter(succeeded);
      const found = similar(
        placeOf(asking)?.endpoint.tenant,
        worked.map((item) => placeOf(item)?.endpoint.tenant),
      );
      const seen = found && worked.find((item) => placeOf(item)?.endpoint.tenant === found.other);
      return found && fact(found, found.other, 'earlier in this capture', seen ?? null);
    },
  } satisfies FactReader<Similar>,
  /** A client ID that worked in this capture and differs from the one sent in a few characters. */
  similarClientId: {
    label: 'Nearly equal client ID that worked',
    unseen: 'No sign-in with nearly the same client ID is in this capture.',
    read: (context) => {
      const asking = askingRequest(context) ?? context.exchange;
      const worked = context.capture.filter(succeeded);
      const found = similar(clientOf(asking), worked.map(clientOf));
      const seen = found && worked.find((item) => clientOf(item) === found.other);
      return found && fact(found, found.other, 'earlier in this capture', seen ?? null);
    },
  } satisfies FactReader<Similar>,
  otherClientIds: {
    label: 'Other client IDs in this capture',
    unseen: 'The capture holds no other client ID.',
    read: (context) => {
      const { capture } = context;
      const own = askingClient(context);
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
        (other) =>
          other !== exchange &&
          other.type === 'document' &&
          placeOf(other)?.authority.host === host &&
          other.request.cookieNames,
      );
      // The last one before tells, else the first one after: a later sign-in makes a session that was not there yet.
      const shown =
        others.findLast((other) => other.startedAt < exchange.startedAt) ??
        others.find((other) => other.startedAt > exchange.startedAt && isAuthorize(other));
      if (!host || !shown) return undefined;
      // A sign-out request still carries the session that it ends.
      const has = hasSession(shown) === true && placeOf(shown)?.endpoint.kind !== 'logout';
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
