/** The same HAR without secrets, entry by entry: what a sign-in needs is kept, everything else is bare. */
import * as v from 'valibot';
import type { Exchange } from '../../evidence/exchange.ts';
import type { RawExchange } from '../../evidence/raw.ts';
import { address } from '../../evidence/redact/parameters.ts';
import { scrub } from '../../evidence/redact/scrub.ts';
import { type RedactOptions, redact } from '../../evidence/redact.ts';
import { exchangeOf } from '../har.ts';
import { fileField } from '../har-computed.ts';
import { type HarEntry, harReader } from '../har-reader.ts';
import { bareEntry, signInEntry } from './entry.ts';
import { harPeople } from './people.ts';
import { removedValues } from './removed.ts';
import type { Writer } from './shown.ts';

export interface RedactionSummary {
  entries: number;
  signIn: number;
  skipped: number;
  people: number;
  cookies: number;
  /** Names of the values taken out, with how often. */
  values: [name: string, count: number][];
  cut: boolean;
}

export interface HarRedactor {
  /** The text of the new file that this piece gives. */
  write(piece: Uint8Array): string;
  /** The end of the new file; undefined where the old one is no HAR. */
  end(): { text: string; summary: RedactionSummary } | undefined;
}

/** Redacts one HAR in UTF-8 that comes in pieces. Needs memory for one entry. */
export function harRedactor(options: RedactOptions, version: string): HarRedactor {
  const reader = harReader();
  const writer: Writer = { people: harPeople(), removed: removedValues() };
  const counts = { entries: 0, signIn: 0, skipped: 0 };
  let written = '{"log":{"version":"1.2","entries":[';
  let isFirst = true;

  function add(entry: HarEntry): void {
    counts.entries++;
    if (!entry.raw) {
      counts.skipped++;
      return;
    }
    const kept = exchangeOf(entry, options);
    if (kept) counts.signIn++;
    const { value, raw } = entry;
    const made = kept ? signInEntry(writer, value, raw, kept, marked(raw, kept)) : bareEntry(writer, value, raw);
    written += `${isFirst ? '' : ','}\n${JSON.stringify(made)}`;
    isFirst = false;
  }
  function marked(raw: RawExchange, kept: Exchange): Exchange {
    const named = writer.people.markExchange(raw);
    return named === raw ? kept : (redact(named, options) ?? kept);
  }
  function taken(): string {
    const text = written;
    written = '';
    return text;
  }

  return {
    write(piece) {
      for (const entry of reader.write(piece)) add(entry);
      return taken();
    },
    end() {
      const { entries, cut, hasEntries, shell } = reader.end();
      if (!hasEntries) return undefined;
      for (const entry of entries) add(entry);
      const rest = {
        ...shellOf(shell),
        comment: `Redacted with Sign-in Doctor ${version}`,
        _signinDoctor: fileField(reader.facts.facts()),
      };
      written += `\n],${JSON.stringify(rest).slice(1)}}\n`;
      const { people, removed } = writer;
      const summary = {
        ...counts,
        people: people.count(),
        cookies: removed.cookieCount(),
        values: removed.byName(),
        cut,
      };
      return { text: taken(), summary };
    },
  };
}

const Short = v.pipe(v.string(), v.maxLength(60), v.transform(scrub));
const Program = v.fallback(v.optional(v.object({ name: Short, version: v.fallback(Short, '') })), undefined);
const timing = v.fallback(v.optional(v.number()), undefined);
const Page = v.object({
  startedDateTime: v.fallback(Short, ''),
  id: Short,
  title: v.fallback(
    v.pipe(
      v.string(),
      v.transform((title) => (URL.canParse(title) ? scrub(address(title)) : '')),
    ), // titles of pages name people
    '',
  ),
  pageTimings: v.fallback(v.object({ onContentLoad: timing, onLoad: timing }), {}),
});
const Shell = v.object({
  log: v.object({ creator: Program, browser: Program, pages: v.fallback(v.array(v.unknown()), []) }),
});

/** What may stay of the file beside its entries. */
function shellOf(shell: unknown): object {
  const result = v.safeParse(Shell, shell);
  if (!result.success) return { pages: [] };
  const { creator, browser, pages } = result.output.log;
  return {
    creator,
    browser,
    pages: pages.map((page) => v.safeParse(Page, page)).flatMap((page) => (page.success ? [page.output] : [])),
  };
}
