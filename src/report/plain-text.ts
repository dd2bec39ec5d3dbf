/** A diagnosis as plain text, for a ticket or a terminal. */
import type { Diagnosis, DiagnosisEvidence, DiagnosisStep } from '../classify/diagnosis.ts';
import { webAddress } from './markdown-text.ts';
import { checkedCauses, headRows, idRows, isUnknown, nameOf, routes, saidTitle, unmarked, valuesOf } from './parts.ts';
import { actorName, phrase, type ReportOptions } from './phrases.ts';
import { printable, visible } from './printable.ts';

/** What a piece of the text is, for a terminal that shows colours. */
export type Role = 'title' | 'heading' | 'bad' | 'quiet';

export interface TextOptions extends ReportOptions {
  /** Colours a piece; without it the text is bare. */
  paint?: (role: Role, text: string) => string;
}

const bare = (_: Role, text: string): string => text;

/** The whole diagnosis; the footer says what was removed. */
export function plainText(diagnosis: Diagnosis, options: TextOptions): string {
  return [...textLines(diagnosis, options), phrase(options.translate, 'footer', { version: options.version })].join(
    '\n',
  );
}

/** The diagnosis without the footer; ends with an empty line. */
export function textLines(diagnosis: Diagnosis, { translate, paint = bare }: TextOptions): string[] {
  const name = nameOf(diagnosis);
  const [first, second] = routes(diagnosis.steps);
  const ids = idRows(diagnosis, translate);
  const widest = Math.max(0, ...ids.map(([label]) => label.length));
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [paint('heading', title), ...lines.map((line) => `  ${line}`), ''];
  return [
    paint('title', `${name === null ? '' : `${printable(name)}: `}${unmarked(diagnosis.title)}`),
    '',
    `${phrase(translate, 'who')}: ${actorName(diagnosis, translate)}`,
    ...headRows(diagnosis, translate).map(([label, value]) => `${label}: ${printable(value)}`),
    '',
    ...(diagnosis.summary === '' ? [] : [unmarked(diagnosis.summary), '']),
    ...section(saidTitle(diagnosis, translate), diagnosis.said === null ? [] : [`“${printable(diagnosis.said)}”`]),
    ...section(phrase(translate, 'todo'), first.map(stepLine)),
    ...section(phrase(translate, 'otherwise'), second.map(stepLine)),
    ...section(
      phrase(translate, 'commands'),
      diagnosis.commands.flatMap(({ text, note }) => [
        unmarked(note),
        ...text.split(/\r\n|\r|\n/).map((line) => `  ${visible(line)}`),
      ]),
    ),
    ...section(
      phrase(translate, isUnknown(diagnosis) ? 'whatWasSeen' : 'why'),
      diagnosis.evidence.map((row) => evidenceLine(row, paint)),
    ),
    ...section(
      phrase(translate, 'causes'),
      checkedCauses(diagnosis, translate).map(({ verdict, summary, because }) =>
        `${verdict}: ${unmarked(summary)} ${unmarked(because)}`.trimEnd(),
      ),
    ),
    ...section(
      phrase(translate, 'ids'),
      ids.map(([label, value]) => `${`${label}:`.padEnd(widest + 1)} ${visible(value)}`),
    ),
    ...section(
      phrase(translate, 'documentation'),
      diagnosis.links.flatMap(({ title, url, kind }) => {
        const address = kind === 'action' ? undefined : webAddress(url);
        return address ? [`${unmarked(title)}: ${paint('quiet', address)}`] : [];
      }),
    ),
  ];
}

/** A numbered step with its value and address. */
export function stepLine({ text, value, link }: DiagnosisStep, index: number): string {
  const address = link ? webAddress(link.url) : undefined;
  const parts = [unmarked(text), value === null ? '' : visible(value), address ? `(${address})` : ''];
  return `${index + 1}. ${parts.filter(Boolean).join(' ')}`;
}

function evidenceLine(row: DiagnosisEvidence, paint: (role: Role, text: string) => string): string {
  const shown = row.plain ? printable(row.value) : valuesOf(row).map(visible).join(', ');
  const value = row.verdict === 'bad' ? paint('bad', shown) : shown;
  const says = row.says ? ` – ${unmarked(row.says)}` : '';
  return `${unmarked(row.label)}: ${value}${says} ${paint('quiet', `(${unmarked(row.seenIn)})`)}`;
}
