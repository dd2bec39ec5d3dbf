/** Property: no capture, however odd its values are, keeps the others from being diagnosed. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexOf } from '../../src/background/tab-summary.ts';
import { diagnose } from '../../src/classify/index.ts';
import { redact } from '../../src/evidence/redact.ts';
import { plainText, signInsJson, signInsMarkdown } from '../../src/report/index.ts';
import { allFixtures } from '../fixture.ts';
import { rawExchanges, testKey } from '../fixture-exchanges.ts';

const captures = allFixtures().map(rawExchanges);
const odd = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    '%',
    '[]',
    '{}',
    'null',
    '-1',
    '1e999',
    '__proto__',
    '\ud800',
    '9'.repeat(40),
    "'",
    '://',
    '<',
  ),
);

/** Puts odd text over pieces of the text: whole values, or parts of them. */
const spoilt = (text: string, pieces: readonly [number, string][]): string =>
  pieces.reduce((left, [at, piece]) => {
    const words = left.split(/(?<=[="&: /?#])/);
    const index = at % Math.max(1, words.length);
    return words.map((word, n) => (n === index ? piece + (word.at(-1) ?? '') : word)).join('');
  }, text);

const options = { translate: (text: string) => text, version: '0' };

it('gives an honest result, never an exception', () => {
  const changes = fc.array(fc.tuple(fc.nat(10_000), odd), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.nat(10_000), changes, changes, changes, fc.nat(1000), (n, query, sent, answer, status) => {
      const capture = (captures[n % captures.length] ?? []).flatMap((raw) => {
        const { responseBody } = raw;
        const changed = {
          ...raw,
          url: spoilt(raw.url, query),
          requestBody: typeof raw.requestBody === 'string' ? spoilt(raw.requestBody, sent) : raw.requestBody,
          redirectUrl: raw.redirectUrl && spoilt(raw.redirectUrl, answer),
          responseBody: 'text' in responseBody ? { text: spoilt(responseBody.text, answer) } : responseBody,
          ...(status > 900 ? { status: null } : status > 800 ? { status } : {}),
        };
        return redact(changed, { key: testKey, authorityHosts: [] }) ?? [];
      });
      const signIns = diagnose(capture, { ...options, finished: status % 2 === 0 });
      JSON.parse(signInsJson(signIns));
      signInsMarkdown(signIns, options);
      for (const { failures } of signIns) for (const one of failures) plainText(one, options);
      structuredClone(indexOf(capture, 0));
      expect(signIns.length).toBeLessThanOrEqual(capture.length);
    }),
    { numRuns: Number(process.env.RUNS ?? 300) },
  );
});
