// Makes a machine ready: checks Node, installs the npm packages, finds a browser (`--tests`: both browsers, installing them through apt).
// Only built-in modules here and in setup/: nothing else is there yet when this runs.
import { chromiumAdvice, findChromium, findFirefox, firefoxAdvice, installTestBrowsers } from './setup/browsers.mjs';
import { installPackages, nodeProblem } from './setup/node-modules.mjs';

try {
  setUp(process.argv.includes('--tests'));
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

function setUp(forTests) {
  const problem = nodeProblem() ?? installPackages();
  if (problem) throw new Error(problem);

  if (forTests) installTestBrowsers();
  const missing = [];
  const check = (browser, advice) =>
    browser ? console.log(`${browser.name}: ${browser.path}`) : missing.push(advice());
  check(findChromium(), chromiumAdvice);
  if (forTests) check(findFirefox(), firefoxAdvice);
  if (missing.length > 0) throw new Error(missing.join('\n\n'));
}
