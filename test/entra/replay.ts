/** Replays a fixture's failing answer to a live request: same words, but the live IDs, time, client and redirect URI. */
import type { Fixture, FixtureExchange } from '../fixture.ts';
import type { Answer, EntraRequest, Stage } from './exchange.ts';
import { pageHeaders, tokenHeaders } from './headers.ts';
import { configPage } from './pages.ts';
import { sendBack } from './redirect.ts';

export type FailingAnswer = { stage: Stage; exchange: FixtureExchange; redirect: URLSearchParams | null; asked: Asked };

/** What the fixture's own requests said, to be replaced by what the live request says. */
type Asked = { redirectUri: string | null; origin: string | null; clientId: string | null; tenant: string | null };

const stages: [RegExp, Stage][] = [
  [/\/oauth2\/(v2\.0\/)?authorize$/i, 'authorize'],
  [/\/oauth2\/(v2\.0\/)?token$/i, 'token'],
  [/\/(login|kmsi|reprocess|resume|SAS\/ProcessAuth)$/i, 'login'],
];
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const traceId = new RegExp(`(?:Trace|Request) ID: ?(${guid.source})`, 'gi');
const correlationId = new RegExp(`Correlation ID: ?(${guid.source})`, 'gi');
const timestamp = /Timestamp: ?(\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ)/gi;

/** The last answer of the fixture that says a failure. Throws where there is none. */
export function failingAnswerOf(fixture: Fixture): FailingAnswer {
  const asked = askedBy(fixture.exchanges);
  for (const exchange of fixture.exchanges.toReversed()) {
    const url = new URL(exchange.request.url);
    const posted = new URLSearchParams(exchange.request.form ?? {});
    const stage = stages.find(([path]) => path.test(url.pathname))?.[1];
    // form_post: the error is what the browser posts to the application.
    if (!stage && posted.has('error')) return { stage: 'authorize', exchange, redirect: posted, asked };
    if (!stage || !exchange.response) continue;
    const redirect = exchange.response.location ? errorFieldsOf(exchange.response.location) : null;
    if (redirect || saysFailure(exchange)) return { stage, exchange, redirect, asked };
  }
  throw new Error(`test/fixtures/${fixture.name}.json has no failing answer of an authorize, login or token request.`);
}

/** The live answer. `redirectUri` is the live request's, or that of the sign-in it belongs to. */
export function replay(
  failing: FailingAnswer,
  request: EntraRequest,
  redirectUri: string | null,
  cookies: string[],
): Answer {
  const swap = swapFor(failing, request, redirectUri);
  if (failing.redirect) {
    const fields = new URLSearchParams([...failing.redirect].map(([name, value]) => [name, swap(value)]));
    return sendBack(request, redirectUri ?? '', fields, cookies);
  }
  const response = failing.exchange.response;
  if (response?.config) return configPage(request, asRecord(swapAll(response.config, swap)), { cookies });
  const json = response?.json === undefined ? null : swapAll(response.json, swap);
  const headers = request.stage === 'token' ? tokenHeaders(request, codeOf(json)) : pageHeaders(request, cookies);
  const own = Object.entries(response?.headers ?? {}).filter(([name]) => name.toLowerCase() !== 'x-ms-request-id');
  return {
    status: response?.status ?? 400,
    headers: { ...headers, ...(json === null && { 'Content-Type': 'text/html' }), ...Object.fromEntries(own) },
    body: json === null ? swap(response?.text ?? '') : JSON.stringify(json),
  };
}

function askedBy(exchanges: FixtureExchange[]): Asked {
  const parameters = exchanges.map(({ request }) => {
    const all = new URLSearchParams(new URL(request.url).search);
    for (const [name, value] of Object.entries({ ...request.query, ...request.form })) all.set(name, value);
    return all;
  });
  const last = (name: string) => parameters.map((all) => all.get(name)).findLast((value) => value !== null) ?? null;
  const origin = exchanges.map(({ request }) => request.headers.Origin).findLast((value) => value !== undefined);
  const redirectUri = last('redirect_uri');
  const path = exchanges.map(({ request }) => new URL(request.url).pathname).find((one) => /\/oauth2\//.test(one));
  const tenant = path?.split('/')[1] ?? null;
  return {
    redirectUri,
    origin: origin ?? originOf(redirectUri),
    clientId: last('client_id'),
    // `common` and the like are words that occur in texts by themselves.
    tenant: tenant && (guid.test(tenant) || tenant.includes('.')) ? tenant : null,
  };
}

function saysFailure({ response }: FixtureExchange): boolean {
  if (!response) return false;
  if (response.status >= 400) return true;
  const config = response.config ?? {};
  if (response.text && /AADSTS\d/.test(response.text)) return true;
  return Boolean(config.iErrorCode || config.sErrorCode || config.strServiceExceptionMessage);
}

function errorFieldsOf(location: string): URLSearchParams | null {
  const url = new URL(location, 'https://login.microsoftonline.com');
  const fields = new URLSearchParams(url.hash ? url.hash.slice(1) : url.search);
  return fields.has('error') ? fields : null;
}

function swapFor({ exchange, redirect, asked }: FailingAnswer, request: EntraRequest, redirectUri: string | null) {
  const texts = JSON.stringify([exchange.response ?? null, redirect ? [...redirect] : null]);
  const { json, config, headers } = exchange.response ?? {};
  const fields = { ...asRecord(json), ...config };
  const pairs: [unknown, string | null][] = [
    [asked.redirectUri, redirectUri],
    [asked.origin, request.headers.origin ?? originOf(redirectUri)],
    [asked.clientId, request.parameters.get('client_id')],
    [asked.tenant, request.tenant],
    [fields.trace_id, request.ids.traceId],
    [fields.sessionId, request.ids.traceId],
    [headers?.['x-ms-request-id'], request.ids.traceId],
    [fields.correlation_id, request.ids.correlationId],
    [fields.correlationId, request.ids.correlationId],
    [fields.timestamp, request.ids.timestamp],
    ...found(texts, traceId, request.ids.traceId),
    ...found(texts, correlationId, request.ids.correlationId),
    ...found(texts, timestamp, request.ids.timestamp),
  ];
  return swapper(pairs.flatMap(([old, live]) => (typeof old === 'string' && old && live ? [[old, live]] : [])));
}

function found(texts: string, pattern: RegExp, live: string): [string | undefined, string][] {
  return [...texts.matchAll(pattern)].map((match) => [match[1], live]);
}

/** Replaces all in one pass, so that no replacement is replaced again; the longest first. */
function swapper(pairs: string[][]): (text: string) => string {
  const live = new Map(pairs.map(([old = '', value = '']) => [old, value]));
  if (live.size === 0) return (text) => text;
  const longestFirst = [...live.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map((old) => old.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
  return (text) => text.replace(pattern, (old) => live.get(old) ?? old);
}

function swapAll(value: unknown, swap: (text: string) => string): unknown {
  if (typeof value === 'string') return swap(value);
  if (Array.isArray(value)) return value.map((one) => swapAll(one, swap));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, swapAll(one, swap)]));
}

function codeOf(json: unknown): string {
  const codes: unknown = asRecord(json).error_codes;
  return Array.isArray(codes) ? String(codes.at(-1)) : '0';
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function originOf(uri: string | null): string | null {
  return uri && URL.canParse(uri) ? new URL(uri).origin : null;
}
