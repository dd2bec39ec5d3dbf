/** Redaction of whole HAR files: no planted secret and no person comes out, and the diagnosis stays the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHar } from '../../src/capture/har.ts';
import { harRedactor } from '../../src/capture/redacted-har/index.ts';
import { diagnose } from '../../src/classify/index.ts';
import { allFixtures } from '../fixture.ts';
import { rawExchanges } from '../fixture-exchanges.ts';
import { authorizeUrl, harEntry, harText, headers, options, pieces } from './har-file.ts';

function redacted(text: string): string {
  const redactor = harRedactor(options, '0.0.0');
  const head = redactor.write(new TextEncoder().encode(text));
  const end = redactor.end();
  if (!end) throw new Error('The file was refused');
  return head + end.text;
}

async function diagnosesOf(text: string): Promise<unknown> {
  const reading = await readHar(pieces(text), options);
  const signIns = diagnose(reading?.exchanges ?? [], { translate: (english) => english, finished: true });
  return signIns;
}

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~'];
const secret = fc
  .array(fc.constantFrom(...alphabet), { minLength: 24, maxLength: 60 })
  .map((characters) => `S3${characters.join('')}Zq`);
const name = fc.constantFrom(
  'client_secret',
  'code',
  'code_verifier',
  'password',
  'state',
  'login_hint',
  'unheard_of',
  'SAMLResponse',
  'ctx',
);
const form = (pairs: Record<string, string>) => new URLSearchParams(pairs).toString();

describe('no planted secret comes out', () => {
  test('of a sign-in: query, fragment, form, headers, cookies, redirect, body, pages', () => {
    fc.assert(
      fc.property(name, secret, (key, value) => {
        const planted = harEntry({
          pageref: 'page_1',
          comment: value,
          serverIPAddress: value,
          _initiator: { type: 'script', url: `https://a.example/app.js?k=${value}` },
          timings: { send: 1, wait: 2, receive: 3, comment: value },
          request: {
            url: `${authorizeUrl}?client_id=a&${form({ [key]: value })}#${form({ [key]: value })}`,
            headers: headers({ Cookie: `ESTSAUTH=${value}`, Authorization: `Bearer ${value}`, 'x-other': value }),
            cookies: [{ name: 'ESTSAUTH', value }],
            queryString: [{ name: key, value }],
            postData: {
              mimeType: `text/${value}`,
              text: form({ grant_type: 'x', [key]: value }),
              params: [{ name: key, value }],
            },
          },
          response: {
            status: 302,
            statusText: value,
            headers: headers({
              'Set-Cookie': `ESTSAUTH=${value}`,
              Location: `https://a.example/cb?${form({ [key]: value })}`,
            }),
            redirectURL: `https://a.example/cb?${form({ [key]: value, error: 'x', error_description: `was ${value}` })}`,
            content: {
              size: 1,
              mimeType: `application/json; x=${value}`,
              text: JSON.stringify({ error: 'x', [key]: value, access_token: value }),
            },
          },
        });
        const log = {
          creator: { name: 'a', version: '1', comment: value },
          pages: [{ id: 'page_1', title: `https://a.example/?${form({ [key]: value })}` }],
        };
        expect(redacted(harText([planted], log))).not.toContain(value);
      }),
    );
  });

  test('of any other request: no header, no body, no query, no token in the path', () => {
    fc.assert(
      fc.property(secret, (value) => {
        const long = value.replaceAll(/[.~]/g, '0').padEnd(60, 'x');
        const planted = harEntry({
          request: {
            method: 'GET',
            url: `https://user:${value}@shop.contoso.example/reset/${long}?token=${value}#${value}`,
            headers: headers({ Authorization: value, Cookie: `a=${value}` }),
            postData: { text: value },
          },
          response: { status: 200, headers: headers({ 'x-a': value }), content: { text: value } },
          [value]: value,
        });
        const out = redacted(harText([planted]));
        for (const one of [value, long]) expect(out).not.toContain(one);
      }),
    );
  });

  test('a forged field is scrubbed again', () => {
    const first = redacted(harText([harEntry({ request: { url: `${authorizeUrl}?client_id=a&code=b` } })]));
    const forged = JSON.parse(first);
    const token = `eyJ${'a'.repeat(40)}.b.c`;
    forged.log.entries[0]._signinDoctor.exchange.request.query = [
      { name: 'code', value: 'planted-planted-planted' },
      { name: 'error_description', value: `of adele@contoso.example ${token}` },
    ];
    const out = redacted(JSON.stringify(forged));
    for (const one of ['planted-planted', 'adele@', token]) expect(out).not.toContain(one);
  });
});

describe('people', () => {
  test('are the same person everywhere', () => {
    const out = redacted(
      harText([
        harEntry({
          request: {
            method: 'GET',
            url: `${authorizeUrl}?client_id=a&login_hint=adele%40contoso.example`,
            postData: undefined,
          },
        }),
        harEntry({
          request: {
            postData: { text: 'grant_type=password&username=Adele%40contoso.example&password=hunter2-hunter2' },
          },
          response: {
            content: {
              text: JSON.stringify({
                error: 'invalid_grant',
                error_description:
                  'AADSTS50034: The user account adele@contoso.example and bob@contoso.example do not exist.',
              }),
            },
          },
        }),
      ]),
    );
    const { entries } = JSON.parse(out).log;
    expect(entries[0].request.url).toContain('login_hint=user-1%40redacted.example');
    expect(entries[1].request.postData.text).toContain('username=user-1%40redacted.example');
    expect(entries[1].response.content.text).toContain(
      'account user-1@redacted.example and user-2@redacted.example do',
    );
    expect(out).not.toMatch(/contoso|hunter2/i);
  });
});

describe('the diagnosis', () => {
  const entryOf = (raw: ReturnType<typeof rawExchanges>[number]) => ({
    startedDateTime: new Date(raw.startedAt).toISOString(),
    time: raw.took,
    _resourceType: raw.type === 'iframe' ? 'document' : raw.type,
    ...(raw.type === 'iframe' ? { _initiator: { type: 'parser' } } : {}),
    request: {
      method: raw.method,
      url: raw.url,
      headers: (raw.requestHeaders ?? []).map(([key, value]) => ({ name: key, value })),
      ...(typeof raw.requestBody === 'string' ? { postData: { mimeType: '', text: raw.requestBody } } : {}),
    },
    response: {
      status: raw.status ?? 0,
      headers: raw.responseHeaders.map(([key, value]) => ({ name: key, value })),
      redirectURL: raw.redirectUrl ?? '',
      content: { size: 9, mimeType: '', ...('text' in raw.responseBody ? { text: raw.responseBody.text } : {}) },
      _error: raw.networkError ?? undefined,
    },
  });

  test('of every fixture is the same after redaction, and after a second one', async () => {
    for (const fixture of allFixtures()) {
      const text = harText(rawExchanges(fixture).map(entryOf));
      const before = await diagnosesOf(text);
      const once = redacted(text);
      expect(await diagnosesOf(once), fixture.name).toEqual(before);
      expect(await diagnosesOf(redacted(once)), fixture.name).toEqual(before);
    }
  });
});

test('the new file is a HAR with all its requests, and says what was removed', () => {
  const redactor = harRedactor(options, '1.2.3');
  const other = harEntry({ request: { method: 'GET', url: 'https://a.example/x?y=1' }, response: { status: 204 } });
  const text = harText([harEntry(), other, {}], {
    creator: { name: 'WebInspector', version: '537' },
    browser: { name: 'B', version: '1' },
  });
  const head = redactor.write(new TextEncoder().encode(text));
  const end = redactor.end();
  const { log } = JSON.parse(head + end?.text);
  expect(log).toMatchObject({
    version: '1.2',
    creator: { name: 'WebInspector', version: '537' },
    comment: 'Redacted with Sign-in Doctor 1.2.3',
  });
  expect(log.entries[1]).toMatchObject({
    request: { url: 'https://a.example/x', headers: [] },
    response: { status: 204, content: {} },
    time: 80.5,
  });
  expect(end?.summary).toMatchObject({ entries: 3, signIn: 1, skipped: 1, cut: false });
});
