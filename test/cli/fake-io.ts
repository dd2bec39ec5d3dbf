/** An Io for tests: files and standard input from memory, output into strings. */
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';

export interface World {
  files?: Record<string, string | Uint8Array | { code: string }>;
  stdin?: string;
  colour?: boolean;
}

export interface Ran {
  code: number;
  out: string;
  err: string;
}

const bytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** Runs one command line in this process. */
export async function runWith(args: string[], { files = {}, stdin, colour = false }: World = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const io: Io = {
    readFile: async (path) => {
      const content = files[path] ?? { code: 'ENOENT' };
      if (typeof content === 'object' && 'code' in content) throw Object.assign(new Error(content.code), content);
      return bytes(content);
    },
    readStdin: async () => bytes(stdin ?? ''),
    stdinIsTerminal: stdin === undefined,
    colour,
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      err += text;
    },
    key: (length) => new Uint8Array(length).fill(7),
  };
  const code = await run(args, io);
  return { code, out, err };
}
