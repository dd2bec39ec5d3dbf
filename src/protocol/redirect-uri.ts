/** Compares two redirect URIs part by part, as the authority compares them: character for character. */
import { urlOf } from './parameters.ts';

export type RedirectUriDifference =
  | 'none'
  | 'scheme'
  | 'host'
  | 'loopback-name'
  | 'port'
  | 'letter-case'
  | 'trailing-slash'
  | 'path'
  | 'query';

export interface RedirectUriComparison {
  difference: RedirectUriDifference;
  /** Which other parts differ as well, in the order scheme, host, port, path, query. */
  also: RedirectUriDifference[];
  /** The part of `sent` that differs, as [start, end). */
  mark: [number, number];
}

/** The address as a browser asks for it: "https://Host" is sent as "https://host/". */
export const addressAsked = (address: string): string => urlOf(address)?.href ?? address;

/** Whether two addresses are one to a browser. */
export const isSameAddress = (a: string, b: string): boolean => a === b || addressAsked(a) === addressAsked(b);

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What tells `sent` from `registered`. Texts that are no URLs are compared as a path. */
export function compareRedirectUris(sent: string, registered: string): RedirectUriComparison {
  const differences = differencesOf(sent, registered);
  const [first = 'none', ...also] = differences;
  return { difference: first, also, mark: markOf(sent, registered) };
}

function differencesOf(sent: string, registered: string): RedirectUriDifference[] {
  if (sent === registered) return [];
  const a = urlOf(sent);
  const b = urlOf(registered);
  if (!a || !b) return [sent.toLowerCase() === registered.toLowerCase() ? 'letter-case' : 'path'];
  const found: RedirectUriDifference[] = [];
  if (a.protocol !== b.protocol) found.push('scheme');
  if (a.hostname !== b.hostname) {
    found.push(loopback.has(a.hostname) && loopback.has(b.hostname) ? 'loopback-name' : 'host');
  }
  // A default port follows the scheme, so it is no difference of its own.
  if (a.port !== b.port) found.push('port');
  const path = pathDifference(a.pathname, b.pathname, sent, registered);
  if (path) found.push(path);
  if (a.search !== b.search) found.push('query');
  if (found.length === 0) found.push(sent.toLowerCase() === registered.toLowerCase() ? 'letter-case' : 'path');
  return found;
}

function pathDifference(a: string, b: string, sent: string, registered: string): RedirectUriDifference | undefined {
  if (a === b) {
    // URL parsing gives "/" for a bare origin; on the wire "https://host" and "https://host/" are two texts.
    return a === '/' && sent.endsWith('/') !== registered.endsWith('/') ? 'trailing-slash' : undefined;
  }
  if (a.replace(/\/$/, '') === b.replace(/\/$/, '')) return 'trailing-slash';
  return a.toLowerCase() === b.toLowerCase() ? 'letter-case' : 'path';
}

function markOf(sent: string, registered: string): [number, number] {
  let start = 0;
  while (start < sent.length && start < registered.length && sent[start] === registered[start]) start++;
  let end = 0;
  const most = Math.min(sent.length, registered.length) - start;
  while (end < most && sent[sent.length - 1 - end] === registered[registered.length - 1 - end]) end++;
  return [start, sent.length - end];
}
