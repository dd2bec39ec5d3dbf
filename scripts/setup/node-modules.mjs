// Checks the version of Node and brings node_modules in line with package-lock.json.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const readJson = (file) => JSON.parse(readFileSync(path.join(repository, file), 'utf8'));

/** Returns what is wrong with this Node, or undefined. */
export function nodeProblem() {
  const required = readJson('package.json').engines.node.replace('>=', '').split('.').map(Number);
  const actual = process.versions.node.split('.').map(Number);
  if (actual[0] > required[0] || (actual[0] === required[0] && actual[1] >= required[1])) return undefined;
  return `Node ${required.join('.')} or newer is needed; this is ${process.versions.node} (${process.execPath}).
Install the current long-term support version: https://nodejs.org/`;
}

/** Runs `npm ci` where needed. Returns what went wrong, or undefined. */
export function installPackages() {
  const reason = reasonToInstall();
  if (!reason) return undefined;
  console.log(`Installing the npm packages (${reason}) …`);
  // --include=dev: with NODE_ENV=production npm would leave out everything that builds and tests.
  const { status } = runNpm(['ci', '--include=dev']);
  return status === 0 ? undefined : 'npm ci failed; its own message is above.';
}

/**
 * Compares contents, not times: `npm install` writes package-lock.json after node_modules, so by time every
 * install would ask for another one.
 */
function reasonToInstall() {
  const wanted = readJson('package-lock.json').packages;
  let installed;
  try {
    installed = readJson('node_modules/.package-lock.json').packages;
  } catch {
    return 'there are none';
  }
  for (const [place, { version, optional, devOptional }] of Object.entries(wanted)) {
    if (place === '') continue; // the project itself
    const actual = installed[place];
    if (!actual && (optional || devOptional)) continue; // made for another platform
    if (actual?.version !== version) return `${place} should be ${version}, is ${actual?.version ?? 'missing'}`;
  }
  return undefined;
}

export function runNpm(args, options = {}) {
  // npm says where it is to the scripts it runs; on Windows its command is a .cmd file, which only a shell can start.
  const npm = process.env.npm_execpath;
  const inherited = { cwd: repository, stdio: 'inherit', ...options };
  if (npm?.endsWith('.js')) return spawnSync(process.execPath, [npm, ...args], inherited);
  return spawnSync('npm', args, { ...inherited, shell: process.platform === 'win32' });
}
