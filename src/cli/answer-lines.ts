/** Answers NDJSON line by line: one line in, one line out, in order; a broken line gets an answer that says so. */
import { exchangesOfText } from '../capture/text.ts';
import { inUtf8 } from '../capture/utf8.ts';
import type { DiagnosedSignIn } from '../classify/index.ts';
import type { RawExchange } from '../evidence/raw.ts';
import { lineOf, lineProblem } from '../report/index.ts';
import { lineValue } from './input.ts';
import type { Io } from './io.ts';
import { linesOf } from './lines.ts';
import type { Source } from './source.ts';

export interface Answered {
  /** Empty where the answers were printed at once. */
  signIns: DiagnosedSignIn[];
  failed: boolean;
}

/**
 * Answers each line. Where `printed`, the answer is written at once and nothing of it is kept. undefined: no line could
 * be read, and it has been said so.
 */
export async function answerLines(
  source: Source,
  diagnosed: (raws: readonly RawExchange[]) => DiagnosedSignIn[],
  printed: boolean,
  io: Io,
  complain: (sentence: string) => void,
): Promise<Answered | undefined> {
  let number = 0;
  let good = 0;
  let bad = 0;
  let failed = false;
  const signIns: DiagnosedSignIn[] = [];
  for await (const lines of linesOf(inUtf8(source.bytes))) {
    let out = '';
    for (const line of lines) {
      number++;
      if (line?.trim() === '') continue;
      const asked = questionOf(line);
      if ('problem' in asked) {
        bad++;
        if (printed) out += `${lineProblem(asked.id, `line ${number}: ${asked.problem}`)}\n`;
        continue;
      }
      good++;
      const found = diagnosed(exchangesOfText(asked.text));
      failed ||= found.some(({ outcome }) => outcome === 'failed');
      if (printed) out += `${lineOf(asked.id, found)}\n`;
      else signIns.push(...found);
    }
    if (out !== '') await io.write(out);
    if (io.isClosed()) break;
  }
  if (bad > 0)
    complain(`${bad.toLocaleString('en-US')} of ${(good + bad).toLocaleString('en-US')} lines could not be read.`);
  return good > 0 || bad === 0 ? { signIns, failed } : undefined;
}

const wanted = 'expected {"id","text"}';

/** What a line asks about: its text, or the object itself, such as an error body or a record of a log. */
function questionOf(line: string | null): { id: unknown; text: string } | { id: unknown; problem: string } {
  if (line === null) return { id: null, problem: `longer than 16 MB; ${wanted}` };
  const value = lineValue(line);
  if (!value) return { id: null, problem: `no JSON object; ${wanted}` };
  const { id = null, text } = value;
  if (text === undefined) return { id, text: line };
  return typeof text === 'string' ? { id, text } : { id, problem: `its text is no string; ${wanted}` };
}
