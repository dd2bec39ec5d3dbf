/** Reads the two marks that texts may carry, `code` and **bold**, and where long values may break. */

export interface Word {
  kind: 'plain' | 'code' | 'bold';
  text: string;
}

/** The text in pieces; a mark that is not closed stays as it is. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let from = 0;
  for (const match of text.matchAll(/`([^`]+)`|\*\*(.+?)\*\*/g)) {
    if (match.index > from) words.push({ kind: 'plain', text: text.slice(from, match.index) });
    words.push(match[1] === undefined ? { kind: 'bold', text: match[2] ?? '' } : { kind: 'code', text: match[1] });
    from = match.index + match[0].length;
  }
  if (from < text.length) words.push({ kind: 'plain', text: text.slice(from) });
  return words;
}

/** The text without its marks, for names and tooltips. */
export const plainWords = (text: string): string =>
  wordsOf(text)
    .map((word) => word.text)
    .join('');

/** Pieces between which a line may break: after a slash, before a question mark and an ampersand. */
export const breakable = (text: string): string[] => text.split(/(?<=[^/\s]\/)(?=[^/\s])|(?=[?&])/).filter(Boolean);

export type Range = readonly [start: number, end: number];

export interface Part {
  text: string;
  marked: boolean;
}

/** The text in marked and other parts. Ranges that do not fit are cut or left out. */
export function partsOf(text: string, ranges: readonly Range[]): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const first = Math.max(from, start);
    const last = Math.min(text.length, end);
    if (last <= first) continue;
    if (first > from) parts.push({ text: text.slice(from, first), marked: false });
    parts.push({ text: text.slice(first, last), marked: true });
    from = last;
  }
  if (from < text.length) parts.push({ text: text.slice(from), marked: false });
  return parts;
}
