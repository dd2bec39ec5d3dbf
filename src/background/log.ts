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
  const errors: unknown[] = [];
  for (const [tabId, exchanges] of changed) {
    try {
      await writeTab(tabId, [...exchanges.values()]);
    } catch (error) {
      logs.delete(tabId); // what is stored counts, not what could not be written
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
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
  const tooMany = log.exchanges.length - mostPerTab;
  if (tooMany > 0) await drop(log, log.exchanges.slice(0, tooMany));
  await withRoom(() => writeExchanges(exchanges.filter((exchange) => log.exchanges.includes(exchange))));
  await withRoom(() => writeIndex(tabId, log));
}

async function writeIndex(tabId: number, log: TabLog): Promise<void> {
  const index = indexOf(log.exchanges, log.dropped);
  await tabIndexes.set({ [String(tabId)]: index });
  // The end of a request that its closed tab broke off comes after the tab's own end.
  if (!(await showBadge(tabId, index))) await forget(tabId);
}

/** Writes; where storage is full, the oldest go until it works or nothing is left to go. */
async function withRoom(write: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!/quota/i.test(String(error)) || !(await makeRoom())) throw error;
    }
  }
}

/** Removes the oldest quarter of what all tabs hold together: a tab may not starve another. */
async function makeRoom(): Promise<boolean> {
  const stored = await readExchanges();
  const oldest = stored.slice(0, Math.max(50, Math.ceil(stored.length / 4)));
  for (const tabId of new Set(oldest.map((exchange) => exchange.tabId ?? -1))) {
    const log = await logOf(tabId);
    await drop(
      log,
      oldest.filter((exchange) => (exchange.tabId ?? -1) === tabId),
    );
    await writeIndex(tabId, log);
  }
  return oldest.length > 0;
}

async function drop(log: TabLog, exchanges: readonly Exchange[]): Promise<void> {
  const gone = new Set(exchanges.map(({ id }) => id));
  log.exchanges = log.exchanges.filter(({ id }) => !gone.has(id));
  log.dropped += exchanges.length;
  await removeExchanges(exchanges);
}
