/** Sign-ins of a whole capture as text or Markdown: outcome and time, then the diagnoses. */
import type { DiagnosedSignIn, Diagnosis } from '../classify/diagnosis.ts';
import type { Translate } from '../classify/fill.ts';
import { diagnosisLines } from './markdown.ts';
import { inline } from './markdown-text.ts';
import { nameOf, unmarked, utc } from './parts.ts';
import { outcomes, phrase, type ReportOptions } from './phrases.ts';
import { type TextOptions, textLines } from './plain-text.ts';
import { printable } from './printable.ts';

const shownInFull = ({ outcome, failures }: DiagnosedSignIn): boolean =>
  failures.length > 0 && (outcome === 'failed' || outcome === 'cancelled');

/** Sign-ins as plain text; what is no failure gets one line each at the end. */
export function signInsText(signIns: readonly DiagnosedSignIn[], options: TextOptions): string {
  const { translate, version, paint = (_, text) => text } = options;
  const full = signIns.filter(shownInFull);
  const lines = full.flatMap((signIn) => [
    paint('heading', headline(signIn, translate)),
    '',
    ...signIn.failures.flatMap((diagnosis) => textLines(diagnosis, options)),
  ]);
  const routine = routineLines(signIns, translate, unmarked, printable);
  return [
    ...(signIns.some(({ outcome }) => outcome === 'failed') ? [] : [nothingFailed(signIns, translate), '']),
    ...lines,
    ...(routine.length > 0
      ? [paint('heading', phrase(translate, 'routine')), ...routine.map((line) => `  ${line}`), '']
      : []),
    ...(full.length > 0 ? [phrase(translate, 'footer', { version })] : []),
  ]
    .join('\n')
    .trimEnd();
}

/** Sign-ins as Markdown; what is no failure gets one line each at the end. */
export function signInsMarkdown(signIns: readonly DiagnosedSignIn[], options: ReportOptions): string {
  const { translate, version } = options;
  const full = signIns.filter(shownInFull);
  const lines = full.flatMap((signIn) => [
    `## ${inline(headline(signIn, translate))}`,
    '',
    ...signIn.failures.flatMap((diagnosis) => diagnosisLines(diagnosis, options)),
  ]);
  const routine = routineLines(signIns, translate, inline, inline);
  return [
    ...(signIns.some(({ outcome }) => outcome === 'failed') ? [] : [nothingFailed(signIns, translate), '']),
    ...lines,
    ...(routine.length > 0
      ? [`**${phrase(translate, 'routine')}**`, '', ...routine.map((line) => `- ${line}`), '']
      : []),
    ...(full.length > 0 ? [phrase(translate, 'footer', { version })] : []),
  ]
    .join('\n')
    .trimEnd();
}

function headline({ outcome, startedAt }: DiagnosedSignIn, translate: Translate): string {
  const time = utc(startedAt);
  const name = translate(outcomes[outcome]);
  return time === null ? name : `${name}, ${phrase(translate, 'startedAt', { time })}`;
}

function nothingFailed(signIns: readonly DiagnosedSignIn[], translate: Translate): string {
  if (signIns.length === 0) return phrase(translate, 'noSignIn');
  if (signIns.length === 1) return phrase(translate, 'noFailureInOne');
  return phrase(translate, 'noFailure', { count: String(signIns.length) });
}

type Write = (text: string) => string;

function routineLines(signIns: readonly DiagnosedSignIn[], translate: Translate, title: Write, name: Write): string[] {
  return signIns
    .filter((signIn) => !shownInFull(signIn))
    .flatMap((signIn) =>
      signIn.failures.map((diagnosis) => `${headline(signIn, translate)}: ${titleOf(diagnosis, title, name)}`),
    );
}

function titleOf(diagnosis: Diagnosis, title: Write, name: Write): string {
  const code = nameOf(diagnosis);
  return `${code === null ? '' : `${name(code)}: `}${title(diagnosis.title)}`;
}
