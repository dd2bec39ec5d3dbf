/** Tests `signin-doctor redact` in this process: what it writes, what it refuses, what it says. */
import { describe, expect, test } from 'vitest';
import { failedHar, partlyBrokenHar, secrets } from './captures.ts';
import { runWith } from './fake-io.ts';

const files = { 'in.har': failedHar, 'old.har': 'precious', 'partly.har': partlyBrokenHar };
const redact = (...args: string[]) => runWith(['redact', ...args], { files, sameAs: { 'in.har': 'link.har' } });

test('writes a HAR without secrets and people that is diagnosed the same', async () => {
  const { code, out, err, written } = await redact('in.har', 'out.har');
  expect({ code, out }).toEqual({ code: 0, out: '' });
  const made = written['out.har'] ?? '';
  for (const secret of secrets) expect(made).not.toContain(secret);
  expect(err).toMatch(/^out\.har: 1 entry read\.\n {2}1 of sign-ins: /);
  expect(err).toMatch(/Removed: \d+ values \(.*code 1.*\), 0 cookie values\.\n {2}1 person shown/);
  const diagnoses = async (text: string) =>
    (await runWith(['diagnose', 'x', '--format', 'json'], { files: { x: text } })).out.replace(
      /"exchange": "[^"]*"/g,
      '',
    );
  expect(await diagnoses(made)).toBe(await diagnoses(failedHar));
});

test('writes to standard output, and then says nothing else there', async () => {
  const { code, written } = await runWith(['redact', '-', '-'], { stdin: failedHar });
  expect(code).toBe(0);
  expect(JSON.parse(written['-'] ?? '').log.entries).toHaveLength(1);
});

test('leaves out entries without a request, and says so', async () => {
  const { err, written } = await redact('partly.har', 'out.har');
  expect(JSON.parse(written['out.har'] ?? '').log.entries).toHaveLength(1);
  expect(err).toContain('1 without a request: left out.');
});

describe('never', () => {
  test('overwrites its input, under whatever name', async () => {
    for (const output of ['in.har', 'link.har']) {
      const { code, err, written } = await redact('in.har', output, '--force');
      expect({ code, written }).toEqual({ code: 2, written: {} });
      expect(err).toContain('the original is never overwritten');
    }
  });

  test('replaces a file without --force', async () => {
    const refused = await redact('in.har', 'old.har');
    expect(refused).toMatchObject({ code: 2, written: {}, err: expect.stringContaining('use --force') });
    expect(await redact('in.har', 'old.har', '--force')).toMatchObject({ code: 0 });
  });
});

describe('input of no use', () => {
  test.each<[string, string | { code: string }, RegExp]>([
    ['an empty file', '', /this is empty\. Expected: a HAR file\./],
    ['a folder', { code: 'EISDIR' }, /this is a folder/],
    ['no file', { code: 'ENOENT' }, /there is no such file/],
    ['other JSON', '{"a":1}', /this is no HAR file: it has no log with entries\. Nothing was written/],
    ['words', 'it does not work', /this is text, not a HAR file/],
    [
      'a HAR cut before its first entry',
      '{"log":{"entries":[',
      /ends in the middle, before its first entry\. Nothing was written/,
    ],
  ])('%s', async (_, content, message) => {
    const { code, err, written } = await runWith(['redact', 'x', 'out.har'], { files: { x: content } });
    expect({ code, written }).toEqual({ code: 2, written: {} });
    expect(err).toMatch(message);
  });

  test('a HAR cut in the middle: what was complete is written, and the cut is said', async () => {
    const two = failedHar.replace(/\]\}\}$/, `,${JSON.stringify(JSON.parse(failedHar).log.entries[0])}]}}`);
    const { code, err, written } = await runWith(['redact', 'x', 'out.har'], { files: { x: two.slice(0, -700) } });
    expect(code).toBe(2);
    expect(JSON.parse(written['out.har'] ?? '').log.entries.length).toBeGreaterThanOrEqual(1);
    expect(err).toContain('This HAR file ends in the middle; what was complete before the end was written.');
  });
});
