/** The worker: registers every listener at once, then capture → redact → merge → store → badge. It draws no conclusions. */
import browser, { type WebRequest } from 'webextension-polyfill';
import { rawFromWebRequest } from '../capture/web-request.ts';
import { fitted } from '../evidence/budget.ts';
import type { RawExchange } from '../evidence/raw.ts';
import { redact } from '../evidence/redact.ts';
import { handle } from '../messages.ts';
import { ensureKey } from '../store/fingerprint-key.ts';
import { authorityPatterns } from './authority-patterns.ts';
import { clearTab, record, redrawBadge, restoreBadge } from './log.ts';

/** Start of each request by its ID. A cache: without it the event's own time serves. */
const starts = new Map<string, number>();
const mostStarts = 1000;

const filter: WebRequest.RequestFilter = {
  urls: authorityPatterns(),
  types: ['main_frame', 'sub_frame', 'xmlhttprequest'],
};

browser.webRequest.onBeforeRequest.addListener((details) => {
  if (starts.size >= mostStarts) starts.clear();
  starts.set(`${details.requestId} ${details.url}`, details.timeStamp);
  return undefined;
}, filter);
browser.webRequest.onBeforeRedirect.addListener((details) => observed(details), filter, ['responseHeaders']);
browser.webRequest.onCompleted.addListener((details) => observed(details), filter, ['responseHeaders']);
browser.webRequest.onErrorOccurred.addListener((details) => observed(details), filter);
browser.tabs.onRemoved.addListener((tabId) => void clearTab(tabId));
browser.tabs.onUpdated.addListener((tabId, { status }) => {
  if (status !== undefined) void redrawBadge(tabId);
});
browser.runtime.onStartup.addListener(() => void restoreBadge());
browser.runtime.onInstalled.addListener(() => void restoreBadge());

handle({
  observed: async ({ exchange }) => {
    await record(fitted(exchange));
    return true;
  },
  clear: async ({ tabId }) => {
    await clearTab(tabId);
    return true;
  },
  'fingerprint-key': async () => [...(await ensureKey())],
});

type Details = Parameters<typeof rawFromWebRequest>[0];

function observed(details: Details): void {
  const name = `${details.requestId} ${details.url}`;
  const startedAt = starts.get(name);
  starts.delete(name);
  if (details.tabId < 0) return; // attributed to no tab: nowhere to show it
  void keep(rawFromWebRequest(details, startedAt));
}

async function keep(raw: RawExchange): Promise<void> {
  const exchange = redact(raw, { key: await ensureKey(), authorityHosts: [] });
  if (exchange) await record(fitted(exchange));
}
