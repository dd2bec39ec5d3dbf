/** Tests inputs that end too early or break on the way: nothing that was complete is lost, and each says what happened. */
import { describe, expect, test } from 'vitest';
import { errorBody, failedHar } from './captures.ts';
import { runWith } from './fake-io.ts';

const entry = JSON.stringify(JSON.parse(failedHar).log.entries[0]);
const twoEntries = `{"log":{"version":"1.2","entries":[${entry},${entry}]}}`;
const bytes = (text: string) => new TextEncoder().encode(text);

async function* breaking(text: string): AsyncIterable<Uint8Array> {
  yield bytes(text);
  throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}

describe('a HAR that ends in the middle', () => {
  test('of its second entry: the first is diagnosed, the cut is said, the exit code is 2', async () => {
    const { code, out, err } = await runWith(['diagnose', 'x'], {
      files: { x: twoEntries.slice(0, entry.length + 200) },
    });
    expect(code).toBe(2);
    expect(out).toContain('AADSTS9002326');
    expect(err).toBe(
      'x: This HAR file ends in the middle. Entries read before its end: 1. Export it again for the rest.\n',
    );
  });

  test('because reading failed: what came before is diagnosed', async () => {
    const { code, out, err } = await runWith(['diagnose', 'x'], {
      files: { x: () => breaking(twoEntries.slice(0, entry.length + 200)) },
    });
    expect(code).toBe(2);
    expect(out).toContain('AADSTS9002326');
    expect(err).toMatch(/x: reading failed \(read ECONNRESET\) after [\d,]+ bytes; what came before was read\.\n$/);
  });
});

test('a stream that breaks before its first byte', async () => {
  const { code, out, err } = await runWith(['diagnose', 'x'], { files: { x: () => breaking('') } });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^x: reading failed \(read ECONNRESET\)\. Expected: /);
});

test('a HAR with another member before its log', async () => {
  const { code, err } = await runWith(['diagnose', 'x'], { files: { x: `{"comment":"x",${failedHar.slice(1)}` } });
  expect({ code, err }).toEqual({ code: 1, err: '' });
});

describe('NDJSON', () => {
  const text = JSON.stringify(errorBody);
  const ndjson = (stdin: string) => runWith(['diagnose', '-', '--format', 'ndjson'], { stdin });
  const answers = (out: string) =>
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  test('one line in, one line out, in order; a broken line is answered by an error of its own', async () => {
    const lines = [
      JSON.stringify({ id: 1, text }),
      '{"id":2,"te',
      '',
      JSON.stringify({ id: 'c', text: 7 }),
      JSON.stringify({ id: { d: 1 }, text: 'fine' }),
      text,
    ];
    const { code, out, err } = await ndjson(lines.join('\r\n'));
    expect(code).toBe(1);
    expect(answers(out)).toMatchObject([
      { id: 1, failures: [{ code: 'AADSTS9002326' }] },
      { id: null, failures: [], error: 'line 2: no JSON object; expected {"id","text"}' },
      { id: 'c', failures: [], error: 'line 4: its text is no string; expected {"id","text"}' },
      { id: { d: 1 }, failures: [] },
      { id: null, failures: [{ code: 'AADSTS9002326' }] },
    ]);
    expect(err).toBe('Standard input: 2 of 5 lines could not be read.\n');
  });

  test('a first line that is broken spoils itself alone', async () => {
    const { out } = await ndjson(`{"id":1,"te\n${JSON.stringify({ id: 2, text })}\n`);
    expect(answers(out).map(({ id }) => id)).toEqual([null, 2]);
  });

  test('nothing found ends with 0; no line that can be read, with 2', async () => {
    expect(await ndjson(`${JSON.stringify({ id: 1, text: 'fine' })}\n`)).toMatchObject({ code: 0, err: '' });
    expect(await ndjson('{"text":1}\n{"text":2}\n')).toMatchObject({ code: 2 });
  });

  test('lines read the same whatever pieces they come in', async () => {
    const stdin = [1, 2, 3].map((id) => JSON.stringify({ id, text: `é ${text}` })).join('\n');
    const whole = await ndjson(stdin);
    const cut = async function* () {
      for (const byte of bytes(stdin)) yield Uint8Array.of(byte);
    };
    const single = await runWith(['diagnose', 'x', '--format', 'ndjson'], { files: { x: cut } });
    expect(single.out).toBe(whole.out);
  });
});
