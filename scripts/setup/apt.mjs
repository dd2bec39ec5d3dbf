// Installs packages through apt, on Debian and where that asks no password.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Does what it can; whether it worked shows when the caller looks for the browser again. */
export function installThroughApt(packages) {
  if (isUbuntu()) {
    console.log(`Not installing ${packages.join(' and ')}: on Ubuntu apt only has stubs that install snaps.`);
    return;
  }
  const asRoot = rootPrefix();
  if (!hasApt() || !asRoot) return;

  console.log(`Installing ${packages.join(' and ')} through apt, which takes a minute or two …`);
  // A fresh machine has no package lists at all; an old one has lists whose files are gone from the mirror.
  if (aptGet(asRoot, ['update', '-qq']) !== 0) return;
  aptGet(asRoot, ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

export const hasApt = () => existsSync('/usr/bin/apt-get');

export function isUbuntu() {
  try {
    return /^ID=("?)ubuntu\1$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false; // no such file: not a Linux
  }
}

/** What to put before a command to run it as root; undefined where that would ask for a password. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

function aptGet(asRoot, args) {
  // env(1) because sudo drops the variables of its caller.
  const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  // Its thousand lines of progress are left out; what goes wrong it says on the error output.
  return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status;
}
