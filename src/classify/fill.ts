/** Fills `{fact}` placeholders of catalogue texts and looks their translation up. */
import type { Facts } from '../evidence/facts.ts';

/** Gives the text in the reader's language, or the English one where there is no translation. */
export type Translate = (english: string) => string;

const placeholder = /\{([a-zA-Z]+)\}/g;

/** Names of the facts that a text mentions. */
export const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(placeholder)].map((match) => match[1] ?? '');

/** The text with each `{fact}` replaced by how the fact is shown; undefined where one of them was not seen. */
export function fill(text: string, facts: Facts, translate: Translate): string | undefined {
  let missing = false;
  const filled = translate(text).replace(placeholder, (_, name: string) => {
    const fact = (facts as Record<string, Facts[keyof Facts]>)[name];
    if (!fact || fact.value === null) missing = true;
    return fact
      ? (fact.plain ? translate(fact.display) : fact.display).replaceAll('\n', Array.isArray(fact.value) ? ', ' : '␊')
      : '';
  });
  return missing ? undefined : filled;
}
