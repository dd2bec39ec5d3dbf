// `npm test`: makes the machine ready, runs every check as a step of its own and ends with the line `N passed, N failed`.
// `npm test -- lint unit` runs only the steps named, and what they need.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromiumForTests, firefox, provide } from './setup/browsers.mjs';
import { installPackages, nodeProblem, runNpm } from './setup/node-modules.mjs';

// A step is the npm script of its name. `tests`: a vitest project, whose tests are counted one by one.
const steps = [
  { name: 'lint' },
  { name: 'types' },
  { name: 'imports' },
  { name: 'unused' },
  { name: 'build' },
  { name: 'unit', tests: true },
  { name: 'browser', tests: true, needs: 'build', browser: chromiumForTests },
  { name: 'firefox', tests: true, needs: 'build', browser: firefox },
  { name: 'addon-lint', needs: 'build' },
];

// Long enough for the slowest step on a slow machine; a browser that hangs must not hang the whole run.
const timeLimit = 20 * 60_000;
const reports = fileURLToPath(new URL('../.cache/test/', import.meta.url));
const results = new Map();
const ready = new Set();
const advice = [];

main(process.argv.slice(2));

function main(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(', ')}. The steps are ${steps.map((step) => step.name).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const isNamed = ({ name }) => names.length === 0 || names.includes(name);
  const chosen = steps.filter(
    (step) => isNamed(step) || steps.some((other) => isNamed(other) && other.needs === step.name),
  );

  const environment = makeReady(chosen);
  if (environment) for (const step of chosen) runStep(step, environment);
  printSummary();
}

/** Returns the environment for the steps, or undefined where no step can run. */
function makeReady(chosen) {
  const started = Date.now();
  startStep('setup', 'Node, npm packages, browsers');
  const problem = nodeProblem() ?? installPackages();
  if (problem) {
    advice.push(problem);
    endStep('setup', started, { passed: 0, failed: 1 });
    return undefined;
  }

  const environment = { ...process.env, NO_UPDATE_NOTIFIER: '1' };
  if (!process.stdout.isTTY) {
    // Several tools colour their output when they see CI, which a log file only shows as noise.
    environment.NO_COLOR = '1';
    delete environment.FORCE_COLOR;
  }
  try {
    for (const { kind, browser } of provide([...new Set(chosen.flatMap((step) => step.browser ?? []))])) {
      if (!browser) {
        advice.push(kind.advice());
        continue;
      }
      console.log(`${browser.name}: ${browser.path}`);
      ready.add(kind);
      environment[kind.variable] = browser.path;
    }
  } catch (error) {
    advice.push(error.message); // a variable names a browser that is not there: every step that needs it fails
  }
  endStep('setup', started, { passed: 0, failed: 0 }); // a missing browser fails the steps that need it
  return environment;
}

function runStep({ name, tests, needs, browser }, environment) {
  const started = Date.now();
  if (needs && results.get(needs)?.failed > 0) return skipStep(name, `${needs} failed`);
  if (browser && !ready.has(browser)) return skipStep(name, 'its browser is missing');

  startStep(name, `npm run ${name}`);
  const report = `${reports}${name}.json`;
  const options = tests ? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const { status, error } = runNpm(['run', '--silent', name, ...options], { env: environment, timeout: timeLimit });
  if (error) console.error(error.code === 'ETIMEDOUT' ? `Stopped after ${seconds(timeLimit)}.` : error.message);
  endStep(
    name,
    started,
    tests ? countTests(report, status) : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 },
  );
}

/** Everything that did not pass counts as failed: a skipped test, a file that would not load, a run without tests. */
function countTests(report, status) {
  let content;
  try {
    content = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, note: 'no report was written' };
  }
  const {
    numTotalTests: total,
    numPassedTests: passed,
    numPendingTests: skipped,
    numTodoTests: todo,
    testResults,
  } = content;
  const brokenFiles = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = total - passed + brokenFiles.length;
  if (total === 0 && failed === 0) return { passed, failed: 1, note: 'no test ran' };
  if (status !== 0 && failed === 0) return { passed, failed: 1, note: 'every test passed, but the run failed' };
  return { passed, failed, note: skipped + todo > 0 ? `${skipped + todo} skipped, which counts as failed` : undefined };
}

function startStep(name, command) {
  console.log(`\n=== ${name}: ${command}`);
}

function endStep(name, started, result) {
  results.set(name, { ...result, took: Date.now() - started });
  console.log(`=== ${describe(name)}`);
}

function skipStep(name, reason) {
  results.set(name, { passed: 0, failed: 1, note: `not run: ${reason}` });
  console.log(`\n=== ${describe(name)}`);
}

function describe(name) {
  const { passed, failed, note, took } = results.get(name);
  const parts = [`${name}: ${failed > 0 ? 'FAILED' : 'passed'}`];
  if (passed + failed > 1) parts.push(`${passed} passed, ${failed} failed`);
  if (note) parts.push(note);
  if (took !== undefined) parts.push(seconds(took));
  return parts.join(' · ');
}

function printSummary() {
  console.log('\n=== Summary');
  for (const name of results.keys()) console.log(describe(name));
  for (const text of advice) console.log(`\n${text}`);
  const total = (key) => [...results.values()].reduce((sum, result) => sum + result[key], 0);
  if (total('failed') > 0) process.exitCode = 1;
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
