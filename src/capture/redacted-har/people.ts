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

// An escape right before the address is no part of it ("%3Aadele%40…", "\nadele@…") where it stands for a mark or a line
// end; where it stands for a letter of any script ("zo%C3%AB", "zo\u00eb") it is. Guests are written
// "adele_fabrikam.com#EXT#@contoso.com". The local part is bounded and begins with a word, see scrub.
const letter = String.raw`[\p{L}\p{N}_]|%(?:25)*[89a-f][0-9a-f]|\\u(?!00[0-7])[0-9a-f]{4}`;
const local = `(?:${letter})(?:${letter}|[.+'-]|%(?:25)*2b){0,200}(?:(?:#|%(?:25)*23)EXT(?:#|%(?:25)*23))?`;
const domain = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}.-]|%(?:25)*[89a-f][0-9a-f]){0,253}\.\p{L}{2,24}`;
const before = String.raw`\\u00[0-7][0-9a-f]|\\[nrtbf]|%(?:25)*[0-7][0-9a-f]`;
const address = new RegExp(
  String.raw`(?:(${before})|(?<![\p{L}\p{N}_]))(${local})(@|%(?:25)*40|\\u0040|&#(?:64|x40);)(${domain})`,
  'giu',
);

const at = /@|%(?:25)*40|\\u0040|&#(?:64|x40);/i;

/** The same name for every way in which it may be written. */
function plainName(written: string): string {
  let name = written.replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  for (let round = 0; round < 3 && /%[0-9a-f]{2}/i.test(name); round++) {
    try {
      name = decodeURIComponent(name);
    } catch {
      break; // a sign of its own, no escape
    }
  }
  return name.trim().normalize('NFC').toLowerCase();
}

// Marks come from a private plane: one character each, in no real text, and too short to be taken for a secret.
const firstMark = 0xf0000;
const mostMarks = 0xfffd;
const marks = /[\u{f0000}-\u{ffffd}]/gu;

/** Stand-ins in the order in which the people appear. */
export function harPeople(): People {
  const numbers = new Map<string, number>();

  function numberOf(name: string): number {
    const key = plainName(name);
    const known = numbers.get(key) ?? Math.min(numbers.size + 1, mostMarks);
    if (numbers.size < mostMarks) numbers.set(key, known);
    return known;
  }

  const mark = (text: string): string =>
    at.test(text)
      ? text.replace(address, (_, lead: string | undefined, name: string, sign: string, host: string) => {
          // Where the sign is percent-encoded, "+" is a space: what stands before it is another word.
          const start = sign.startsWith('%') ? name.lastIndexOf('+') + 1 : 0;
          const person = String.fromCodePoint(firstMark + numberOf(`${name.slice(start)}@${host}`));
          return `${lead ?? ''}${name.slice(0, start)}${person}`;
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
      const name = plainName(value);
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
