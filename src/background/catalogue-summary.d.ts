/** Made by the build from the catalogue entries: scripts/build/catalogue-summary.ts. */
declare module 'virtual:catalogue-summary' {
  /** Kinds other than `failure`, by code or OAuth error. */
  export const kinds: ReadonlyMap<string, 'interrupt' | 'pending' | 'cancelled'>;
  export const shortTitles: ReadonlyMap<string, string>;
}
