/** Turns one HAR entry into a RawExchange; the same shape comes from HAR files and from devtools.network. */
import type { Entry } from 'har-format';
import * as v from 'valibot';
import type { LoadType } from '../evidence/exchange.ts';
import type { RawExchange } from '../evidence/raw.ts';
import { contentOf, requestBodyOf, responseBodyOf } from './har-content.ts';
import { timeOf } from './har-time.ts';

// Recorders write values as numbers, and tools that rewrite HAR files write headers as one object.
const Header = v.object({ name: v.string(), value: v.union([v.string(), v.pipe(v.number(), v.transform(String))]) });
const Fields = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((fields): unknown[] => Object.entries(fields).map(([name, value]) => ({ name, value }))),
);
const list = v.fallback(v.union([v.array(v.unknown()), Fields]), []);
const maybeText = v.fallback(v.optional(v.string()), undefined);

// Recorders differ: only method and address are asked for, all else may be missing or odd.
const HarEntry = v.object({
  startedDateTime: v.optional(v.unknown()),
  time: v.fallback(v.optional(v.number()), undefined),
  request: v.object({
    method: v.pipe(v.string(), v.minLength(1)),
    url: v.pipe(v.string(), v.minLength(1)),
    headers: list,
    cookies: list,
    postData: v.optional(v.unknown()),
  }),
  response: v.fallback(
    v.object({
      status: v.fallback(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{3}$/), v.transform(Number))]), 0),
      headers: list,
      redirectURL: maybeText,
      content: v.optional(v.unknown()),
      _error: maybeText,
    }),
    { status: 0, headers: [], redirectURL: undefined, content: undefined, _error: undefined },
  ),
  _error: maybeText,
  _resourceType: maybeText,
  _initiator: v.optional(v.unknown()),
});

/** No request takes longer; what does is no duration. */
const aDay = 24 * 3_600_000;

export interface EntryOptions {
  source: 'har' | 'devtools';
  tabId: number | null;
  /** The response body where it comes apart from the entry (getContent of devtools.network). */
  body?: RawExchange['responseBody'];
  /** Start of an entry without a readable date. */
  startedAt?: number;
}

/** The request and answer of an entry, or undefined where it names no request. Never throws. */
export function exchangeOfEntry(entry: Entry | unknown, options: EntryOptions): RawExchange | undefined {
  const result = v.safeParse(HarEntry, entry);
  if (!result.success || !URL.canParse(result.output.request.url)) return undefined;
  const { request, response, ...rest } = result.output;
  const method = request.method.toUpperCase();
  const requestHeaders = headersOf(request.headers);
  const responseHeaders = headersOf(response.headers);
  const networkError = response._error || rest._error || null;
  const status = response.status > 0 ? response.status : null;
  const type = typeOf(method, requestHeaders, rest._resourceType, rest._initiator);
  return {
    source: options.source,
    tabId: options.tabId,
    startedAt: timeOf(rest.startedDateTime) ?? options.startedAt ?? 0,
    took: rest.time !== undefined && rest.time >= 0 && rest.time <= aDay ? rest.time : null,
    type,
    method,
    url: request.url,
    requestHeaders: withCookies(requestHeaders, request.cookies),
    requestBody: requestBodyOf(method, request.postData, header(requestHeaders, 'content-length')),
    initiator: initiatorOf(rest._initiator),
    status,
    responseHeaders,
    redirectUrl: redirectOf(status, response.redirectURL, header(responseHeaders, 'location')),
    responseBody:
      options.body ??
      responseBodyOf(contentOf(response.content), {
        status,
        networkError,
        contentLength: header(responseHeaders, 'content-length'),
        navigates: type === 'document' || type === 'iframe',
      }),
    networkError,
  };
}

/** Pairs of name and value. HTTP/2 pseudo headers (`:authority` …) repeat the request line and are left out. */
function headersOf(headers: readonly unknown[]): [string, string][] {
  return headers.flatMap((item): [string, string][] => {
    const result = v.safeParse(Header, item);
    return result.success && !result.output.name.startsWith(':') ? [[result.output.name, result.output.value]] : [];
  });
}

const header = (headers: readonly [string, string][], wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

/** Request headers with the cookies among them; null where the recorder shows no headers at all. */
function withCookies(headers: [string, string][], cookies: readonly unknown[]): [string, string][] | null {
  if (headers.length === 0 && cookies.length === 0) return null;
  if (header(headers, 'cookie') !== undefined) return headers;
  const sent = headersOf(cookies).map(([name, value]) => `${name}=${value}`);
  return sent.length > 0 ? [...headers, ['Cookie', sent.join('; ')]] : headers;
}

const byDestination = new Map<string, LoadType>([
  ['document', 'document'],
  ['iframe', 'iframe'],
  ['frame', 'iframe'],
  ['empty', 'fetch'],
]);
const byResource = new Map<string, LoadType>([
  ['document', 'document'],
  ['xhr', 'fetch'],
  ['fetch', 'fetch'],
  ['preflight', 'preflight'],
]);

function typeOf(
  method: string,
  headers: readonly [string, string][],
  resource: string | undefined,
  initiator: unknown,
): LoadType {
  const asksFirst = method === 'OPTIONS' && header(headers, 'access-control-request-method') !== undefined;
  if (asksFirst || resource === 'preflight') return 'preflight';
  const destination = header(headers, 'sec-fetch-dest')?.toLowerCase();
  if (destination !== undefined) return byDestination.get(destination) ?? 'other';
  const type = byResource.get(resource?.toLowerCase() ?? '') ?? 'other';
  // Chrome calls a frame a document too; only a frame is loaded by the parser of another page.
  if (type === 'document' && v.is(v.object({ type: v.literal('parser') }), initiator)) return 'iframe';
  return type === 'other' && header(headers, 'sec-fetch-mode') === 'navigate' ? 'document' : type;
}

/** As the recorder wrote it, because a parser would add the slash that a comparison looks for. */
function redirectOf(status: number | null, recorded: string | undefined, location: string | undefined): string | null {
  if (status === null || status < 300 || status >= 400) return null;
  // Some recorders cut the fragment off; the header still has it.
  if (location?.includes('#') && !recorded?.includes('#')) return location;
  return recorded || location || null;
}

const Frame = v.object({ url: v.string(), lineNumber: v.fallback(v.number(), 0) });
const Stack = v.object({ callFrames: list, parent: v.optional(v.unknown()) });
const Initiator = v.object({
  type: v.literal('script'),
  stack: v.optional(v.unknown()),
  url: maybeText,
  lineNumber: v.fallback(v.number(), 0),
});

const deepest = 10;

/** `file.js:12` of the innermost frame that is the page's own; lines count from 0 in the protocol, from 1 here. */
function initiatorOf(initiator: unknown): string | null {
  const result = v.safeParse(Initiator, initiator);
  if (!result.success) return null;
  let stack: unknown = result.output.stack;
  for (let depth = 0; depth < deepest; depth++) {
    const part = v.safeParse(Stack, stack);
    if (!part.success) break;
    for (const item of part.output.callFrames) {
      const frame = v.safeParse(Frame, item);
      const place = frame.success ? placeOf(frame.output.url, frame.output.lineNumber) : null;
      if (place) return place;
    }
    stack = part.output.parent;
  }
  return result.output.url ? placeOf(result.output.url, result.output.lineNumber) : null;
}

function placeOf(address: string, line: number): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, pathname, host } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return null; // extensions, eval, about:blank
  // A script names itself; the last segment of a page's address may be anything, so its host is named instead.
  const file = pathname.split('/').at(-1) ?? '';
  return `${/\.(?:[cm]?[jt]sx?|html?|aspx?|php|vue|svelte)$/i.test(file) ? file : host}:${line + 1}`;
}
