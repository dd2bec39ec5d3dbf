/** Turns a fixture into what capture sources see: raw exchanges, and from them redacted ones. */
import type { Exchange } from '../src/evidence/exchange.ts';
import type { RawExchange } from '../src/evidence/raw.ts';
import { redact } from '../src/evidence/redact.ts';
import type { Fixture, FixtureExchange } from './fixture.ts';

const start = Date.parse('2026-11-22T08:47:00.000Z');
export const testKey = new Uint8Array(32).fill(7);

/** The URL of a fixture's request with its query. */
export function fixtureUrl({ request }: FixtureExchange): string {
  return request.query ? `${request.url}?${new URLSearchParams(request.query)}` : request.url;
}

/** Body of a fixture's response as it stands on the wire. */
export function fixtureBody(response: NonNullable<FixtureExchange['response']>): string {
  if (response.json !== undefined) return JSON.stringify(response.json);
  if (response.config) return page(response.config);
  return response.text ?? '';
}

/** An Entra page around a `$Config`, as the service writes it. */
export function page(config: Record<string, unknown>): string {
  const json = JSON.stringify(config).replaceAll('&', '\\u0026').replaceAll("'", '\\u0027').replaceAll('<', '\\u003c');
  return `<!DOCTYPE html><html><head><meta name="PageID" content="${String(config.pgid ?? 'ConvergedError')}" /><script type="text/javascript">//<![CDATA[
$Config=${json};
//]]></script></head><body></body></html>`;
}

/** The raw exchanges of a fixture, as DevTools would report them. */
export function rawExchanges(fixture: Fixture): RawExchange[] {
  return fixture.exchanges.map((exchange): RawExchange => {
    const { request, response } = exchange;
    const body = request.form ? new URLSearchParams(request.form).toString() : (request.body ?? null);
    const headers: [string, string][] = Object.entries(request.headers);
    if (request.form && !headers.some(([name]) => name.toLowerCase() === 'content-type')) {
      headers.push(['Content-Type', 'application/x-www-form-urlencoded;charset=utf-8']);
    }
    const text = response ? fixtureBody(response) : '';
    return {
      source: 'har',
      tabId: null,
      startedAt: start + exchange.at,
      took: exchange.took,
      type: exchange.type === 'xhr' ? 'fetch' : exchange.type,
      method: request.method ?? (request.form || request.body !== undefined ? 'POST' : 'GET'),
      url: fixtureUrl(exchange),
      requestHeaders: headers,
      requestBody: body,
      initiator: null,
      status: response?.status ?? null,
      responseHeaders: Object.entries(response?.headers ?? {}),
      redirectUrl: response?.location ?? null,
      responseBody: response?.bodyMissing === undefined ? { text } : { missing: response.bodyMissing },
      networkError: exchange.networkError ?? null,
    };
  });
}

/** The redacted exchanges of a fixture. */
export function exchangesOf(fixture: Fixture): Exchange[] {
  return rawExchanges(fixture)
    .map((raw) => redact(raw, { key: testKey, authorityHosts: [] }))
    .filter((exchange) => exchange !== null);
}
