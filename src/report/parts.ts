/** What the formats share: the parts of a diagnosis in their order, before any markup. */
import type { Diagnosis, DiagnosisEvidence, DiagnosisStep, OtherVerdict } from '../classify/diagnosis.ts';
import type { Translate } from '../classify/fill.ts';
import { kinds, phrase, sureness, verdicts } from './phrases.ts';
import { printable } from './printable.ts';

export type Row = [label: string, value: string];

/** What one would search for, in front of the title: the code, else the words of the answer. */
export function nameOf({ code, error, suberror }: Diagnosis): string | null {
  if (code !== null || error === null) return code ?? suberror;
  return suberror === null ? error : `${error} (${suberror})`;
}

/** A code without an entry: nothing is concluded, so the sections say only what was seen. */
export const isUnknown = ({ cause, actor, otherCauses, said }: Diagnosis): boolean =>
  cause === null && (said !== null || (actor === null && otherCauses.length === 0));

/** Lines on sureness, kind, repeats and trust; each only where there is something to say. */
export function headRows(diagnosis: Diagnosis, translate: Translate): Row[] {
  const { cause, count, kind, seen } = diagnosis;
  const rows: Row[] = [];
  if (kind !== 'failure') rows.push([phrase(translate, 'kind'), translate(kinds[kind])]);
  if (cause) rows.push([phrase(translate, 'sure'), translate(sureness[cause.confidence])]);
  if (count > 1) rows.push([phrase(translate, 'often'), phrase(translate, 'times', { count: String(count) })]);
  if (seen.trust === 'relayed') {
    const host = hostOf(seen.url);
    const by = host ? phrase(translate, 'relayedBy', { host }) : phrase(translate, 'relayedText');
    rows.push([phrase(translate, 'relayed'), by]);
  }
  return rows;
}

/** Heading over the service's sentence; only an answer known to be Microsoft's is called that. */
export const saidTitle = ({ seen }: Diagnosis, translate: Translate): string =>
  phrase(translate, seen.trust === 'confirmed' ? 'said' : 'saidRelayed');

function hostOf(url: string | null): string | null {
  try {
    return url ? new URL(url).host || null : null;
  } catch {
    return null;
  }
}

export interface CheckedCause {
  verdict: string;
  /** Ends with a full stop. */
  summary: string;
  because: string;
}

const order: OtherVerdict[] = ['possible', 'ruled-out', 'cannot-tell'];

/** The causes in the order found, possible, ruled out, cannot tell. */
export function checkedCauses({ cause, otherCauses }: Diagnosis, translate: Translate): CheckedCause[] {
  const found = cause ? [{ verdict: 'found' as const, ...cause }] : [];
  const others = order.flatMap((verdict) => otherCauses.filter((other) => other.verdict === verdict));
  return [...found, ...others].map(({ verdict, summary, because }) => ({
    verdict: translate(verdicts[verdict]),
    summary: sentence(summary),
    because,
  }));
}

const sentence = (text: string): string => (/[.?!…]["”’)]?$/.test(text) ? text : `${text}.`);

/** The IDs that there are, with the time in UTC. */
export function idRows(diagnosis: Diagnosis, translate: Translate): Row[] {
  const { traceId, correlationId, tenantId, clientId } = diagnosis.ids;
  const rows: [string, string | null][] = [
    [phrase(translate, 'traceId'), traceId],
    [phrase(translate, 'correlationId'), correlationId],
    [phrase(translate, 'time'), timeOf(diagnosis)],
    [phrase(translate, 'tenantId'), tenantId],
    [phrase(translate, 'clientId'), clientId],
  ];
  return rows.filter((row): row is Row => row[1] !== null && row[1] !== '');
}

/** When it happened as `2026-11-22 08:53:07Z`: the service's own time, else when the answer was seen. */
export function timeOf({ ids, seen }: Diagnosis): string | null {
  return utc(ids.timestamp) ?? utc(seen.at);
}

// What has no date of its own is counted up from zero.
export const aDay = 86_400_000;

/** A time as `2026-11-22 08:53:07Z`; null where it is no time, or the zero that stands for an unknown one. */
export function utc(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return null;
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.trim()) ? text.trim() : `${text.trim()}Z`;
  const at = Date.parse(zoned.replace(' ', 'T'));
  return Number.isNaN(at) || at < aDay ? null : `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

/** The values of a row: policy IDs are a list, one per line; any other value is one, even with a line feed in it. */
export const valuesOf = ({ fact, value }: DiagnosisEvidence): string[] =>
  fact === 'policyIds' ? value.split(/\s+/).filter(Boolean) : [value];

/** Steps of the first route, then those of the second. */
export function routes(steps: readonly DiagnosisStep[]): [DiagnosisStep[], DiagnosisStep[]] {
  return [steps.filter(({ alternative }) => !alternative), steps.filter(({ alternative }) => alternative)];
}

/** A text of the catalogue without its marks for code and bold, on one line. */
export const unmarked = (text: string): string =>
  printable(text)
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1');
