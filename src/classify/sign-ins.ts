/** Groups exchanges into sign-ins with an outcome and folded failures. Needs no catalogue: kinds are handed in. */
import type { Exchange } from '../evidence/exchange.ts';
import { recognised } from '../evidence/recognised.ts';
import { attemptsOf } from '../evidence/sign-in.ts';
import { type Attempt, attemptOf, joined } from './attempt.ts';
import { type FoldedFailure, folded } from './folding.ts';
import { withLoopsJoined } from './loops.ts';
import { endsPolling, type KindOf, outcomeOf, type SeenFailure, type SignInOutcome } from './outcome.ts';
import { failureOf } from './parse/index.ts';

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

/** The sign-ins of a capture in order of their start; attempts without failure and without success are among them. */
export function signInsOf(capture: readonly Exchange[], { kindOf, finished }: SignInOptions): SignIn[] {
  const exchanges = recognised(capture).toSorted((a, b) => a.startedAt - b.startedAt);
  const attempts = attemptsOf(exchanges).map((group) =>
    attemptOf(
      group,
      group.flatMap((exchange) => seenFailure(exchange, kindOf)),
    ),
  );
  return withLoopsJoined(joined(attempts))
    .map((attempt) => signIn(attempt, finished))
    .filter((one): one is SignIn => one !== undefined);
}

function seenFailure(exchange: Exchange, kindOf: KindOf): SeenFailure[] {
  const failure = failureOf(exchange);
  return failure ? [{ failure, exchange, kind: kindOf(failure) }] : [];
}

function signIn({ clientId, exchanges, seen }: Attempt, finished: boolean): SignIn | undefined {
  const [first] = exchanges;
  if (!first) return undefined;
  const outcome = outcomeOf(exchanges, seen, { finished });
  const decided = (poll: Exchange) => exchanges.some((one) => one.startedAt > poll.startedAt && endsPolling(one));
  return { id: first.id, clientId, startedAt: first.startedAt, exchanges, failures: folded(seen, decided), outcome };
}

export type { FoldedFailure };
