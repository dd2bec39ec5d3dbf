/** Turns a HAR file into RawExchanges. A broken entry is skipped and counted, never fatal. */
import * as v from 'valibot';
import type { RawExchange } from '../evidence/raw.ts';
import { exchangeOfEntry } from './har-entry.ts';

const HarFile = v.object({ log: v.object({ entries: v.array(v.unknown()) }) });

export interface HarReading {
  /** In order of their start. */
  exchanges: RawExchange[];
  /** Entries that name no request. */
  skipped: number;
}

/** The exchanges of a parsed HAR file, or undefined where the value is none. */
export function readHar(har: unknown): HarReading | undefined {
  const result = v.safeParse(HarFile, har);
  if (!result.success) return undefined;
  const { entries } = result.output.log;
  const showsCookies = entries.some(hasCookies);
  const exchanges: RawExchange[] = [];
  let skipped = 0;
  for (const entry of entries) {
    // An entry without a date stays behind the one before it in the file, so that order and identity are kept.
    const startedAt = (exchanges.at(-1)?.startedAt ?? 0) + 1;
    const exchange = exchangeOfEntry(entry, { source: 'har', tabId: null, showsCookies, startedAt });
    if (exchange) exchanges.push(exchange);
    else skipped++;
  }
  return { exchanges: whyMissing(exchanges).sort((a, b) => a.startedAt - b.startedAt), skipped };
}

const named = (name: RegExp) => v.pipe(v.object({ name: v.pipe(v.string(), v.regex(name)) }));
const SentCookie = v.object({ request: v.object({ headers: v.array(v.unknown()) }) });
const GivenCookie = v.object({ response: v.object({ headers: v.array(v.unknown()) }) });

/** Whether an entry shows a cookie. An export "without sensitive data" shows none in the whole file. */
function hasCookies(entry: unknown): boolean {
  const sent = v.is(SentCookie, entry) && entry.request.headers.some((item) => v.is(named(/^cookie$/i), item));
  return (
    sent || (v.is(GivenCookie, entry) && entry.response.headers.some((item) => v.is(named(/^set-cookie$/i), item)))
  );
}

/**
 * Says better why a body is missing than one entry can: in a file without any body, bodies were not exported; elsewhere
 * the browser lost it, which happens when the page moves on at once.
 */
function whyMissing(exchanges: readonly RawExchange[]): RawExchange[] {
  const hasBodies = exchanges.some(({ responseBody }) => 'text' in responseBody && responseBody.text !== '');
  return exchanges.map((exchange) => {
    const missing = 'missing' in exchange.responseBody ? exchange.responseBody.missing : undefined;
    if (missing !== 'navigated-away' && missing !== 'not-exported') return exchange;
    const lost = hasBodies && (missing === 'navigated-away' || isLeft(exchange, exchanges));
    return { ...exchange, responseBody: { missing: lost ? 'navigated-away' : 'not-exported' } };
  });
}

const atOnce = 250;

/** Whether another page was asked for within a moment after the answer. */
function isLeft({ startedAt, took, tabId }: RawExchange, exchanges: readonly RawExchange[]): boolean {
  const answered = startedAt + (took ?? 0);
  return exchanges.some(
    (other) =>
      other.type === 'document' &&
      other.tabId === tabId &&
      Math.abs(other.startedAt - answered) <= atOnce &&
      other.startedAt > startedAt,
  );
}
