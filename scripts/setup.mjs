// Makes a machine ready: Node's version, the npm packages, a Chromium-family browser; with `--tests` Firefox too.
// Only built-in modules here and in setup/: nothing else is there yet when this runs.
import { chromium, chromiumForTests, firefox, provide } from './setup/browsers.mjs';
import { installPackages, nodeProblem } from './setup/node-modules.mjs';

try {
  setUp(process.argv.includes('--tests') ? [chromiumForTests, firefox] : [chromium]);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

function setUp(kinds) {
  const problem = nodeProblem() ?? installPackages();
  if (problem) throw new Error(problem);

  const provided = provide(kinds);
  for (const { browser } of provided) if (browser) console.log(`${browser.name}: ${browser.path}`);
  const missing = provided.filter(({ browser }) => !browser);
  if (missing.length > 0) throw new Error(missing.map(({ kind }) => kind.advice()).join('\n\n'));
}
