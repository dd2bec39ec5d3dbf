/** Finds the marked evidence of an exchange again in the texts of that exchange. */
import type { DiagnosisEvidence } from '../classify/diagnosis.ts';
import type { Range } from './words.ts';

/** Gives the odd parts of a text of one exchange. */
export type Marker = (text: string) => Range[];

interface Sought {
  value: string;
  mark: Range;
}

/** The marker of an exchange. A value is found where it is the whole text, or stands in it as a word of its own. */
export function markerOf(exchange: string, evidence: readonly DiagnosisEvidence[]): Marker {
  const sought = evidence.filter((row) => row.exchange === exchange && !row.plain).flatMap(soughtOf);
  return (text) =>
    sought.flatMap(({ value, mark: [start, end] }): Range[] => {
      const at = text === value ? 0 : wordAt(text, value);
      return at < 0 ? [] : [[at + start, at + end]];
    });
}

/** A marked value, its marked part by itself, and the items of a marked list: the exchange may hold any of them. */
function soughtOf({ value, mark }: DiagnosisEvidence): Sought[] {
  if (!mark) return [];
  const part = value.slice(...mark);
  const items = part.includes(', ') ? part.split(', ') : [];
  const whole = [part, ...items].map((item): Sought => ({ value: item, mark: [0, item.length] }));
  // A part such as a single slash says nothing outside its value.
  return [{ value, mark }, ...whole.filter((item) => item.value !== value && item.value.length > 3)];
}

/** Short words such as `none` occur everywhere; they are found as a whole text only. */
const shortest = 8;

function wordAt(text: string, value: string): number {
  if (value.length < shortest) return -1;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const [before = ' ', after = ' '] = [text[at - 1], text[at + value.length]];
    if (!/[\w/.-]/.test(before) && !/[\w/-]/.test(after)) return at;
  }
  return -1;
}
