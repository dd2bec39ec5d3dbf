/** The command `diagnose`: reads files or standard input and prints what the sign-ins in them failed of. */
import { type HarReading, readHar } from '../capture/har.ts';
import { inUtf8 } from '../capture/utf8.ts';
import type { DiagnosedSignIn } from '../classify/index.ts';
import { catalogueTranslator, type Language } from '../locales/catalogue.ts';
import { printable, signInLine, signInsJson, signInsMarkdown, signInsText } from '../report/index.ts';
import { printAnswers, readAnswers } from './answer-lines.ts';
import { beginningOf, exchangesOfInput, expected } from './input.ts';
import type { Io } from './io.ts';
import { hasFailed } from './line-batch.ts';
import { painter } from './paint.ts';
import { diagnosed, diagnosedPasted, type Settings } from './pasted.ts';
import { openSource, type Source, wholeText } from './source.ts';

type Format = 'text' | 'markdown' | 'json' | 'ndjson';

export interface DiagnoseCommandOptions {
  format: Format;
  lang: Language;
  authorityHost: string[];
  version: string;
}

/** What one input gave; `partly`: something of it could not be read. */
interface Result {
  signIns: DiagnosedSignIn[];
  failed: boolean;
  partly?: boolean;
}

/** Exit code: 0 nothing found, 1 a sign-in failed, 2 an input was of no use, or not in full. */
export async function diagnoseCommand(
  files: readonly string[],
  options: DiagnoseCommandOptions,
  io: Io,
): Promise<number> {
  if (files.length === 0 && io.stdinIsTerminal) {
    io.writeError(`Nothing to read. Name a file, or pipe it in. Expected: ${expected}.\n`);
    return 2;
  }
  const inputs = files.length === 0 ? ['-'] : files;
  const all: DiagnosedSignIn[] = [];
  let usable = 0;
  let whole = true;
  let failed = false;
  for (const name of inputs) {
    const result = await diagnoseInput(name, options, io);
    if (result) usable++;
    if (!result || result.partly) whole = false;
    if (result) for (const signIn of result.signIns) all.push(signIn);
    failed ||= result?.failed === true;
    if (io.isClosed()) break;
  }
  if (usable > 0) await io.write(written(all, options, io.colour));
  if (!whole) return 2;
  return failed ? 1 : 0;
}

/** The sign-ins of one input, or undefined where it is of no use; then it has been said why. */
async function diagnoseInput(name: string, options: DiagnoseCommandOptions, io: Io): Promise<Result | undefined> {
  const source = await openSource(name, io);
  const complain = (sentence: string) => io.writeError(`${source.shown}: ${sentence}\n`);
  const refuse = (what: string) => complain(`${what}. Expected: ${expected}.`);
  if (!('bytes' in source)) return void refuse(source.failure);
  const beginning = beginningOf(source.head, source.whole);
  if ('came' in beginning) return void refuse(`this is ${beginning.came}`);
  const settings: Settings = { key: io.key(32), authorityHosts: options.authorityHost, lang: options.lang };

  let result: Result | undefined;
  if (beginning.kind === 'har') result = await ofHar(source, settings, complain, refuse);
  else if (beginning.kind === 'lines')
    result =
      options.format === 'ndjson'
        ? await printAnswers(source, settings, io, complain)
        : await readAnswers(source, settings, complain);
  else {
    const text = await wholeText(inUtf8(source.bytes), mostText);
    if (text === undefined)
      return void refuse('this is a text of more than 256 MB that is neither a HAR file nor NDJSON');
    // A HAR may begin with another member than its log.
    if (/^\s*\{/.test(text) && /"log"\s*:\s*\{/.test(text) && /"entries"\s*:\s*\[/.test(text)) {
      const bytes = async function* () {
        yield new TextEncoder().encode(text);
      };
      const har = await readHar(bytes(), settings);
      if (har) return ofReading(har, complain, refuse, settings);
    }
    const read = exchangesOfInput(text);
    if ('came' in read) return void refuse(`this is ${printable(read.came)}`);
    result = resultOf(diagnosedPasted(read.exchanges, settings));
  }
  const failure = source.failure();
  if (failure !== undefined) {
    complain(`${failure}.`);
    return { ...(result ?? resultOf([])), partly: true };
  }
  return result;
}

const resultOf = (signIns: DiagnosedSignIn[]): Result => ({
  signIns,
  failed: hasFailed(signIns),
});

const mostText = 256_000_000;

async function ofHar(
  source: Source,
  settings: Settings,
  complain: (sentence: string) => void,
  refuse: (what: string) => void,
): Promise<Result | undefined> {
  const har = await readHar(source.bytes, settings);
  if (!har) return void refuse('this is JSON with a log but without entries, which is no HAR file');
  return ofReading(har, complain, refuse, settings);
}

function ofReading(
  har: HarReading,
  complain: (sentence: string) => void,
  refuse: (what: string) => void,
  settings: Settings,
): Result | undefined {
  const { entries, skipped, dropped, cut, exchanges } = har;
  const whole = entries - skipped;
  if (cut && entries === 0)
    return void refuse('this is a HAR file that ends in the middle, before its first entry; export it again');
  if (entries > 0 && whole === 0 && !cut)
    return void refuse(`this is a HAR file none of whose ${number(entries)} entries names a request`);
  if (entries === 0) complain('The HAR file holds no requests.');
  else if (skipped > 0) complain(`${number(skipped)} of ${number(entries)} entries name no request and were skipped.`);
  if (dropped > 0)
    complain(`The file holds more sign-in requests than are kept; the last ${number(dropped)} were not looked at.`);
  if (cut) {
    complain(
      `This HAR file ends in the middle. Entries read before its end: ${number(whole)}. Export it again for the rest.`,
    );
  }
  return { ...resultOf(diagnosed(exchanges, settings)), partly: cut || dropped > 0 };
}

const number = (value: number): string => value.toLocaleString('en-US');

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
