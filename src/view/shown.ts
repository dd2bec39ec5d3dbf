/** What the diagnosis view needs to know about what it shows: kind, causes in order, exchanges in order. */
import type { DiagnosedSignIn, Diagnosis, DiagnosisEvidence, OtherVerdict } from '../classify/diagnosis.ts';
import type { Exchange } from '../evidence/exchange.ts';

export type HeadKind = 'failed' | 'partial' | 'unknown' | 'recovered' | 'cancelled' | 'interrupt' | 'pending';

/** What became of the sign-in, in one word of the head. */
export function headKindOf(signIn: DiagnosedSignIn, diagnosis: Diagnosis, exchanges: readonly Exchange[]): HeadKind {
  if (signIn.outcome === 'recovered' || signIn.outcome === 'succeeded') return 'recovered';
  if (signIn.outcome === 'cancelled' || diagnosis.kind === 'cancelled') return 'cancelled';
  if (diagnosis.said !== null) return 'unknown';
  if (signIn.outcome === 'failed' || diagnosis.kind === 'failure') {
    return failingExchange(diagnosis, exchanges)?.response?.body.kind === 'missing' ? 'partial' : 'failed';
  }
  return diagnosis.kind;
}

/** Kinds without a filled button and without Copy for admin: nothing has to be done. */
export const isQuiet = (kind: HeadKind): boolean => kind !== 'failed' && kind !== 'partial' && kind !== 'unknown';

/** The exchange whose answer is diagnosed. */
export const failingExchange = ({ seen }: Diagnosis, exchanges: readonly Exchange[]): Exchange | undefined =>
  exchanges.find(({ id }) => id === seen.exchange);

/** Whether the exchange by itself shows a failure. */
export function isFailed({ response, networkError }: Exchange): boolean {
  if (!response) return networkError !== null;
  return response.status >= 400 || response.status === 0 || redirectWord(response.redirect?.parameters) === 'error';
}

/** What a redirect brings back: a code, or an error. */
export function redirectWord(parameters: readonly { name: string }[] | undefined): 'code' | 'error' | null {
  if (parameters?.some(({ name }) => name === 'error')) return 'error';
  return parameters?.some(({ name }) => name === 'code') ? 'code' : null;
}

/** The failing exchange first, then the others, newest first. */
export function exchangesInOrder(diagnosis: Diagnosis, exchanges: readonly Exchange[]): Exchange[] {
  const failing = failingExchange(diagnosis, exchanges);
  const others = exchanges.filter((exchange) => exchange !== failing).sort((a, b) => b.startedAt - a.startedAt);
  return failing ? [failing, ...others] : others;
}

export interface CauseRow {
  id: string;
  summary: string;
  verdict: 'found' | OtherVerdict;
  because: string;
}

const verdictOrder: readonly CauseRow['verdict'][] = ['found', 'possible', 'ruled-out', 'cannot-tell'];

/** Every cause checked: found, possible, ruled out, can't tell. */
export function causesInOrder({ cause, otherCauses }: Diagnosis): CauseRow[] {
  const found = cause ? [{ ...cause, verdict: 'found' as const }] : [];
  const rows: CauseRow[] = [...found, ...otherCauses];
  return verdictOrder.flatMap((verdict) => rows.filter((row) => row.verdict === verdict));
}

/** Rows with words stand in the comparison, the others in the table. */
export const isCompared = (row: DiagnosisEvidence): boolean => row.says !== null;

const comparisonOrder = ['bad', 'neutral', 'good'] as const;

/** The rows of the comparison: what is wrong, what stands beside it, what worked. */
export const comparedInOrder = (rows: readonly DiagnosisEvidence[]): DiagnosisEvidence[] =>
  comparisonOrder.flatMap((verdict) => rows.filter((row) => isCompared(row) && (row.verdict ?? 'neutral') === verdict));
