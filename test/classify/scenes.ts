/** Makes small captures of sign-ins, request by request, and tells what is diagnosed in them. */
import { type DiagnosedSignIn, diagnose } from '../../src/classify/index.ts';
import type { Exchange } from '../../src/evidence/exchange.ts';
import { withOwnIds } from '../../src/evidence/merge.ts';
import type { RawExchange } from '../../src/evidence/raw.ts';
import { redact } from '../../src/evidence/redact.ts';
import { page, testKey } from '../fixture-exchanges.ts';

export const tenant = '1a2b3c4d-0000-4000-8000-00000000aaaa';
export const client = '00001111-aaaa-2222-bbbb-3333cccc0001';
export const login = `https://login.microsoftonline.com/${tenant}`;
export const redirectUri = 'https://orders.contoso.example/signin-oidc';

const start = Date.parse('2026-11-22T08:00:00Z');
const html: [string, string][] = [['Content-Type', 'text/html; charset=utf-8']];
const json: [string, string][] = [['Content-Type', 'application/json; charset=utf-8']];

/** A request of a page or script; `at` is seconds after the first one. */
export function raw(at: number, over: Partial<RawExchange>): RawExchange {
  return {
    source: 'har',
    tabId: null,
    startedAt: start + at * 1000,
    took: 100,
    type: 'document',
    method: 'GET',
    url: login,
    requestHeaders: [],
    requestBody: null,
    initiator: null,
    status: 200,
    responseHeaders: html,
    redirectUrl: null,
    responseBody: { text: '' },
    networkError: null,
    ...over,
  };
}

const form: [string, string][] = [['Content-Type', 'application/x-www-form-urlencoded']];

/** The request that begins a sign-in. */
export const authorize = (
  at: number,
  over: Partial<RawExchange> = {},
  sent: Record<string, string> = {},
): RawExchange =>
  raw(at, {
    url: `${login}/oauth2/v2.0/authorize?${new URLSearchParams({
      client_id: client,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid',
      state: 'state-of-this-sign-in',
      ...sent,
    })}`,
    ...over,
  });

/** The same with a page for its answer. */
export const pageAnswer = (config: Record<string, unknown>): Partial<RawExchange> => ({
  responseBody: { text: page(config) },
});

/** A form that the sign-in page posts. */
export const posted = (at: number, path: string, over: Partial<RawExchange> = {}): RawExchange =>
  raw(at, {
    method: 'POST',
    url: `https://login.microsoftonline.com${path}`,
    requestHeaders: form,
    requestBody: 'login=adele&passwd=made-up-password',
    ...over,
  });

/** A call of the sign-in page's script. */
export const called = (at: number, path: string, answer: unknown, over: Partial<RawExchange> = {}): RawExchange =>
  raw(at, {
    type: 'fetch',
    method: 'POST',
    url: `https://login.microsoftonline.com${path}`,
    requestHeaders: json,
    requestBody: '{}',
    responseHeaders: json,
    responseBody: { text: JSON.stringify(answer) },
    ...over,
  });

/** A token request with its answer. */
export const redeemed = (at: number, answer: unknown, over: Partial<RawExchange> = {}): RawExchange =>
  raw(at, {
    type: 'fetch',
    method: 'POST',
    url: `${login}/oauth2/v2.0/token`,
    requestHeaders: form,
    requestBody: `grant_type=authorization_code&client_id=${client}&code=code-of-this-sign-in`,
    responseHeaders: json,
    responseBody: { text: JSON.stringify(answer) },
    ...over,
  });

export const tokens = { token_type: 'Bearer', access_token: 'made-up-access-token', expires_in: 3600 };

/** The authority's redirect back to the app. */
export const back = (parameters: Record<string, string>, mark: '?' | '#' = '#'): Partial<RawExchange> => ({
  status: 302,
  redirectUrl: `${redirectUri}${mark}${new URLSearchParams({ state: 'state-of-this-sign-in', ...parameters })}`,
});

/** The exchanges that are kept of a capture. */
export const kept = (capture: readonly RawExchange[]): Exchange[] =>
  withOwnIds(
    capture
      .map((one) => redact(one, { key: testKey, authorityHosts: [] }))
      .filter((exchange): exchange is Exchange => exchange !== null),
  );

export const diagnosed = (capture: readonly RawExchange[], finished = true): DiagnosedSignIn[] =>
  diagnose(kept(capture), { translate: (text) => text, finished });

/** What is said of a capture, one line per failure: name, kind, surface, trust. */
export const said = (capture: readonly RawExchange[], finished = true): string[] =>
  diagnosed(capture, finished).flatMap(({ failures }) =>
    failures.map(
      ({ code, suberror, error, kind, seen }) => `${code ?? suberror ?? error} ${kind} ${seen.surface} ${seen.trust}`,
    ),
  );

/** Outcomes of the sign-ins that say something. */
export const outcomes = (capture: readonly RawExchange[], finished = true): string[] =>
  diagnosed(capture, finished)
    .filter(({ failures }) => failures.length > 0)
    .map(({ outcome }) => outcome);

/** Whether anything is called a failure that its sign-in did not get over. */
export const alarms = (capture: readonly RawExchange[]): string[] =>
  diagnosed(capture).flatMap(({ outcome, failures }) =>
    outcome === 'recovered' || outcome === 'succeeded'
      ? []
      : failures.filter(({ kind }) => kind === 'failure').map(({ code, error }) => code ?? error ?? ''),
  );
