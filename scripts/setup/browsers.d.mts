// Types of browsers.mjs, which stays plain JavaScript because it runs before anything is installed.

export interface Browser {
  path: string;
  name: string;
  /** `chrome` is the branded one, which ignores --load-extension. */
  family: 'chromium' | 'edge' | 'chrome-for-testing' | 'chrome' | 'firefox';
}

export function findChromium(): Browser | undefined;
export function findFirefox(): Browser | undefined;
export function chromiumAdvice(): string;
export function firefoxAdvice(): string;
export function installTestBrowsers(): void;
