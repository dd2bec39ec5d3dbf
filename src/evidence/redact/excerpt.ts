/** Cuts the words around a code out of a page that is not kept: an error that the app or an old page printed. */
import { codesInText } from '../../protocol/codes-in-text.ts';
import { visibleText } from '../../protocol/html.ts';
import { clean, type Redactor } from './redactor.ts';

const before = 200;
const after = 1500;

/** The scrubbed words around the first code that a page states, or an empty text where it states none. */
export function excerpt(redactor: Redactor, text: string, isHtml: boolean): string {
  const words = isHtml ? visibleText(text) : text;
  // A code is stated with its sentence ("AADSTS50011: …"); one that is only mentioned is somebody's prose.
  const stated = codesInText(words).filter(
    ({ prefixed, end }) => prefixed && /^\s{0,2}[:：]/.test(words.slice(end, end + 3)),
  );
  const first = stated[0];
  if (!first) return '';
  // Whole lines, so that no half of a secret is left at the edge.
  const start = words.lastIndexOf('\n', Math.max(0, first.start - before));
  const from = first.start - start > 2 * before ? first.start : start + 1;
  return clean(redactor, words.slice(from, first.start + after), before + after);
}
