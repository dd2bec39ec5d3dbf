/** The command `diagnose`: reads files or standard input and prints what the sign-ins in them failed of. */
import { createColors } from 'picocolors';
import { type DiagnosedSignIn, diagnose } from '../classify/index.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { withOwnIds } from '../evidence/merge.ts';
import type { RawExchange } from '../evidence/raw.ts';
import { redact } from '../evidence/redact.ts';
import { catalogueTranslator, type Language } from '../locales/catalogue.ts';
import { printable, type Role, signInLine, signInsJson, signInsMarkdown, signInsText } from '../report/index.ts';
import { expected, readInput } from './input.ts';
import type { Io } from './io.ts';

type Format = 'text' | 'markdown' | 'json' | 'ndjson';

export interface DiagnoseCommandOptions {
  format: Format;
  lang: Language;
  authorityHost: string[];
  version: string;
}

/** Exit code: 0 nothing found, 1 a sign-in failed, 2 an input was of no use. */
export async function diagnoseCommand(
  files: readonly string[],
  options: DiagnoseCommandOptions,
  io: Io,
): Promise<number> {
  if (files.length === 0 && io.stdinIsTerminal) {
    io.writeError(`Nothing to read. Name a file, or pipe it in. Expected: ${expected}.\n`);
    return 2;
  }
  const redactOptions = { key: io.key(32), authorityHosts: options.authorityHost };
  const signIns: DiagnosedSignIn[] = [];
  let usable = 0;
  const inputs = files.length === 0 ? ['-'] : files;
  for (const name of inputs) {
    const capture = await read(name, io);
    if (!capture) continue;
    usable++;
    const exchanges = withOwnIds(
      capture.map((raw) => redact(raw, redactOptions)).filter((one): one is Exchange => one !== null),
    );
    signIns.push(...diagnose(exchanges, { translate: catalogueTranslator(options.lang), finished: true }));
  }
  if (usable > 0) io.write(written(signIns, options, io.colour));
  if (usable < inputs.length) return 2;
  return signIns.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

async function read(name: string, io: Io): Promise<RawExchange[] | undefined> {
  const shown = name === '-' ? 'Standard input' : printable(name);
  let bytes: Uint8Array;
  try {
    bytes = await (name === '-' ? io.readStdin() : io.readFile(name));
  } catch (error) {
    io.writeError(`${shown}: ${whyUnread(error)}. Expected: ${expected}.\n`);
    return undefined;
  }
  const reading = readInput(bytes);
  if ('came' in reading) {
    io.writeError(`${shown}: this is ${printable(reading.came)}. Expected: ${expected}.\n`);
    return undefined;
  }
  for (const note of reading.notes) io.writeError(`${shown}: ${note}\n`);
  return reading.exchanges;
}

const reasons: Record<string, string> = {
  EISDIR: 'this is a folder; name the files in it',
  ENOENT: 'there is no such file',
  EACCES: 'this file may not be read',
  ERR_FS_FILE_TOO_LARGE: 'this file is larger than 2 GiB',
  ERR_STRING_TOO_LONG: 'this file is too large to be read at once',
};

function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? `reading failed (${printable(error instanceof Error ? error.message : String(error))})`;
}

function written(
  signIns: DiagnosedSignIn[],
  { format, lang, version }: DiagnoseCommandOptions,
  colour: boolean,
): string {
  const options = { translate: catalogueTranslator(lang), version };
  if (format === 'json') return `${signInsJson(signIns)}\n`;
  if (format === 'ndjson') return signIns.map((signIn) => `${signInLine(signIn)}\n`).join('');
  if (format === 'markdown') return `${signInsMarkdown(signIns, options)}\n`;
  return `${signInsText(signIns, { ...options, paint: painter(colour) })}\n`;
}

function painter(colour: boolean): (role: Role, text: string) => string {
  const colours = createColors(colour);
  const byRole = { title: colours.bold, heading: colours.cyan, bad: colours.red, quiet: colours.dim };
  return (role, text) => byRole[role](text);
}
