/** Joins the attempts of an app that asks again and again: a loop is one sign-in, however often it was answered. */
import type { Exchange } from '../evidence/exchange.ts';
import { text } from '../evidence/exchange.ts';
import { equalityKey } from '../evidence/facts/capture.ts';
import { isAuthorize, isToken } from '../evidence/facts/read.ts';
import { type Attempt, join } from './attempt.ts';

// As the service counts: learn.microsoft.com/entra/identity-platform/reference-breaking-changes (looping clients).
const many = 15;
const fiveMinutes = 5 * 60 * 1000;

interface Asked {
  at: number;
  attempt: Attempt;
}

/** The attempts, those of one loop joined into its first, in order of their start. */
export function withLoopsJoined(attempts: readonly Attempt[]): Attempt[] {
  const equal = new Map<string, Asked[]>();
  for (const attempt of attempts) {
    for (const exchange of attempt.exchanges) {
      const key = keyOf(exchange);
      if (key === undefined) continue;
      const list = equal.get(key) ?? [];
      list.push({ at: exchange.startedAt, attempt });
      equal.set(key, list);
    }
  }
  const firstOf = new Map<Attempt, Attempt>();
  for (const list of equal.values()) if (list.length >= many) markLoops(list, firstOf);
  if (firstOf.size === 0) return [...attempts];
  for (const attempt of attempts) {
    const first = firstOf.get(attempt);
    if (!first || first === attempt) continue;
    join(first, attempt);
  }
  return attempts.filter((attempt) => (firstOf.get(attempt) ?? attempt) === attempt);
}

function keyOf(exchange: Exchange): string | undefined {
  if (!isAuthorize(exchange) && !isToken(exchange)) return undefined;
  // The page loads itself again with this parameter: the same request, not another one.
  if (text(exchange.request.query, 'sso_reload') === 'true') return undefined;
  return `${exchange.tabId} ${isToken(exchange)} ${exchange.request.url} ${equalityKey(exchange)}`;
}

/** Notes for each attempt of a loop the first one of it. Requests are in order of their start. */
function markLoops(list: readonly Asked[], firstOf: Map<Attempt, Attempt>): void {
  let first: Attempt | undefined;
  let last = -1;
  for (let end = many - 1; end < list.length; end++) {
    const start = end - many + 1;
    if ((list[end]?.at ?? 0) - (list[start]?.at ?? 0) > fiveMinutes) continue;
    if (start > last) first = undefined;
    for (const { attempt } of list.slice(Math.max(start, last + 1), end + 1)) {
      first ??= firstOf.get(attempt) ?? attempt;
      firstOf.set(attempt, first);
    }
    last = end;
  }
}
