/** Recognises what an input holds by its first bytes, and says what is wrong with one that holds nothing usable. */
import { repaired } from '../capture/har-split.ts';
import { exchangeOfErrorBody, exchangesOfText } from '../capture/text.ts';
import { encodingOf } from '../capture/utf8.ts';
import type { RawExchange } from '../evidence/raw.ts';
import { scrub } from '../evidence/redact/scrub.ts';
import { codesInText } from '../protocol/codes-in-text.ts';
import { printable } from '../report/index.ts';

/** What `diagnose` can read, for messages and help. */
export const expected =
  'a HAR file, the JSON body of an error answer, a redirect address, a saved sign-in page, a SAML response, NDJSON with one {"id","text"} a line, or text with an error in it';

/** What the first bytes are the beginning of; `came` completes "This is …". */
export type Beginning = { kind: 'har' | 'lines' | 'text' } | { came: string };

/** Recognises an input by its beginning; `whole` says that there is no more. */
export function beginningOf(head: Uint8Array, whole: boolean): Beginning {
  if (head.length === 0) return { came: 'empty' };
  if (!isText(head)) return { came: binaryName(head) };
  const text = new TextDecoder(encodingOf(head)).decode(head).trimStart();
  if (text === '') return whole ? { came: 'empty but for white space' } : { kind: 'text' };
  if (/^\{\s*"log"\s*:\s*\{/.test(text)) return { kind: 'har' };
  return { kind: areLines(text, whole) ? 'lines' : 'text' };
}

/** Bytes without NUL that are UTF-8 nearly throughout, or marked as UTF-16. */
function isText(head: Uint8Array): boolean {
  const encoding = encodingOf(head);
  if (encoding === 'utf-8' && head.subarray(0, 8192).includes(0)) return false;
  const text = new TextDecoder(encoding).decode(head.subarray(0, 8192));
  return text.split('\ufffd').length - 1 <= text.length / 20;
}

/** What looks like a name; anything else may be a value that somebody keyed by. */
const memberName = (name: string): string => {
  const plain = printable(name);
  return /^[\w.:@$-]{1,40}$/.test(plain) && scrub(plain) === plain ? plain : '(unknown name)';
};

const magic: [number[], string][] = [
  [[0x50, 0x4b], 'a ZIP archive; unpack it first'],
  [[0x1f, 0x8b], 'a gzip archive; unpack it first'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
];

const binaryName = (bytes: Uint8Array): string =>
  magic.find(([start]) => start.every((byte, index) => bytes[index] === byte))?.[1] ?? 'a binary file';

const looked = 20;

/**
 * NDJSON: lines that are each a JSON object. One line alone is taken for it where it has a text; among the first lines one
 * may be broken, because a broken line spoils only itself.
 */
function areLines(text: string, whole: boolean): boolean {
  const lines = text.split('\n');
  if (!whole) lines.pop(); // the last one may go on beyond the beginning
  const seen = lines.filter((line) => line.trim() !== '').slice(0, looked);
  const values = seen.map(lineValue);
  if (values.some((value) => value !== undefined && typeof value.text === 'string')) return true;
  const objects = values.filter((value) => value !== undefined).length;
  return objects >= 2 && objects >= seen.length - 1;
}

/** The object on a line; undefined where there is none. */
export function lineValue(line: string): Record<string, unknown> | undefined {
  if (!line.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

/** Text in memory at once; what is longer and no HAR and no NDJSON is a log, and is read in blocks of lines. */
const blockSize = 1_000_000;

/** The exchanges of a text that is no stream of lines, or why there are none. */
export function exchangesOfInput(text: string): { exchanges: RawExchange[] } | { came: string } {
  const trimmed = text.trim();
  if (trimmed === '') return { came: 'empty but for white space' };
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
    const json = exchangesOfJson(trimmed);
    if (json) return json;
  }
  return { exchanges: blocksOf(trimmed).flatMap(exchangesOfText) };
}

function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  for (let from = 0; from < text.length; ) {
    const near = from + blockSize >= text.length ? text.length : text.lastIndexOf('\n', from + blockSize) + 1;
    const to = near > from ? near : from + blockSize;
    blocks.push(text.slice(from, to));
    from = to;
  }
  return blocks;
}

function exchangesOfJson(text: string): { exchanges: RawExchange[] } | { came: string } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    if (namesCodes(text) || text.startsWith('[') !== /^\[\s*[[{"\]\d]/.test(text)) return undefined; // words that begin with a bracket
    return repaired(text) === undefined
      ? { came: 'JSON with a syntax error' }
      : {
          came: `JSON that ends in the middle, after ${text.length.toLocaleString('en-US')} characters; copy it again`,
        };
  }
  const exchange = exchangeOfErrorBody(value);
  if (exchange) return { exchanges: [exchange] };
  if (namesCodes(text)) return undefined; // an export of a log, for example
  if (Array.isArray(value)) return { came: 'a JSON list without a code in it' };
  const members = Object.keys(value as object); // a JSON text that starts with a brace is an object
  if (members.length === 0) return { came: 'an empty JSON object' };
  const named = members.slice(0, 5).map(memberName).join(', ');
  return {
    came: `a JSON object with the members ${named}${members.length > 5 ? ' …' : ''}, which is no HAR and no error body`,
  };
}

const namesCodes = (text: string): boolean => codesInText(text.slice(0, blockSize)).length > 0;
