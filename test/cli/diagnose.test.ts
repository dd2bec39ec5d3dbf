/** Tests `signin-doctor diagnose` in this process: exit codes, formats, and inputs that are of no use. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { errorBody, failedHar, healthyHar, partlyBrokenHar, recoveredHar, secrets, unrelatedHar } from './captures.ts';
import { runWith } from './fake-io.ts';

const files = {
  'failed.har': failedHar,
  'healthy.har': healthyHar,
  'recovered.har': recoveredHar,
  'unrelated.har': unrelatedHar,
  'partly.har': partlyBrokenHar,
  'body.json': JSON.stringify(errorBody),
};
const diagnose = (...args: string[]) => runWith(['diagnose', ...args], { files });

describe('exit code', () => {
  test.each([
    ['failed.har', 1],
    ['body.json', 1],
    ['healthy.har', 0],
    ['recovered.har', 0],
    ['unrelated.har', 0],
  ])('%s ends with %i', async (name, code) => {
    expect(await diagnose(name)).toMatchObject({ code, err: '' });
  });

  test('a file of no use beside one with a failure ends with 2, and the failure is printed', async () => {
    const { code, out, err } = await diagnose('missing.har', 'failed.har');
    expect(code).toBe(2);
    expect(out).toContain('AADSTS9002326');
    expect(err).toContain('missing.har: there is no such file.');
  });
});

describe('formats', () => {
  test('text groups by sign-in and says when nothing failed', async () => {
    expect((await diagnose('failed.har')).out).toMatch(
      /^Sign-in failed, started 2026-11-22 08:47:29Z\n\nAADSTS9002326: /,
    );
    expect((await diagnose('healthy.har')).out).toBe('No failed sign-in found in 1 sign-in.\n');
    expect((await diagnose('unrelated.har')).out).toBe('No Microsoft sign-in found.\n');
    expect((await diagnose('recovered.har')).out).toContain('Sign-in recovered, started');
  });

  test('Markdown', async () => {
    expect((await diagnose('failed.har', '--format', 'markdown')).out).toContain('\n### AADSTS9002326: ');
  });

  test('JSON', async () => {
    const { out } = await diagnose('failed.har', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      signIns: [
        { outcome: 'failed', failures: [{ code: 'AADSTS9002326', kind: 'failure', seen: { trust: 'confirmed' } }] },
      ],
    });
    expect(JSON.parse((await diagnose('unrelated.har', '--format', 'json')).out)).toEqual({ version: 1, signIns: [] });
  });

  test('NDJSON has one line per sign-in', async () => {
    const { out } = await diagnose('failed.har', 'healthy.har', '--format', 'ndjson');
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ outcome }) => outcome)).toEqual(['failed', 'succeeded']);
  });

  test('a pasted body is not called confirmed', async () => {
    const { out } = await runWith(['diagnose', '-'], { stdin: JSON.stringify(errorBody) });
    expect(out).toContain('Not confirmed to come from Microsoft');
  });

  test('Dutch', async () => {
    expect((await diagnose('failed.har', '--lang', 'nl')).out).toContain('Wie moet iets doen: App-ontwikkelaar');
  });

  test('colours only where they are wanted', async () => {
    const plain = await runWith(['diagnose', 'failed.har'], { files });
    const coloured = await runWith(['diagnose', 'failed.har'], { files, colour: true });
    expect(plain.out).not.toContain('\u001b');
    expect(coloured.out).toContain('\u001b[1m');
    const bare = stripVTControlCharacters(coloured.out);
    expect(bare).toBe(plain.out);
  });

  test('no secret and no person in any of them', async () => {
    for (const format of ['text', 'markdown', 'json', 'ndjson']) {
      const { out } = await diagnose('failed.har', '--format', format);
      for (const secret of secrets) expect(out).not.toContain(secret);
    }
  });
});

describe('an answer that holds terminal escapes', () => {
  test.each(['text', 'markdown', 'json', 'ndjson'])('as %s', async (format) => {
    const hostile = {
      ...errorBody,
      error_description: `AADSTS9002326: \u001b]0;owned\u0007\u009b2J\u202e'https://a.example/\u001b[31m'`,
    };
    const { code, out } = await runWith(['diagnose', '-', '--format', format], { stdin: JSON.stringify(hostile) });
    expect(code).toBe(1);
    expect(out).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });
});

describe('input of no use', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0, 0]);
  test.each<[string, string | Uint8Array | { code: string }, RegExp]>([
    ['an empty file', '', /this is empty\./],
    ['white space', ' \n\t', /empty but for white space/],
    ['a folder', { code: 'EISDIR' }, /this is a folder/],
    ['a file that may not be read', { code: 'EACCES' }, /may not be read/],
    ['a picture', png, /a PNG picture/],
    ['an archive', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /a ZIP archive; unpack it first/],
    ['bytes', new Uint8Array(64).fill(0xfe), /a binary file/],
    [
      'a HAR cut before its first entry',
      '{"log":{"version":"1.2","entries":[',
      /ends in the middle, before its first entry/,
    ],
    ['a log without entries', '{"log":{"version":"1.2"}}', /JSON with a log but without entries/],
    ['cut JSON', '{"error":"inv', /JSON that ends in the middle/],
    ['broken JSON', '{"error":\n oops}', /JSON with a syntax error/],
    ['other JSON', '{"a":1,"b":2}', /a JSON object with the members a, b/],
    ['no member', '{}', /an empty JSON object/],
    ['a list', '[1,2]', /a JSON list/],
    ['a HAR of broken entries', '{"log":{"entries":[{},{}]}}', /none of whose 2 entries names a request/],
    ['terminal escapes in a name', '{"\\u001b[31mred":1}', /members red\b/],
    ['a person in a name', '{"adele@contoso.example":1,"Adele Vance":2}', /members \(unknown name\), \(unknown name\)/],
  ])('%s', async (_, content, message) => {
    const { code, out, err } = await runWith(['diagnose', 'input'], { files: { input: content } });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).toMatch(/^input: .*\. Expected: a HAR file, .*\.\n$/);
    expect(err).not.toContain('\u001b');
  });

  test('a HAR without requests is a capture in which nothing failed', async () => {
    const { code, out, err } = await runWith(['diagnose', '-'], { stdin: '{"log":{"entries":[]}}' });
    expect({ code, out }).toEqual({ code: 0, out: 'No Microsoft sign-in found.\n' });
    expect(err).toBe('Standard input: The HAR file holds no requests.\n');
  });

  test('text without an error in it is text in which nothing failed', async () => {
    for (const stdin of ['it does not work', '<!doctype html><p>hello']) {
      const { code, out, err } = await runWith(['diagnose', '-'], { stdin });
      expect({ code, out, err }).toEqual({ code: 0, out: 'No Microsoft sign-in found.\n', err: '' });
    }
  });

  test('broken entries are counted, the others are diagnosed', async () => {
    const { code, err } = await diagnose('partly.har');
    expect(code).toBe(1);
    expect(err).toBe('partly.har: 1 of 2 entries name no request and were skipped.\n');
  });

  test('UTF-8 and UTF-16 with their marks are text', async () => {
    const text = `\ufeff${JSON.stringify(errorBody)}`;
    const wide = new Uint8Array(new Uint16Array([...text].map((character) => character.charCodeAt(0))).buffer);
    for (const content of [text, wide]) {
      expect(await runWith(['diagnose', 'input'], { files: { input: content } })).toMatchObject({ code: 1, err: '' });
    }
  });
});

describe('options', () => {
  test('nothing to read', async () => {
    expect(await runWith(['diagnose'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Nothing to read'),
    });
    expect(await runWith(['diagnose'], { stdin: failedHar })).toMatchObject({ code: 1 });
  });

  test.each([
    [['diagnose', '--format', 'xml', 'failed.har']],
    [['diagnose', '--lang', 'de', 'failed.har']],
    [['diagnose', '--authority-host', 'http://', 'failed.har']],
    [['heal']],
    [['--wrong']],
  ])('%j is refused', async (args) => {
    const { code, out, err } = await runWith(args, { files });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('error: ');
  });

  test('help and version', async () => {
    expect(await runWith(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    const { code, out } = await runWith(['diagnose', '--help']);
    expect(code).toBe(0);
    for (const word of ['--format', 'markdown', '--lang', '--authority-host', 'Exit code']) expect(out).toContain(word);
    for (const name of ['diagnose', 'explain', 'redact', 'catalogue'])
      expect((await runWith(['--help'])).out).toContain(`  ${name} `);
  });

  test('a host named as an authority is believed', async () => {
    const custom = failedHar.replaceAll('login.microsoftonline.com', 'login.contoso.example');
    const run = (...args: string[]) => runWith(['diagnose', '-', '--format', 'json', ...args], { stdin: custom });
    const trust = async (...args: string[]) => JSON.parse((await run(...args)).out).signIns[0]?.failures[0]?.seen.trust;
    expect(await trust()).toBe('relayed');
    expect(await trust('--authority-host', 'a.example', '--authority-host', 'https://LOGIN.contoso.example/x')).toBe(
      'confirmed',
    );
  });
});
