/** Writes catalogue texts and values as Markdown that means what it says, whatever stands in them. */
import { printable, visible } from './printable.ts';

// Our texts mark `code` and **bold**; nothing else in them has a meaning.
const marked = /`([^`]+)`|\*\*([^*]+)\*\*/g;

/** A text of the catalogue on one line: its code and bold marks kept, everything else literal. */
export const inline = (text: string): string => withMarks(text, fenced);

/** The same inside a table. */
export const inlineInTable = (text: string): string => withMarks(text, fencedInTable);

function withMarks(text: string, write: (code: string) => string): string {
  const clean = printable(text);
  let written = '';
  let from = 0;
  for (const match of clean.matchAll(marked)) {
    written += literal(clean.slice(from, match.index));
    written += match[1] === undefined ? `**${literal(match[2] ?? '')}**` : write(match[1]);
    from = match.index + match[0].length;
  }
  return startLiteral(written + literal(clean.slice(from)));
}

/** A value from the wire as a code span; the text in it is not interpreted. */
export const code = (value: string): string => fenced(visible(value));

/** The same inside a table. */
export const codeInTable = (value: string): string => fencedInTable(visible(value));

/** A code span whose pipes do not end the cell. */
function fencedInTable(text: string): string {
  // A backslash before a pipe is read in two ways by table parsers; entities are read in one.
  if (/\\\||\\$/.test(text)) return `<code>${[...text].map(entity).join('')}</code>`;
  return fenced(text).replaceAll('|', '\\|');
}

const entity = (character: string): string =>
  /[\p{L}\p{N} ./:=-]/u.test(character) ? character : `&#${character.codePointAt(0) ?? 0xfffd};`;

/** A code span whose fence is longer than any run of backticks in it (CommonMark 6.1). */
function fenced(text: string): string {
  if (text === '') return '` `';
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Text in which every character that Markdown could act on stands for itself. */
function literal(text: string): string {
  return text
    .replace(/[\\`*[\]<|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&');
}

/** Guards the marks that count only where a line starts: headings, lists, quotes, rules. */
const startLiteral = (text: string): string => text.replace(/^[#>+=-]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');

/** An https address as an autolink, or undefined for any other. */
export function link(url: string): string | undefined {
  const safe = webAddress(url);
  return safe && `<${safe}>`;
}

/** The address if it is an https one, with what could end a link percent-encoded. */
export function webAddress(url: string): string | undefined {
  const clean = printable(url);
  if (!/^https:\/\/[^\s/?#]+/i.test(clean)) return undefined;
  return clean.replace(/[\s<>"'`\\^{|}]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A block of code with a fence longer than any in it; lines are kept. */
export function block(text: string): string {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map(visible)
    .join('\n');
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${lines}\n${fence}`;
}
