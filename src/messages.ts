/** Every message between contexts, typed both ways and checked where it arrives. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Exchange } from './evidence/exchange.ts';

const Parameter = v.object({
  name: v.string(),
  value: v.union([v.string(), v.looseObject({ redacted: v.literal(true), length: v.number() })]),
});

/** The parts of an Exchange that the background relies on; the sender is another page of this extension. */
const ObservedExchange = v.looseObject({
  id: v.pipe(v.string(), v.maxLength(100)),
  tabId: v.pipe(v.number(), v.integer()),
  startedAt: v.pipe(v.number(), v.finite()),
  sources: v.array(v.picklist(['web-request', 'devtools'])),
  trust: v.picklist(['confirmed', 'relayed', 'refused']),
  role: v.picklist(['authority', 'relay', 'app', 'resource', 'pasted']),
  type: v.picklist(['document', 'iframe', 'fetch', 'preflight', 'other']),
  request: v.looseObject({
    method: v.string(),
    url: v.string(),
    query: v.array(Parameter),
    headers: v.array(Parameter),
  }),
  response: v.nullable(
    v.looseObject({ status: v.number(), headers: v.array(Parameter), body: v.looseObject({ kind: v.string() }) }),
  ),
  secrets: v.looseObject({}),
});

const Message = v.variant('type', [
  v.object({ type: v.literal('observed'), exchange: ObservedExchange }),
  v.object({ type: v.literal('clear'), tabId: v.pipe(v.number(), v.integer()) }),
  v.object({ type: v.literal('fingerprint-key') }),
]);

/** What each message carries and what comes back. */
export interface Messages {
  observed: { carries: { exchange: Exchange }; gives: boolean };
  clear: { carries: { tabId: number }; gives: boolean };
  'fingerprint-key': { carries: object; gives: number[] };
}

type Handlers = {
  [T in keyof Messages]: (message: Messages[T]['carries']) => Promise<Messages[T]['gives']>;
};

/** Sends to the background, which the browser starts if need be. Rejects when the extension was reloaded meanwhile. */
export async function send<T extends keyof Messages>(
  type: T,
  carries: Messages[T]['carries'],
): Promise<Messages[T]['gives']> {
  return (await browser.runtime.sendMessage({ ...carries, type })) as Messages[T]['gives'];
}

/** Registers the background's handlers. A message of any other shape or sender is not answered. */
export function handle(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((raw: unknown, sender: browser.Runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const checked = v.safeParse(Message, raw);
    if (!checked.success) return undefined;
    const message = checked.output;
    switch (message.type) {
      case 'observed':
        return handlers.observed({ exchange: message.exchange as unknown as Exchange }); // parts checked above
      case 'clear':
        return handlers.clear(message);
      case 'fingerprint-key':
        return handlers['fingerprint-key'](message);
    }
  });
}
