/** Made by the build from the catalogue entries: scripts/build/catalogue-summary.ts. */
declare module 'virtual:catalogue-summary' {
  /** Kinds other than `failure`, by code or OAuth error. */
  export const kinds: Record<string, 'interrupt' | 'pending' | 'cancelled'>;
  export const shortTitles: Record<string, string>;
}
