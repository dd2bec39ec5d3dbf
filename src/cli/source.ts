/** Opens an input: looks at its first bytes without losing them, and turns the system's errors into sentences. */
import { printable } from '../report/index.ts';
import type { Io } from './io.ts';
import { watched } from './progress.ts';

export interface Source {
  /** How the input is called in messages. */
  shown: string;
  head: Uint8Array;
  /** The head is all there is. */
  whole: boolean;
  /** All bytes, the head among them. They end where reading fails; then `failure` says why. */
  bytes: AsyncIterable<Uint8Array>;
  failure: () => string | undefined;
}

const headSize = 64 * 1024;

/** The source, or why it cannot be read. */
export async function openSource(name: string, io: Io): Promise<Source | { failure: string; shown: string }> {
  const shown = name === '-' ? 'Standard input' : printable(name);
  let failed: string | undefined;
  let read = 0;
  async function* safely(): AsyncIterable<Uint8Array> {
    try {
      const total = await io.size(name);
      for await (const piece of watched(io.read(name), total, io)) {
        read += piece.length;
        yield piece;
      }
    } catch (error) {
      const before = read > 0 ? ` after ${read.toLocaleString('en-US')} bytes; what came before was read` : '';
      failed = `${whyUnread(error)}${before}`;
    }
  }
  const pieces = safely()[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  while (size < headSize) {
    const next = await pieces.next();
    if (next.done) {
      whole = true;
      break;
    }
    taken.push(next.value);
    size += next.value.length;
  }
  if (failed !== undefined && size === 0) return { failure: failed, shown };
  async function* all(): AsyncIterable<Uint8Array> {
    yield* taken.splice(0);
    if (!whole) yield* { [Symbol.asyncIterator]: () => pieces };
  }
  return { shown, head: joined(taken), whole, bytes: all(), failure: () => failed };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** The whole text of a source in UTF-8; undefined where it is more than can be held. */
export async function wholeText(bytes: AsyncIterable<Uint8Array>, most: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of bytes) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > most) return undefined;
  }
  return text + decoder.decode();
}

const reasons: Record<string, string> = {
  EISDIR: 'this is a folder; name the files in it',
  ENOENT: 'there is no such file',
  EACCES: 'this file may not be read',
  EPERM: 'this file may not be read',
};

/** Why reading or writing failed, in words. */
export function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? `reading failed (${printable(error instanceof Error ? error.message : String(error))})`;
}
