/** Recognises what a file or stream holds by its content, and says what is wrong with one that holds nothing usable. */

import { readHar } from '../capture/har.ts';
import { exchangeOfAddress, exchangeOfErrorBody } from '../capture/text.ts';
import type { RawExchange } from '../evidence/raw.ts';
import { scrub } from '../evidence/redact/scrub.ts';
import { printable } from '../report/index.ts';

/** What was read, or why nothing could be: `came` completes "This is …". */
export type Reading = { exchanges: RawExchange[]; notes: string[] } | { came: string };

/** What `diagnose` can read, for messages and help. */
export const expected = 'a HAR file, the JSON body of an error answer, or one redirect address with its error';

/** Reads the bytes of one input. */
export function readInput(bytes: Uint8Array): Reading {
  if (bytes.length === 0) return { came: 'empty' };
  const text = textOf(bytes);
  if (text === undefined) return { came: binaryName(bytes) };
  const trimmed = text.trim();
  if (trimmed === '') return { came: 'empty but for white space' };
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return readJson(trimmed);
  const address = exchangeOfAddress(trimmed);
  if (address) return { exchanges: [address], notes: [] };
  return { came: trimmed.startsWith('<') ? 'an HTML or XML document' : 'text that is neither JSON nor one address' };
}

function readJson(text: string): Reading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const what = /^\{\s*"log"\s*:/.test(text) ? 'a HAR file' : 'JSON';
    return isCut(text)
      ? {
          came: `${what} that ends in the middle, after ${text.length.toLocaleString('en-US')} characters; export or copy it again`,
        }
      : { came: `${what} with a syntax error` };
  }
  const har = readHar(value);
  if (har) return ofHar(har.exchanges, har.skipped);
  const exchange = exchangeOfErrorBody(value);
  if (exchange) return { exchanges: [exchange], notes: [] };
  if (Array.isArray(value)) return { came: 'a JSON list' };
  const members = Object.keys(value as object); // a JSON text that starts with a brace is an object
  const named = members.slice(0, 5).map(memberName).join(', ');
  return {
    came:
      members.length === 0
        ? 'an empty JSON object'
        : `a JSON object with the members ${named}${members.length > 5 ? ' …' : ''}`,
  };
}

/** What looks like a name; anything else may be a value that somebody keyed by. */
const memberName = (name: string): string => {
  const plain = printable(name);
  return /^[\w.:@$-]{1,40}$/.test(plain) && scrub(plain) === plain ? plain : '(unknown name)';
};

function ofHar(exchanges: RawExchange[], skipped: number): Reading {
  const entries = exchanges.length + skipped;
  if (entries > 0 && exchanges.length === 0)
    return { came: `a HAR file none of whose ${entries} entries names a request` };
  if (entries === 0) return { exchanges, notes: ['The HAR file holds no requests.'] };
  return {
    exchanges,
    notes: skipped > 0 ? [`${skipped} of ${entries} entries name no request and were skipped.`] : [],
  };
}

/** Text in UTF-8, or in UTF-16 with its mark (as PowerShell writes it); undefined for bytes that are no text. */
function textOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding === 'utf-8' && bytes.subarray(0, 8192).includes(0)) return undefined;
  const text = new TextDecoder(encoding).decode(bytes);
  const head = text.slice(0, 4096);
  const broken = head.split('\ufffd').length - 1;
  return broken > head.length / 20 ? undefined : text;
}

const magic: [number[], string][] = [
  [[0x50, 0x4b], 'a ZIP archive; unpack it first'],
  [[0x1f, 0x8b], 'a gzip archive; unpack it first'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
];

const binaryName = (bytes: Uint8Array): string =>
  magic.find(([start]) => start.every((byte, index) => bytes[index] === byte))?.[1] ?? 'a binary file';

/** Whether JSON text stops inside a string, list or object. */
function isCut(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
  }
  return inString || depth > 0;
}
