/** Opens Firefox's developer tools on the selected tab, shows the extension's panel, and runs code in it. */
import { writeFile } from 'node:fs/promises';
import type { Marionette } from './marionette.ts';
import { until } from './until.ts';

export type FirefoxToolbox = {
  /** Opens the toolbox on the selected tab and waits until the extension's panel has loaded. */
  openToolbox(): Promise<void>;
  /** Runs the body of an async function in the panel's document. The value must be JSON. */
  inPanel<T>(body: string, ...args: unknown[]): Promise<T>;
  /** A click that counts as the user's, which writing to the clipboard needs. */
  clickInPanel(selector: string): Promise<void>;
  /** A PNG of the panel. */
  screenshotPanel(path: string): Promise<void>;
};

const toolbox = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const tab = window.gBrowser.selectedTab;
  const toolbox = gDevTools.getToolboxForTab(tab) ?? (await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole' }));
  const tool = toolbox.getAdditionalTools().find(({ id }) => id.startsWith('webext-devtools-panel-'));
  const panel = () => toolbox.doc.getElementById('toolbox-panel-iframe-' + tool.id)?.contentDocument?.querySelector('browser');
`;

/** Runs in the panel's process. A sandbox of the page's own principal, because the page's policy forbids eval. */
const frameScript = `
  const [name, body, args] = SETTINGS;
  const sandbox = new Components.utils.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
  const source = '(async (...args) => {' + body + '})(...' + JSON.stringify(args) + ').then(JSON.stringify)';
  Components.utils.evalInSandbox(source, sandbox).then(
    (value) => sendAsyncMessage(name, { value }),
    (error) => sendAsyncMessage(name, { error: String(error) }),
  );
`;

export function firefoxToolbox(remote: Marionette): FirefoxToolbox {
  let runs = 0;

  async function inPanel<T>(body: string, ...args: unknown[]): Promise<T> {
    runs += 1;
    const settings = [`signin-doctor-test-${runs}`, body, args];
    const script = frameScript.replace('SETTINGS', () => JSON.stringify(settings));
    const answer = await remote.chrome<string | undefined>(
      `${toolbox}
      const { messageManager } = panel();
      return new Promise((resolve, reject) => {
        messageManager.addMessageListener(args[0], function take({ data }) {
          messageManager.removeMessageListener(args[0], take);
          if (data.error === undefined) resolve(data.value);
          else reject(data.error);
        });
        messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(args[1]), false);
      });`,
      settings[0],
      script,
    );
    return (answer === undefined || answer === null ? undefined : JSON.parse(answer)) as T;
  }

  return {
    inPanel,
    async openToolbox() {
      await until('the extension’s panel in the toolbox', () =>
        remote.chrome<boolean>(`${toolbox} if (tool) await toolbox.selectTool(tool.id); return Boolean(tool);`),
      );
      await until('the panel’s document', async () => {
        const loading = await remote.chrome<boolean>(
          `${toolbox} return panel()?.currentURI.scheme !== 'moz-extension';`,
        );
        return !loading && (await inPanel<string>('return document.readyState;')) === 'complete';
      });
    },
    async clickInPanel(selector) {
      const [x, y] = await inPanel<[number, number]>(
        `const one = document.querySelector(args[0]);
        if (!one) throw new Error('The panel has no ' + args[0]);
        one.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = one.getBoundingClientRect();
        return [left + width / 2, top + height / 2];`,
        selector,
      );
      await remote.chrome(
        `${toolbox}
        const browser = panel();
        const { left, top } = browser.getBoundingClientRect();
        const above = browser.ownerDocument.defaultView;
        const button = { button: 0, clickCount: 1 };
        for (const type of ['mousemove', 'mousedown', 'mouseup']) {
          above.synthesizeMouseEvent(type, left + args[0], top + args[1], button, { isDOMEventSynthesized: false });
        }`,
        x,
        y,
      );
    },
    async screenshotPanel(path) {
      const png = await remote.chrome<string>(`${toolbox}
        const browser = panel();
        const { width, height } = browser.getBoundingClientRect();
        // A page that sets no background shows the toolbox's, which a snapshot of it alone lacks.
        const dark = toolbox.doc.documentElement.classList.contains('theme-dark');
        const ground = dark ? 'rgb(35, 35, 39)' : 'white';
        const image = await browser.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, ground);
        const canvas = browser.ownerDocument.createElement('canvas');
        canvas.width = width;
        canvas.height = height;
        canvas.getContext('2d').drawImage(image, 0, 0);
        return canvas.toDataURL('image/png').split(',')[1];`);
      await writeFile(path, Buffer.from(png, 'base64'));
    },
  };
}
