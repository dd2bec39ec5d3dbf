/** Folds the failures of one sign-in: repeats are one, polls end in one result, a copy that came to the app is no second one. */
import type { Exchange } from '../evidence/exchange.ts';
import { leadingCode } from '../evidence/failure.ts';
import type { SeenFailure } from './outcome.ts';

/** One failure with its repeats. */
export interface FoldedFailure extends SeenFailure {
  /** ID of the first exchange that carries it; it stays when a repeat is added. */
  id: string;
  count: number;
  firstAt: number;
  lastAt: number;
}

/** What a failure says, as one comparable text; in pasted text it does not matter how it was said. */
export const saying = ({ failure, exchange }: SeenFailure): string =>
  exchange.sources.includes('text')
    ? `${failure.codes.join()} ${failure.codes.length > 0 ? '' : failure.error}`
    : `${failure.codes.join()} ${failure.error} ${failure.surface}`;

/**
 * Repeats of one code for the same endpoint are one failure; the IDs are those of the last. A poll counts only where
 * nothing decided after it.
 */
export function folded(seen: readonly SeenFailure[], decided: (after: Exchange) => boolean): FoldedFailure[] {
  const bySaying = new Map<string, FoldedFailure>();
  for (const one of seen.filter((failure, index) => !isSaidAgain(failure, index, seen, decided))) {
    const key = saying(one);
    const before = bySaying.get(key);
    bySaying.delete(key); // the last one said stands last
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

/** Whether something else in the sign-in says the same, or more. */
function isSaidAgain(
  one: SeenFailure,
  index: number,
  seen: readonly SeenFailure[],
  decided: (after: Exchange) => boolean,
): boolean {
  const later = seen.slice(index + 1);
  const isPoll = one.failure.surface === 'mfa-answer';
  if (one.kind === 'pending') return later.some(({ kind }) => kind !== 'pending') || (isPoll && decided(one.exchange));
  const code = leadingCode(one.failure) ?? one.failure.error;
  const sameCode = ({ failure }: SeenFailure) => (leadingCode(failure) ?? failure.error) === code;
  // The page or redirect that follows the last poll says the same, and the poll's reason stays a fact of the sign-in.
  if (isPoll) return later.some((other) => other.failure.surface !== 'mfa-answer' && sameCode(other));
  // The app gets the answer that the authority's redirect or form already held.
  const brought = one.exchange.role === 'app' && one.failure.surface !== 'app-page';
  return brought && seen.slice(0, index).some((other) => other.exchange.role !== 'app' && sameCode(other));
}
