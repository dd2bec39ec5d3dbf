/** Finds the entries by their files; there is no list to edit. */
import type { Entry } from './define.ts';

const modules = import.meta.glob<{ default: Entry }>('./{aadsts,oauth,status,browser}/*.ts', { eager: true });

/** Every entry, by its code or error. */
export const catalogue: ReadonlyMap<string, Entry> = new Map(
  Object.values(modules).map(({ default: entry }) => [entry.code, entry]),
);
