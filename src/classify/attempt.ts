/** The Attempt: exchanges that belong together and what was said in them, and whether a later one goes on with it. */
import type { Exchange } from '../evidence/exchange.ts';
import { broughtTokens, clientOf, isUnknownToken } from '../evidence/sign-in.ts';
import { saying } from './folding.ts';
import { countsAtOnce, type SeenFailure } from './outcome.ts';

export interface Attempt {
  clientId: string | null;
  /** In order of their start. */
  exchanges: Exchange[];
  seen: SeenFailure[];
  /** What is asked of every earlier attempt, kept so that long captures stay quick. */
  has: { tokens: boolean; pending: boolean; failureAtOnce: boolean; said: Set<string> };
}

const aMinute = 60_000;
/** How long a person may take to sign in again where the app could not do it silently. */
const tenMinutes = 10 * aMinute;
const tenSeconds = 10_000;

export const attemptOf = (exchanges: Exchange[], seen: SeenFailure[]): Attempt => ({
  clientId: clientOf(exchanges),
  exchanges,
  seen,
  has: {
    tokens: exchanges.some(broughtTokens),
    pending: seen.some(({ kind }) => kind === 'pending'),
    failureAtOnce: seen.some(countsAtOnce),
    said: new Set(seen.map(saying)),
  },
});

/** Puts one attempt's part into another that began before it. */
export function join(into: Attempt, next: Attempt): void {
  const inOrder = (into.exchanges.at(-1)?.startedAt ?? 0) <= (next.exchanges[0]?.startedAt ?? 0);
  into.exchanges.push(...next.exchanges);
  if (!inOrder) into.exchanges.sort((a, b) => a.startedAt - b.startedAt);
  const saidInOrder = (into.seen.at(-1)?.failure.at ?? 0) <= (next.seen[0]?.failure.at ?? 0);
  into.seen.push(...next.seen);
  if (!saidInOrder) into.seen.sort((a, b) => a.failure.at - b.failure.at);
  into.has.tokens ||= next.has.tokens;
  into.has.pending ||= next.has.pending;
  into.has.failureAtOnce ||= next.has.failureAtOnce;
  for (const words of next.has.said) into.has.said.add(words);
}

const end = ({ exchanges }: Attempt): number => {
  const last = exchanges.at(-1);
  return last ? last.startedAt + (last.took ?? 0) : 0;
};

/**
 * Whether an attempt goes on with an unfinished one before it, of the same client in the same tab: what follows a silent
 * or refresh failure within ten minutes, an automatic retry within ten seconds, or the very same failure within a minute.
 */
function continues(before: Attempt, next: Attempt): boolean {
  const first = next.exchanges[0];
  const last = before.exchanges.at(-1);
  if (!first || !last || next.clientId === null) return false;
  if (before.has.tokens && !before.has.pending && (before.seen.length === 0 || broughtTokens(last))) return false;
  const gap = first.startedAt - end(before);
  const same = next.seen.length > 0 && [...next.has.said].every((words) => before.has.said.has(words));
  if (before.has.failureAtOnce) return gap <= tenSeconds || (gap <= aMinute && same);
  return before.seen.length > 0 && gap <= tenMinutes;
}

/** Joins attempts that go on with one another. They come in order of their start. */
export function joined(attempts: readonly Attempt[]): Attempt[] {
  const found: Attempt[] = [];
  /** Attempts that may still go on, by tab and client; pasted ones by what they say. */
  const open = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const key = keyOf(attempt);
    const isPasted = key.startsWith('text');
    const startedAt = attempt.exchanges[0]?.startedAt ?? 0;
    const candidates = [...(open.get(key) ?? []), ...unknownBefore(attempt, open)].filter(
      (other) => isPasted || startedAt - end(other) <= tenMinutes,
    );
    const before = candidates.findLast((other) => isPasted || continues(other, attempt));
    if (before) join(before, attempt);
    else {
      found.push(attempt);
      candidates.push(attempt);
    }
    open.set(key, candidates);
  }
  return found;
}

/** Token requests of the same tab of which the export shows no parameter: they may be any client's. */
function unknownBefore({ clientId, exchanges }: Attempt, open: ReadonlyMap<string, Attempt[]>): Attempt[] {
  if (clientId === null) return [];
  return (open.get(`${exchanges[0]?.tabId} null`) ?? []).filter((other) => other.exchanges.some(isUnknownToken));
}

function keyOf({ clientId, exchanges, seen, has }: Attempt): string {
  const pasted = seen.length > 0 && exchanges.every(({ sources }) => sources.includes('text'));
  return pasted ? `text ${[...has.said].join()}` : `${exchanges[0]?.tabId} ${clientId}`;
}
