/** Gives each person of a HAR one stand-in, so that who is who can still be followed. */
import type { RawExchange } from '../../evidence/raw.ts';

export interface People {
  /** The text with a mark in place of each e-mail address; redaction keeps the mark. */
  mark(text: string): string;
  /** The same exchange where it names nobody. */
  markExchange(raw: RawExchange): RawExchange;
  /** The text with stand-ins in place of the marks. */
  shown(text: string): string;
  /** The stand-in of a value that names a person, such as a login hint. */
  standIn(value: string): string;
  count(): number;
}

// An encoded character right before the address is no part of it ("%3Aadele%40…"). The local part is bounded, see scrub.
const address = /(%(?:25)?[0-9a-f]{2})?([a-z0-9._+'-]{1,64})(?:@|%40|%2540)([a-z0-9][a-z0-9.-]{0,253}\.[a-z]{2,24})/gi;

const at = /@|%(?:25)?40/;

// Marks come from a private plane: one character each, in no real text, and too short to be taken for a secret.
const firstMark = 0xf0000;
const mostMarks = 0xfffd;
const marks = /[\u{f0000}-\u{ffffd}]/gu;

/** Stand-ins in the order in which the people appear. */
export function harPeople(): People {
  const numbers = new Map<string, number>();

  function numberOf(name: string): number {
    const key = name.toLowerCase();
    const known = numbers.get(key) ?? Math.min(numbers.size + 1, mostMarks);
    if (numbers.size < mostMarks) numbers.set(key, known);
    return known;
  }

  const mark = (text: string): string =>
    at.test(text)
      ? text.replace(address, (_, before: string | undefined, local: string, domain: string) => {
          return `${before ?? ''}${String.fromCodePoint(firstMark + numberOf(`${local}@${domain}`))}`;
        })
      : text;

  const pairs = (headers: readonly [string, string][]) =>
    headers.map(([name, value]): [string, string] => [name, mark(value)]);

  return {
    mark,
    markExchange(raw) {
      if (!textsOf(raw).some((text) => at.test(text))) return raw;
      return {
        ...raw,
        url: mark(raw.url),
        requestHeaders: raw.requestHeaders && pairs(raw.requestHeaders),
        requestBody: typeof raw.requestBody === 'string' ? mark(raw.requestBody) : raw.requestBody,
        responseHeaders: pairs(raw.responseHeaders),
        redirectUrl: raw.redirectUrl === null ? null : mark(raw.redirectUrl),
        responseBody: 'text' in raw.responseBody ? { text: mark(raw.responseBody.text) } : raw.responseBody,
      };
    },
    shown: (text) =>
      text.replace(marks, (one) => `user-${(one.codePointAt(0) ?? firstMark) - firstMark}@redacted.example`),
    standIn(value) {
      const name = value.trim();
      if (name === '') return '';
      return name.includes('@') ? `user-${numberOf(name)}@redacted.example` : `user-${numberOf(name)}`;
    },
    count: () => numbers.size,
  };
}

const textsOf = ({
  url,
  requestHeaders,
  requestBody,
  responseHeaders,
  redirectUrl,
  responseBody,
}: RawExchange): string[] => [
  url,
  redirectUrl ?? '',
  requestBody ?? '',
  'text' in responseBody ? responseBody.text : '',
  ...[...(requestHeaders ?? []), ...responseHeaders].map(([, value]) => value),
];
