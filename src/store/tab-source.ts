/** What is stored of one tab, to read and to watch. */
import type { Exchange } from '../evidence/exchange.ts';
import { readExchanges, watchExchanges } from './exchanges.ts';
import { type IndexRow, tabIndexes } from './tab-index.ts';

/** Reads and watches the index and the exchanges of a tab. */
export function tabSource(tabId: number) {
  const name = String(tabId);
  return {
    readRows: async () => {
      const index = await tabIndexes.get(name);
      return { rows: index?.rows ?? [], dropped: index?.dropped ?? 0 };
    },
    watchRows: (onChange: (rows: readonly IndexRow[], dropped: number) => void) =>
      tabIndexes.watch((changed, index) => {
        if (changed === name) onChange(index?.rows ?? [], index?.dropped ?? 0);
      }),
    readExchanges: (): Promise<Exchange[]> => readExchanges(tabId),
    watchExchanges: (onChange: (id: string, exchange: Exchange | undefined) => void) => watchExchanges(tabId, onChange),
  };
}
