/** Small made-up traffic for tests: requests of a sign-in as a browser sees them, redacted as the product does. */
import type { Exchange } from '../../src/evidence/exchange.ts';
import type { RawExchange } from '../../src/evidence/raw.ts';
import { redact } from '../../src/evidence/redact.ts';
import { page, testKey } from '../fixture-exchanges.ts';

export const client = '00001111-aaaa-2222-bbbb-3333cccc4444';
export const redirectUri = 'https://orders.contoso.example/cb';
const authority = 'https://login.microsoftonline.com/common';

type Fields = Record<string, string | undefined>;
const written = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
  ).toString();

/** A redacted exchange: a GET that is answered with 200 and nothing, but for the differences. */
export function seen(over: Partial<RawExchange>): Exchange {
  const raw: RawExchange = {
    source: 'har',
    tabId: 1,
    startedAt: 0,
    took: 100,
    type: 'document',
    method: 'GET',
    url: `${authority}/oauth2/v2.0/authorize`,
    requestHeaders: [],
    requestBody: null,
    initiator: null,
    status: 200,
    responseHeaders: [],
    redirectUrl: null,
    responseBody: { text: '' },
    networkError: null,
    ...over,
  };
  const exchange = redact(raw, { key: testKey, authorityHosts: [] });
  if (!exchange) throw new Error(`dropped: ${raw.url}`);
  return exchange;
}

export interface Sent {
  clientId?: string;
  state?: string;
  redirectUri?: string;
  query?: Fields;
}

/** An authorize request; what it brings back in the fragment, or the page it shows. */
export function authorize(
  startedAt: number,
  { clientId = client, state = 'state-of-this-sign-in', redirectUri: uri = redirectUri, query = {} }: Sent,
  answer: { back: Fields; mark?: '#' | '?' } | { config: Record<string, unknown> },
  over: Partial<RawExchange> = {},
): Exchange {
  const sent = written({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: uri,
    scope: 'openid',
    state,
    ...query,
  });
  const returned =
    'back' in answer
      ? { status: 302, redirectUrl: `${uri}${answer.mark ?? '#'}${written({ ...answer.back, state })}` }
      : { responseBody: { text: page(answer.config) } };
  return seen({ startedAt, url: `${authority}/oauth2/v2.0/authorize?${sent}`, ...returned, ...over });
}

/** A page of the authority that answers a posted form. */
export const posted = (
  startedAt: number,
  path: string,
  answer: { redirectUrl: string } | { config: Record<string, unknown> },
): Exchange =>
  seen({
    startedAt,
    method: 'POST',
    url: `${authority}/${path}`,
    requestBody: 'login=adele%40contoso.example&passwd=made-up',
    ...('config' in answer
      ? { responseBody: { text: page(answer.config) } }
      : { status: 302, redirectUrl: answer.redirectUrl }),
  });

/** A token request: with tokens for an answer, or with the members of an error body. */
export function token(
  startedAt: number,
  form: Fields,
  error?: { error: string; error_codes?: number[]; error_description?: string },
  over: Partial<RawExchange> = {},
): Exchange {
  return seen({
    startedAt,
    type: 'fetch',
    method: 'POST',
    url: `${authority}/oauth2/v2.0/token`,
    requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
    requestBody: written({ client_id: client, ...form }),
    status: error ? 400 : 200,
    responseBody: { text: JSON.stringify(error ?? { token_type: 'Bearer', access_token: 'made-up-access-token' }) },
    ...over,
  });
}

/** An error body's members for one code. */
export const refusal = (error: string, code: number) => ({
  error,
  error_codes: [code],
  error_description: `AADSTS${code}: Made up.`,
});

export const redeems = (code: string): Fields => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: redirectUri,
});
export const refreshes: Fields = { grant_type: 'refresh_token', refresh_token: 'made-up-refresh-token' };
