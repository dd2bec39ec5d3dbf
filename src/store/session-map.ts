/** A typed map over `storage.session`: one key per item behind a prefix. In memory only, gone with the browser session. */
import browser from 'webextension-polyfill';

export interface SessionMap<T> {
  get: (name: string) => Promise<T | undefined>;
  /** Every item whose name begins with the text, by name. */
  entries: (beginning?: string) => Promise<[string, T][]>;
  set: (items: Record<string, T>) => Promise<void>;
  remove: (names: readonly string[]) => Promise<void>;
  /** Calls back on every change of an item until the signal aborts; undefined stands for a removed item. */
  watch: (onChange: (name: string, value: T | undefined) => void, signal?: AbortSignal) => void;
}

/** The map behind a prefix. Items were written by this extension, so their type is taken as written. */
export function sessionMap<T>(prefix: string): SessionMap<T> {
  const area = browser.storage.session;
  const nameOf = (key: string) => key.slice(prefix.length);
  return {
    get: async (name) => (await area.get(prefix + name))[prefix + name] as T | undefined,
    entries: async (beginning = '') => {
      const all = await area.get(null);
      return Object.entries(all)
        .filter(([key]) => key.startsWith(prefix + beginning))
        .map(([key, value]) => [nameOf(key), value as T]);
    },
    set: (items) => area.set(Object.fromEntries(Object.entries(items).map(([name, value]) => [prefix + name, value]))),
    remove: (names) => area.remove(names.map((name) => prefix + name)),
    watch: (onChange, signal) => {
      const listener = (changes: Record<string, browser.Storage.StorageChange>) => {
        for (const [key, change] of Object.entries(changes)) {
          if (key.startsWith(prefix)) onChange(nameOf(key), change.newValue as T | undefined);
        }
      };
      area.onChanged.addListener(listener);
      signal?.addEventListener('abort', () => area.onChanged.removeListener(listener));
    },
  };
}
