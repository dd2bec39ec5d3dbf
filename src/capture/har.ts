/** Reads the sign-ins of a HAR file of any size from a stream. A broken entry is skipped and counted, never fatal. */
import { fitted, mostBytes } from '../evidence/budget.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { type RedactOptions, redact } from '../evidence/redact.ts';
import { computedExchange } from './har-computed.ts';
import { type HarEntry, harReader } from './har-reader.ts';
import { inUtf8 } from './utf8.ts';

export interface HarReading {
  /** The exchanges of sign-ins, redacted, in order of their start. */
  exchanges: Exchange[];
  /** All entries of the file. */
  entries: number;
  /** Entries that name no request. */
  skipped: number;
  /** Exchanges of sign-ins beyond the number that is kept. */
  dropped: number;
  /** The file ends in the middle; what was complete before is among the exchanges. */
  cut: boolean;
}

/** Keeps memory within bounds also where a whole file of gigabytes is sign-ins; more than a day of them fits. */
const mostExchanges = 40_000;

/** What the file holds of sign-ins, or undefined where it is no HAR. Needs memory for the sign-ins, not for the file. */
export async function readHar(
  bytes: AsyncIterable<Uint8Array>,
  options: RedactOptions,
): Promise<HarReading | undefined> {
  const reader = harReader();
  const reading: HarReading = { exchanges: [], entries: 0, skipped: 0, dropped: 0, cut: false };
  const take = (entry: HarEntry) => {
    reading.entries++;
    if (!entry.raw) reading.skipped++;
    const exchange = exchangeOf(entry, options);
    if (!exchange) return;
    if (reading.exchanges.length < mostExchanges) reading.exchanges.push(exchange);
    else reading.dropped++;
  };
  for await (const piece of inUtf8(bytes)) for (const entry of reader.write(piece)) take(entry);
  const { entries, cut, hasEntries, shell } = reader.end();
  // A file may end before its first entry.
  if (!hasEntries && !(cut && hasLog(shell))) return undefined;
  for (const entry of entries) take(entry);
  return { ...reading, cut, exchanges: reader.facts.settled(reading.exchanges) };
}

const hasLog = (shell: unknown): boolean => typeof shell === 'object' && shell !== null && 'log' in shell;

/** The exchange of an entry, as it was computed when the file was redacted, else redacted now; null: no sign-in. */
export function exchangeOf({ value, raw, page }: HarEntry, options: RedactOptions): Exchange | null {
  if (!raw) return null;
  const computed = computedExchange(value, page, options);
  if (computed) return computed;
  const exchange = redact(raw, options);
  const isLarge = 'text' in raw.responseBody && raw.responseBody.text.length > mostBytes;
  return exchange && isLarge ? fitted(exchange) : exchange;
}
