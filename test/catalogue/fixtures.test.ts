/** The fixture law: every fixture yields exactly its expected diagnosis from the whole catalogue. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/index.ts';
import { diagnose } from '../../src/classify/index.ts';
import type { FactName } from '../../src/evidence/facts.ts';
import { allFixtures } from '../fixture.ts';
import { exchangesOf } from '../fixture-exchanges.ts';
import { examineWithout } from './without-fact.ts';

const fixtures = allFixtures();
const english = (text: string) => text;

describe.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_, fixture) => {
  const signIns = diagnose(exchangesOf(fixture), { translate: english, finished: true });
  const failed = signIns.filter(({ failures }) => failures.length > 0);
  const diagnosis = failed.at(-1)?.failures.at(-1);

  it('yields exactly the expected diagnosis', () => {
    const { expected } = fixture;
    expect(diagnosis, 'a diagnosis').toBeDefined();
    expect({
      code: diagnosis?.code,
      kind: diagnosis?.kind,
      actor: diagnosis?.actor,
      outcome: failed.at(-1)?.outcome,
      cause: diagnosis?.cause?.id ?? null,
      ...(expected.error ? { error: diagnosis?.error } : {}),
      ...(diagnosis?.cause ? { confidence: diagnosis.cause.confidence } : {}),
      others: Object.fromEntries(diagnosis?.otherCauses.map(({ id, verdict }) => [id, verdict]) ?? []),
    }).toEqual({ ...expected });
  });

  it('leaves no placeholder, no empty text and no check out', () => {
    const { title, summary, steps, cause, otherCauses, evidence } = diagnosis ?? {};
    const texts = [title, summary, ...(steps ?? []).map(({ text }) => text), cause?.because, cause?.summary];
    texts.push(...(otherCauses ?? []).flatMap(({ summary: name, because }) => [name, because]));
    for (const text of texts.filter((one) => one !== undefined)) {
      expect(text).not.toMatch(/\{[a-zA-Z]+\}|undefined|\bnull\b/);
      expect(text.length).toBeGreaterThan(3);
    }
    expect(evidence?.length).toBeGreaterThan(0);
  });

  it('says "cannot tell" where a fact the cause needs is missing', () => {
    const cause = catalogue
      .get(fixture.expected.code ?? fixture.expected.error ?? '')
      ?.causes.find(({ id }) => id === fixture.expected.cause);
    for (const name of cause?.needs ?? []) {
      expect(examineWithout(fixture, cause?.id ?? '', name as FactName), `without ${name}`).toBe('cannot-tell');
    }
  });
});

describe('every cause with evidence', () => {
  const reached = new Set(fixtures.map(({ expected }) => `${expected.code ?? expected.error}/${expected.cause}`));
  for (const entry of catalogue.values()) {
    for (const cause of entry.causes) {
      if (cause.because.found === undefined) continue; // listed only, never found
      it(`${entry.code} ${cause.id} has a fixture that reaches it`, () => {
        expect(reached).toContain(`${entry.code}/${cause.id}`);
      });
    }
  }
});
