/** The shape of a catalogue entry: everything we know about one code or error, its causes executable. */
import type { FactContext, FactName, Facts } from '../evidence/facts.ts';
import type { Actor, Kind } from '../evidence/failure.ts';
import type { ActionName } from './actions.ts';

/** A page people can read: https only; the hosts allowed are checked by a test. */
export interface Link {
  title: string;
  url: string;
}

/** Where a statement comes from: a Microsoft page or an RFC (documented), or a public thread (observed). */
export type Basis = { kind: 'documented'; url: string } | { kind: 'observed'; url: string };

/**
 * One action for a person. A plain string is a step of the entry's actor. Texts may hold `{fact}` placeholders and
 * `code` in backticks; the last step of a route is its check.
 */
export type Step =
  | string
  | {
      text: string;
      /** Who does it, where not the actor of the cause. */
      actor?: Actor;
      check?: true;
      /** Copyable value, a `{fact}` template. */
      value?: string;
      /** Deep link into the Entra admin center, or a page. Left out of the diagnosis where its IDs are unknown. */
      action?: ActionName;
      link?: Link;
      /** Belongs to the second route. */
      alternative?: true;
    };

export type Verdict = 'found' | 'possible' | 'ruled-out' | 'cannot-tell';

export interface Finding<F extends FactName> {
  verdict: Verdict;
  /** The odd part of a fact's text as [start, end). */
  marks?: Partial<Record<F, [number, number]>>;
}

export interface EvidenceNote {
  verdict: 'bad' | 'neutral' | 'good';
  /** In words what is odd or equal; a row with words is shown in the comparison. */
  says?: string;
}

export interface Cause {
  /** A noun of the wrong state, permanent once released. */
  id: string;
  /** The cause in a few words, as shown in the list of causes. */
  summary: string;
  basis: Basis;
  confidence: 'certain' | 'likely';
  /** Facts that must have been seen; with one missing the cause answers "cannot tell" and `when` is not asked. */
  needs: readonly FactName[];
  /** Facts that may be missing. */
  uses: readonly FactName[];
  when: (facts: Facts) => boolean | Verdict | Finding<FactName>;
  /**
   * One observation per verdict; of several the first whose facts were all seen is said. Without `found` the cause is
   * never found, only listed. `cannot-tell` has a general text made from the missing fact.
   */
  because: Partial<Record<Verdict, string | readonly string[]>>;
  /** Only where this cause differs from the entry. */
  title?: string;
  /** Lede: two sentences at most. */
  lede?: string;
  actor?: Actor;
  kind?: Kind;
  steps?: readonly Step[];
  /** How the facts are shown when this cause is found. */
  evidence?: Partial<Record<FactName, EvidenceNote>>;
}

export interface Entry {
  /** `AADSTS50011`, or the OAuth error as on the wire. The file has this name. */
  code: string;
  /** Symbolic name of Microsoft's reference, where it has one. */
  name: string | null;
  kind: Kind;
  /** null: only the causes tell who must act. */
  actor: Actor | null;
  category: Category;
  /** Headline: what happened, in words the app's developer would use aloud. */
  title: string;
  /** For the list row and the badge's title: four words or so. */
  shortTitle: string;
  /** Lede: two sentences at most. */
  summary: string;
  steps: readonly Step[];
  links: readonly Link[];
  /** OAuth errors it was seen or documented with. */
  errors: readonly string[];
  /** Facts shown as evidence beside those of the found cause. */
  shows: readonly FactName[];
  /** Where the service's sentence names a thing that its wording doesn't tell; the order is the same in every language. */
  namedAt?: FactContext['namedAt'];
  /** In order of precedence: the most specific first. */
  causes: readonly Cause[];
}

export type Category =
  | 'redirect-uri'
  | 'client-type'
  | 'credentials'
  | 'code'
  | 'refresh-token'
  | 'request'
  | 'scope'
  | 'resource'
  | 'tenant'
  | 'application'
  | 'consent'
  | 'assignment'
  | 'conditional-access'
  | 'multifactor'
  | 'account'
  | 'session'
  | 'loop'
  | 'service';

/** `when` is given exactly the facts that are named: those needed are there, those used may be undefined. */
interface CauseInput<N extends FactName, U extends FactName>
  extends Omit<Cause, 'needs' | 'uses' | 'when' | 'evidence'> {
  needs?: readonly N[];
  uses?: readonly U[];
  when?: (
    facts: { [K in N]: NonNullable<Facts[K]>['value'] } & { [K in U]: NonNullable<Facts[K]>['value'] | undefined },
  ) => boolean | Verdict | Finding<N | U>;
  evidence?: Partial<Record<N | U, EvidenceNote>>;
}

/**
 * Declares one cause. Without `when` it is never found, only listed: as possible, or as "cannot tell" where it says so.
 */
export function cause<const N extends FactName = never, const U extends FactName = never>(
  input: CauseInput<N, U>,
): Cause {
  const { needs = [], uses = [], when, ...rest } = input;
  const evaluate = (facts: Facts) => {
    const values: Record<string, unknown> = {};
    for (const name of [...needs, ...uses]) values[name] = facts[name]?.value;
    // The keys of `values` are exactly N and U, filled from the facts of the same names.
    return when ? when(values as Parameters<typeof when>[0]) : rest.because.possible ? 'possible' : 'cannot-tell';
  };
  return { ...rest, needs, uses, when: evaluate };
}

type EntryInput = Omit<Entry, 'name' | 'kind' | 'causes' | 'shows' | 'errors'> &
  Partial<Pick<Entry, 'name' | 'kind' | 'causes' | 'shows' | 'errors'>>;

/** Declares the entry of one code; the file's default export. */
export function defineEntry(input: EntryInput): Entry {
  return { name: null, kind: 'failure', causes: [], shows: [], errors: [], ...input };
}
