/** Tests `signin-doctor explain` and `catalogue`: how a code may be written, the public forms, and codes nobody knows. */
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.ts';
import { runWith } from './fake-io.ts';

const explain = (...args: string[]) => runWith(['explain', ...args]);
const keys = ['code', 'name', 'kind', 'actor', 'category', 'title', 'summary', 'steps', 'links', 'causes'];

describe('explain', () => {
  test.each([
    ['50011', 'AADSTS50011'],
    ['AADSTS50011', 'AADSTS50011'],
    [' aadsts50011: ', 'AADSTS50011'],
    ['InvalidReplyTo', 'AADSTS50011'],
    ['Invalid_Grant', 'invalid_grant'],
    ['429', 'HTTP 429'],
    ['HTTP-429', 'HTTP 429'],
    ['cors', 'CORS'],
  ])('%j is %s', async (asked, code) => {
    const { code: exit, out, err } = await explain(asked, '--format', 'json');
    expect({ exit, err, code: JSON.parse(out).code }).toEqual({ exit: 0, err: '', code });
  });

  test('JSON has exactly the public keys, and no placeholder is left open', async () => {
    for (const code of catalogue.keys()) {
      const entry = JSON.parse((await explain(code, '--format', 'json')).out);
      expect(Object.keys(entry)).toEqual(keys);
      for (const cause of entry.causes) expect(Object.keys(cause)).toEqual(['id', 'summary', 'basis']);
      for (const link of entry.links) expect(Object.keys(link)).toEqual(['title', 'url']);
      expect(JSON.stringify(entry)).not.toMatch(/\{[a-z]+[a-zA-Z]*\}/);
    }
  });

  test('text and Markdown, in both languages', async () => {
    expect((await explain('50011')).out).toMatch(
      /^AADSTS50011 \(InvalidReplyTo\): .*\n\nWho must act: App developer\n/,
    );
    expect((await explain('50011', '--format', 'markdown')).out).toContain('**What to do**\n\n1. ');
    expect((await explain('50011', '--lang', 'nl')).out).toContain('Wie moet iets doen: App-ontwikkelaar');
  });

  test('an unknown code gets the honest page, with the family that its digits name', async () => {
    const { code, out } = await explain('AADSTS500119');
    expect(code).toBe(0);
    expect(out).toContain('No cause is guessed.');
    expect(out).toContain('Its leading digits are those of AADSTS50011: ');
    expect(out).toContain('https://login.microsoftonline.com/error?code=500119');
    expect((await explain('AADSTS9876543')).out).not.toContain('leading digits');
    expect((await explain('never_heard_of')).out).toContain('never_heard_of: ');
  });

  test('what is neither a code nor an error is refused, without its terminal escapes', async () => {
    for (const asked of ['hello', '', '12', '\u001b]0;owned\u0007']) {
      const { code, out, err } = await explain(asked);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/is neither a code nor an error\. Expected: /);
      expect(err).not.toContain('\u001b');
    }
  });
});

describe('catalogue', () => {
  test('JSON holds every entry in the public form', async () => {
    const { code, out } = await runWith(['catalogue', '--format', 'json']);
    const parsed = JSON.parse(out);
    expect(code).toBe(0);
    expect(Object.keys(parsed)).toEqual(['version', 'entries']);
    expect(parsed.version).toBe(1);
    expect(parsed.entries).toHaveLength(catalogue.size);
    for (const entry of parsed.entries) expect(Object.keys(entry)).toEqual(keys);
  });

  test('CSV by RFC 4180, and no cell is a formula', async () => {
    const { out } = await runWith(['catalogue', '--format', 'csv']);
    const rows = cellsOf(out);
    expect(rows).toHaveLength(catalogue.size + 1);
    for (const row of rows) {
      expect(row).toHaveLength(rows[0]?.length ?? 0);
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
    expect(rows.map(([code]) => code)).toContain('AADSTS50011');
  });

  test('KQL: a table with the numbers of the sign-in logs, and a join', async () => {
    const { out } = await runWith(['catalogue', '--format', 'kql']);
    expect(out).toMatch(/\nlet SignInDoctor = datatable\(ResultType: string, .*\) \[\n {4}"\d+", "/);
    expect(out).toContain('\n    "50011", "InvalidReplyTo", "failure", "developer", "');
    expect(out).toContain('\nSigninLogs\n');
    const rows = out.split('\n').filter((line) => line.startsWith('    "'));
    for (const row of rows) expect(row).toMatch(/^ {4}"\d+"(?:, "(?:[^"\\]|\\.)*"){5},?$/);
    expect(rows).toHaveLength([...catalogue.keys()].filter((code) => /^AADSTS\d+$/.test(code)).length);
  });
});

/** A reader of RFC 4180 that accepts nothing else. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (pattern.lastIndex < csv.length) {
    const match = pattern.exec(csv);
    if (!match) throw new Error(`Not RFC 4180 in row ${rows.length}`);
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
