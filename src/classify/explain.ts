/** Walks an entry's causes in order: found, ruled out, possible, or cannot tell. */
import { actionNeeds, actionTitle, actionUrls } from '../catalogue/actions.ts';
import type { Cause, Entry, EvidenceNote, Finding, Step, Verdict } from '../catalogue/define.ts';
import { describeFact, type Fact, type FactContext, type FactName, type Facts, factsOf } from '../evidence/facts.ts';
import type { Actor } from '../evidence/failure.ts';
import type { DiagnosisEvidence, DiagnosisLink, DiagnosisStep } from './diagnosis.ts';
import { fill, placeholdersOf, type Translate } from './fill.ts';

/** Facts every diagnosis shows where they were seen. */
const always: FactName[] = ['tenant', 'clientId', 'library'];
const forIds: FactName[] = ['tenant', 'clientId', 'cloud', 'status'];

export interface Examined {
  cause: Cause;
  verdict: Verdict;
  marks: Finding<FactName>['marks'];
  because: string;
}

export interface Explanation {
  facts: Facts;
  found: Examined | undefined;
  others: Examined[];
}

/** The facts that each entry asks for; an entry never changes. */
const asked = new WeakMap<Entry, ReadonlySet<FactName>>();

function factsAskedBy(entry: Entry): ReadonlySet<FactName> {
  const known = asked.get(entry);
  if (known) return known;
  const names = new Set<FactName>([...always, ...forIds, ...entry.shows]);
  for (const cause of entry.causes) for (const name of [...cause.needs, ...cause.uses]) names.add(name);
  for (const step of [...entry.steps, ...entry.causes.flatMap((cause) => cause.steps ?? [])]) {
    if (typeof step === 'object' && step.action) names.add(actionNeeds(step.action));
    for (const name of placeholdersOf(typeof step === 'string' ? step : `${step.text} ${step.value ?? ''}`)) {
      names.add(name as FactName); // checked by the catalogue's test: every placeholder is a fact
    }
  }
  asked.set(entry, names);
  return names;
}

/** Examines every cause of the entry. A cause that throws spoils itself alone and answers "cannot tell". */
export function examine(entry: Entry, context: FactContext, translate: Translate): Explanation {
  const facts = factsOf({ ...context, namedAt: entry.namedAt }, factsAskedBy(entry));
  const examined = examineFacts(entry, facts, translate);
  const found = examined.find(({ verdict }) => verdict === 'found');
  const others = examined
    .filter((item) => item !== found)
    .map((item) => (item.verdict === 'found' ? { ...item, verdict: 'possible' as const } : item));
  return { facts, found, others };
}

/** The verdict of each cause on these facts, in the entry's order. */
export const examineFacts = (entry: Entry, facts: Facts, translate: Translate): Examined[] =>
  entry.causes.map((cause) => examineCause(cause, facts, translate));

function examineCause(cause: Cause, facts: Facts, translate: Translate): Examined {
  const missing = cause.needs.find((name) => facts[name] === undefined);
  if (missing) {
    const { label, unseen } = describeFact(missing);
    const because =
      observation(cause, 'cannot-tell', facts, translate) ??
      `${translate('Not seen')}: ${translate(label)}. ${translate(unseen)}`;
    return { cause, verdict: 'cannot-tell', marks: undefined, because };
  }
  let finding: Finding<FactName>;
  try {
    const answer = cause.when(facts);
    finding =
      typeof answer === 'object'
        ? answer
        : { verdict: answer === true ? 'found' : answer === false ? 'ruled-out' : answer };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      cause,
      verdict: 'cannot-tell',
      marks: undefined,
      because: `${translate('The check itself failed')}: ${why}`,
    };
  }
  const because = observation(cause, finding.verdict, facts, translate) ?? translate(general[finding.verdict]);
  return { cause, verdict: finding.verdict, marks: finding.marks, because };
}

/** The first of the cause's texts for a verdict whose facts were all seen. */
function observation(cause: Cause, verdict: Verdict, facts: Facts, translate: Translate): string | undefined {
  const texts = cause.because[verdict] ?? [];
  for (const text of typeof texts === 'string' ? [texts] : texts) {
    const filled = fill(text, facts, translate);
    if (filled !== undefined) return filled;
  }
  return undefined;
}

const general: Record<Verdict, string> = {
  found: 'The evidence below shows it.',
  possible: 'Nothing seen speaks against it.',
  'ruled-out': 'The evidence seen does not fit it.',
  'cannot-tell': 'What was seen does not decide it.',
};

/** Steps with their values and links filled; a step whose value was not seen keeps its text. */
export function stepsOf(
  steps: readonly Step[],
  actor: Actor | null,
  facts: Facts,
  translate: Translate,
): DiagnosisStep[] {
  return steps.flatMap((step) => {
    const spec = typeof step === 'string' ? { text: step } : step;
    const text = fill(spec.text, facts, translate);
    if (text === undefined) return []; // the step speaks of something that was not seen
    const title = translate(spec.action ? actionTitle(spec.action) : (spec.link?.title ?? ''));
    const urls = spec.action ? actionUrls(spec.action, facts) : spec.link ? [spec.link.url] : [];
    const one = {
      text,
      actor: spec.actor ?? actor,
      check: spec.check ?? false,
      alternative: spec.alternative ?? false,
    };
    const value = spec.value ? (fill(spec.value, facts, translate) ?? null) : null;
    if (urls.length < 2) return [{ ...one, value, link: urls[0] ? { title, url: urls[0] } : null }];
    // Several IDs of one kind (policies): the step once for each, with its own value and link.
    return urls.map((url) => ({ ...one, value: url.slice(url.lastIndexOf('/') + 1), link: { title, url } }));
  });
}

/** Facts that only compare or date others: their words stand beside those. */
const comparisons: ReadonlySet<FactName> = new Set(['redirectUriDifference', 'workingAt']);

/** The evidence table: facts of the found cause first, then what the entry shows, then the general ones. */
export function evidenceOf(entry: Entry, { facts, found }: Explanation, translate: Translate): DiagnosisEvidence[] {
  const ofCause = found ? [...found.cause.needs, ...found.cause.uses] : [];
  const names = [...new Set<FactName>([...ofCause, ...entry.shows, ...always])];
  return names.flatMap((name) => {
    const fact = facts[name];
    if (!fact || comparisons.has(name)) return [];
    return [evidence(name, fact, found?.cause.evidence?.[name], found?.marks?.[name], facts, translate)];
  });
}

function evidence(
  name: FactName,
  fact: Fact<unknown>,
  note: EvidenceNote | undefined,
  mark: [number, number] | undefined,
  facts: Facts,
  translate: Translate,
): DiagnosisEvidence {
  return {
    fact: name,
    label: translate(describeFact(name).label),
    value: shown(fact, translate),
    redacted: fact.redacted,
    plain: fact.plain,
    seenIn: translate(fact.seenIn),
    exchange: fact.exchange,
    mark: mark ?? (note?.verdict === 'bad' && !note.says ? [0, fact.display.length] : null),
    verdict: note?.verdict ?? null,
    says: note?.says ? (fill(note.says, facts, translate) ?? null) : null,
  };
}

/** How a fact is shown in the reader's language; values from the wire stay as they are. */
function shown({ display, plain, redacted }: Fact<unknown>, translate: Translate): string {
  if (redacted) return display.replace(' chars', ` ${translate('chars')}`);
  return plain ? translate(display) : display;
}

/** Documentation of the entry and of the cause, then the live look-up of the code on the right cloud's host. */
export function linksOf(
  entry: Entry,
  context: FactContext,
  facts: Facts,
  steps: DiagnosisStep[],
  translate: Translate,
): DiagnosisLink[] {
  const documentation = entry.links.map(
    (link): DiagnosisLink => ({ title: translate(link.title), url: link.url, kind: 'documentation' }),
  );
  const actions = steps
    .filter((step) => step.link?.url.startsWith('https://entra.microsoft.com/'))
    .map((step): DiagnosisLink => ({ title: step.link?.title ?? '', url: step.link?.url ?? '', kind: 'action' }));
  const number = /^AADSTS(\d+)$/.exec(context.failure.codes.at(-1) ?? '')?.[1];
  const host =
    facts.cloud?.value === 'public' || !facts.authorityHost ? 'login.microsoftonline.com' : facts.authorityHost.value;
  const lookup: DiagnosisLink[] = number
    ? [
        {
          title: translate('What Microsoft says about this code'),
          url: `https://${host}/error?code=${number}`,
          kind: 'lookup',
        },
      ]
    : [];
  return [...documentation, ...actions, ...lookup];
}
