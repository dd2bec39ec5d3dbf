/** What only a whole HAR file shows: whether it holds cookies and bodies, which of its pages shared a tab, what was loaded when. */
import * as v from 'valibot';
import type { Exchange } from '../evidence/exchange.ts';
import { withOwnIds } from '../evidence/merge.ts';
import type { RawExchange } from '../evidence/raw.ts';

export interface HarFacts {
  /** An export "without sensitive data" shows no cookie in the whole file. */
  showsCookies: boolean;
  hasBodies: boolean;
}

/** Collects the facts entry by entry. */
export interface HarFactCollector {
  /** Number of the page that an entry belongs to, from 1; null where it names none. */
  pageOf(entry: unknown): number | null;
  add(raw: RawExchange): void;
  /** What was computed of the whole file when it was redacted. */
  believe(facts: HarFacts): void;
  facts(): HarFacts;
  /** The exchanges in order of their start, with what the whole file says about each. */
  settled(exchanges: readonly Exchange[]): Exchange[];
}

interface Page {
  id: string;
  firstAt: number;
  /** When the answer to its first request came. */
  loadedAt: number;
  lastAt: number;
}

const PageRef = v.object({ pageref: v.string() });

export function harFactCollector(): HarFactCollector {
  const numbers = new Map<string, number>();
  const pages: Page[] = [];
  const documents: { page: number | null; startedAt: number }[] = [];
  const facts: HarFacts = { showsCookies: false, hasBodies: false };

  function pageOf(entry: unknown): number | null {
    if (!v.is(PageRef, entry)) return null;
    const known = numbers.get(entry.pageref);
    if (known !== undefined) return known;
    numbers.set(entry.pageref, numbers.size + 1);
    return numbers.size;
  }

  function add(raw: RawExchange): void {
    const { requestHeaders, responseHeaders, responseBody, startedAt, tabId: page } = raw;
    facts.showsCookies ||= hasHeader(requestHeaders ?? [], 'cookie') || hasHeader(responseHeaders, 'set-cookie');
    facts.hasBodies ||= 'text' in responseBody && responseBody.text !== '';
    if (raw.type === 'document') documents.push({ page, startedAt });
    if (page === null) return;
    const known = pages[page - 1];
    const loadedAt = startedAt + (raw.took ?? 0);
    if (!known) {
      const id = [...numbers.keys()][page - 1] ?? '';
      pages[page - 1] = { id, firstAt: startedAt, loadedAt, lastAt: startedAt };
    } else {
      if (startedAt < known.firstAt) Object.assign(known, { firstAt: startedAt, loadedAt });
      known.lastAt = Math.max(known.lastAt, startedAt);
    }
  }

  function settled(exchanges: readonly Exchange[]): Exchange[] {
    const tabs = tabsOf(pages);
    const tabOf = (page: number | null) => (page === null ? null : (tabs[page - 1] ?? null));
    const loads = documents.map(({ page, startedAt }) => ({ tab: tabOf(page), startedAt }));
    loads.sort((a, b) => a.startedAt - b.startedAt);
    const known = exchanges.map((exchange): Exchange => {
      const inTab = { ...exchange, tabId: tabOf(exchange.tabId) };
      return whyMissing(withCookies(inTab, facts.showsCookies), facts.hasBodies, loads);
    });
    return withOwnIds(known.sort((a, b) => a.startedAt - b.startedAt));
  }

  const believe = (believed: HarFacts) => {
    facts.showsCookies ||= believed.showsCookies;
    facts.hasBodies ||= believed.hasBodies;
  };
  return { pageOf, add, believe, facts: () => ({ ...facts }), settled };
}

const hasHeader = (headers: readonly [string, string][], wanted: string): boolean =>
  headers.some(([name]) => name.length === wanted.length && name.toLowerCase() === wanted);

/** How long after the answer of the next page requests of the page before it may still be recorded. */
const leaving = 2000;

/**
 * The tab of each page, from 1; null for all where there is but one. A browser begins a new page with every navigation,
 * so pages that follow each other are one tab, and pages whose requests mix are two. Playwright names one page per tab.
 */
function tabsOf(pages: readonly Page[]): (number | null)[] {
  const ordered = pages.map((page, index) => ({ ...page, index })).sort((a, b) => a.firstAt - b.firstAt);
  const lastOf: number[] = [];
  const tabs: number[] = [];
  for (const page of ordered) {
    const free = /^page@/.test(page.id)
      ? -1
      : lastOf.reduce(
          (best, last, tab) => (last <= page.loadedAt + leaving && last > (lastOf[best] ?? -1) ? tab : best),
          -1,
        );
    const tab = free < 0 ? lastOf.length : free;
    lastOf[tab] = page.lastAt;
    tabs[page.index] = tab + 1;
  }
  return lastOf.length > 1 ? tabs : tabs.map(() => null);
}

/** A request without cookies had none only where the file shows cookies at all. */
function withCookies(exchange: Exchange, shown: boolean): Exchange {
  const { request } = exchange;
  if (!shown || !request.headersSeen || request.cookieNames !== null) return exchange;
  return { ...exchange, request: { ...request, cookieNames: [] } };
}

/**
 * Says better why a body is missing than one entry can: in a file without any body, bodies were not exported; elsewhere
 * the browser lost it, which happens when the page moves on at once.
 */
function whyMissing(exchange: Exchange, hasBodies: boolean, loads: readonly Load[]): Exchange {
  const { response } = exchange;
  if (response?.body.kind !== 'missing') return exchange;
  const { why } = response.body;
  if (why !== 'navigated-away' && why !== 'not-exported') return exchange;
  const lost = hasBodies && (why === 'navigated-away' || isLeft(exchange, loads));
  return {
    ...exchange,
    response: { ...response, body: { kind: 'missing', why: lost ? 'navigated-away' : 'not-exported' } },
  };
}

interface Load {
  tab: number | null;
  startedAt: number;
}

const atOnce = 250;

/** Whether another page was asked for within a moment after the answer. */
function isLeft({ startedAt, took, tabId }: Exchange, loads: readonly Load[]): boolean {
  const answered = startedAt + (took ?? 0);
  return loads.some(
    (load) => load.tab === tabId && Math.abs(load.startedAt - answered) <= atOnce && load.startedAt > startedAt,
  );
}
