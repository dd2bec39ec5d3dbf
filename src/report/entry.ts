/** A catalogue entry by itself, before any traffic was seen: as JSON, Markdown and plain text. */
import type { Entry, Step } from '../catalogue/define.ts';
import type { DiagnosisStep } from '../classify/diagnosis.ts';
import type { Translate } from '../classify/fill.ts';
import { describeFact, type FactName, factNames } from '../evidence/facts.ts';
import { code, inline, link } from './markdown-text.ts';
import { routes, unmarked } from './parts.ts';
import { actorName, phrase, type ReportOptions } from './phrases.ts';
import { stepLine, type TextOptions } from './plain-text.ts';
import { printable, safeJson } from './printable.ts';

/** The public form of an entry, whose keys stay as they are once released. */
export interface PublicEntry {
  code: string;
  name: string | null;
  kind: Entry['kind'];
  actor: Entry['actor'];
  category: Entry['category'];
  title: string;
  summary: string;
  steps: DiagnosisStep[];
  links: { title: string; url: string }[];
  causes: { id: string; summary: string; basis: Entry['causes'][number]['basis']['kind'] }[];
}

/** An entry with every text in the reader's language and each `{fact}` named instead of filled. */
export function publicEntry(entry: Entry, translate: Translate): PublicEntry {
  const { code: own, name, kind, actor, category, steps, links, causes } = entry;
  const text = (english: string) => named(translate(english), translate);
  return {
    code: own,
    name,
    kind,
    actor,
    category,
    title: text(entry.title),
    summary: text(entry.summary),
    steps: steps.map((step) => stepOf(step, entry, text, translate)),
    links: links.map(({ title, url }) => ({ title: translate(title), url })),
    causes: causes.map(({ id, summary, basis }) => ({ id, summary: text(summary), basis: basis.kind })),
  };
}

/** One step; the address of an action needs an ID of the traffic, so an action has none here. */
function stepOf(step: Step, entry: Entry, text: Translate, translate: Translate): DiagnosisStep {
  const spec: Exclude<Step, string> = typeof step === 'string' ? { text: step } : step;
  return {
    text: text(spec.text),
    actor: spec.actor ?? entry.actor,
    check: spec.check === true,
    value: spec.value === undefined ? null : text(spec.value),
    link: spec.link ? { title: translate(spec.link.title), url: spec.link.url } : null,
    alternative: spec.alternative === true,
  };
}

const isFact = (name: string): name is FactName => factNames.some((known) => known === name);

/** A text whose placeholders say what would stand there. */
const named = (text: string, translate: Translate): string =>
  text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    return isFact(name) ? `‹${translate(describeFact(name).label)}›` : whole;
  });

/** The JSON of one entry, indented by two spaces. */
export const entryJson = (entry: PublicEntry): string => safeJson(JSON.stringify(entry, null, 2));

/** The JSON of the whole catalogue. */
export const entriesJson = (entries: readonly PublicEntry[]): string =>
  safeJson(JSON.stringify({ version: 1, entries }, null, 2));

const heading = ({ code: own, name, title }: PublicEntry): [string, string] => [
  name === null ? own : `${own} (${name})`,
  title,
];

/** An entry as plain text, for a terminal. */
export function entryText(entry: PublicEntry, { translate, paint = (_, text) => text }: TextOptions): string {
  const [first, second] = routes(entry.steps);
  const [name, title] = heading(entry);
  const section = (head: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [paint('heading', head), ...lines.map((line) => `  ${line}`), ''];
  return [
    paint('title', `${printable(name)}: ${unmarked(title)}`),
    '',
    `${phrase(translate, 'who')}: ${actorName(entry, translate)}`,
    '',
    unmarked(entry.summary),
    '',
    ...section(phrase(translate, 'todo'), first.map(stepLine)),
    ...section(phrase(translate, 'otherwise'), second.map(stepLine)),
    ...section(
      phrase(translate, 'possibleCauses'),
      entry.causes.map(({ summary }) => unmarked(summary)),
    ),
    ...section(
      phrase(translate, 'documentation'),
      entry.links.map((one) => `${unmarked(one.title)}: ${paint('quiet', one.url)}`),
    ),
  ]
    .join('\n')
    .trimEnd();
}

/** An entry as Markdown. */
export function entryMarkdown(entry: PublicEntry, { translate }: ReportOptions): string {
  const [first, second] = routes(entry.steps);
  const [name, title] = heading(entry);
  const section = (head: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`**${head}**`, '', ...lines, ''];
  const step = ({ text, value, link: target }: DiagnosisStep, index: number): string =>
    [`${index + 1}. ${inline(text)}`, value === null ? '' : code(value), target ? (link(target.url) ?? '') : '']
      .filter(Boolean)
      .join(' ');
  return [
    `### ${inline(name)}: ${inline(title)}`,
    '',
    `**${phrase(translate, 'who')}:** ${inline(actorName(entry, translate))}`,
    '',
    inline(entry.summary),
    '',
    ...section(phrase(translate, 'todo'), first.map(step)),
    ...section(phrase(translate, 'otherwise'), second.map(step)),
    ...section(
      phrase(translate, 'possibleCauses'),
      entry.causes.map(({ summary }) => `- ${inline(summary)}`),
    ),
    ...section(
      phrase(translate, 'documentation'),
      entry.links.map((one) => `- ${inline(one.title)}: ${link(one.url) ?? ''}`),
    ),
  ]
    .join('\n')
    .trimEnd();
}
