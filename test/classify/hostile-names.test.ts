/** Words from the wire that JavaScript objects know as members of their own lead to nothing but themselves. */
import { describe, expect, it } from 'vitest';
import { indexOf } from '../../src/background/tab-summary.ts';
import { exchangeOfEntry } from '../../src/capture/har-entry.ts';
import { diagnose } from '../../src/classify/index.ts';
import { plainText, signInsJson } from '../../src/report/index.ts';
import { authorize, token } from './traffic.ts';

describe.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s', (word) => {
  it('as any value or name of a request and its answer', () => {
    const fields = {
      [word]: word,
      grant_type: word,
      'x-client-SKU': word,
      response_type: word,
      prompt: word,
      scope: word,
    };
    const body = `{"error":"${word}","${word}":"x","suberror":"${word}","error_codes":[],"claims":"{\\"${word}\\":1}"}`;
    const capture = [
      authorize(0, { query: fields }, { back: { error: word, error_description: word, [word]: word } }),
      token(60_000, fields, { error: word }, { responseBody: { text: body } }),
    ];
    const signIns = diagnose(capture, { translate: (text) => text, finished: true });
    const failures = signIns.flatMap((signIn) => signIn.failures);
    expect(failures.map(({ error, kind }) => [error, kind])).toEqual([
      [word, 'failure'],
      [word, 'failure'],
    ]);
    const text = [
      signInsJson(signIns),
      ...failures.map((one) => plainText(one, { translate: (t) => t, version: '0' })),
    ];
    expect(text.join()).not.toContain('native code');
    const index = indexOf(capture, 0);
    expect(structuredClone(index).rows.map(({ kind }) => kind)).toEqual(['failure', 'failure']);
  });

  it('as the kind of a recorded request', () => {
    const headers = [{ name: 'Sec-Fetch-Dest', value: word }];
    const request = { method: 'GET', url: 'https://login.microsoftonline.com/', headers, cookies: [] };
    expect(exchangeOfEntry({ request, response: {} }, { source: 'har', tabId: null })?.type).toBe('other');
    const bare = { request: { ...request, headers: [] }, response: {}, _resourceType: word };
    expect(exchangeOfEntry(bare, { source: 'har', tabId: null })?.type).toBe('other');
  });
});
