/** Starts a real, headless Firefox with the built extension, and drives its page, its toolbox and the extension's panel. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startConnectProxy } from './connect-proxy.ts';
import { type FirefoxExtension, firefoxExtension } from './firefox-extension.ts';
import { type FirefoxLooks, makeFirefoxProfile } from './firefox-profile.ts';
import { type FirefoxToolbox, firefoxToolbox } from './firefox-toolbox.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { until } from './until.ts';

export type FirefoxOptions = FirefoxLooks & {
  /** The fake Entra's port. */
  entraPort: number;
  /** Folder of the extension. */
  extension?: string;
  /** Further host names that are the fake Entra. */
  hosts?: string[];
  windowSize?: { width: number; height: number };
};

export type Firefox = FirefoxToolbox &
  FirefoxExtension & {
    addonId: string;
    goto(url: string): Promise<void>;
    /** Runs the body of an async function in the page. */
    evaluate<T>(body: string, ...args: unknown[]): Promise<T>;
    click(selector: string): Promise<void>;
    /** Text of an element, when it is there and not hidden. */
    visibleText(selector: string): Promise<string>;
    /** A PNG of the page. */
    screenshot(path: string): Promise<void>;
    /** Hosts that Firefox asked for in vain. */
    refused: string[];
    close(): Promise<void>;
  };

/** Launches with a fresh profile, which `close` removes. */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const { extension = join(import.meta.dirname, '../../dist/firefox'), windowSize } = options;
  const hosts = ['login.microsoftonline.com', ...(options.hosts ?? [])];
  const proxy = await startConnectProxy(Object.fromEntries(hosts.map((host) => [`${host}:443`, options.entraPort])));
  const profile = await makeFirefoxProfile(proxy.port, options);
  const browser = start(profile, windowSize ?? { width: 1400, height: 900 });
  const remote = await connect(browser, profile);
  // Flat: nested capabilities are ignored without a word.
  await remote.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  const { value: addonId } = (await remote.send('Addon:Install', { path: extension, temporary: true })) as {
    value: string;
  };

  return {
    ...firefoxToolbox(remote),
    ...firefoxExtension(remote, addonId),
    addonId,
    refused: proxy.refused,
    async goto(url) {
      await remote.send('Marionette:SetContext', { value: 'content' });
      await remote.send('WebDriver:Navigate', { url });
    },
    evaluate: remote.content,
    async click(selector) {
      await remote.send('Marionette:SetContext', { value: 'content' });
      const found = await remote.send('WebDriver:FindElement', { using: 'css selector', value: selector });
      const [id] = Object.values((found as { value: Record<string, string> }).value);
      await remote.send('WebDriver:ElementClick', { id });
    },
    visibleText: (selector) => until(`${selector} in Firefox`, () => shownText(remote, selector)),
    async screenshot(path) {
      await remote.send('Marionette:SetContext', { value: 'content' });
      const shot = (await remote.send('WebDriver:TakeScreenshot', { full: false })) as { value: string };
      await writeFile(path, Buffer.from(shot.value, 'base64'));
    },
    async close() {
      const exited = browser.exitCode === null ? once(browser, 'exit') : null;
      await remote.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(ignoreLostConnection);
      await exited;
      remote.close();
      await proxy.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function start(profile: string, { width, height }: { width: number; height: number }): ChildProcess {
  const path = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
  const args = ['--headless', '--marionette', '--remote-allow-system-access', '-profile', profile, '-no-remote'];
  const browser = spawn(path, [...args, 'about:blank'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      // Nothing of the caller's own Firefox is read or written.
      HOME: profile,
      MOZ_HEADLESS_WIDTH: String(width),
      MOZ_HEADLESS_HEIGHT: String(height),
    },
  });
  // A test that failed half-way leaves no browser behind.
  process.once('exit', () => browser.kill());
  return browser;
}

async function connect(browser: ChildProcess, profile: string): Promise<Marionette> {
  const port = await until(
    'Firefox’s Marionette port',
    async () => {
      if (browser.exitCode !== null) throw new Error(`Firefox ended with code ${browser.exitCode}.`);
      const told = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
      return Number(told) || null;
    },
    60_000,
  );
  return connectMarionette(port);
}

/** Null while the page is being replaced by the next one, too. */
function shownText(remote: Marionette, selector: string): Promise<string | null> {
  return remote
    .content<string | null>(
      'const one = document.querySelector(args[0]); return one && one.checkVisibility() ? one.innerText : null;',
      selector,
    )
    .catch((reason: unknown) => {
      if (/replaced|unload|discarded|navigat|dead object/i.test(String(reason))) return null;
      throw reason;
    });
}

function ignoreLostConnection(reason: unknown): void {
  if (!/closed the connection/.test(String(reason))) throw reason;
}
