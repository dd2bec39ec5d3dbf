/** Tests the reading of whole HAR files from a stream: pieces, broken and cut entries, tabs, and what only the file tells. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHar } from '../../src/capture/har.ts';
import { harSplitter, repaired } from '../../src/capture/har-split.ts';
import { authorizeUrl, harEntry, harText, headers, options, pieces, tokenUrl } from './har-file.ts';

const read = async (text: string | Uint8Array, size?: number) => readHar(pieces(text, size), options);
const har = async (...entries: unknown[]) => {
  const reading = await read(harText(entries));
  if (!reading) throw new Error('The file was refused');
  return reading;
};

describe('file', () => {
  test('is refused where it is none', async () => {
    for (const value of ['null', '1', '{}', '{"log":{}}', '{"log":{"entries":{}}}', '[]', '', '{"a":{"entries":[]}}'])
      expect(await read(value)).toBeUndefined();
    expect(await har()).toEqual({ exchanges: [], entries: 0, skipped: 0, dropped: 0, cut: false });
  });

  test('pieces of any size give the same', async () => {
    const text = harText([harEntry({ comment: 'é "]}{[\\"' }), harEntry({ request: { url: `${tokenUrl}?p=1` } }), 1], {
      pages: [],
    });
    const whole = await read(text);
    expect(whole).toMatchObject({ entries: 3, skipped: 1, cut: false });
    for (const size of [1, 2, 3, 7, 64]) expect(await read(text, size)).toEqual(whole);
  });

  test('members in any order, before and after the entries', async () => {
    const text = JSON.stringify({
      comment: { entries: [1] },
      log: { pages: [{ entries: [2] }], entries: [harEntry()], creator: {} },
    });
    expect(await read(text)).toMatchObject({ entries: 1, skipped: 0, exchanges: [{ request: { url: tokenUrl } }] });
  });

  test('UTF-8 with a mark and UTF-16', async () => {
    const text = `\ufeff${harText([harEntry()])}`;
    const wide = new Uint8Array(new Uint16Array([...text].map((character) => character.charCodeAt(0))).buffer);
    for (const content of [text, wide]) expect((await read(content, 1001))?.exchanges).toHaveLength(1);
  });

  test('broken entries are skipped and counted, also those that are no JSON', async () => {
    const good = JSON.stringify(harEntry());
    const entries = [
      good,
      'null',
      '"x,]"',
      '{}',
      '{"request":{}}',
      '{"request":{"method":"GET","url":"no address"}}',
      '{"a":NaN}',
      '{"a":"\n"}',
      good,
    ];
    const reading = await read(`{"log":{"entries":[${entries.join(' ,\n')}]}}`);
    expect(reading).toMatchObject({ entries: 9, skipped: 7, cut: false });
    expect(reading?.exchanges).toHaveLength(2);
  });

  test('only what belongs to a sign-in is kept', async () => {
    const other = harEntry({ request: { method: 'GET', url: 'https://a.example/x', postData: undefined } });
    expect(await har(other, harEntry(), other)).toMatchObject({
      entries: 3,
      skipped: 0,
      exchanges: [{ trust: 'confirmed' }],
    });
  });

  test('the order is that of the start; an entry without a date stays behind the one before it', async () => {
    const at = (startedDateTime: unknown, path: string) =>
      harEntry({ startedDateTime, request: { url: `https://login.microsoftonline.com/t${path}/oauth2/v2.0/token` } });
    const { exchanges } = await har(
      at('2026-11-22T10:00:00Z', '2'),
      at('yesterday?', '3'),
      at('2026-11-22T09:00:00Z', '1'),
    );
    expect(exchanges.map(({ request }) => request.url.slice(34, 36))).toEqual(['t1', 't2', 't3']);
  });

  test('no shape of an entry is fatal', async () => {
    const odd = fc.jsonValue({ maxDepth: 2 });
    const request = fc.record({ method: fc.string(), url: fc.webUrl(), headers: odd, postData: odd });
    const shaped = fc.record({
      request,
      response: odd,
      time: odd,
      startedDateTime: odd,
      _initiator: odd,
      _signinDoctor: odd,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(odd, shaped), { maxLength: 5 }), async (entries) => {
        expect((await har(...entries)).entries).toBe(entries.length);
      }),
    );
  });
});

describe('a file that ends in the middle', () => {
  const text = harText([harEntry(), harEntry({ startedDateTime: '2026-11-22T08:53:09Z' })]);

  test('at any byte: what was complete is there, and the cut is known', async () => {
    const second = text.lastIndexOf('{"startedDateTime"');
    for (let end = 40; end < text.length - 1; end += 13) {
      const reading = await read(text.slice(0, end), 50);
      expect(reading?.cut).toBe(true);
      if (end > second) expect(reading?.exchanges.length).toBeGreaterThanOrEqual(1);
    }
  });

  test('the last entry is saved once its answer has begun; half a body is not taken for whole', async () => {
    const inBody = text.lastIndexOf('invalid_gr') + 4;
    const reading = await read(text.slice(0, inBody));
    expect(reading?.exchanges).toHaveLength(2);
    expect(reading?.exchanges[1]?.response).toMatchObject({ status: 400, body: { kind: 'missing' } });
    const inRequest = text.lastIndexOf('grant_type');
    expect((await read(text.slice(0, inRequest)))?.exchanges).toHaveLength(1);
  });

  test('repairing never throws, and leaves whole JSON as it is', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, at) => {
        repaired(json.slice(0, at % (json.length + 1)));
        expect(repaired(json)).toEqual(JSON.parse(json));
      }),
    );
    expect(repaired('{"a":[1,{"b":"c\\u00')).toEqual({ a: [1, { b: 'c' }] });
    expect(repaired('{"a":1,"b":tr')).toEqual({ a: 1 });
  });

  test('the splitter survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const splitter = harSplitter();
        splitter.write(new TextEncoder().encode('{"log":{"entries":['));
        splitter.write(bytes);
        splitter.end();
      }),
    );
  });
});

describe('what only the whole file tells', () => {
  const gone = { size: 12, mimeType: 'text/html' };
  const why = async (...entries: unknown[]) =>
    (await har(...entries)).exchanges.map(({ response }) =>
      response?.body.kind === 'missing' ? response.body.why : 'there',
    );
  const page = { request: { method: 'GET', url: authorizeUrl, postData: undefined }, _resourceType: 'document' };

  test('without any body in the file bodies were not exported; else the page moved on', async () => {
    const lostPage = harEntry({ ...page, response: { status: 200, content: gone } });
    expect(await why(lostPage)).toEqual(['not-exported']);
    expect(await why(lostPage, harEntry())).toContain('navigated-away');
    const lost = harEntry({ _resourceType: 'fetch', response: { content: gone } });
    const next = harEntry({
      _resourceType: 'document',
      startedDateTime: '2026-11-22T08:53:07.210Z',
      request: { method: 'GET', url: 'https://a.example/', postData: undefined },
    });
    expect(await why(lost, next)).toEqual(['navigated-away']);
    expect(await why(lost, harEntry({ startedDateTime: '2026-11-22T08:59:07.210Z' }))).toContain('not-exported');
  });

  test('a request without cookies had none only where the file shows cookies at all', async () => {
    const names = async (...entries: unknown[]) => (await har(...entries)).exchanges[0]?.request.cookieNames;
    const elsewhere = harEntry({
      request: { url: 'https://a.example/' },
      response: { headers: headers({ 'set-cookie': 'fpc=1' }) },
    });
    expect(await names(harEntry(), harEntry())).toBeNull();
    expect(await names(harEntry(), elsewhere)).toEqual([]);
  });

  const at = (second: number, pageref?: string) =>
    harEntry({
      pageref,
      startedDateTime: new Date(Date.UTC(2026, 10, 22, 8, 0, second)).toISOString(),
      request: { url: `${tokenUrl}?p=${second}` },
    });
  const tabs = async (...entries: unknown[]) => (await har(...entries)).exchanges.map(({ tabId }) => tabId);

  test('pages that follow each other are one tab', async () => {
    expect(await tabs(at(0, 'page_1'), at(4, 'page_1'), at(5, 'page_2'), at(6, 'page_1'), at(9, 'page_3'))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(await tabs(at(0), at(1))).toEqual([null, null]);
  });

  test('pages whose requests mix are two tabs', async () => {
    expect(await tabs(at(0, 'a'), at(5, 'b'), at(20, 'a'), at(25, 'b'), at(40, 'c'))).toEqual([1, 2, 1, 2, 2]);
  });

  test('Playwright names one page per tab', async () => {
    expect(await tabs(at(0, 'page@1a'), at(9, 'page@2b'))).toEqual([1, 2]);
  });
});
