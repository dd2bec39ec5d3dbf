/** Splits plain text into the records of single failures: each with its codes and the lines around them. */
import { type CodeMention, codesInText } from './codes-in-text.ts';

export interface ErrorRecord {
  mentions: CodeMention[];
  text: string;
}

/** Codes this near each other, with nothing between them that ends a record, speak of one failure. */
const near = 700;
/** How far before its first code a record may begin: members such as "error" stand there. */
const before = 400;
const after = 3000;

// A new log line, a new JSON object, a list item or a rule begins another record.
const boundary =
  /\n\s*(?:\d{4}[-/.]\d{2}[-/.]\d{2}[T ]\d{2}:\d{2}|\[\d{4}-\d{2}-\d{2}|\[?\d{2}:\d{2}:\d{2}|[-=*]{5,}|#{2,}\s)|\}\s*,?\s*\n\s*\{|\n\s*\n\s*\n/;
const ends = /(?:trace id|correlation id|timestamp|trace_id|correlation_id|tijdstempel|zeitstempel)/i;

/** The records of a text in order; a text without a code has none. */
export function errorRecords(text: string): ErrorRecord[] {
  const groups: CodeMention[][] = [];
  for (const mention of codesInText(text)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && belongs(text, last, mention)) group.push(mention);
    else groups.push([mention]);
  }
  return groups.map((mentions, index) => {
    const first = mentions[0]?.start ?? 0;
    const last = mentions.at(-1)?.end ?? 0;
    const floor = groups[index - 1]?.at(-1)?.end ?? 0;
    const ceiling = groups[index + 1]?.[0]?.start ?? text.length;
    const start = Math.max(floor, first - before);
    return { mentions, text: text.slice(lineStart(text, start, first, floor), Math.min(ceiling, last + after)) };
  });
}

function belongs(text: string, last: CodeMention, next: CodeMention): boolean {
  const between = text.slice(last.end, next.start);
  if (between.length > near || boundary.test(between)) return false;
  if (last.code === next.code) return true;
  // Another code after the trace lines is another failure, unless it is only named again by a member.
  return next.prefixed ? !ends.test(between) : true;
}

/** Begins after the last record boundary before the first code. */
function lineStart(text: string, start: number, first: number, floor: number): number {
  const lead = text.slice(start, first);
  let cut = 0;
  const all = new RegExp(boundary.source, 'g');
  for (const match of lead.matchAll(all)) cut = match.index + (floor > 0 || match.index > 0 ? 1 : 0);
  return start + cut;
}
