/** Facts the service's sentence itself states: what it quotes and names. Never its wording. */
import type { FactContext, FactReader } from './fact.ts';
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

/** A length of time as .NET writes it, `90.00:00:00` or `12:00:00`, in milliseconds; times of day in dates are left out. */
function timeSpan(words: string): number | undefined {
  const rest = dates(words).reduce((left, date) => left.replace(date, ''), words);
  const match = /(?<![\d.:])(?:(\d{1,4})\.)?(\d{2}):(\d{2}):(\d{2})(?![\d:])/.exec(rest);
  if (!match) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}

const anHour = 3_600_000;
/** A long time in hours, from three days on in days. */
function lasting(ms: number): string {
  return ms < 72 * anHour ? `${Math.round((ms / anHour) * 10) / 10} h` : `${Math.floor(ms / (24 * anHour))} d`;
}

/** The first time the sentence names, in milliseconds. */
function issuedAt({ failure }: FactContext): number | undefined {
  const [first] = failure.text === null ? [] : dates(failure.text);
  const at = first ? Date.parse(first.replace(' ', 'T').replace(/(?:\.\d+)?Z?$/, 'Z')) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

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
  /** When the token was issued, where the sentence names one time only for that (700082, 700084, 70043). */
  tokenIssuedAt: {
    label: 'Token issued',
    unseen,
    read: (context) => {
      const at = issuedAt(context);
      if (at === undefined) return undefined;
      const shown = `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
      return fact(at, shown, `${seenIn(context.exchange, 'answer')}, text`, context.exchange);
    },
  } satisfies FactReader<number>,
  /** The length of time the sentence allows, in milliseconds. */
  lifetimeInText: {
    label: 'Time allowed',
    unseen,
    read: ({ failure, exchange }) => {
      const span = failure.text === null ? undefined : timeSpan(failure.text);
      return span === undefined
        ? undefined
        : fact(span, lasting(span), `${seenIn(exchange, 'answer')}, text`, exchange);
    },
  } satisfies FactReader<number>,
  /** Time from the token's issue to this answer, in milliseconds. */
  tokenAge: {
    label: 'Age of the token',
    unseen,
    read: (context) => {
      const { failure, exchange } = context;
      const issued = issuedAt(context);
      const said = failure.ids.timestamp === null ? Number.NaN : Date.parse(failure.ids.timestamp.replace(' ', 'T'));
      if (issued === undefined) return undefined;
      const age = (Number.isNaN(said) ? failure.at : said) - issued;
      return age < 0
        ? undefined
        : fact(age, lasting(age), `${seenIn(exchange, 'answer')}, text and time of the answer`, exchange);
    },
  } satisfies FactReader<number>,
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
