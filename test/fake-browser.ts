/** An in-memory browser API for background tests; `restart()` drops the modules and keeps the storage, as a worker's death does. */
import { vi } from 'vitest';

type Listener = (...args: never[]) => unknown;

/** One browser event; listeners registered by a module that was dropped are dropped with it. */
function event() {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    emit: (...args: unknown[]) => [...listeners].map((listener) => listener(...(args as never[]))),
    forget: () => listeners.clear(),
    size: () => listeners.size,
  };
}

/** What the tests see and do beside the API. */
export function fakeBrowser() {
  const stored = new Map<string, unknown>();
  const badges = new Map<number, { text: string; title: string }>();
  let quota = Number.POSITIVE_INFINITY;
  const events = {
    beforeRequest: event(),
    beforeRedirect: event(),
    completed: event(),
    errorOccurred: event(),
    message: event(),
    tabRemoved: event(),
    tabUpdated: event(),
    startup: event(),
    installed: event(),
    storageChanged: event(),
  };
  const badge = (tabId: number) => badges.get(tabId) ?? { text: '', title: '' };
  const clone = <T>(value: T): T => structuredClone(value);
  const api = {
    runtime: {
      id: 'signin-doctor',
      getManifest: () => ({ host_permissions: ['https://login.microsoftonline.com/*'] }),
      onMessage: events.message,
      onStartup: events.startup,
      onInstalled: events.installed,
    },
    tabs: { onRemoved: events.tabRemoved, onUpdated: events.tabUpdated },
    webRequest: {
      onBeforeRequest: events.beforeRequest,
      onBeforeRedirect: events.beforeRedirect,
      onCompleted: events.completed,
      onErrorOccurred: events.errorOccurred,
    },
    action: {
      setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) =>
        void badges.set(tabId, { ...badge(tabId), text }),
      setTitle: async ({ tabId, title }: { tabId: number; title: string }) =>
        void badges.set(tabId, { ...badge(tabId), title }),
      setBadgeBackgroundColor: async () => undefined,
      setIcon: async () => undefined,
    },
    storage: {
      session: {
        onChanged: events.storageChanged,
        get: async (name: string | null) =>
          clone(name === null ? Object.fromEntries(stored) : stored.has(name) ? { [name]: stored.get(name) } : {}),
        set: async (items: Record<string, unknown>) => {
          const size = JSON.stringify([...stored, ...Object.entries(items)]).length;
          if (size > quota) throw new Error('Session storage quota bytes exceeded. Values were not stored.');
          for (const [name, value] of Object.entries(items)) stored.set(name, clone(value));
        },
        remove: async (names: string[]) => {
          for (const name of names) stored.delete(name);
        },
      },
    },
  };
  return {
    api,
    events,
    badge,
    stored: () => Object.fromEntries(stored),
    setQuota: (bytes: number) => {
      quota = bytes;
    },
    /** The worker dies and is started by the next event: modules gone, listeners gone, storage kept. */
    restart: async () => {
      for (const one of Object.values(events)) one.forget();
      vi.resetModules();
      vi.doMock('webextension-polyfill', () => ({ default: api }));
      await import('../src/background/index.ts');
    },
    /** Sends a message as one of the extension's own pages does. */
    send: async (message: unknown, sender: object = { id: 'signin-doctor' }) =>
      (await Promise.all(events.message.emit(message, sender))).find((answer) => answer !== undefined),
  };
}

export type FakeBrowser = ReturnType<typeof fakeBrowser>;
