/** Starts a real Chromium with the built extension, cut off from every network but this machine's fakes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { setPreferences, siteGrants } from './chromium-profile.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { type ExtensionControl, extensionControl } from './extension-control.ts';
import { until } from './until.ts';

// Without it DevTools windows are no pages. Playwright reads it when it is loaded, hence the late import.
process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';
const { chromium } = await import('playwright-core');

export type ChromiumOptions = {
  /** The fake Entra's port. */
  entraPort: number;
  /** Folder of the extension; null: a browser without one, to compare with. */
  extension?: string | null;
  /** Further host names that are the fake Entra. */
  hosts?: string[];
  windowSize?: { width: number; height: number };
  theme?: 'light' | 'dark';
  locale?: string;
  /** Whether a frame of another site gets its cookies, as hidden frames of a sign-in need them. Left out: allowed. */
  thirdPartyCookies?: 'allow' | 'block';
  /** A visible window (needs a display). */
  headful?: boolean;
  /** Match patterns: asking for them is answered with yes, without the dialog that no test can press. */
  grantable?: string[];
  /** Match patterns granted from the start. */
  granted?: string[];
  args?: string[];
};

/** Where DevTools stand: at a side of the page, or in a window of their own. */
export type DockSide = 'right' | 'bottom' | 'undocked';

export type Chromium = ExtensionControl & {
  context: BrowserContext;
  extensionId: string;
  /** The first tab. */
  page: Page;
  newPage(): Promise<Page>;
  /** Opens DevTools on the page, shows the extension's panel and returns it. */
  openDevTools(page: Page): Promise<Frame>;
  /** The panel of a page whose DevTools are open. */
  panelOf(page: Page): Frame;
  /** The window of DevTools itself, for screenshots. */
  devToolsOf(page: Page): Page;
  /** Docks open DevTools elsewhere, and waits until the panel has its new size. */
  dock(page: Page, side: DockSide): Promise<void>;
  /** Changes the theme of open DevTools, and waits until the panel follows. */
  setTheme(page: Page, theme: 'light' | 'dark'): Promise<void>;
  /** Text on the clipboard, read by the page (which must be on http://localhost). */
  readClipboard(page: Page): Promise<string>;
  close(): Promise<void>;
};

/** Launches with a fresh profile, which `close` removes. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'signin-doctor-chromium-'));
  const { extension = join(import.meta.dirname, '../../dist/chrome'), theme = 'light' } = options;
  await setPreferences(profile, {
    // The reload of an unpacked extension leaves it disabled without this.
    extensions: { ui: { developer_mode: true } },
    profile: { cookie_controls_mode: options.thirdPartyCookies === 'block' ? 1 : 0 },
    devtools: {
      preferences: {
        'ui-theme': JSON.stringify(theme === 'dark' ? 'dark' : 'default'),
        'disable-locale-info-bar': 'true',
      },
    },
  });
  const grants = siteGrants(options.grantable, options.granted);
  if (extension && grants) {
    // Permissions hang on an installed extension: install it, leave, write, come back.
    const first = await start(profile, extension, options);
    const id = await extensionIdOf(first);
    await first.close();
    await setPreferences(profile, { extensions: { settings: { [id]: grants } } });
  }
  const context = await start(profile, extension, options);
  const extensionId = extension ? await extensionIdOf(context) : '';
  const page = context.pages().find((one) => !one.url().startsWith('devtools://')) ?? (await context.newPage());
  const opened = new Map<Page, DevTools>();
  const control = extensionControl(context, extensionId);

  function devToolsOf(one: Page): DevTools {
    const found = opened.get(one);
    if (!found) throw new Error('DevTools are not open on this page: call openDevTools first.');
    return found;
  }

  return {
    ...control,
    context,
    extensionId,
    page,
    newPage: () => context.newPage(),
    async openDevTools(one) {
      opened.set(one, await openDevTools(context, one, extensionId));
      return devToolsOf(one).panel();
    },
    panelOf: (one) => devToolsOf(one).panel(),
    devToolsOf: (one) => devToolsOf(one).window,
    dock: (one, side) => dock(devToolsOf(one), side),
    setTheme: (one, theme) => setTheme(devToolsOf(one), theme),
    async readClipboard(one) {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(one.url()).origin });
      await one.bringToFront();
      return one.evaluate(() => navigator.clipboard.readText());
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function dock({ window, panel }: DevTools, side: DockSide): Promise<void> {
  await window.evaluate(`import('./ui/legacy/legacy.js').then(({ DockController }) =>
    DockController.DockController.instance().setDockSide(${JSON.stringify(side)}))`);
  const size = () => [innerWidth, innerHeight] as const;
  await until(`DevTools docked ${side}`, async () => {
    const [[width, height], [fullWidth, fullHeight]] = [await panel().evaluate(size), await window.evaluate(size)];
    if (side === 'right') return width < fullWidth;
    // Undocked, only DevTools' own tabs stand above the panel.
    return width === fullWidth && height > fullHeight * 0.9 === (side === 'undocked');
  });
}

async function setTheme({ window, panel }: DevTools, theme: 'light' | 'dark'): Promise<void> {
  await window.evaluate(`import('./core/common/common.js').then(({ Settings }) =>
    Settings.Settings.instance().moduleSetting('ui-theme').set('${theme === 'dark' ? 'dark' : 'default'}'))`);
  await panel().waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
}

function start(profile: string, extension: string | null, options: ChromiumOptions): Promise<BrowserContext> {
  const { width, height } = options.windowSize ?? { width: 1400, height: 900 };
  const hosts = ['login.microsoftonline.com', ...(options.hosts ?? [])];
  const rules = [
    ...hosts.map((host) => `MAP ${host}:443 127.0.0.1:${options.entraPort}`),
    'MAP localhost 127.0.0.1',
    'EXCLUDE 127.0.0.1',
    'MAP * ~NOTFOUND',
  ];
  return chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Playwright's own headless mode is another browser, one without extensions.
    headless: false,
    viewport: null,
    colorScheme: options.theme ?? 'light',
    ...(options.locale && { locale: options.locale }),
    args: [
      ...(options.headful ? [] : ['--headless=new']),
      `--window-size=${width},${height}`,
      `--host-resolver-rules=${rules.join(', ')}`,
      '--ignore-certificate-errors',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(options.locale ? [`--lang=${options.locale}`] : []),
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
      ...(options.args ?? []),
    ],
  });
}

async function extensionIdOf(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL(worker.url()).host;
}
