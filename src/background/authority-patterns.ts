/** The match patterns of the authority hosts: those of the manifest, so that there is one list. */
import browser from 'webextension-polyfill';

/** Host patterns this extension was installed with. */
export const authorityPatterns = (): string[] => {
  const manifest = browser.runtime.getManifest();
  return (manifest.host_permissions ?? []).filter((pattern) => pattern.startsWith('https://'));
};
