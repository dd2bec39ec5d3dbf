/** Passes bytes on and shows how far reading is, on a terminal and only where it takes longer than a second. */
import { type Options, SingleBar } from 'cli-progress';
import type { Io, Progress } from './io.ts';

const patience = 1000;
const between = 100;

/** The same bytes; the bar goes when they end, also where they end with an error. */
export async function* watched(
  bytes: AsyncIterable<Uint8Array>,
  total: number | undefined,
  io: Io,
): AsyncIterable<Uint8Array> {
  const { progress } = io;
  if (!progress) return yield* bytes;
  const began = io.now();
  let shownAt: number | undefined;
  let done = 0;
  try {
    for await (const piece of bytes) {
      done += piece.length;
      const now = io.now();
      if (shownAt === undefined && now - began >= patience) progress.start(total);
      if (now - began >= patience && now - (shownAt ?? 0) >= between) {
        progress.update(done);
        shownAt = now;
      }
      yield piece;
    }
  } finally {
    if (shownAt !== undefined) progress.stop();
  }
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

/** A bar on the given terminal; without a total only the bytes read so far. */
export function barOn(stream: NodeJS.WritableStream): Progress {
  const options = (known: boolean): Options => ({
    stream,
    hideCursor: true,
    clearOnComplete: true,
    format: known ? 'Reading {bar} {percentage}% | {value}/{total} MB' : 'Reading {value} MB',
    formatValue: (value, _, type) => (type === 'value' || type === 'total' ? megabytes(value) : String(value)),
  });
  let bar: SingleBar | undefined;
  return {
    start(total) {
      bar = new SingleBar(options(total !== undefined));
      bar.start(total ?? 0, 0);
    },
    update: (done) => bar?.update(done),
    stop: () => bar?.stop(),
  };
}
