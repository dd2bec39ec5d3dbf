/** Reads a HAR piece by piece: each entry as it was written and as a RawExchange, and at the end what the whole file says. */
import type { RawExchange } from '../evidence/raw.ts';
import { computedFacts } from './har-computed.ts';
import { exchangeOfEntry } from './har-entry.ts';
import { type HarFactCollector, harFactCollector } from './har-facts.ts';
import { harSplitter, repaired } from './har-split.ts';

export interface HarEntry {
  /** The entry as it stands in the file; undefined where it is no JSON. */
  value: unknown;
  /** undefined: the entry names no request. */
  raw: RawExchange | undefined;
  /** Number of the page it belongs to. */
  page: number | null;
}

export interface HarRest {
  /** What could be saved of the entry in which the file stops. */
  entries: HarEntry[];
  hasEntries: boolean;
  cut: boolean;
  /** The file without its entries; undefined where it is no JSON. */
  shell: unknown;
}

export interface HarReader {
  write(piece: Uint8Array): HarEntry[];
  end(): HarRest;
  facts: HarFactCollector;
}

/** A reader for one HAR in UTF-8. A broken entry is one without a request, never fatal. */
export function harReader(): HarReader {
  const splitter = harSplitter();
  const facts = harFactCollector();
  let startedAt = 0;

  function entryOf(value: unknown): HarEntry {
    const page = facts.pageOf(value);
    // An entry without a date stays behind the one before it in the file, so that order and identity are kept.
    const raw = exchangeOfEntry(value, { source: 'har', tabId: page, startedAt: startedAt + 1 });
    if (raw) {
      startedAt = raw.startedAt;
      facts.add(raw);
    }
    return { value, raw, page };
  }

  return {
    facts,
    write: (piece) => splitter.write(piece).map((text) => entryOf(text === null ? undefined : jsonValueOf(text))),
    end() {
      const { rest, shell: text, ...end } = splitter.end();
      const shell = end.cut ? repaired(text) : jsonValueOf(text);
      const computed = computedFacts(shell);
      const partial = rest === null ? undefined : repaired(rest);
      const entries = partial === undefined ? [] : [entryOf(partial)].flatMap(saved);
      if (computed) facts.believe(computed);
      return { ...end, entries, shell };
    },
  };
}

/** The entry in which a file stops is of use once its answer has begun; a body that may go on is not taken for whole. */
function saved(entry: HarEntry): HarEntry[] {
  const { raw } = entry;
  if (raw?.status == null) return [];
  const { responseBody } = raw;
  const isWhole = 'missing' in responseBody || responseBody.text === '' || jsonValueOf(responseBody.text) !== undefined;
  return [isWhole ? entry : { ...entry, raw: { ...raw, responseBody: { missing: 'not-captured' } } }];
}

function jsonValueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // this piece is broken; the others are not
  }
}
