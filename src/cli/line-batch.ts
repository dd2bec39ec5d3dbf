/** Answers a batch of NDJSON lines: one line in, one line out; a broken line gets an answer that says so. */
import { exchangesOfText } from '../capture/text.ts';
import type { DiagnosedSignIn } from '../classify/index.ts';
import { lineOf, lineProblem } from '../report/index.ts';
import { lineValue } from './input.ts';
import { diagnosedPasted, type Settings } from './pasted.ts';

/** A line, or null for one that is too long to be held. */
export type Line = string | null;

export interface BatchAnswer {
  /** The lines to print. */
  out: string;
  good: number;
  bad: number;
  failed: boolean;
}

/** The answers to lines of which the first has that number. */
export function answerBatch(lines: readonly Line[], firstNumber: number, settings: Settings): BatchAnswer {
  const answer: BatchAnswer = { out: '', good: 0, bad: 0, failed: false };
  for (const [index, line] of lines.entries()) {
    if (line?.trim() === '') continue;
    const asked = questionOf(line);
    if ('problem' in asked) {
      answer.bad++;
      answer.out += `${lineProblem(asked.id, `line ${firstNumber + index}: ${asked.problem}`)}\n`;
      continue;
    }
    answer.good++;
    const found = diagnosedPasted(exchangesOfText(asked.text), settings);
    answer.failed ||= hasFailed(found);
    answer.out += `${lineOf(asked.id, found)}\n`;
  }
  return answer;
}

export const hasFailed = (signIns: readonly DiagnosedSignIn[]): boolean =>
  signIns.some(({ outcome }) => outcome === 'failed');

const wanted = 'expected {"id","text"}';

/** What a line asks about: its text, or the object itself, such as an error body or a record of a log. */
export function questionOf(line: Line): { id: unknown; text: string } | { id: unknown; problem: string } {
  if (line === null) return { id: null, problem: `longer than 16 MB; ${wanted}` };
  const value = lineValue(line);
  if (!value) return { id: null, problem: `no JSON object; ${wanted}` };
  const { id = null, text } = value;
  if (text === undefined) return { id, text: line };
  return typeof text === 'string' ? { id, text } : { id, problem: `its text is no string; ${wanted}` };
}
