/** Groups exchanges into sign-ins with an outcome and folded failures. Needs no catalogue: kinds are handed in. */
import type { Exchange } from '../evidence/exchange.ts';
import { isReturnTo } from '../evidence/landing.ts';
import { attemptsOf, clientOf } from '../evidence/sign-in.ts';
import {
  broughtTokens,
  countsAtOnce,
  type KindOf,
  outcomeOf,
  type SeenFailure,
  type SignInOutcome,
} from './outcome.ts';
import { failureOf } from './parse/index.ts';

/** One failure with its repeats. */
export interface FoldedFailure extends SeenFailure {
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
}

/** The sign-ins of a capture in order of their start; attempts without failure and without success are among them. */
export function signInsOf(capture: readonly Exchange[], { kindOf, finished }: SignInOptions): SignIn[] {
  const exchanges = capture
    .filter((exchange) => exchange.trust !== 'refused' || isReturnTo(exchange, capture))
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const joined: Attempt[] = [];
  for (const group of attemptsOf(exchanges)) {
    const attempt: Attempt = {
      clientId: clientOf(group),
      exchanges: group,
      seen: group.flatMap((exchange) => seenFailure(exchange, kindOf)),
    };
    const before = joined.findLast((other) => continues(other, attempt));
    if (before) {
      before.exchanges.push(...group);
      before.exchanges.sort((a, b) => a.startedAt - b.startedAt);
      before.seen.push(...attempt.seen);
      before.seen.sort((a, b) => a.failure.at - b.failure.at);
    } else joined.push(attempt);
  }
  return joined.map((attempt) => signIn(attempt, finished)).filter((one): one is SignIn => one !== undefined);
}

function seenFailure(exchange: Exchange, kindOf: KindOf): SeenFailure[] {
  const failure = failureOf(exchange);
  return failure ? [{ failure, exchange, kind: kindOf(failure) }] : [];
}

/**
 * Whether an attempt goes on with an unfinished one before it: what follows a silent or refresh failure of the same
 * client within a minute, an automatic retry within ten seconds, or the very same failure again within a minute.
 */
function continues(before: Attempt, next: Attempt): boolean {
  const first = next.exchanges[0];
  const last = before.exchanges.at(-1);
  if (!first || !last || first.tabId !== last.tabId) return false;
  if (next.clientId !== before.clientId || next.clientId === null) return false;
  if (before.exchanges.some(broughtTokens) && !before.seen.some(({ kind }) => kind === 'pending')) {
    const failedLast = before.seen.at(-1);
    if (!failedLast || broughtTokens(last)) return false;
  }
  const gap = first.startedAt - (last.startedAt + (last.took ?? 0));
  if (before.seen.some(countsAtOnce)) return gap <= tenSeconds || (gap <= aMinute && sameFailure(before, next));
  return before.seen.length > 0 && gap <= aMinute;
}

const saying = ({ failure }: SeenFailure): string => `${failure.codes.join()} ${failure.error} ${failure.surface}`;

function sameFailure(before: Attempt, next: Attempt): boolean {
  const said = new Set(before.seen.map(saying));
  return next.seen.length > 0 && next.seen.every((seen) => said.has(saying(seen)));
}

function signIn({ clientId, exchanges, seen }: Attempt, finished: boolean): SignIn | undefined {
  const [first] = exchanges;
  if (!first) return undefined;
  const outcome = outcomeOf(exchanges, seen, { finished });
  return { id: first.id, clientId, startedAt: first.startedAt, exchanges, failures: folded(seen), outcome };
}

/** Repeats of one code for the same endpoint are one failure; the IDs are those of the last. */
function folded(seen: readonly SeenFailure[]): FoldedFailure[] {
  const bySaying = new Map<string, FoldedFailure>();
  for (const one of seen) {
    const key = saying(one);
    const before = bySaying.get(key);
    bySaying.set(key, {
      ...one,
      count: (before?.count ?? 0) + 1,
      firstAt: before?.firstAt ?? one.failure.at,
      lastAt: one.failure.at,
    });
  }
  return [...bySaying.values()];
}
