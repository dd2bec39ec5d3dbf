/** Tests the reading of HAR entries: what recorders differ in and what they lose. */
import { describe, expect, test } from 'vitest';
import { exchangeOfEntry } from '../../src/capture/har-entry.ts';
import { timeOf } from '../../src/capture/har-time.ts';
import type { RawExchange } from '../../src/evidence/raw.ts';

const tokenUrl = 'https://login.microsoftonline.com/common/oauth2/v2.0/token';

interface EntryParts {
  request?: object;
  response?: object;
  [key: string]: unknown;
}

const entry = ({ request, response, ...rest }: EntryParts = {}) => ({
  startedDateTime: '2026-11-22T08:53:07.120Z',
  time: 80.5,
  request: { method: 'POST', url: tokenUrl, headers: [{ name: 'Origin', value: 'https://a.example' }], ...request },
  response: {
    status: 400,
    headers: [],
    redirectURL: '',
    content: { size: 2, mimeType: 'application/json', text: '{}' },
    ...response,
  },
  ...rest,
});

function read(parts: EntryParts = {}): RawExchange {
  const exchange = exchangeOfEntry(entry(parts), { source: 'har', tabId: null });
  if (!exchange) throw new Error('The entry was refused');
  return exchange;
}

const headers = (pairs: Record<string, string>) => Object.entries(pairs).map(([name, value]) => ({ name, value }));

describe('request', () => {
  test('start, duration, method, address and status', () => {
    expect(read({ request: { method: 'post' } })).toMatchObject({
      source: 'har',
      startedAt: Date.UTC(2026, 10, 22, 8, 53, 7, 120),
      took: 80.5,
      method: 'POST',
      url: tokenUrl,
      status: 400,
    });
    for (const time of [-1, 1e300]) expect(read({ time }).took).toBeNull();
  });

  test('pseudo headers of HTTP/2 are left out, and a list without headers shows none', () => {
    expect(
      read({ request: { headers: headers({ ':authority': 'a', Origin: 'https://a.example' }) } }).requestHeaders,
    ).toEqual([['Origin', 'https://a.example']]);
    expect(read({ request: { headers: [] } }).requestHeaders).toBeNull();
    expect(read({ request: { headers: [{ name: 1 }, null, 'x'] } }).requestHeaders).toBeNull();
  });

  test('posted text is believed before the parameters', () => {
    const postData = { text: 'code=a%2Bb', params: [{ name: 'code', value: 'wrong' }] };
    expect(read({ request: { postData } }).requestBody).toBe('code=a%2Bb');
  });

  test('parameters are put together as they were sent, encoded or not', () => {
    const body = (value: string) =>
      read({ request: { postData: { params: [{ name: 'scope', value }, { name: 'x' }] } } }).requestBody;
    expect(body('a%20b')).toBe('scope=a%20b&x=');
    expect(body('a b&c')).toBe('scope=a%20b%26c&x=');
    expect(body('https://a.example/cb')).toBe('scope=https%3A%2F%2Fa.example%2Fcb&x=');
  });

  test('a body that was not recorded is not the same as none', () => {
    expect(read().requestBody).toBeUndefined();
    expect(read({ request: { method: 'GET' } }).requestBody).toBeNull();
    expect(read({ request: { headers: headers({ 'Content-Length': '0' }) } }).requestBody).toBeNull();
    expect(
      read({ request: { headers: headers({ 'Content-Length': '7' }), postData: { text: '', params: [] } } })
        .requestBody,
    ).toBeUndefined();
  });

  test('headers as one object, and values that are numbers', () => {
    expect(read({ request: { headers: { Origin: 'https://a.example', 'Content-Length': 0 } } })).toMatchObject({
      requestHeaders: [
        ['Origin', 'https://a.example'],
        ['Content-Length', '0'],
      ],
      requestBody: null,
    });
  });

  test('a posted body in base64', () => {
    const postData = { mimeType: 'application/x-www-form-urlencoded', encoding: 'base64', text: btoa('grant_type=x') };
    expect(read({ request: { postData } }).requestBody).toBe('grant_type=x');
  });

  test('cookies stand among the headers', () => {
    const cookies = [{ name: 'ESTSAUTH', value: 'x' }];
    expect(read({ request: { cookies } }).requestHeaders).toContainEqual(['Cookie', 'ESTSAUTH=x']);
  });
});

describe('how it was loaded', () => {
  const type = (resource: string, sent: Record<string, string> = {}, more: EntryParts = {}) =>
    read({
      _resourceType: resource,
      ...more,
      request: { headers: headers({ Accept: '*/*', ...sent }), ...more.request },
    }).type;

  test.each([
    ['document', { 'Sec-Fetch-Dest': 'document' }, 'document'],
    ['document', { 'sec-fetch-dest': 'iframe' }, 'iframe'],
    ['xhr', {}, 'fetch'],
    ['fetch', { 'sec-fetch-dest': 'empty' }, 'fetch'],
    ['script', { 'sec-fetch-dest': 'script' }, 'other'],
    ['preflight', {}, 'preflight'],
    ['document', {}, 'document'],
    ['', { 'sec-fetch-mode': 'navigate' }, 'document'],
    ['', {}, 'other'],
  ])('%s with %o is %s', (resource, sent, expected) => {
    expect(type(resource, sent)).toBe(expected);
  });

  test('a document that a parser asked for is a frame', () => {
    expect(type('document', {}, { _initiator: { type: 'parser', url: 'https://a.example/', lineNumber: 6 } })).toBe(
      'iframe',
    );
  });

  test('OPTIONS that asks for a method is a preflight, even where the recorder calls it a fetch', () => {
    const sent = { 'Access-Control-Request-Method': 'POST', 'Sec-Fetch-Dest': 'empty' };
    expect(type('fetch', sent, { request: { method: 'OPTIONS', headers: headers(sent) } })).toBe('preflight');
  });
});

describe('who asked', () => {
  const frame = (url: string, lineNumber: number) => ({
    url,
    lineNumber,
    columnNumber: 1,
    functionName: '',
    scriptId: '1',
  });

  test('the first frame that is the page’s own, also behind a promise', () => {
    const stack = {
      callFrames: [frame('chrome-extension://abc/hook.js', 1), frame('https://a.example/js/msal.js?v=1', 11)],
    };
    expect(read({ _initiator: { type: 'script', stack } }).initiator).toBe('msal.js:12');
    const parent = { callFrames: [frame('', 0)], parent: { callFrames: [frame('https://a.example/', 3)] } };
    expect(read({ _initiator: { type: 'script', stack: parent } }).initiator).toBe('a.example:4');
  });

  test('nobody, where no script is named', () => {
    expect(read({ _initiator: { type: 'parser', url: 'https://a.example/' } }).initiator).toBeNull();
    expect(read({ _initiator: { type: 'script' } }).initiator).toBeNull();
    expect(read({ _initiator: 'odd' }).initiator).toBeNull();
  });
});

describe('answer', () => {
  test('a redirect keeps its fragment and its spelling', () => {
    const redirectURL = 'https://a.example?code=x#error=y';
    expect(read({ response: { status: 302, redirectURL } }).redirectUrl).toBe(redirectURL);
    const cut = {
      status: 302,
      redirectURL: 'https://a.example/',
      headers: headers({ Location: 'https://a.example/#error=y' }),
    };
    expect(read({ response: cut }).redirectUrl).toBe('https://a.example/#error=y');
    expect(read({ response: { status: 200, redirectURL } }).redirectUrl).toBeNull();
  });

  test('base64 bodies are decoded, in their character set', () => {
    const content = {
      size: 9,
      encoding: 'base64',
      mimeType: 'application/json; charset=utf-8',
      text: 'eyJhIjoiw6kifQ==',
    };
    expect(read({ response: { content } }).responseBody).toEqual({ text: '{"a":"é"}' });
    const latin = { ...content, mimeType: 'text/html; charset=iso-8859-1', text: '6Q==' };
    expect(read({ response: { content: latin } }).responseBody).toEqual({ text: 'é' });
    expect(
      read({ response: { content: { ...content, mimeType: 'text/html; charset=nonsense' } } }).responseBody,
    ).toEqual({ text: '{"a":"é"}' });
  });

  test('a body that is called base64 and is not, and one that is a value', () => {
    const content = { size: 9, encoding: 'base64', mimeType: 'application/json', text: '{"a":"b"}' };
    expect(read({ response: { content } }).responseBody).toEqual({ text: '{"a":"b"}' });
    expect(read({ response: { content: { size: 9, text: { a: 'b' } } } }).responseBody).toEqual({ text: '{"a":"b"}' });
  });

  test('a status that is text', () => {
    expect(read({ response: { status: '400' } }).status).toBe(400);
    expect(read({ response: { status: 'x' } }).status).toBeNull();
  });

  test('a missing body has its reason', () => {
    const gone = { size: 12, mimeType: 'text/html' };
    expect(read({ _resourceType: 'document', response: { status: 200, content: gone } }).responseBody).toEqual({
      missing: 'navigated-away',
    });
    expect(read({ _resourceType: 'fetch', response: { content: gone } }).responseBody).toEqual({
      missing: 'not-exported',
    });
    expect(read({ response: { status: 0, _error: 'net::ERR_ABORTED', content: { size: 0 } } })).toMatchObject({
      status: null,
      networkError: 'net::ERR_ABORTED',
      responseBody: { missing: 'cancelled' },
    });
    expect(read({ response: { status: 0, _error: 'net::ERR_FAILED', content: {} } }).responseBody).toEqual({
      missing: 'not-captured',
    });
  });

  test('an empty body is no missing one', () => {
    expect(read({ response: { content: { size: 0 } } }).responseBody).toEqual({ text: '' });
    expect(read({ response: { status: 302, content: { size: 5 } } }).responseBody).toEqual({ text: '' });
    expect(
      read({ response: { content: { size: 0 }, headers: headers({ 'Content-Length': '471' }) } }).responseBody,
    ).toEqual({ missing: 'not-exported' });
  });

  test('a body that comes apart from the entry is taken as it is', () => {
    const exchange = exchangeOfEntry(entry(), { source: 'devtools', tabId: 7, body: { missing: 'timed-out' } });
    expect(exchange).toMatchObject({ source: 'devtools', tabId: 7, responseBody: { missing: 'timed-out' } });
  });
});

describe('dates', () => {
  const at = Date.UTC(2026, 10, 22, 8, 53, 7, 120);

  test.each([
    '2026-11-22T08:53:07.120Z',
    '2026-11-22T09:53:07.120+01:00',
    '2026-11-22T09:53:07.120+0100',
    '2026-11-22T08:53:07.1204567Z',
    '2026-11-22T08:53:07.120',
    '2026-11-22 08:53:07,120Z',
    'Sun, 22 Nov 2026 08:53:07.120 GMT',
    String(at),
    at,
    at / 1000,
    `/Date(${at})/`,
  ])('%s', (date) => {
    expect(timeOf(date)).toBe(at);
  });

  test('anything else is no date', () => {
    for (const date of [
      '',
      'yesterday?',
      null,
      undefined,
      {},
      Number.NaN,
      -1,
      1e17,
      '/Date(99999999999999999)/',
      '+275760-09-12',
    ])
      expect(timeOf(date)).toBeUndefined();
  });
});
