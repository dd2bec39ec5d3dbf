// Opens a Chromium-family browser that has the extension loaded and takes the fake Entra for Microsoft's.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import type { BrowserContext, Page } from 'playwright-core';
import type { Browser } from '../setup/browsers.mjs';

// Playwright reads it when it is loaded, hence the late import; without it DevTools is no page that can be looked into.
process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';
const { chromium } = await import('playwright-core');

export type Options = {
  browser: Browser;
  /** The folder of the built extension. */
  extension: string;
  entraPort: number;
  headless: boolean;
};

export type OpenBrowser = { context: BrowserContext; page: Page; extensionId: string; close(): Promise<void> };

/** Unlike the tests' launcher it serves any browser of the family, with a window and the network for its links. */
export async function openBrowser({ browser, extension, entraPort, headless }: Options): Promise<OpenBrowser> {
  if (!existsSync(path.join(extension, 'manifest.json'))) {
    throw new Error(`There is no extension in ${extension}. Run npm run build first.`);
  }
  const hosts = [`MAP login.microsoftonline.com:443 127.0.0.1:${entraPort}`];
  if (headless) hosts.push('MAP localhost 127.0.0.1', 'MAP * ~NOTFOUND'); // nobody can follow a link there
  const profile = mkdtempSync(path.join(os.tmpdir(), 'signin-doctor-start-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.path,
    headless: false, // Playwright's own headless mode leaves out extensions; the browser's does not
    viewport: null,
    colorScheme: null,
    chromiumSandbox: process.platform !== 'linux', // there it often cannot start: as root, in containers, under AppArmor
    handleSIGINT: false,
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    args: [
      ...(headless ? ['--headless=new', '--disable-gpu'] : []),
      '--window-size=1400,900',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      `--host-resolver-rules=${hosts.join(', ')}`,
      `--ignore-certificate-errors-spki-list=${await publicKeyHash(entraPort)}`,
      '--enable-unsafe-extension-debugging',
    ],
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const extensionId = await loadExtension(context, extension);
    return { context, page: context.pages()[0] ?? (await context.newPage()), extensionId, close };
  } catch (error) {
    await close();
    throw new Error(`${browser.name} did not load the extension: ${error instanceof Error ? error.message : error}
Install Chromium, Microsoft Edge or Chrome for Testing, or load ${extension} by hand in chrome://extensions.`);
  }
}

/** Not --load-extension, which branded Chrome ignores since version 137; the protocol loads extensions in every browser. */
async function loadExtension(context: BrowserContext, extension: string): Promise<string> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser has closed');
  // Not in Playwright's types of the protocol: https://chromedevtools.github.io/devtools-protocol/tot/Extensions/
  const send: (method: string, parameters: object) => Promise<unknown> = session.send.bind(session) as never;
  const { id } = (await send('Extensions.loadUnpacked', { path: extension })) as { id: string };
  return id;
}

/** So that only the fake Entra's certificate, made a moment ago, is trusted, and not every bad one. */
function publicKeyHash(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const entra = { port, host: '127.0.0.1', servername: 'login.microsoftonline.com', rejectUnauthorized: false };
    const socket = connect(entra, () => {
      const key = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
      socket.destroy();
      if (key) resolve(createHash('sha256').update(key).digest('base64'));
      else reject(new Error('The fake Entra showed no certificate.'));
    });
    socket.once('error', reject);
  });
}
