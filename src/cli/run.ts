/** The command line: its commands and options, and the exit code they end with. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { type CatalogueCommandOptions, catalogueCommand } from './catalogue.ts';
import { type DiagnoseCommandOptions, diagnoseCommand } from './diagnose.ts';
import { type ExplainCommandOptions, explainCommand } from './explain.ts';
import { expected } from './input.ts';
import type { Io } from './io.ts';
import { type RedactCommandOptions, redactCommand } from './redact.ts';

const exitCodes = `
Exit code:
  0  no failed sign-in was found
  1  at least one sign-in failed
  2  an input or an option was of no use, or an input could not be read in full`;

const authorityHost = () =>
  new Option('--authority-host <host>', 'custom domain that answers as Microsoft; may be repeated')
    .argParser(addHost)
    .default([], 'none');

const language = () => new Option('--lang <language>', 'language of the output').choices(['en', 'nl']).default('en');

/** Runs one command line, without the names of node and the script. Resolves to the exit code; prints through `io`. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const program = new Command('signin-doctor')
    .description('Says why a Microsoft Entra sign-in failed, proves it from the request, and names who must act.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: io.write, writeErr: io.writeError, getOutHasColors: () => io.colour })
    .showHelpAfterError('Try --help.');
  program
    .command('diagnose')
    .description(`Diagnoses the sign-ins of a capture. FILE is ${expected}; - is standard input.`)
    .argument('[FILE...]', 'files to read, each a capture of its own')
    .addOption(
      new Option('--format <format>', 'form of the output')
        .choices(['text', 'markdown', 'json', 'ndjson'])
        .default('text'),
    )
    .addOption(language())
    .addOption(authorityHost())
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', exitCodes)
    .action(async (files: string[], options: Omit<DiagnoseCommandOptions, 'version'>) => {
      exitCode = await diagnoseCommand(files, { ...options, version }, io);
    });
  program
    .command('redact')
    .description('Writes a HAR file anew without secrets and people; it is still diagnosed to the same result.')
    .argument('<IN.har>', 'file to read; - is standard input')
    .argument('<OUT.har>', 'file to write; - is standard output')
    .option('--force', 'replace OUT.har where there is one already', false)
    .addOption(authorityHost())
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', '\nExit code:\n  0  OUT.har was written\n  2  it was not, or not in full')
    .action(async (input: string, output: string, options: Omit<RedactCommandOptions, 'version'>) => {
      exitCode = await redactCommand(input, output, { ...options, version }, io);
    });
  program
    .command('explain')
    .description('Says what is known of a code or an error, such as 50011, AADSTS50011 or invalid_grant.')
    .argument('<CODE|ERROR>', 'as people write it')
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'markdown', 'json']).default('text'),
    )
    .addOption(language())
    .helpOption('-h, --help', 'print this help')
    .action(async (code: string, options: Omit<ExplainCommandOptions, 'version'>) => {
      exitCode = await explainCommand(code, { ...options, version }, io);
    });
  program
    .command('catalogue')
    .description('Prints every code and error that is known: JSON, CSV for a spreadsheet, KQL for sign-in logs.')
    .addOption(new Option('--format <format>', 'form of the output').choices(['json', 'csv', 'kql']).default('json'))
    .addOption(language())
    .helpOption('-h, --help', 'print this help')
    .action(async (options: CatalogueCommandOptions) => {
      exitCode = await catalogueCommand(options, io);
    });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2; // help and version end with 0
  }
  return exitCode;
}

/** A host as it stands in an address, from a host or a whole address. */
function addHost(text: string, hosts: string[]): string[] {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) throw new InvalidArgumentError('Expected a host such as login.contoso.example.');
  return [...hosts, new URL(address).host];
}
