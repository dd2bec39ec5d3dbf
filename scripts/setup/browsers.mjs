// Finds the browsers of this machine, and installs the two that the tests need where apt can do it.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const home = os.homedir();
const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
  Boolean,
);
const onWindows = (...parts) => programFiles.map((folder) => path.join(folder, ...parts));
const inApplications = (app, binary) =>
  ['/Applications', path.join(home, 'Applications')].map((folder) => `${folder}/${app}.app/Contents/MacOS/${binary}`);

// Order matters: branded Chrome comes last because it ignores --load-extension since version 137.
const chromiumFamily = [
  {
    name: 'Chromium',
    family: 'chromium',
    linux: () => onPath('chromium', 'chromium-browser'),
    darwin: () => inApplications('Chromium', 'Chromium'),
    win32: () => onWindows('Chromium', 'Application', 'chrome.exe'),
  },
  {
    name: 'Microsoft Edge',
    family: 'edge',
    linux: () => onPath('microsoft-edge', 'microsoft-edge-stable', 'microsoft-edge-beta', 'microsoft-edge-dev'),
    darwin: () => inApplications('Microsoft Edge', 'Microsoft Edge'),
    win32: () => onWindows('Microsoft', 'Edge', 'Application', 'msedge.exe'),
  },
  {
    name: 'Chrome for Testing',
    family: 'chrome-for-testing',
    linux: () => downloaded('chrome-linux*', 'chrome'),
    darwin: () => downloaded('chrome-mac*', 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
    win32: () => downloaded('chrome-win*', 'chrome.exe'),
  },
  {
    name: 'Google Chrome',
    family: 'chrome',
    linux: () => onPath('google-chrome', 'google-chrome-stable', 'google-chrome-beta'),
    darwin: () => inApplications('Google Chrome', 'Google Chrome'),
    win32: () => onWindows('Google', 'Chrome', 'Application', 'chrome.exe'),
  },
];

const firefoxFamily = [
  {
    name: 'Firefox ESR',
    family: 'firefox',
    linux: () => onPath('firefox-esr'),
    darwin: () => inApplications('Firefox ESR', 'firefox'),
    win32: () => onWindows('Mozilla Firefox ESR', 'firefox.exe'),
  },
  {
    name: 'Firefox',
    family: 'firefox',
    linux: () => onPath('firefox'),
    darwin: () => inApplications('Firefox', 'firefox'),
    win32: () => onWindows('Mozilla Firefox', 'firefox.exe'),
  },
];

export const findChromium = () => find(chromiumFamily, 'CHROMIUM');
export const findFirefox = () => find(firefoxFamily, 'FIREFOX');

export const chromiumAdvice = () => `No Chromium-family browser was found. Install one of these:
  ${installAdvice('chromium')}
  or Microsoft Edge:      https://www.microsoft.com/edge/download
  or Chrome for Testing:  npx @puppeteer/browsers install chrome@stable
A browser in another place: set CHROMIUM to the path of its executable.`;

export const firefoxAdvice = () => `No Firefox was found. Install it:
  ${installAdvice('firefox-esr')}
A browser in another place: set FIREFOX to the path of its executable.`;

/** Installs what the tests need and apt has. Returns nothing: the caller looks again and gives the advice. */
export function installTestBrowsers() {
  const missing = [!findChromium() && 'chromium', !findFirefox() && 'firefox-esr'].filter(Boolean);
  if (missing.length === 0) return;
  if (isUbuntu()) {
    console.log(`Not installing ${missing.join(' and ')}: on Ubuntu apt only has stubs that install snaps.`);
    return;
  }
  const asRoot = rootPrefix();
  if (!hasApt() || !asRoot) return;

  console.log(`Installing ${missing.join(' and ')} through apt …`);
  // A fresh machine has no package lists at all; an old one has lists whose files are gone from the mirror.
  if (apt(asRoot, ['update', '-q']) !== 0) return;
  apt(asRoot, ['install', '-y', '-q', '--no-install-recommends', ...missing]);
}

function find(browsers, variable) {
  const chosen = process.env[variable];
  if (chosen) {
    // A wrong path is an error: going on with another browser than the one asked for would hide it.
    if (!isExecutable(chosen)) throw new Error(`${variable} is set to ${chosen}, but there is no program there.`);
    const known = browsers.find((browser) => candidates(browser).includes(chosen));
    return { path: chosen, name: known?.name ?? path.basename(chosen), family: known?.family ?? familyOf(chosen) };
  }
  for (const browser of browsers) {
    const found = candidates(browser).find((candidate) => isExecutable(candidate) && !isSnap(candidate));
    if (found) return { path: found, name: browser.name, family: browser.family };
  }
  return undefined;
}

const candidates = (browser) => browser[process.platform]?.() ?? [];

function familyOf(executable) {
  if (/firefox/i.test(executable)) return 'firefox';
  if (/edge/i.test(executable)) return 'edge';
  return /google.chrome(?!.for.testing)/i.test(executable) ? 'chrome' : 'chromium';
}

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).concat('/usr/bin', '/usr/local/bin');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Browsers that Puppeteer's installer or Playwright downloaded, newest version first. */
function downloaded(folder, binary) {
  const shelves = [
    'chrome', // where `npx @puppeteer/browsers install` puts it: the folder it is run in
    path.join(home, '.cache', 'puppeteer', 'chrome'),
    path.join(home, '.cache', 'ms-playwright'),
    path.join(home, 'Library', 'Caches', 'ms-playwright'),
    path.join(process.env.LOCALAPPDATA ?? home, 'ms-playwright'),
  ];
  const prefix = folder.replace('*', '');
  return shelves
    .map((shelf) => path.resolve(shelf))
    .flatMap((shelf) => foldersIn(shelf).map((version) => path.join(shelf, version)))
    .flatMap((version) => foldersIn(version).map((name) => path.join(version, name)))
    .filter((candidate) => path.basename(candidate).startsWith(prefix))
    .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }))
    .map((candidate) => path.join(candidate, binary));
}

function foldersIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not there: nothing was downloaded that way
  }
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Snaps cannot read the repository or a profile in the temporary folder, and Ubuntu's stubs only start them. */
function isSnap(file) {
  if (file.startsWith('/snap/')) return true;
  return (
    process.platform === 'linux' && statSync(file).size < 20_000 && readFileSync(file, 'latin1').includes('/snap/')
  );
}

function isUbuntu() {
  try {
    return /^ID=("?)ubuntu\1$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false; // no such file: not a Linux
  }
}

const hasApt = () => onPath('apt-get').some(isExecutable);

/** What to put before a command to run it as root; undefined where that would ask for a password. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
    return ['sudo', '-n'];
  } catch {
    return undefined;
  }
}

function apt(asRoot, args) {
  // env(1) because sudo drops the variables of its caller.
  const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  return spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'] }).status;
}

function installAdvice(aptPackage) {
  const firefox = aptPackage === 'firefox-esr';
  if (isUbuntu()) {
    return firefox
      ? 'Ubuntu: the .deb package of Mozilla (the snap cannot be driven by tests): https://support.mozilla.org/kb/install-firefox-linux'
      : 'Ubuntu: Edge or Chrome for Testing, below (the chromium package is a snap, which cannot read this folder)';
  }
  if (process.platform === 'darwin') return `macOS: brew install --cask ${firefox ? 'firefox' : 'chromium'}`;
  if (process.platform === 'win32')
    return firefox ? 'Windows: winget install Mozilla.Firefox.ESR' : 'Windows: Edge comes with it';
  if (hasApt()) return `sudo apt-get update && sudo apt-get install ${aptPackage}`;
  return `Linux: the package ${firefox ? 'firefox-esr or firefox' : 'chromium'} of your distribution`;
}
