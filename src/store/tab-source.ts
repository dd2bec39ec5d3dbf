/** What is stored of one tab, to read and to watch. */
import type { Exchange } from '../evidence/exchange.ts';
import { readExchanges, watchExchanges } from './exchanges.ts';
import { type TabIndex, tabIndexes } from './tab-index.ts';

const nothing: TabIndex = { failed: 0, rows: [], dropped: 0, seen: 0, seenWithoutBody: 0 };

/** Reads and watches the index and the exchanges of a tab. */
export function tabSource(tabId: number) {
  const name = String(tabId);
  return {
    readIndex: async (): Promise<TabIndex> => (await tabIndexes.get(name)) ?? nothing,
    watchIndex: (onChange: (index: TabIndex) => void) =>
      tabIndexes.watch((changed, index) => {
        if (changed === name) onChange(index ?? nothing);
      }),
    readExchanges: (): Promise<Exchange[]> => readExchanges(tabId),
    watchExchanges: (onChange: (id: string, exchange: Exchange | undefined) => void) => watchExchanges(tabId, onChange),
  };
}
