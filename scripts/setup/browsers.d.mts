// Types of browsers.mjs, which stays plain JavaScript because it runs before anything is installed.

export interface Browser {
  path: string;
  name: string;
}

export interface Kind {
  variable: string;
  aptPackage: string;
  /** Throws where its variable names a program that is not there. */
  find(): Browser | undefined;
  /** What to install. */
  advice(): string;
}

export const chromium: Kind;
export const chromiumForTests: Kind;
export const firefox: Kind;
export function provide(kinds: Kind[]): { kind: Kind; browser: Browser | undefined }[];
