/** The world as this process has it: files, standard streams, terminal. */
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, rename, rm, stat } from 'node:fs/promises';
import type { Io, NewFile } from './io.ts';
import { barOn } from './progress.ts';

const { stdin, stdout, stderr, env } = process;
const pieceSize = 256 * 1024;

export function systemIo(): Io {
  let closed = false;
  // A reader such as `head` may leave before everything is written; that is no failure of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
  });
  const write = (text: string) => (closed ? undefined : written(stdout, text));
  const progress = stderr.isTTY ? { progress: barOn(stderr) } : {};
  return {
    ...progress,
    read: (name) => (name === '-' ? stdin : createReadStream(name, { highWaterMark: pieceSize })),
    size: async (name) => (name === '-' ? undefined : (await stat(name)).size),
    isSameFile,
    exists: async (name) => name !== '-' && (await statOf(name)) !== undefined,
    create: async (name) => (name === '-' ? { write, finish: async () => {}, discard: async () => {} } : create(name)),
    stdinIsTerminal: stdin.isTTY === true,
    colour: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb', // https://no-color.org: set and not empty
    write,
    isClosed: () => closed,
    writeError: (text) => void stderr.write(text),
    now: () => performance.now(),
    key: (length) => randomBytes(length),
  };
}

/** Writes, and where the other side is slow waits until it has room again or has gone. */
function written(stream: NodeJS.WritableStream, text: string): Promise<void> | undefined {
  if (stream.write(text)) return undefined;
  return new Promise((resolve) => {
    const done = () => {
      for (const event of events) stream.off(event, done);
      resolve();
    };
    const events = ['drain', 'error', 'close'];
    for (const event of events) stream.on(event, done);
  });
}

const statOf = (name: string) => stat(name, { bigint: true }).catch(() => undefined);

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([statOf(one), statOf(other)]);
  return first !== undefined && second !== undefined && first.ino === second.ino && first.dev === second.dev;
}

async function create(name: string): Promise<NewFile> {
  const made = `${name}.${process.pid}.part`;
  const stream = createWriteStream(made, { flags: 'wx', mode: 0o600 });
  let failure: unknown;
  stream.on('error', (error) => {
    failure = error;
  });
  await new Promise((resolve) => stream.once('open', resolve).once('error', resolve));
  const closed = () =>
    new Promise<void>((resolve) => {
      if (failure) resolve();
      else stream.once('close', () => resolve()).end();
    });
  return {
    write(text) {
      if (failure) throw failure;
      return written(stream, text);
    },
    async finish() {
      await closed();
      if (failure) throw failure;
      await access(made);
      await rename(made, name);
    },
    async discard() {
      await closed();
      await rm(made, { force: true });
    },
  };
}
