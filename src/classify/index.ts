/** Exchanges → sign-ins with diagnoses: the whole pipeline, pure and synchronous. */
import { catalogue } from '../catalogue/index.ts';
import type { Exchange } from '../evidence/exchange.ts';
import type { FactContext } from '../evidence/facts.ts';
import { type Kind, leadingCode } from '../evidence/failure.ts';
import { recognised } from '../evidence/recognised.ts';
import { tenantPlaceholders } from '../protocol/authority.ts';
import type { DiagnosedSignIn, Diagnosis } from './diagnosis.ts';
import { evidenceOf, examine, linksOf, stepsOf } from './explain.ts';
import { fill, type Translate } from './fill.ts';
import { entryOf } from './match.ts';
import { kindBy } from './outcome.ts';
import { type FoldedFailure, type SignIn, signInsOf } from './sign-ins.ts';

export interface DiagnoseOptions {
  translate: Translate;
  /** The capture has ended (HAR, pasted text): an interrupt that is its sign-in's last word is a failure too. */
  finished: boolean;
}

/** The kind the catalogue gives to what was said. */
export const kindOf = kindBy((name) => catalogue.get(name)?.kind);

/** Every sign-in of the capture that says something, in order of start, each with its diagnoses. */
export function diagnose(capture: readonly Exchange[], options: DiagnoseOptions): DiagnosedSignIn[] {
  const known = recognised(capture);
  return signInsOf(known, { kindOf, finished: options.finished }).map((signIn) => diagnosed(signIn, known, options));
}

const diagnosed = (signIn: SignIn, capture: readonly Exchange[], options: DiagnoseOptions): DiagnosedSignIn => ({
  outcome: signIn.outcome,
  startedAt: new Date(signIn.startedAt).toISOString(),
  exchanges: signIn.exchanges.map(({ id }) => id),
  failures: signIn.failures.map((folded) => diagnoseFailure(folded, signIn, capture, options)),
});

/** The sign-in whose failure first stood in the given exchange, with that diagnosis; undefined where there is none (any more). */
export function diagnoseExchange(
  capture: readonly Exchange[],
  exchangeId: string,
  options: DiagnoseOptions,
): { signIn: DiagnosedSignIn; diagnosis: Diagnosis } | undefined {
  const known = recognised(capture);
  for (const signIn of signInsOf(known, { kindOf, finished: options.finished })) {
    const at = signIn.failures.findIndex(({ id }) => id === exchangeId);
    if (at < 0) continue;
    const whole = diagnosed(signIn, known, options);
    const diagnosis = whole.failures[at];
    if (diagnosis) return { signIn: whole, diagnosis };
  }
  return undefined;
}

/** The diagnosis of one failure of a sign-in. */
export function diagnoseFailure(
  folded: FoldedFailure,
  signIn: SignIn,
  capture: readonly Exchange[],
  { translate, finished }: DiagnoseOptions,
): Diagnosis {
  const { failure, exchange } = folded;
  const { entry, known } = entryOf(failure);
  const context: FactContext = { failure, exchange, signIn: signIn.exchanges, capture };
  const explanation = examine(entry, context, translate);
  const { facts, found, others } = explanation;
  const cause = found?.cause;
  const actor = cause?.actor ?? entry.actor;
  const steps = stepsOf(cause?.steps ?? entry.steps, actor, facts, translate);
  const say = (own: string | undefined, general: string) =>
    (own && fill(own, facts, translate)) ?? fill(general, facts, translate) ?? translate(general);
  const relayed = failure.trust !== 'confirmed';
  return {
    code: leadingCode(failure),
    codes: failure.codes,
    error: failure.error,
    // `cancel` comes as error_subcode: it is no suberror that one could look up.
    suberror: failure.suberror === 'cancel' ? null : failure.suberror,
    name: entry.name,
    kind: kind(folded, signIn, cause?.kind, finished),
    count: folded.count,
    actor: known ? actor : null,
    title: say(cause?.title, entry.title),
    shortTitle: translate(entry.shortTitle),
    summary: say(cause?.lede, entry.summary),
    said: known ? null : failure.text,
    steps,
    cause: found
      ? {
          id: found.cause.id,
          summary: fill(found.cause.summary, facts, translate) ?? translate(found.cause.summary),
          confidence: relayed ? 'likely' : found.cause.confidence,
          basis: found.cause.basis.kind,
          because: found.because,
        }
      : null,
    otherCauses: others
      .toSorted((a, b) => order[a.verdict] - order[b.verdict])
      .map(({ cause: other, verdict, because }) => ({
        id: other.id,
        summary: fill(other.summary, facts, translate) ?? translate(other.summary),
        verdict: verdict === 'found' ? 'possible' : verdict,
        because,
      })),
    evidence: evidenceOf(entry, explanation, translate),
    ids: {
      ...failure.ids,
      tenantId: namedTenant(facts.tenant?.value),
      clientId: facts.clientId?.value || null,
    },
    seen: {
      surface: failure.surface,
      url: exchange.request.url || null,
      at: new Date(failure.at).toISOString(),
      trust: relayed ? 'relayed' : 'confirmed',
      exchange: exchange.id,
    },
    commands: [],
    links: linksOf(entry, context, facts, steps, translate),
  };
}

/** The tenant that a path names; `common` and its like name none, so they are no ID for a ticket. */
const namedTenant = (tenant: string | null | undefined): string | null =>
  tenant && !tenantPlaceholders.some((placeholder) => placeholder === tenant.toLowerCase()) ? tenant : null;

const order = { found: 0, possible: 1, 'ruled-out': 2, 'cannot-tell': 3 } as const;

function kind(folded: FoldedFailure, signIn: SignIn, byCause: Kind | undefined, finished: boolean): Kind {
  const own = byCause ?? folded.kind;
  const lastWord = signIn.failures.at(-1) === folded && signIn.outcome === 'failed';
  return own === 'interrupt' && finished && lastWord ? 'failure' : own;
}

export type { DiagnosedSignIn };
