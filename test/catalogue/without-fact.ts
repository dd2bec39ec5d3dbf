/** Examines a fixture's failure with one fact taken away, as if the capture had not shown it. */

import { examineFacts } from '../../src/classify/explain.ts';
import { kindOf } from '../../src/classify/index.ts';
import { entryOf } from '../../src/classify/match.ts';
import { signInsOf } from '../../src/classify/sign-ins.ts';
import { type FactName, factNames, factsOf } from '../../src/evidence/facts.ts';
import type { Fixture } from '../fixture.ts';
import { exchangesOf } from '../fixture-exchanges.ts';

/** The verdict of the cause when the fact is missing. */
export function examineWithout(fixture: Fixture, causeId: string, missing: FactName): string | undefined {
  const capture = exchangesOf(fixture);
  const signIn = signInsOf(capture, { kindOf, finished: true }).findLast(({ failures }) => failures.length > 0);
  const folded = signIn?.failures.at(-1);
  if (!signIn || !folded) return undefined;
  const { entry } = entryOf(folded.failure);
  const facts = factsOf(
    { failure: folded.failure, exchange: folded.exchange, signIn: signIn.exchanges, capture, namedAt: entry.namedAt },
    factNames.filter((name) => name !== missing),
  );
  return examineFacts(entry, facts, (text) => text).find(({ cause }) => cause.id === causeId)?.verdict;
}
