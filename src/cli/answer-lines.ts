/** Answers NDJSON: line by line where lines are wanted, else as the sign-ins of all lines together. */
import { exchangesOfText } from '../capture/text.ts';
import { inUtf8 } from '../capture/utf8.ts';
import type { DiagnosedSignIn } from '../classify/index.ts';
import type { Io } from './io.ts';
import { answerBatch, hasFailed, questionOf } from './line-batch.ts';
import { linesOf } from './lines.ts';
import { diagnosedPasted, type Settings } from './pasted.ts';
import type { Source } from './source.ts';

export interface Answered {
  /** Empty where the answers were printed at once. */
  signIns: DiagnosedSignIn[];
  failed: boolean;
}

/** Prints an answer to each line, and keeps nothing of it. undefined: no line could be read, and it has been said so. */
export async function printAnswers(
  source: Source,
  settings: Settings,
  io: Io,
  complain: (sentence: string) => void,
): Promise<Answered | undefined> {
  const total = { good: 0, bad: 0, failed: false };
  let number = 1;
  for await (const lines of linesOf(inUtf8(source.bytes))) {
    const { out, good, bad, failed } = answerBatch(lines, number, settings);
    number += lines.length;
    total.good += good;
    total.bad += bad;
    total.failed ||= failed;
    if (out !== '') await io.write(out);
    if (io.isClosed()) break;
  }
  return judged({ signIns: [], failed: total.failed }, total, complain);
}

/** The sign-ins of all lines. undefined: no line could be read, and it has been said so. */
export async function readAnswers(
  source: Source,
  settings: Settings,
  complain: (sentence: string) => void,
): Promise<Answered | undefined> {
  const total = { good: 0, bad: 0 };
  const signIns: DiagnosedSignIn[] = [];
  for await (const lines of linesOf(inUtf8(source.bytes))) {
    for (const line of lines) {
      if (line?.trim() === '') continue;
      const asked = questionOf(line);
      if ('problem' in asked) total.bad++;
      else {
        total.good++;
        for (const signIn of diagnosedPasted(exchangesOfText(asked.text), settings)) signIns.push(signIn);
      }
    }
  }
  return judged({ signIns, failed: hasFailed(signIns) }, total, complain);
}

function judged(
  answered: Answered,
  { good, bad }: { good: number; bad: number },
  complain: (sentence: string) => void,
): Answered | undefined {
  if (bad > 0)
    complain(`${bad.toLocaleString('en-US')} of ${(good + bad).toLocaleString('en-US')} lines could not be read.`);
  return good > 0 || bad === 0 ? answered : undefined;
}
