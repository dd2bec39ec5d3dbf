/** Reads and disturbs the running extension from outside: badge, storage, worker stop, reload. */
import type { BrowserContext, Page } from 'playwright-core';
import { until } from './until.ts';

/** The part of the extension API used here. */
type ExtensionApi = {
  action: {
    getBadgeText(of: { tabId?: number }): Promise<string>;
    getTitle(of: { tabId?: number }): Promise<string>;
  };
  storage: { session: { get(keys: null): Promise<Record<string, unknown>> } };
  tabs: { query(which: object): Promise<{ id?: number }[]> };
  runtime: { reload(): void };
};
declare const chrome: ExtensionApi;

export type Badge = { text: string; title: string };
export type ExtensionControl = {
  /** The browser's number of the tab; the page is brought to the front. */
  tabIdOf(page: Page): Promise<number>;
  badge(tabId: number): Promise<Badge>;
  /** All of `storage.session`. */
  readSessionStorage(): Promise<Record<string, unknown>>;
  /** Stops the service worker, as the browser does after half a minute; its next event starts it again. */
  stopWorker(): Promise<void>;
  workerRunning(): Promise<boolean>;
  /** Reloads the extension, which closes every DevTools window. */
  reloadExtension(): Promise<void>;
};

/** None of its questions wakes the worker: they are asked in a page of the extension's origin. */
export function extensionControl(context: BrowserContext, extensionId: string): ExtensionControl {
  let asking: Promise<Page> | null = null;

  async function control(): Promise<Page> {
    const page = await asking;
    if (!page || page.isClosed()) asking = openControlPage(context, extensionId);
    return (await asking) as Page;
  }

  async function session() {
    const browser = context.browser();
    if (!browser) throw new Error('The browser is closed.');
    return browser.newBrowserCDPSession();
  }

  async function workerTargets(): Promise<string[]> {
    const cdp = await session();
    const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{}] });
    await cdp.detach();
    const ours = targetInfos.filter(({ type, url }) => type === 'service_worker' && new URL(url).host === extensionId);
    return ours.map(({ targetId }) => targetId);
  }

  return {
    async tabIdOf(page) {
      const asker = await control();
      await page.bringToFront();
      const [tab] = await asker.evaluate(() => chrome.tabs.query({ active: true, lastFocusedWindow: true }));
      if (tab?.id === undefined) throw new Error('No tab is active.');
      return tab.id;
    },
    async badge(tabId) {
      return (await control()).evaluate(
        async (id) => ({
          text: await chrome.action.getBadgeText({ tabId: id }),
          title: await chrome.action.getTitle({ tabId: id }),
        }),
        tabId,
      );
    },
    async readSessionStorage() {
      return (await control()).evaluate(() => chrome.storage.session.get(null));
    },
    async stopWorker() {
      const cdp = await session();
      for (const targetId of await workerTargets()) await cdp.send('Target.closeTarget', { targetId });
      await cdp.detach();
      await until('the worker to stop', async () => (await workerTargets()).length === 0);
    },
    workerRunning: async () => (await workerTargets()).length > 0,
    async reloadExtension() {
      const page = await control();
      const gone = page.waitForEvent('close');
      await page.evaluate(() => chrome.runtime.reload()).catch(ignoreClosed);
      await gone;
      asking = null;
      await control();
      await until('the worker to start again', async () => (await workerTargets()).length > 0);
    },
  };
}

/** The manifest, shown as text: a page with the extension's rights, whatever files the build makes. */
async function openControlPage(context: BrowserContext, extensionId: string): Promise<Page> {
  const url = `chrome-extension://${extensionId}/manifest.json`;
  const browser = context.browser();
  if (!browser) throw new Error('The browser is closed.');
  const cdp = await browser.newBrowserCDPSession();
  return until('the extension to answer', async () => {
    // In the background: a tab in front would change which one is active.
    const { targetId } = await cdp.send('Target.createTarget', { url, background: true });
    const page = await until('the control page', () => context.pages().find((one) => one.url() === url), 2_000).catch(
      () => null,
    );
    const answers = await page?.evaluate(() => typeof chrome.runtime !== 'undefined').catch(() => false);
    if (answers) return page;
    await cdp.send('Target.closeTarget', { targetId });
    return null;
  });
}

/** The page that asks for the reload is closed by it. */
function ignoreClosed(reason: unknown): void {
  if (!/closed|destroyed/i.test(String(reason))) throw reason;
}
