/** Groups exchanges into sign-ins with an outcome and folded failures. Needs no catalogue: kinds are handed in. */
import type { Exchange } from '../evidence/exchange.ts';
import { repeats, returns } from '../evidence/landing.ts';
import { attemptsOf, clientOf } from '../evidence/sign-in.ts';
import { countsAtOnce, type KindOf, outcomeOf, type SeenFailure, type SignInOutcome } from './outcome.ts';
import { failureOf } from './parse/index.ts';

/** One failure with its repeats. */
export interface FoldedFailure extends SeenFailure {
  /** ID of the first exchange that carries it; it stays when a repeat is added. */
  id: string;
  count: number;
  firstAt: number;
  lastAt: number;
}

export interface SignIn {
  /** ID of its first exchange. */
  id: string;
  clientId: string | null;
  startedAt: number;
  exchanges: Exchange[];
  failures: FoldedFailure[];
  outcome: SignInOutcome;
}

export interface SignInOptions {
  kindOf: KindOf;
  finished: boolean;
}

const aMinute = 60_000;
const tenSeconds = 10_000;

interface Attempt {
  clientId: string | null;
  exchanges: Exchange[];
  seen: SeenFailure[];
  /** The exchange that started last. */
  last: Exchange;
  /** What its failures say, to know a repeat by. */
  said: Set<string>;
  /** A failure in it counts when it is seen. */
  counts: boolean;
  /** Tokens came after its last failure. */
  ended: boolean;
}

/** The sign-ins of a capture in order of their start; attempts without failure and without success are among them. */
export function signInsOf(capture: readonly Exchange[], { kindOf, finished }: SignInOptions): SignIn[] {
  const isReturn = returns(capture);
  const isRepeat = repeats(capture);
  const exchanges = capture
    .filter((exchange) => exchange.trust !== 'refused' || isReturn(exchange))
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const joined: Attempt[] = [];
  /** Attempts of each client that a later one may go on with. */
  const open = new Map<string | null, Attempt[]>();
  for (const group of attemptsOf(exchanges)) {
    const seen = group.flatMap((exchange) => (isRepeat(exchange) ? [] : seenFailure(exchange, kindOf)));
    const attempt = attemptOf(group, seen);
    if (!attempt) continue;
    const near = (open.get(attempt.clientId) ?? []).filter((other) => gapBetween(other, attempt) <= aMinute);
    const before = near.findLast((other) => continues(other, attempt));
    if (before) join(before, attempt);
    else joined.push(attempt);
    if (attempt.clientId !== null) open.set(attempt.clientId, before ? near : [...near, attempt]);
  }
  return joined.map((attempt) => signIn(attempt, finished));
}

function seenFailure(exchange: Exchange, kindOf: KindOf): SeenFailure[] {
  const failure = failureOf(exchange);
  return failure ? [{ failure, exchange, kind: kindOf(failure) }] : [];
}

function attemptOf(exchanges: Exchange[], seen: SeenFailure[]): Attempt | undefined {
  const last = exchanges.at(-1);
  if (!last) return undefined;
  const outcome = outcomeOf(exchanges, seen, { finished: false });
  return {
    clientId: clientOf(exchanges),
    exchanges,
    seen,
    last,
    said: new Set(seen.map(saying)),
    counts: seen.some(countsAtOnce),
    ended: outcome === 'succeeded' || outcome === 'recovered',
  };
}

function join(before: Attempt, next: Attempt): void {
  before.exchanges.push(...next.exchanges);
  before.seen.push(...next.seen);
  if (next.last.startedAt >= before.last.startedAt) before.last = next.last;
  for (const words of next.said) before.said.add(words);
  before.counts ||= next.counts;
  before.ended = next.ended;
}

const gapBetween = ({ last }: Attempt, { exchanges: [first] }: Attempt): number =>
  first ? first.startedAt - (last.startedAt + (last.took ?? 0)) : 0;

/**
 * Whether an attempt goes on with an unfinished one before it: what follows a silent or refresh failure of the same
 * client within a minute, an automatic retry within ten seconds, or the very same failure again within a minute.
 */
function continues(before: Attempt, next: Attempt): boolean {
  if (before.last.tabId !== next.last.tabId || before.ended || before.seen.length === 0) return false;
  const gap = gapBetween(before, next);
  if (!before.counts) return gap <= aMinute;
  return gap <= tenSeconds || (gap <= aMinute && isSaidAgain(before, next));
}

const isSaidAgain = (before: Attempt, next: Attempt): boolean =>
  next.said.size > 0 && [...next.said].every((words) => before.said.has(words));

const saying = ({ failure }: SeenFailure): string => `${failure.codes.join()} ${failure.error} ${failure.surface}`;

function signIn({ clientId, exchanges, seen }: Attempt, finished: boolean): SignIn {
  const [first, ...more] = exchanges.toSorted((a, b) => a.startedAt - b.startedAt) as [Exchange, ...Exchange[]];
  const failures = seen.toSorted((a, b) => a.failure.at - b.failure.at);
  const all = [first, ...more];
  const outcome = outcomeOf(all, failures, { finished });
  return { id: first.id, clientId, startedAt: first.startedAt, exchanges: all, failures: folded(failures), outcome };
}

/** Repeats of one code for the same endpoint are one failure; the IDs are those of the last. */
function folded(seen: readonly SeenFailure[]): FoldedFailure[] {
  const bySaying = new Map<string, FoldedFailure>();
  for (const one of seen) {
    const key = saying(one);
    const before = bySaying.get(key);
    bySaying.set(key, {
      ...one,
      id: before?.id ?? one.exchange.id,
      count: (before?.count ?? 0) + 1,
      firstAt: before?.firstAt ?? one.failure.at,
      lastAt: one.failure.at,
    });
  }
  return [...bySaying.values()];
}
