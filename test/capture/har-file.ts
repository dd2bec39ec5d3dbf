/** HAR files for tests: entries of a sign-in in memory, handed over in pieces of any size. */
import type { RedactOptions } from '../../src/evidence/redact.ts';
import { testKey } from '../fixture-exchanges.ts';

export const options: RedactOptions = { key: testKey, authorityHosts: [] };
export const tokenUrl = 'https://login.microsoftonline.com/common/oauth2/v2.0/token';
export const authorizeUrl = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';

export interface EntryParts {
  request?: object;
  response?: object;
  [key: string]: unknown;
}

/** A token request that was refused, with the parts that a test wants otherwise. */
export const harEntry = ({ request, response, ...rest }: EntryParts = {}) => ({
  startedDateTime: '2026-11-22T08:53:07.120Z',
  time: 80.5,
  request: {
    method: 'POST',
    url: tokenUrl,
    headers: [{ name: 'Origin', value: 'https://a.example' }],
    postData: { text: 'grant_type=authorization_code&client_id=00001111-aaaa-2222-bbbb-3333cccc9326' },
    ...request,
  },
  response: {
    status: 400,
    headers: [],
    redirectURL: '',
    content: { size: 2, mimeType: 'application/json', text: '{"error":"invalid_grant"}' },
    ...response,
  },
  ...rest,
});

export const harText = (entries: readonly unknown[], log: object = {}): string =>
  JSON.stringify({ log: { version: '1.2', ...log, entries } });

export const headers = (pairs: Record<string, string>) =>
  Object.entries(pairs).map(([name, value]) => ({ name, value }));

/** The bytes of a text in pieces. */
export async function* pieces(text: string | Uint8Array, size = 1 << 16): AsyncIterable<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}
