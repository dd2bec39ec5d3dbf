/** The log of exchanges per tab. The background alone writes; pages read and watch. */
import type { Exchange } from '../evidence/exchange.ts';
import { sessionMap } from './session-map.ts';

const map = sessionMap<Exchange>('exchange:');
const nameOf = (exchange: Exchange): string => `${exchange.tabId ?? 'none'}:${exchange.id}`;

/** Oldest first dropped beyond this, so that one tab does not fill the quota of 10 MB. */
export const mostPerTab = 2500;

/** Exchanges of a tab, or of all tabs, in order of their start. */
export async function readExchanges(tabId?: number): Promise<Exchange[]> {
  const found = await map.entries(tabId === undefined ? '' : `${tabId}:`);
  return found.map(([, exchange]) => exchange).sort((a, b) => a.startedAt - b.startedAt);
}

/** Writes exchanges; rejects with the browser's quota error when storage is full. */
export const writeExchanges = (exchanges: readonly Exchange[]): Promise<void> =>
  map.set(Object.fromEntries(exchanges.map((exchange) => [nameOf(exchange), exchange])));

export const removeExchanges = (exchanges: readonly Exchange[]): Promise<void> => map.remove(exchanges.map(nameOf));

/** Removes everything of a tab. */
export async function clearExchanges(tabId: number): Promise<void> {
  const found = await map.entries(`${tabId}:`);
  await map.remove(found.map(([name]) => name));
}

/** Calls back with each exchange of the tab that is written, and with the ID of each that is removed. */
export function watchExchanges(
  tabId: number,
  onChange: (id: string, exchange: Exchange | undefined) => void,
  signal?: AbortSignal,
): void {
  const beginning = `${tabId}:`;
  map.watch((name, exchange) => {
    if (name.startsWith(beginning)) onChange(name.slice(beginning.length), exchange);
  }, signal);
}
