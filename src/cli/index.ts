/** Entry point of `signin-doctor`: joins the command line to this process, or answers lines as one of its threads. */
import { serveAsLineThread } from './line-threads.ts';
import { run } from './run.ts';
import { systemIo } from './system-io.ts';

if (!serveAsLineThread()) process.exitCode = await run(process.argv.slice(2), systemIo());
