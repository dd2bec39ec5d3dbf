/** An Io for tests: files and standard input from memory, output into strings. */
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';

export interface World {
  files?: Record<string, string | Uint8Array | { code: string } | (() => AsyncIterable<Uint8Array>)>;
  /** Another name of a file. */
  sameAs?: Record<string, string>;
  stdin?: string;
  colour?: boolean;
}

export interface Ran {
  code: number;
  out: string;
  err: string;
  /** Files made by the command. */
  written: Record<string, string>;
}

const bytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** Runs one command line in this process. */
export async function runWith(args: string[], { files = {}, sameAs, stdin, colour = false }: World = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const written: Record<string, string> = {};
  const io: Io = {
    read: async function* (name) {
      if (name === '-') return yield bytes(stdin ?? '');
      const content = written[name] ?? files[name] ?? { code: 'ENOENT' };
      if (typeof content === 'function') return yield* content();
      if (typeof content === 'object' && 'code' in content) throw Object.assign(new Error(content.code), content);
      yield bytes(content);
    },
    size: async () => undefined,
    isSameFile: async (one, other) => one === other || other === sameAs?.[one],
    exists: async (name) => Object.hasOwn(files, name) || Object.hasOwn(written, name),
    create: async (name) => {
      let text = '';
      return {
        write: (piece) => {
          text += piece;
        },
        finish: async () => {
          written[name] = text;
        },
        discard: async () => {},
      };
    },
    stdinIsTerminal: stdin === undefined,
    colour,
    write: (text) => {
      out += text;
    },
    isClosed: () => false,
    writeError: (text) => {
      err += text;
    },
    now: () => 0,
    key: (length) => new Uint8Array(length).fill(7),
  };
  const code = await run(args, io);
  return { code, out, err, written };
}
