/** Entry point of `signin-doctor`: joins the command line to this process. */
import { run } from './run.ts';
import { systemIo } from './system-io.ts';

process.exitCode = await run(process.argv.slice(2), systemIo());
