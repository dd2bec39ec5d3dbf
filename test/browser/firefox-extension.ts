/** Reads and disturbs the running extension in Firefox from outside: badge, clipboard, granted sites, background stop. */
import type { Marionette } from './marionette.ts';

export type FirefoxExtension = {
  /** Badge text of the selected tab. */
  badge(): Promise<string>;
  /** Grants an optional site, as the user's yes would. */
  grantSite(pattern: string): Promise<void>;
  /** Stops the background page, as Firefox does after a while; its next event starts it again. */
  stopBackground(): Promise<void>;
  backgroundRunning(): Promise<boolean>;
  readClipboard(): Promise<string>;
};

const extension = `const { extension } = WebExtensionPolicy.getByID(args[0]);`;

export function firefoxExtension(remote: Marionette, addonId: string): FirefoxExtension {
  return {
    badge: () =>
      remote.chrome(
        `${extension}
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const window = Services.wm.getMostRecentWindow('navigator:browser');
        const { action } = ExtensionParent.apiManager.global.browserActionFor(extension);
        return action.getContextData(window.gBrowser.selectedTab).badgeText ?? '';`,
        addonId,
      ),
    async grantSite(pattern) {
      await remote.chrome(
        `${extension}
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        await ExtensionPermissions.add(args[0], { permissions: [], origins: [args[1]], data_collection: [] }, extension);`,
        addonId,
        pattern,
      );
    },
    async stopBackground() {
      await remote.chrome(
        `${extension}
        await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });`,
        addonId,
      );
    },
    backgroundRunning: async () =>
      (await remote.chrome(`${extension} return extension.backgroundState;`, addonId)) === 'running',
    readClipboard: () =>
      remote.chrome(`
        const transferable = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
        transferable.init(null);
        transferable.addDataFlavor('text/plain');
        Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard);
        const data = {};
        transferable.getTransferData('text/plain', data);
        return data.value.QueryInterface(Ci.nsISupportsString).data;`),
  };
}
