/** The command `redact`: writes the same HAR without secrets and people, and says what was taken out. */
import { harRedactor, type RedactionSummary } from '../capture/redacted-har/index.ts';
import { inUtf8 } from '../capture/utf8.ts';
import { printable } from '../report/index.ts';
import { beginningOf } from './input.ts';
import type { Io, NewFile } from './io.ts';
import { openSource, type Source, whyUnread } from './source.ts';

export interface RedactCommandOptions {
  force: boolean;
  authorityHost: string[];
  version: string;
}

/** Exit code: 0 written, 2 not written, or not in full. */
export async function redactCommand(
  input: string,
  output: string,
  options: RedactCommandOptions,
  io: Io,
): Promise<number> {
  const refuse = (sentence: string) => {
    io.writeError(`${sentence}\n`);
    return 2;
  };
  const shown = printable(output);
  if (input !== '-' && (await io.isSameFile(input, output))) {
    return refuse(`${shown}: this is the file to be read. Name another one; the original is never overwritten.`);
  }
  if (!options.force && (await io.exists(output))) {
    return refuse(`${shown}: there is such a file already. Name another one, or use --force to replace it.`);
  }
  const source = await openSource(input, io);
  if (!('bytes' in source)) return refuse(`${source.shown}: ${source.failure}. Expected: a HAR file.`);
  const beginning = beginningOf(source.head, source.whole);
  if ('came' in beginning)
    return refuse(`${source.shown}: this is ${printable(beginning.came)}. Expected: a HAR file.`);
  if (!new TextDecoder().decode(source.head.subarray(0, 4096)).includes('{')) {
    return refuse(`${source.shown}: this is text, not a HAR file. Expected: a HAR file.`);
  }
  let file: NewFile | undefined;
  try {
    file = await io.create(output);
    return await redactInto(file, source, shown, options, io);
  } catch (error) {
    await file?.discard();
    return refuse(`${shown}: ${whyUnread(error).replace('reading failed', 'writing failed')}.`);
  }
}

async function redactInto(
  file: NewFile,
  source: Source,
  shown: string,
  { authorityHost, version }: RedactCommandOptions,
  io: Io,
): Promise<number> {
  const redactor = harRedactor({ key: io.key(32), authorityHosts: authorityHost }, version);
  for await (const piece of inUtf8(source.bytes)) {
    const text = redactor.write(piece);
    if (text !== '') await file.write(text);
  }
  const end = redactor.end();
  const failure = source.failure();
  if (!end || (end.summary.entries === 0 && end.summary.cut)) {
    await file.discard();
    const what = end
      ? 'this is a HAR file that ends in the middle, before its first entry'
      : 'this is no HAR file: it has no log with entries';
    io.writeError(`${source.shown}: ${failure ?? what}. Nothing was written. Expected: a HAR file.\n`);
    return 2;
  }
  await file.write(end.text);
  await file.finish();
  io.writeError(summaryText(end.summary, shown));
  if (failure !== undefined) io.writeError(`${source.shown}: ${failure}.\n`);
  else if (end.summary.cut)
    io.writeError(`${source.shown}: This HAR file ends in the middle; what was complete before the end was written.\n`);
  return failure !== undefined || end.summary.cut ? 2 : 0;
}

const number = (value: number): string => value.toLocaleString('en-US');
const counted = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
const named = 8;

function summaryText({ entries, signIn, skipped, people, cookies, values }: RedactionSummary, shown: string): string {
  const bare = entries - signIn - skipped;
  const total = values.reduce((sum, [, count]) => sum + count, 0);
  const list = values.slice(0, named).map(([name, count]) => `${printable(name)} ${number(count)}`);
  const more = values.length > named ? [`${number(values.length - named)} other names`] : [];
  const lines = [
    `${shown}: ${counted(entries, 'entry', 'entries')} read.`,
    `  ${number(signIn)} of sign-ins: kept with what a diagnosis and Microsoft support need.`,
    `  ${number(bare)} others: kept as method, address without query, status and times; no headers, no bodies.`,
    ...(skipped > 0 ? [`  ${number(skipped)} without a request: left out.`] : []),
    `  Removed: ${counted(total, 'value', 'values')}${list.length > 0 ? ` (${[...list, ...more].join(', ')})` : ''}, ${counted(cookies, 'cookie value', 'cookie values')}.`,
    `  ${counted(people, 'person', 'people')} shown as user-1@redacted.example and so on.`,
    '  Look it through before you pass it on.',
  ];
  return `${lines.join('\n')}\n`;
}
