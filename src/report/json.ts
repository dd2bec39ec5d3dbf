/** Diagnoses as JSON: the public form, whose keys stay as they are once released. */
import type { DiagnosedSignIn, Diagnosis } from '../classify/diagnosis.ts';
import { aDay } from './parts.ts';
import { safeJson } from './printable.ts';

type PublicDiagnosis = Omit<Diagnosis, 'shortTitle' | 'said' | 'evidence' | 'seen'> & {
  seen: Omit<Diagnosis['seen'], 'at' | 'exchange'> & { at: string | null };
  evidence: Omit<Diagnosis['evidence'][number], 'redacted' | 'plain'>[];
};

/** A diagnosis as JSON text, indented by two spaces. */
export const json = (diagnosis: Diagnosis): string => safeJson(JSON.stringify(publicForm(diagnosis), null, 2));

/** What the command line prints for a capture: `{"version":1,"signIns":[…]}`. */
export function signInsJson(signIns: readonly DiagnosedSignIn[]): string {
  const list = signIns.map(({ outcome, startedAt, failures }) => ({
    outcome,
    startedAt: known(startedAt),
    failures: failures.map(publicForm),
  }));
  return safeJson(JSON.stringify({ version: 1, signIns: list }, null, 2));
}

/** One sign-in on one line; its ID is that of its first exchange. */
export function signInLine({ exchanges, outcome, startedAt, failures }: DiagnosedSignIn): string {
  const line = { id: exchanges[0] ?? null, outcome, startedAt: known(startedAt), failures: failures.map(publicForm) };
  return safeJson(JSON.stringify(line));
}

/** The diagnoses of one input line under the sender's own ID. */
export const lineOf = (id: unknown, signIns: readonly DiagnosedSignIn[]): string =>
  safeJson(JSON.stringify({ id, failures: signIns.flatMap(({ failures }) => failures.map(publicForm)) }));

/** The answer to an input line that could not be read. */
export const lineProblem = (id: unknown, error: string): string =>
  safeJson(JSON.stringify({ id, failures: [], error }));

/** A time, or null for the zero that stands for an unknown one (text says seldom when it was written). */
const known = (time: string): string | null => (Date.parse(time) < aDay ? null : time);

/** Exactly the public keys, in their order. */
function publicForm(diagnosis: Diagnosis): PublicDiagnosis {
  return {
    code: diagnosis.code,
    codes: diagnosis.codes,
    error: diagnosis.error,
    suberror: diagnosis.suberror,
    name: diagnosis.name,
    kind: diagnosis.kind,
    count: diagnosis.count,
    actor: diagnosis.actor,
    title: diagnosis.title,
    summary: diagnosis.summary,
    steps: diagnosis.steps.map(({ text, actor, check, value, link, alternative }) => ({
      text,
      actor,
      check,
      value,
      link: link && { title: link.title, url: link.url },
      alternative,
    })),
    cause: diagnosis.cause && {
      id: diagnosis.cause.id,
      summary: diagnosis.cause.summary,
      confidence: diagnosis.cause.confidence,
      basis: diagnosis.cause.basis,
      because: diagnosis.cause.because,
    },
    otherCauses: diagnosis.otherCauses.map(({ id, summary, verdict, because }) => ({ id, summary, verdict, because })),
    evidence: diagnosis.evidence.map(({ fact, label, value, seenIn, exchange, mark, verdict, says }) => ({
      fact,
      label,
      value,
      seenIn,
      exchange,
      mark,
      verdict,
      says,
    })),
    ids: {
      traceId: diagnosis.ids.traceId,
      correlationId: diagnosis.ids.correlationId,
      timestamp: diagnosis.ids.timestamp,
      tenantId: diagnosis.ids.tenantId,
      clientId: diagnosis.ids.clientId,
    },
    seen: {
      surface: diagnosis.seen.surface,
      url: diagnosis.seen.url,
      at: known(diagnosis.seen.at),
      trust: diagnosis.seen.trust,
    },
    commands: diagnosis.commands.map(({ tool, text, note }) => ({ tool, text, note })),
    links: diagnosis.links.map(({ title, url, kind }) => ({ title, url, kind })),
  };
}
