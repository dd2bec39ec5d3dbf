/** The Dutch texts: none is stale, the seed set and the evidence are complete, and placeholders are kept. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry, Step } from '../../src/catalogue/define.ts';
import { catalogue } from '../../src/catalogue/index.ts';
import { describeFact, factNames } from '../../src/evidence/facts.ts';

const source = join(import.meta.dirname, '../../src');
const folder = join(source, 'locales/nl');
const files = readdirSync(folder).map((file): [string, Record<string, string>] => [
  file,
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>,
]);
const dutch = new Map(files.flatMap(([, texts]) => Object.entries(texts)));
/** The Microsoft page the product began from: the code, and the six errors of RFC 6749 5.2 that it lists. */
const seedSet = [
  'AADSTS50000',
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
];

/** Every translatable text of an entry. */
function textsOf(entry: Entry): string[] {
  const steps = [entry.steps, ...entry.causes.map((cause) => cause.steps ?? [])].flat();
  return [
    entry.title,
    entry.shortTitle,
    entry.summary,
    ...entry.links.map((link) => link.title),
    ...steps.flatMap(textsOfStep),
    ...entry.causes.flatMap(({ summary, title, lede, because, evidence }) => [
      summary,
      title,
      lede,
      ...Object.values(because).flat(),
      ...Object.values(evidence ?? {}).map((note) => note?.says),
    ]),
  ].filter((text) => text !== undefined);
}

const textsOfStep = (step: Step): (string | undefined)[] =>
  typeof step === 'string' ? [step] : [step.text, step.link?.title];

/** Every string literal of the sources that speak in fixed phrases. */
function literals(): Set<string> {
  const sources = [
    ...['evidence/facts', 'report', 'classify'].flatMap((name) =>
      readdirSync(join(source, name))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(source, name, file)),
    ),
    join(source, 'catalogue/unknown.ts'),
    join(source, 'catalogue/actions.ts'),
    join(source, 'protocol/authority.ts'),
  ];
  const found = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'((?:[^'\\\n]|\\.)+)'|"([^"\\\n]+)"/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    ),
  );
  return new Set(found);
}

const placeholders = (text: string): string[] => (text.match(/\{[a-zA-Z]+\}/g) ?? []).toSorted();
const marks = (text: string): number => text.split(/\*\*|`/).length;

describe.each(files)('nl/%s', (file, texts) => {
  const code = file.replace(/\.json$/, '').replace(/^HTTP-/, 'HTTP ');

  it('translates only texts that there are', () => {
    const entry = catalogue.get(code);
    const fixed = literals();
    // "token response, body, text" is put together from two phrases.
    const isCurrent = (text: string) => fixed.has(text) || fixed.has(text.replace(/, (?:text|claims)$/, ''));
    const current = entry ? new Set(textsOf(entry)) : undefined;
    const stale = Object.keys(texts).filter((text) => !(current ? current.has(text) : isCurrent(text)));
    expect(stale, 'stale English texts').toEqual([]);
  });

  it('keeps placeholders and marks', () => {
    for (const [english, translated] of Object.entries(texts)) {
      expect(placeholders(translated), english).toEqual(placeholders(english));
      expect(marks(translated), english).toBe(marks(english));
      expect(translated.startsWith('Controle: '), english).toBe(english.startsWith('Check: '));
      expect(translated.trim(), english).not.toBe('');
    }
  });

  it('says the same as the other files', () => {
    for (const [english, translated] of Object.entries(texts)) expect(dutch.get(english)).toBe(translated);
  });
});

describe('completeness', () => {
  it.each(seedSet)('%s is translated in full', (code) => {
    const entry = catalogue.get(code);
    expect(entry).toBeDefined();
    expect(entry && textsOf(entry).filter((text) => !dutch.has(text))).toEqual([]);
  });

  it('every fact has its label, and the sentence on what would show it, in Dutch', () => {
    const texts = factNames.map(describeFact).flatMap(({ label, unseen }) => [label, unseen]);
    expect([...new Set(texts)].filter((text) => !dutch.has(text))).toEqual([]);
  });
});
