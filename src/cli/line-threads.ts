/** Answers batches of lines on threads of their own, which run this same file. */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { answerBatch, type BatchAnswer, type Line } from './line-batch.ts';
import type { Settings } from './pasted.ts';

export interface LineThreads {
  /** How many threads there are. */
  count: number;
  /** Fails where a thread fails. */
  answer(lines: readonly Line[], firstNumber: number): Promise<BatchAnswer>;
  stop(): Promise<void>;
}

interface Batch {
  lines: readonly Line[];
  firstNumber: number;
}

/** More threads would wait for the one that reads and writes. */
const mostThreads = 8;

/** Starts the threads; undefined where this machine does one thing at a time. */
export function startLineThreads(settings: Settings): LineThreads | undefined {
  const count = Math.min(availableParallelism(), mostThreads);
  if (count < 2) return undefined;
  const threads = Array.from({ length: count }, () => lineThread(settings));
  let turn = 0;
  return {
    count,
    answer: (lines, firstNumber) => {
      const thread = threads[turn++ % count];
      return thread ? thread.answer({ lines, firstNumber }) : Promise.reject(new Error('no thread was started'));
    },
    stop: async () => {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

function lineThread(settings: Settings) {
  const worker = new Worker(new URL(import.meta.url), { workerData: { settings } });
  const asked: { resolve: (answer: BatchAnswer) => void; reject: (error: unknown) => void }[] = [];
  worker.on('message', (answer: BatchAnswer) => asked.shift()?.resolve(answer));
  worker.on('error', (error) => {
    for (const { reject } of asked.splice(0)) reject(error);
  });
  return {
    answer: (batch: Batch) =>
      new Promise<BatchAnswer>((resolve, reject) => {
        asked.push({ resolve, reject });
        worker.postMessage(batch);
      }),
    stop: () => worker.terminate(),
  };
}

const Work = v.object({
  settings: v.object({
    key: v.instance(Uint8Array),
    authorityHosts: v.array(v.string()),
    lang: v.picklist(['en', 'nl']),
  }),
});

/** Works as one of the threads; false where this is the program itself. */
export function serveAsLineThread(): boolean {
  const work = v.safeParse(Work, workerData);
  if (isMainThread || !parentPort || !work.success) return false;
  const port = parentPort;
  const { settings } = work.output;
  port.on('message', ({ lines, firstNumber }: Batch) => port.postMessage(answerBatch(lines, firstNumber, settings)));
  return true;
}
