/** A diagnosis as Markdown, for an issue or a pull request. */
import type { Diagnosis, DiagnosisEvidence, DiagnosisStep } from '../classify/diagnosis.ts';
import { block, code, codeInTable, inline, inlineInTable, link } from './markdown-text.ts';
import { checkedCauses, headRows, idRows, isUnknown, nameOf, routes, saidTitle, valuesOf } from './parts.ts';
import { actorName, phrase, type ReportOptions } from './phrases.ts';
import { printable } from './printable.ts';

/** The whole diagnosis; the footer says what was removed. */
export function markdown(diagnosis: Diagnosis, options: ReportOptions): string {
  return [
    ...diagnosisLines(diagnosis, options),
    phrase(options.translate, 'footer', { version: options.version }),
  ].join('\n');
}

/** The diagnosis without the footer; ends with an empty line. */
export function diagnosisLines(diagnosis: Diagnosis, { translate }: ReportOptions): string[] {
  const name = nameOf(diagnosis);
  const head = [[phrase(translate, 'who'), actorName(diagnosis, translate)], ...headRows(diagnosis, translate)];
  const [first, second] = routes(diagnosis.steps);
  const links = documentation(diagnosis);
  return [
    `### ${name === null ? '' : `${inline(name)}: `}${inline(diagnosis.title)}`,
    '',
    ...head.map(
      ([label, value], index) => `**${label}:** ${inline(value ?? '')}${index < head.length - 1 ? '  ' : ''}`,
    ),
    '',
    ...paragraph(inline(diagnosis.summary)),
    ...(diagnosis.said === null
      ? []
      : [`**${saidTitle(diagnosis, translate)}**`, '', `> ${inline(diagnosis.said)}`, '']),
    ...section(phrase(translate, 'todo'), first.map(step)),
    ...section(phrase(translate, 'otherwise'), second.map(step)),
    ...section(
      phrase(translate, 'commands'),
      diagnosis.commands
        .flatMap(({ text, note }) => [...paragraph(inline(note)), ...block(text).split('\n'), ''])
        .slice(0, -1),
    ),
    ...table(
      diagnosis,
      [phrase(translate, 'fact'), phrase(translate, 'value'), phrase(translate, 'whereSeen')],
      phrase(translate, isUnknown(diagnosis) ? 'whatWasSeen' : 'why'),
    ),
    ...section(
      phrase(translate, 'causes'),
      checkedCauses(diagnosis, translate).map(({ verdict, summary, because }) =>
        `- ${verdict}: ${inline(summary)} ${inline(because)}`.trimEnd(),
      ),
    ),
    ...section(
      phrase(translate, 'ids'),
      idRows(diagnosis, translate).map(([label, value]) => `- ${label}: ${code(value)}`),
    ),
    ...section(phrase(translate, 'documentation'), links),
  ];
}

const paragraph = (text: string): string[] => (text === '' ? [] : [text, '']);

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`**${title}**`, '', ...lines, ''];

function step({ text, value, link: target }: DiagnosisStep, index: number): string {
  const address = target ? link(target.url) : undefined;
  const parts = [inline(text), value === null ? '' : code(value), address ?? ''];
  return `${index + 1}. ${parts.filter(Boolean).join(' ')}`;
}

function table({ evidence }: Diagnosis, [fact, value, where]: string[], title: string): string[] {
  const rows = evidence.map((row) => `| ${inlineInTable(row.label)} | ${cell(row)} | ${inlineInTable(row.seenIn)} |`);
  return section(title, rows.length === 0 ? [] : [`| ${fact} | ${value} | ${where} |`, '|---|---|---|', ...rows]);
}

function cell(row: DiagnosisEvidence): string {
  const value = row.plain ? inlineInTable(row.value) : valuesOf(row).map(codeInTable).join(', ');
  return row.says ? `${value} (${inlineInTable(row.says)})` : value;
}

/** Documentation and look-up; the actions stand in the steps already. */
function documentation({ links }: Diagnosis): string[] {
  return links.flatMap(({ title, url, kind }) => {
    const address = kind === 'action' ? undefined : link(url);
    return address ? [`- ${inline(printable(title))}: ${address}`] : [];
  });
}
