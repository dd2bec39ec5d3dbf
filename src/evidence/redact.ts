/** The first thing after capture: keeps what is known to be safe, computes facts from secrets, drops the rest. */
import { parametersOf, type RawParameter, urlOf } from '../protocol/parameters.ts';
import type { Exchange, ExchangeResponse, Json, Parameter, Redirect, RequestBody, Role } from './exchange.ts';
import type { RawExchange } from './raw.ts';
import { presentRequestHeaders, safeRequestHeaders, safeResponseHeaders } from './redact/allow-list.ts';
import { bodySecrets, redactBody } from './redact/body.ts';
import { redactChallenges } from './redact/challenge.ts';
import { type DecodedBody, decodedBody, jsonOf } from './redact/decoded-body.ts';
import { type FingerprintKey, fingerprint } from './redact/fingerprint.ts';
import { secretsOfJson } from './redact/json.ts';
import { address, redactParameters } from './redact/parameters.ts';
import { clean, nameKept, type Redactor } from './redact/redactor.ts';
import { samlFacts, samlFactsOf } from './redact/saml.ts';
import { scrub } from './redact/scrub.ts';
import { bearerFacts, secretFacts } from './redact/secret-facts.ts';
import { headerSecrets, hiding, isSecretName, secretValues } from './redact/secrets.ts';
import { challengesIn } from './trust/challenge.ts';
import { relayedError } from './trust/relay.ts';
import { standingOf } from './trust.ts';

export interface RedactOptions {
  key: FingerprintKey;
  /** Hosts that the user named as authorities (custom domains), lower case. */
  authorityHosts: readonly string[];
}

/**
 * The exchange without its secrets, or null where it has nothing to do with a sign-in. Pure; never throws for odd input.
 * The ID is made from tab, start, method and address, so that the same report twice gives the same ID.
 */
export function redact(raw: RawExchange, { key, authorityHosts }: RedactOptions): Exchange | null {
  const url = urlOf(raw.url);
  const standing = standingOf(raw, url, authorityHosts);
  if (!standing) return null;
  const query = parametersOf(url ? url.search.slice(1) : '');
  const form = formOf(raw);
  const target = targetOf(raw.redirectUrl, url);
  const returned = [...parametersOf(target?.search.slice(1) ?? ''), ...parametersOf(target?.hash.slice(1) ?? '')];
  const fragment = parametersOf(url?.hash.slice(1) ?? '');
  const sent = form ? null : jsonSent(raw);
  const body = bodyOf(raw, standing.role);
  const redactor: Redactor = {
    key,
    hide: hiding([
      ...secretValues([...query, ...fragment, ...(form ?? textMembers(sent)), ...returned]),
      ...secretsOfJson(sent, isSecretName),
      ...headerSecrets(raw.requestHeaders ?? []),
      ...(body ? bodySecrets(body) : []),
    ]),
  };
  const parameters = [...query, ...fragment, ...(form ?? [])];
  return {
    id: `${raw.tabId ?? 'file'}-${Math.round(raw.startedAt)}-${fingerprint(key, `${raw.method} ${raw.url}`).slice(0, 8)}`,
    tabId: raw.tabId,
    startedAt: raw.startedAt,
    took: raw.took,
    sources: [raw.source],
    ...standing,
    type: raw.type,
    request: {
      method: raw.method.slice(0, 16),
      url: url ? clean(redactor, address(url.href), 500) : '',
      query: redactParameters(redactor, [...query, ...fragment]),
      headers: requestHeaders(redactor, raw.requestHeaders ?? []),
      headersSeen: raw.requestHeaders !== null,
      cookieNames: cookieNames(raw),
      body: requestBody(redactor, raw, form),
      initiator: initiatorOf(redactor, raw.initiator),
    },
    response: response(redactor, raw, target, body, standing.role),
    networkError: raw.networkError === null ? null : clean(redactor, raw.networkError, 100),
    secrets: {
      ...secretFacts(redactor, parameters),
      ...bearerFacts(redactor, raw),
      ...samlIn(redactor, parameters, body),
    },
  };
}

/** The decoded response body; undefined where there is none. Of what a host passes on only the authority's error is read. */
function bodyOf(raw: RawExchange, role: Role): DecodedBody | undefined {
  if (!('text' in raw.responseBody)) return undefined;
  const error = role === 'relay' ? relayedError(raw) : undefined;
  return error ? { kind: 'json', value: error } : decodedBody(raw.responseBody.text, mimeOf(raw.responseHeaders));
}

const jsonSent = (raw: RawExchange): Json =>
  (typeof raw.requestBody === 'string' && raw.requestBody.length < 200_000 && jsonOf(raw.requestBody)) || null;

/** The members of a JSON object that are texts. */
const textMembers = (json: Json): RawParameter[] =>
  json !== null && typeof json === 'object' && !Array.isArray(json)
    ? Object.entries(json).filter((member): member is RawParameter => typeof member[1] === 'string')
    : [];

/** SAML messages of the exchange, wherever they stand: sent, posted on to the app, or pasted. */
function samlIn(redactor: Redactor, sent: readonly RawParameter[], body: DecodedBody | undefined): Exchange['secrets'] {
  const posted = body?.kind === 'form' ? body.form.parameters : [];
  const value = (wanted: string) => [...sent, ...posted].find(([name]) => name.toLowerCase() === wanted)?.[1];
  const message = body?.kind === 'saml' ? samlFacts(redactor, body.message) : undefined;
  const isRequest = message !== undefined && /Request$/.test(message.kind);
  const request = (isRequest ? message : undefined) ?? samlFactsOf(redactor, value('samlrequest'));
  const answer = (isRequest ? undefined : message) ?? samlFactsOf(redactor, value('samlresponse'));
  return { ...(request ? { samlRequest: request } : {}), ...(answer ? { samlResponse: answer } : {}) };
}

/** Absolute target of a redirect; a Location may be relative to the request (RFC 9110 10.2.2). */
function targetOf(location: string | null, base: URL | undefined): URL | undefined {
  if (!location) return undefined;
  try {
    return new URL(location, base);
  } catch {
    return undefined;
  }
}

const mimeOf = (headers: readonly [string, string][] | null): string =>
  headers
    ?.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
    ?.split(';')[0]
    ?.trim()
    .toLowerCase() ?? '';

/** Parameters of a form body; undefined where the body is no form. */
function formOf(raw: RawExchange): RawParameter[] | undefined {
  if (typeof raw.requestBody !== 'string' || raw.requestBody === '') return undefined;
  const mime = mimeOf(raw.requestHeaders);
  if (mime !== '' && mime !== 'application/x-www-form-urlencoded') return undefined;
  // Line ends are percent-encoded in a form; where they stand as they are it is another kind of body.
  return /^\s*[{[]|[\r\n]/.test(raw.requestBody) ? undefined : parametersOf(raw.requestBody);
}

function requestBody(redactor: Redactor, raw: RawExchange, form: RawParameter[] | undefined): RequestBody {
  if (raw.requestBody === undefined) return { kind: 'not-captured' };
  if (raw.requestBody === null || raw.requestBody === '') return { kind: 'none' };
  if (form) return { kind: 'form', parameters: redactParameters(redactor, form) };
  try {
    const json: unknown = JSON.parse(raw.requestBody);
    if (typeof json === 'object' && json !== null) {
      return {
        kind: 'json',
        names: Object.keys(json)
          .slice(0, 50)
          .map((name) => nameKept(redactor, name)),
      };
    }
  } catch {
    // neither form nor JSON
  }
  return { kind: 'other', length: raw.requestBody.length };
}

function requestHeaders(redactor: Redactor, headers: readonly [string, string][]): Parameter[] {
  return headers.flatMap(([raw, value]): Parameter[] => {
    const name = raw.toLowerCase();
    if (safeRequestHeaders.has(name)) return [{ name, value: clean(redactor, value, 300) }];
    const scheme = name === 'authorization' ? /^(Basic|Bearer|PoP|Negotiate)(?= )/i.exec(value)?.[1] : undefined;
    if (scheme) return [{ name, value: scheme }];
    return presentRequestHeaders.has(name) ? [{ name, value: { redacted: true, length: value.length } }] : [];
  });
}

function cookieNames(raw: RawExchange): string[] | null {
  const cookie = raw.requestHeaders?.find(([name]) => name.toLowerCase() === 'cookie')?.[1];
  if (cookie === undefined) return null;
  return cookie
    .split(';')
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map(cookieName);
}

/** A cookie may have no name, and some libraries put a value into it. */
function cookieName(pair: string): string {
  const equals = pair.indexOf('=');
  if (equals < 1) return '(no name)';
  return scrub(pair.slice(0, equals).replace(/(?<=[.|_-])[\w=+/-]{20,}/g, '…')).slice(0, 64);
}

/** File and line of a script. A page names itself by a part of its address, which may hold anything. */
function initiatorOf(redactor: Redactor, initiator: string | null): string | null {
  const [, file = '', line = ''] = /^(.*?)((?::\d+)*)$/s.exec(initiator ?? '') ?? [];
  if (file === '') return null;
  const isFile = /^[^/?#]{1,120}\.[a-z]{2,7}$/i.test(file);
  return isFile ? `${clean(redactor, file, 120)}${line}` : `(page)${line}`;
}

function response(
  redactor: Redactor,
  raw: RawExchange,
  target: URL | undefined,
  body: DecodedBody | undefined,
  role: Role,
): ExchangeResponse | null {
  if (raw.status === null) return null;
  const challenges = challengesIn(raw.responseHeaders);
  return {
    status: raw.status,
    headers: [
      ...raw.responseHeaders.flatMap(([header, value]): Parameter[] => {
        const name = header.toLowerCase();
        return safeResponseHeaders.has(name) ? [{ name, value: clean(redactor, value, 2000) }] : [];
      }),
      ...(challenges.length > 0 ? [{ name: 'www-authenticate', value: redactChallenges(redactor, challenges) }] : []),
    ],
    redirect: target ? redirect(redactor, target) : null,
    body:
      'missing' in raw.responseBody
        ? { kind: 'missing', why: raw.responseBody.missing }
        : redactBody(redactor, body ?? { kind: 'empty' }, mimeOf(raw.responseHeaders), role),
  };
}

function redirect(redactor: Redactor, target: URL): Redirect {
  const fragment = parametersOf(target.hash.slice(1));
  const query = parametersOf(target.search.slice(1));
  const where = fragment.length > 0 ? 'fragment' : 'query';
  return {
    url: clean(redactor, address(target.href), 500),
    where,
    parameters: redactParameters(redactor, where === 'fragment' ? [...fragment, ...query] : query),
  };
}
