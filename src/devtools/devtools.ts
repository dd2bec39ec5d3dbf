/** The DevTools page: adds the panel and reports the tab's sign-in traffic, redacted here, to the background. */
import browser from 'webextension-polyfill';
import { watchDevtoolsNetwork } from '../capture/devtools-network.ts';
import { redact } from '../evidence/redact.ts';
import { send } from '../messages.ts';

const { tabId } = browser.devtools.inspectedWindow;

// The page is bundled to /src/panel/panel.html in both browsers; the leading slash makes it a root path.
void browser.devtools.panels.create('Sign-in Doctor', '/icons/icon-32.png', '/src/panel/panel.html');

let key: Promise<Uint8Array> | undefined;
/** The fingerprint key of this session; asked again where the background could not answer. */
function fingerprintKey(): Promise<Uint8Array> {
  key ??= send('fingerprint-key', {}).then(
    (bytes) => Uint8Array.from(bytes),
    (error: unknown) => {
      key = undefined;
      throw error;
    },
  );
  return key;
}

watchDevtoolsNetwork(tabId, (raw) => {
  void fingerprintKey()
    .then((bytes) => redact(raw, { key: bytes, authorityHosts: [] }))
    .then((exchange) => exchange && send('observed', { exchange }))
    .catch((error: unknown) => {
      // After a reload of the extension this page is cut off; the next DevTools window works again.
      console.warn('Sign-in Doctor: a request could not be handed to the background', error);
    });
});
