/** Entry point of `signin-doctor`: joins the command line to this process. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { run } from './run.ts';

const { stdin, stdout, stderr, env } = process;

// A reader such as `head` may leave before everything is written; that is no failure of ours.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  readFile: (path) => readFile(path),
  readStdin: () => buffer(stdin),
  stdinIsTerminal: stdin.isTTY === true,
  colour: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb', // https://no-color.org: set and not empty
  write: (text) => void stdout.write(text),
  writeError: (text) => void stderr.write(text),
  key: (length) => randomBytes(length),
});
