/** Vite plugin: what the worker needs of the catalogue (kinds and short titles), so that it carries no texts. */
import { type Plugin, runnerImport } from 'vite';
import type { Entry } from '../../src/catalogue/define.ts';

const id = 'virtual:catalogue-summary';

/** Serves `virtual:catalogue-summary`, made from the entries themselves: one place per code. */
export function catalogueSummary(): Plugin {
  return {
    name: 'catalogue-summary',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      const { module } = await runnerImport<{ catalogue: ReadonlyMap<string, Entry> }>('./src/catalogue/index.ts', {
        configFile: false,
      });
      const entries = [...module.catalogue.values()];
      const kinds = entries.filter((entry) => entry.kind !== 'failure').map((entry) => [entry.code, entry.kind]);
      const titles = entries.map((entry) => [entry.code, entry.shortTitle]);
      // Maps, because codes and errors come from the wire: an object knows "constructor" too.
      const map = (pairs: string[][]) => `new Map(${JSON.stringify(pairs)})`;
      return `export const kinds = ${map(kinds)};\nexport const shortTitles = ${map(titles)};`;
    },
  };
}
