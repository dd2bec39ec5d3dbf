/** The command line: its commands and options, and the exit code they end with. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { type DiagnoseCommandOptions, diagnoseCommand } from './diagnose.ts';
import { expected } from './input.ts';
import type { Io } from './io.ts';

const exitCodes = `
Exit code:
  0  no failed sign-in was found
  1  at least one sign-in failed
  2  an input or an option was of no use`;

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
    .addOption(new Option('--lang <language>', 'language of the output').choices(['en', 'nl']).default('en'))
    .addOption(
      new Option('--authority-host <host>', 'custom domain that answers as Microsoft; may be repeated')
        .argParser(addHost)
        .default([], 'none'),
    )
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', exitCodes)
    .action(async (files: string[], options: Omit<DiagnoseCommandOptions, 'version'>) => {
      exitCode = await diagnoseCommand(files, { ...options, version }, io);
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
