/** Counts what redaction takes out of a HAR, by name, and writes the placeholders that stay in its place. */
import type { Redacted } from '../../evidence/exchange.ts';

export interface Removed {
  /** The text that stands for a secret: its name, length and, where equality may show, the start of its print. */
  placeholder(name: string, value: Redacted): string;
  cookies(count: number): void;
  /** Values taken out by name, the most frequent first. */
  byName(): [name: string, count: number][];
  cookieCount(): number;
}

export function removedValues(): Removed {
  const counts = new Map<string, number>();
  let cookies = 0;
  return {
    placeholder(name, { length, print }) {
      const known = /^[\w.:-]{1,40}$/.test(name) ? name : 'value';
      counts.set(known, (counts.get(known) ?? 0) + 1);
      // Only characters that mean themselves in addresses, forms and JSON.
      return `REDACTED.${known}.${length}${print === undefined ? '' : `.${print.slice(0, 8)}`}`;
    },
    cookies: (count) => {
      cookies += count;
    },
    byName: () => [...counts].sort((a, b) => b[1] - a[1]),
    cookieCount: () => cookies,
  };
}
