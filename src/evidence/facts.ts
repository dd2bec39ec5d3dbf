/** The named facts that causes may ask for: what each is called, how it is read, and what would let us see it. */
import { answerFacts } from './facts/answer.ts';
import { captureFacts } from './facts/capture.ts';
import { codeFacts } from './facts/code.ts';
import { credentialFacts } from './facts/credentials.ts';
import type { Fact, FactContext, FactReader } from './facts/fact.ts';
import { pageFacts } from './facts/pages.ts';
import { redirectUriFacts } from './facts/redirect-uri.ts';
import { requestFacts } from './facts/request.ts';
import { samlFacts } from './facts/saml.ts';
import { wordFacts } from './facts/words.ts';

const readers = {
  ...requestFacts,
  ...redirectUriFacts,
  ...credentialFacts,
  ...codeFacts,
  ...answerFacts,
  ...wordFacts,
  ...captureFacts,
  ...pageFacts,
  ...samlFacts,
} satisfies Record<string, FactReader<never> | FactReader<unknown>>;

type Readers = typeof readers;
export type FactName = keyof Readers;
export type FactValue<N extends FactName> = Readers[N] extends FactReader<infer T> ? T : never;
export type Facts = { [N in FactName]?: Fact<FactValue<N>> };

export const factNames = Object.keys(readers) as FactName[];

/** Label and "what would let us see it" of a fact, in English. */
export const describeFact = (name: FactName): { label: string; unseen: string } => readers[name];

/** Reads the named facts. A fact that the capture does not show is left out. */
export function factsOf(context: FactContext, names: Iterable<FactName>): Facts {
  const facts: Record<string, Fact<unknown>> = {};
  for (const name of names) {
    const fact = readers[name].read(context);
    if (fact) facts[name] = fact;
  }
  return facts as Facts; // each key was filled by the reader of the same name
}

export type { Fact, FactContext, FactReader };
