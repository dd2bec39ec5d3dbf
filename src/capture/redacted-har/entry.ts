/** Writes one HAR entry anew from what may be kept; nothing of the entry as it was is copied but dates, durations and sizes. */
import * as v from 'valibot';
import type { Exchange } from '../../evidence/exchange.ts';
import type { RawExchange } from '../../evidence/raw.ts';
import { address } from '../../evidence/redact/parameters.ts';
import { scrub } from '../../evidence/redact/scrub.ts';
import { parametersOf, type RawParameter, urlOf } from '../../protocol/parameters.ts';
import { entryField } from '../har-computed.ts';
import { bodyText, encoded, type Field, fieldsOf, type Writer } from './shown.ts';

const timing = v.fallback(v.optional(v.number()), undefined);
const short = (pattern: RegExp) => v.fallback(v.optional(v.pipe(v.string(), v.regex(pattern))), undefined);

// Every text that is copied has a form that cannot hold a secret.
const Copied = v.object({
  pageref: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(80))), undefined),
  startedDateTime: v.fallback(
    v.optional(v.union([v.number(), v.pipe(v.string(), v.regex(/^[\w\d:.,+/() -]{8,40}$/))])),
    undefined,
  ),
  time: timing,
  timings: v.fallback(
    v.object({
      blocked: timing,
      dns: timing,
      connect: timing,
      ssl: timing,
      send: timing,
      wait: timing,
      receive: timing,
    }),
    {},
  ),
  request: v.object({ httpVersion: short(/^[\w./-]{1,12}$/) }),
  response: v.fallback(
    v.object({
      content: v.fallback(
        v.object({ size: timing, mimeType: short(/^[\w.+/-]{1,80}(?:;\s*charset=[\w-]{1,20})?$/) }),
        {},
      ),
    }),
    { content: {} },
  ),
});

type Copied = v.InferOutput<typeof Copied>;

interface Written {
  method: string;
  url: string;
  queryString: Field[];
  requestHeaders: Field[];
  postData: object | undefined;
  responseHeaders: Field[];
  body: string | undefined;
  redirect: string;
}

const loads: Record<Exchange['type'], object> = {
  document: { _resourceType: 'document' },
  iframe: { _resourceType: 'document', _initiator: { type: 'parser' } },
  fetch: { _resourceType: 'fetch' },
  preflight: { _resourceType: 'preflight' },
  other: { _resourceType: 'other' },
};

function harEntry(value: unknown, raw: RawExchange, error: string | null, written: Written): object {
  const copied: Copied = v.parse(Copied, value);
  const { pageref, startedDateTime, time, timings } = copied;
  const { httpVersion = '' } = copied.request;
  const { size = 0, mimeType = '' } = copied.response.content;
  const shared = { httpVersion, cookies: [], headersSize: -1, bodySize: -1 };
  return {
    pageref: pageref === undefined ? undefined : scrub(pageref),
    startedDateTime,
    time,
    ...loads[raw.type],
    request: {
      method: written.method,
      url: written.url,
      ...shared,
      headers: written.requestHeaders,
      queryString: written.queryString,
      postData: written.postData,
    },
    response: {
      status: raw.status ?? 0,
      statusText: '',
      ...shared,
      headers: written.responseHeaders,
      content: { size, mimeType, text: written.body },
      redirectURL: written.redirect,
      _error: error ?? undefined,
    },
    cache: {},
    timings,
  };
}

/** The entry of a request that has nothing to do with a sign-in: what was asked, how it ended, how long it took. */
export function bareEntry({ people }: Writer, value: unknown, raw: RawExchange): object {
  const url = urlOf(raw.url);
  const isWeb = url !== undefined && /^(?:https?|wss?):$/.test(url.protocol);
  const error = raw.networkError === null ? null : scrub(raw.networkError.slice(0, 100));
  return harEntry(value, raw, error, {
    method: method(raw.method),
    url: isWeb
      ? people.shown(scrub(people.mark(withoutKeys(address(url.href))).slice(0, 2000)))
      : `${url?.protocol ?? ''}//`,
    queryString: [],
    requestHeaders: [],
    postData: undefined,
    responseHeaders: [],
    body: undefined,
    redirect: '',
  });
}

// Links to reset a password or to accept an invitation carry their key as a part of the path.
const key =
  /(?<=\/)(?=[\w~%-]*\d)(?=[\w~%-]*[a-z])(?![0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\/|$))[\w~%-]{16,}(?=\/|$)/gi;
const withoutKeys = (url: string): string =>
  url.replace(key, (part) => (/%40/.test(part) ? part : `[${part.length} chars]`));

const method = (text: string): string => (/^[A-Z]{1,16}$/.test(text) ? text : 'GET');

/** The entry of a sign-in: `kept` is its redacted exchange, `marked` the same with marks in place of people. */
export function signInEntry(
  writer: Writer,
  value: unknown,
  raw: RawExchange,
  kept: Exchange,
  marked: Exchange,
): object {
  const { people, removed } = writer;
  const { request, response } = kept;
  const url = urlOf(raw.url);
  const sent: RawParameter[] = url ? [...parametersOf(url.search.slice(1)), ...parametersOf(url.hash.slice(1))] : [];
  const queryString = fieldsOf(writer, request.query, marked.request.query, sent);
  const cookies = request.cookieNames ?? [];
  removed.cookies(cookies.length);
  const cookie = cookies.map((name) => `${name}=REDACTED`).join('; ');
  const redirect = response?.redirect;
  const returned = redirect
    ? encoded(fieldsOf(writer, redirect.parameters, marked.response?.redirect?.parameters ?? []))
    : '';
  const mark = redirect?.where === 'fragment' ? '#' : '?';
  const entry = harEntry(value, raw, kept.networkError, {
    method: method(request.method),
    url: `${people.shown(marked.request.url)}${queryString.length > 0 ? `?${encoded(queryString)}` : ''}`,
    queryString,
    requestHeaders: [
      ...fieldsOf(writer, request.headers, marked.request.headers),
      ...(request.cookieNames === null ? [] : [{ name: 'cookie', value: cookie }]),
    ],
    postData: postData(writer, raw, kept, marked),
    responseHeaders: response ? fieldsOf(writer, response.headers, marked.response?.headers ?? []) : [],
    body:
      response && response.body.kind !== 'missing' ? bodyText(writer, response.body, marked.response?.body) : undefined,
    redirect: redirect ? `${people.shown(redirect.url)}${returned === '' ? '' : `${mark}${returned}`}` : '',
  });
  return { ...entry, _signinDoctor: entryField(kept) };
}

function postData(writer: Writer, raw: RawExchange, { request }: Exchange, marked: Exchange): object | undefined {
  const { body } = request;
  const other = marked.request.body;
  if (body.kind === 'form') {
    const sent = typeof raw.requestBody === 'string' ? parametersOf(raw.requestBody) : [];
    const params = fieldsOf(writer, body.parameters, other.kind === 'form' ? other.parameters : [], sent);
    return { mimeType: 'application/x-www-form-urlencoded', params, text: encoded(params) };
  }
  if (body.kind === 'json') {
    const members = Object.fromEntries(body.names.map((name) => [name, 'REDACTED']));
    return { mimeType: 'application/json', text: JSON.stringify(members) };
  }
  return body.kind === 'other' ? { mimeType: 'text/plain', text: `REDACTED.body.${body.length}` } : undefined;
}
