/** Facts the service's sentence itself states: what it quotes and names. Never its wording. */
import type { FactContext, FactReader } from '../facts.ts';
import { fact, seenIn } from './read.ts';

const unseen = 'The error text does not name it.';

/** Values that the sentence puts in quotation marks, in order. */
function quoted(words: string): string[] {
  return [...words.matchAll(/'([^']+)'|"([^"]+)"|`([^`]+)`|“([^”]+)”/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '',
  );
}

function listFact(pick: (words: string) => string[]) {
  return ({ failure, exchange }: FactContext) => {
    const list = failure.text === null ? [] : pick(failure.text);
    return list.length > 0 ? fact(list, list.join(', '), `${seenIn(exchange, 'answer')}, text`, exchange) : undefined;
  };
}

const guids = (words: string): string[] => [
  ...new Set(words.match(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi) ?? []),
];
const uris = (words: string): string[] =>
  [...words.matchAll(/[a-z][a-z0-9+.-]*:\/\/[^\s'"`“”<>]+/gi)].map((match) => match[0].replace(/[.,;:]+$/, ''));
const dates = (words: string): string[] =>
  [...words.matchAll(/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?/g)].map((match) => match[0]);

export const wordFacts = {
  errorText: {
    label: 'Error text',
    unseen: 'The answer holds no text.',
    read: ({ failure, exchange }) =>
      failure.text ? fact(failure.text, failure.text, `${seenIn(exchange, 'answer')}, text`, exchange) : undefined,
  } satisfies FactReader<string>,
  quotedInText: { label: 'Named in the error', unseen, read: listFact(quoted) },
  guidsInText: { label: 'IDs named in the error', unseen, read: listFact(guids) },
  urisInText: { label: 'Addresses named in the error', unseen, read: listFact(uris) },
  datesInText: { label: 'Times named in the error', unseen, read: listFact(dates) },
  /** The address that the error names as the one sent. */
  redirectUriInText: {
    label: 'Redirect URI in the error text',
    unseen,
    read: ({ failure, exchange }) => {
      const uri =
        failure.text === null
          ? undefined
          : [...quoted(failure.text), ...uris(failure.text)].find((word) => /^[a-z][a-z0-9+.-]*:\/\//i.test(word));
      return uri === undefined ? undefined : fact(uri, uri, `${seenIn(exchange, 'answer')}, text`, exchange);
    },
  } satisfies FactReader<string>,
};
