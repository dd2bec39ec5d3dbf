// Finds the browsers of this machine, and says how to get one that is missing.
import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasApt, installThroughApt, isUbuntu } from './apt.mjs';

const home = os.homedir();
const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
  Boolean,
);
const onWindows = (...parts) => programFiles.map((folder) => path.join(folder, ...parts));
const inApplications = (app, binary) =>
  ['/Applications', path.join(home, 'Applications')].map((folder) => `${folder}/${app}.app/Contents/MacOS/${binary}`);

// In order of preference. Branded Chrome ignores --load-extension since version 137.
const chromiumFamily = [
  {
    name: 'Chromium',
    linux: () => onPath('chromium', 'chromium-browser'),
    darwin: () => inApplications('Chromium', 'Chromium'),
    win32: () => onWindows('Chromium', 'Application', 'chrome.exe'),
  },
  {
    name: 'Microsoft Edge',
    linux: () => onPath('microsoft-edge', 'microsoft-edge-stable', 'microsoft-edge-beta', 'microsoft-edge-dev'),
    darwin: () => inApplications('Microsoft Edge', 'Microsoft Edge'),
    win32: () => onWindows('Microsoft', 'Edge', 'Application', 'msedge.exe'),
  },
  {
    name: 'Chrome for Testing',
    linux: () => downloaded('chrome-linux*', 'chrome'),
    darwin: () => downloaded('chrome-mac*', 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
    win32: () => downloaded('chrome-win*', 'chrome.exe'),
  },
  {
    name: 'Google Chrome',
    ignoresLoadExtension: true,
    linux: () => onPath('google-chrome', 'google-chrome-stable', 'google-chrome-beta'),
    darwin: () => inApplications('Google Chrome', 'Google Chrome'),
    win32: () => onWindows('Google', 'Chrome', 'Application', 'chrome.exe'),
  },
];

const firefoxFamily = [
  {
    name: 'Firefox ESR',
    linux: () => onPath('firefox-esr'),
    darwin: () => inApplications('Firefox ESR', 'firefox'),
    win32: () => onWindows('Mozilla Firefox ESR', 'firefox.exe'),
  },
  {
    name: 'Firefox',
    linux: () => onPath('firefox'),
    darwin: () => inApplications('Firefox', 'firefox'),
    win32: () => onWindows('Mozilla Firefox', 'firefox.exe'),
  },
];

/** Kinds of browser. `variable` is the environment variable that names one in another place. */
export const chromium = {
  variable: 'CHROMIUM',
  aptPackage: 'chromium',
  find: () => find(chromiumFamily, chromium.variable),
  advice: () => `No Chromium-family browser that will do was found. Install one of these:
  ${chromiumPackage()}
  or Microsoft Edge:      https://www.microsoft.com/edge/download
  or Chrome for Testing:  npx @puppeteer/browsers install chrome@stable --path .cache
A browser in another place: set CHROMIUM to the path of its executable.`,
};

/** The tests load the extension by --load-extension. */
export const chromiumForTests = {
  ...chromium,
  find: () =>
    find(
      chromiumFamily.filter((browser) => !browser.ignoresLoadExtension),
      chromium.variable,
    ),
};

export const firefox = {
  variable: 'FIREFOX',
  aptPackage: 'firefox-esr',
  find: () => find(firefoxFamily, firefox.variable),
  advice: () => `No Firefox was found. Install it:
  ${firefoxPackage()}
A browser in another place: set FIREFOX to the path of its executable.`,
};

/** Installs those that are missing where apt can do it. Returns for each kind the browser, undefined where there is none. */
export function provide(kinds) {
  const missing = kinds.filter((kind) => !kind.find());
  if (missing.length > 0) installThroughApt(missing.map((kind) => kind.aptPackage));
  return kinds.map((kind) => ({ kind, browser: kind.find() }));
}

function find(browsers, variable) {
  const chosen = process.env[variable];
  if (chosen) {
    // A wrong path is an error: going on with another browser than the one asked for would hide it.
    if (!isExecutable(chosen)) throw new Error(`${variable} is set to ${chosen}, but there is no program there.`);
    const known = browsers.find((browser) => candidates(browser).includes(chosen));
    return { path: chosen, name: known?.name ?? path.basename(chosen) };
  }
  for (const browser of browsers) {
    const found = candidates(browser).find((candidate) => isExecutable(candidate) && !isSnap(candidate));
    if (found) return { path: found, name: browser.name };
  }
  return undefined;
}

const candidates = (browser) => browser[process.platform]?.() ?? [];

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).concat('/usr/bin', '/usr/local/bin');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Browsers that Puppeteer's installer or Playwright downloaded, newest version first. */
function downloaded(folder, binary) {
  const shelves = [
    fileURLToPath(new URL('../../.cache/chrome', import.meta.url)), // where our advice puts it
    path.join(home, '.cache', 'puppeteer', 'chrome'),
    path.join(home, '.cache', 'ms-playwright'),
    path.join(home, 'Library', 'Caches', 'ms-playwright'),
    path.join(process.env.LOCALAPPDATA ?? home, 'ms-playwright'),
  ];
  const prefix = folder.replace('*', '');
  return shelves
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

function chromiumPackage() {
  if (isUbuntu()) return 'Ubuntu: one of the two below (the chromium package is a snap, which cannot read this folder)';
  if (process.platform === 'darwin') return 'macOS: brew install --cask chromium';
  if (process.platform === 'win32')
    return 'Windows: Microsoft Edge is part of it; repair it, or use one of the two below';
  if (hasApt()) return 'sudo apt-get update && sudo apt-get install chromium';
  return 'Linux: the package chromium of your distribution';
}

function firefoxPackage() {
  if (isUbuntu()) {
    return 'Ubuntu: the .deb package of Mozilla (a snap cannot be driven by tests): https://support.mozilla.org/kb/install-firefox-linux';
  }
  if (process.platform === 'darwin') return 'macOS: brew install --cask firefox';
  if (process.platform === 'win32') return 'Windows: winget install Mozilla.Firefox.ESR';
  if (hasApt()) return 'sudo apt-get update && sudo apt-get install firefox-esr';
  return 'Linux: the package firefox-esr, or firefox, of your distribution';
}
