/** Turns finished requests of the inspected tab into raw exchanges, with their bodies. */
import type { Entry } from 'har-format';
import browser from 'webextension-polyfill';
import type { RawExchange } from '../evidence/raw.ts';
import { mayMatter } from '../evidence/trust.ts';
import { exchangeOfEntry } from './har-entry.ts';

/** A HAR entry with the browser's way to its body. */
type FinishedRequest = Entry & { getContent?: () => Promise<unknown> };

/** getContent() never answers for some cancelled requests (measured); a body that is late is said to be so. */
const contentLimit = 3000;

/** Calls back with every finished request that may belong to a sign-in. */
export function watchDevtoolsNetwork(tabId: number, onExchange: (raw: RawExchange) => void): void {
  browser.devtools.network.onRequestFinished.addListener((request) => {
    // The types know only the event's name; the entry is checked by the mapping.
    void captured(request as unknown as FinishedRequest, tabId).then((raw) => raw && onExchange(raw));
  });
}

async function captured(entry: FinishedRequest, tabId: number): Promise<RawExchange | undefined> {
  const raw = exchangeOfEntry(entry, { source: 'devtools', tabId, body: { text: '' } });
  if (!raw || !mayMatter(raw)) return undefined;
  return { ...raw, responseBody: await content(entry, raw) };
}

async function content(entry: FinishedRequest, raw: RawExchange): Promise<RawExchange['responseBody']> {
  if (raw.redirectUrl || raw.status === null || raw.type === 'preflight') return { text: '' };
  if (!entry.getContent) return { missing: 'not-captured' };
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, contentLimit, 'late'));
  try {
    const answer = await Promise.race([entry.getContent(), late]);
    if (answer === 'late') return { missing: 'timed-out' };
    const text = textOf(answer);
    if (text === null) return { missing: raw.networkError ? 'cancelled' : 'navigated-away' };
    return { text };
  } catch {
    return { missing: 'not-captured' };
  }
}

/** Chromium's own promise gives {content, encoding}; Firefox and the polyfill give [content, mimeTypeOrEncoding]. */
function textOf(answer: unknown): string | null {
  const [body, encoding] = Array.isArray(answer)
    ? (answer as unknown[])
    : typeof answer === 'object' && answer !== null
      ? [Reflect.get(answer, 'content'), Reflect.get(answer, 'encoding')]
      : [answer, ''];
  if (typeof body !== 'string') return null;
  if (encoding !== 'base64') return body;
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(body), (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}
