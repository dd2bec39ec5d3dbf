/** The only writer: keeps the log of each tab, its index and its badge. All writes wait in one queue. */
import type { Exchange } from '../evidence/exchange.ts';
import { findSame, merge, withOwnId } from '../evidence/merge.ts';
import { clearExchanges, mostPerTab, readExchanges, removeExchanges, writeExchanges } from '../store/exchanges.ts';
import { tabIndexes } from '../store/tab-index.ts';
import { showBadge } from './badge.ts';
import { indexOf } from './tab-summary.ts';

interface TabLog {
  exchanges: Exchange[];
  dropped: number;
}

/** Logs already read from storage. A cache: the worker may die between any two events. */
const logs = new Map<number, TabLog>();
const waiting: Exchange[] = [];
let queue: Promise<void> = Promise.resolve();

/** Stores what was seen of a request, merged with what another source saw of it. Resolves when it is written. */
export function record(exchange: Exchange): Promise<void> {
  waiting.push(exchange);
  return enqueue(drain);
}

/** Forgets a tab. */
export const clearTab = (tabId: number): Promise<void> =>
  enqueue(async () => {
    await forget(tabId);
    await showBadge(tabId, undefined);
  });

async function forget(tabId: number): Promise<void> {
  logs.delete(tabId);
  await clearExchanges(tabId);
  await tabIndexes.remove([String(tabId)]);
}

/** Draws the badges again from the stored indexes, after the browser or the extension started anew. */
export const restoreBadge = (): Promise<void> =>
  enqueue(async () => {
    for (const [tabId, index] of await tabIndexes.entries()) await showBadge(Number(tabId), index);
  });

/** Draws the badge of a tab again: the browser wipes it whenever the tab loads another page. */
export const redrawBadge = (tabId: number): Promise<void> =>
  enqueue(async () => {
    const index = await tabIndexes.get(String(tabId));
    if (index && index.failed > 0) await showBadge(tabId, index);
  });

function enqueue(job: () => Promise<void>): Promise<void> {
  queue = queue.then(job, job);
  return queue;
}

/** Writes all that waits in one go; later calls of the same burst find nothing left to do. */
async function drain(): Promise<void> {
  const batch = waiting.splice(0);
  if (batch.length === 0) return;
  const changed = new Map<number, Map<string, Exchange>>();
  for (const exchange of batch) {
    const tabId = exchange.tabId ?? -1;
    const log = await logOf(tabId);
    const stored = place(log, exchange);
    const ofTab = changed.get(tabId) ?? new Map<string, Exchange>();
    changed.set(tabId, ofTab.set(stored.id, stored));
  }
  for (const [tabId, exchanges] of changed) await writeTab(tabId, [...exchanges.values()]);
}

async function logOf(tabId: number): Promise<TabLog> {
  const known = logs.get(tabId);
  if (known) return known;
  const index = await tabIndexes.get(String(tabId));
  const log = { exchanges: await readExchanges(tabId), dropped: index?.dropped ?? 0 };
  logs.set(tabId, log);
  return log;
}

/** Puts the exchange into the log, joined with the other view of the same request where there is one. */
function place(log: TabLog, exchange: Exchange): Exchange {
  const same = findSame(exchange, log.exchanges.toReversed());
  if (!same) {
    const unique = withOwnId(exchange, (id) => log.exchanges.some((other) => other.id === id));
    log.exchanges.push(unique);
    return unique;
  }
  const joined = merge(same, exchange);
  log.exchanges[log.exchanges.indexOf(same)] = joined;
  return joined;
}

async function writeTab(tabId: number, exchanges: Exchange[]): Promise<void> {
  const log = await logOf(tabId);
  if (log.exchanges.length > mostPerTab) await dropOldest(log, log.exchanges.length - mostPerTab);
  try {
    await writeExchanges(exchanges);
  } catch {
    // Storage is full: make room once, then the write must work or the error be seen.
    await dropOldest(log, Math.max(50, Math.ceil(log.exchanges.length / 4)));
    await writeExchanges(exchanges.filter((exchange) => log.exchanges.includes(exchange)));
  }
  const index = indexOf(log.exchanges, log.dropped);
  await tabIndexes.set({ [String(tabId)]: index });
  // The end of a request that its closed tab broke off comes after the tab's own end.
  if (!(await showBadge(tabId, index))) await forget(tabId);
}

async function dropOldest(log: TabLog, count: number): Promise<void> {
  const gone = log.exchanges.splice(0, count);
  log.dropped += gone.length;
  await removeExchanges(gone);
}
