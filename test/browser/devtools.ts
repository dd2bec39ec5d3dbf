/** Opens Chromium's DevTools on a page and shows the extension's panel in it. */
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { until } from './until.ts';

export type DevTools = {
  /** DevTools itself, with all its tabs. */
  window: Page;
  /** The panel's document; another one after the panel was reloaded. */
  panel(): Frame;
};

const panelTitle = 'Sign-in Doctor';

/** Waits until the panel is shown. */
export async function openDevTools(context: BrowserContext, page: Page, extensionId: string): Promise<DevTools> {
  const browser = context.browser();
  if (!browser) throw new Error('The browser is closed.');
  const before = new Set(devToolsPages(context));
  const { targetInfo } = await (await context.newCDPSession(page)).send('Target.getTargetInfo');
  const session = await browser.newBrowserCDPSession();
  // Newer than Playwright's types of the protocol.
  const send: (method: string, params: object) => Promise<unknown> = session.send.bind(session) as never;
  await send('Target.openDevTools', { targetId: targetInfo.targetId });

  const origin = `chrome-extension://${extensionId}`;
  // The extension's devtools_page is loaded last: asking DevTools for its panels before then breaks DevTools.
  const window = await until('the extension’s devtools page', () =>
    devToolsPages(context).find(
      (one) => !before.has(one) && one.frames().some((frame) => frame.url().startsWith(`${origin}/`)),
    ),
  );
  const known = new Set(window.frames().map((frame) => frame.url()));
  // DevTools' ID of an extension's view: origin and title, without spaces.
  await window.evaluate(`(${showPanel})(${JSON.stringify(origin + panelTitle.replaceAll(' ', ''))})`);
  const url = await until('the panel’s frame', () =>
    window
      .frames()
      .map((frame) => frame.url())
      .find((one) => one.startsWith(`${origin}/`) && !known.has(one)),
  );
  function panel(): Frame {
    const frame = window.frames().find((one) => one.url().split('#')[0] === url.split('#')[0]);
    if (!frame) throw new Error('The panel is gone: DevTools were closed or the extension was reloaded.');
    return frame;
  }
  await panel().waitForLoadState();
  return { window, panel };
}

function devToolsPages(context: BrowserContext): Page[] {
  return context.pages().filter((one) => one.url().startsWith('devtools://'));
}

/**
 * Runs inside DevTools. Its tab bar hides our tab in an overflow menu, so the view is shown by its ID. As text, since a
 * test runner rewrites import() in functions.
 */
const showPanel = `async (viewId) => {
  const ui = await import('./ui/legacy/legacy.js');
  const end = performance.now() + 10000;
  while (!ui.InspectorView.InspectorView.instance().hasPanel(viewId)) {
    if (performance.now() > end) throw new Error('DevTools have no panel ' + viewId);
    await new Promise((next) => requestAnimationFrame(next));
  }
  await ui.ViewManager.ViewManager.instance().showView(viewId);
}`;
