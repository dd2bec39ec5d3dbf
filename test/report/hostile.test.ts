/** Properties: whatever a server writes, a report keeps its shape and a terminal or reader is not led astray. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../src/classify/diagnosis.ts';
import { forAdmin, json, markdown, plainText, printable } from '../../src/report/index.ts';
import { blockedByPolicy, evidence, trailingSlash, unknownRelayed } from './diagnoses.ts';

const options = { translate: (text: string) => text, version: '0.1.0' };

const pieces = [
  '|',
  '\\',
  '`',
  '``',
  '**',
  '*',
  '_',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '&',
  '&lt;',
  '#',
  '- ',
  '1. ',
  '> ',
  '~~',
  '!',
  '\n',
  '\r\n',
  '\t',
  ' ',
  'a',
  'é',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![](https://evil.example/x.png)',
  '---',
  '```',
  '\n\n### Fixed\n',
  '|---|',
  '\u001b[31m',
  '\u001b]8;;https://evil.example\u0007',
  '\u001b]0;title',
  '\u009b2J',
  '\u0007',
  '\u0000',
  '\u007f',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\ud800',
  '\u{e0041}',
  '\u{1f600}',
  '\\|',
  '\u001bc',
];
const hostile = fc
  .oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((list) => list.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  .map((text) => `x${text}x`);

/** The diagnosis with the text in every place that can hold words of a server. */
function filledWith(text: string): Diagnosis {
  return {
    ...unknownRelayed,
    code: text,
    title: `Title with ${text}`,
    summary: `Summary. ${text}`,
    said: text,
    kind: 'failure',
    actor: 'admin',
    steps: trailingSlash.steps.map((step) => ({
      ...step,
      text: `Set \`code\` to ${text}`,
      value: text,
      actor: 'admin',
      link: { title: text, url: text },
    })),
    otherCauses: [{ id: 'x', summary: text, verdict: 'possible', because: text }],
    cause: { id: 'x', summary: text, confidence: 'likely', basis: 'observed', because: text },
    evidence: [
      evidence('Label', text, text, { says: text }),
      evidence('Label', text, 'seen', { plain: true }),
      evidence('Resource', text, 'seen', { fact: 'resources' }),
    ],
    ids: { traceId: text, correlationId: text, timestamp: text, tenantId: text, clientId: text },
    seen: { ...unknownRelayed.seen, url: `https://${text}/` },
    links: [{ title: text, url: text, kind: 'documentation' }],
  };
}

const unsafe = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;

/** Each line by what it is in Markdown. */
const shape = (text: string) =>
  text.split('\n').map((line) => /^(?:#+ |\| |\|-|- |\d+\. |> |\*\*|$)/.exec(line)?.[0] ?? 'text');

/** Splits a table row as strict parsers do (a pair of backslashes is one) and as lenient ones do (look at the character before). */
const cells = (row: string) => [row.split(/(?<!\\)\|/).length, row.replace(/\\[\s\S]/g, '').split('|').length];

describe('hostile text', () => {
  test('Markdown keeps its lines and tables', () => {
    const expected = shape(markdown(filledWith('xx'), options));
    fc.assert(
      fc.property(hostile, (text) => {
        const written = markdown(filledWith(text), options);
        expect(shape(written)).toEqual(expected);
        expect(written).not.toMatch(unsafe);
        for (const row of written.split('\n').filter((line) => line.startsWith('|')))
          expect(cells(row)).toEqual([5, 5]);
      }),
      { numRuns: 500 },
    );
  });

  test('Markdown holds no link, picture or tag but its own', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        // Code spans are inert (an even number of backslashes before one escapes nothing); what is left may not start a
        // link, a picture or a tag without a backslash before it.
        const prose = markdown(filledWith(text), options)
          .replace(/(?<!(?<!\\)(?:\\\\)*\\)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '')
          .replace(/<code>[^<\n]*<\/code>/g, '')
          .replace(/\\./g, '');
        expect(prose).not.toMatch(/\]\(|!\[|<(?!https:\/\/[^\s<>]*>)/);
      }),
      { numRuns: 500 },
    );
  });

  test('plain text and hand-off keep their lines and hold nothing a terminal obeys', () => {
    const lines = (text: string) => text.split('\n').length;
    const expected = lines(plainText(filledWith('xx'), options));
    fc.assert(
      fc.property(hostile, (text) => {
        const written = plainText(filledWith(text), options);
        expect(lines(written)).toBe(expected);
        expect(written).not.toMatch(unsafe);
        expect(forAdmin(filledWith(text), options)).not.toMatch(unsafe);
      }),
      { numRuns: 500 },
    );
  });

  test('JSON gives the same values back and holds nothing a terminal obeys', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = json(filledWith(text));
        expect(written).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u);
        expect(JSON.parse(written).title).toBe(`Title with ${text}`);
      }),
      { numRuns: 500 },
    );
  });

  test('long values are cut and say how long they were', () => {
    const long = plainText({ ...trailingSlash, said: 'y'.repeat(100_000) }, options);
    expect(long.length).toBeLessThan(10_000);
    expect(long).toContain('(100000)');
  });

  test('only https addresses become links', () => {
    const link = (url: string) =>
      markdown({ ...trailingSlash, links: [{ title: 't', url, kind: 'documentation' }] }, options);
    expect(link('javascript:alert(1)')).not.toContain('javascript');
    expect(link('https://a.example/x>y z')).toContain('<https://a.example/x%3Ey%20z>');
  });

  test('terminal escapes go whole, words stay', () => {
    expect(
      printable('\u001b[1;31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u009b2Jend'),
    ).toBe('red link end');
    expect(printable('\u001b]0;never closed')).toBe('0;never closed');
    expect(forAdmin(blockedByPolicy, options)).not.toMatch(unsafe);
  });
});
