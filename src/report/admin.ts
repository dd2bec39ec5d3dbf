/** The hand-off text for the tenant's admin: what failed, the IDs to find it by, and what is asked. */
import type { Diagnosis } from '../classify/diagnosis.ts';
import type { Translate } from '../classify/fill.ts';
import { nameOf, type Row, timeOf, unmarked, valuesOf } from './parts.ts';
import { phrase, type ReportOptions } from './phrases.ts';
import { stepLine } from './plain-text.ts';
import { printable, visible } from './printable.ts';

const width = 62;

/** The text, or null for what is no failure: an admin can look up every failed sign-in, whoever must act in the end. */
export function forAdmin(diagnosis: Diagnosis, { translate }: Pick<ReportOptions, 'translate'>): string | null {
  const steps = adminSteps(diagnosis, translate);
  if (diagnosis.kind !== 'failure' && diagnosis.actor !== 'admin' && steps.length === 0) return null;
  const name = nameOf(diagnosis);
  const rows = idLines(diagnosis, translate);
  return [
    `${unmarked(diagnosis.title)}${name === null ? '' : ` (${printable(name)})`}`,
    '',
    ...aligned(rows),
    ...(rows.length > 0 ? [''] : []),
    ...(steps.length > 0
      ? [phrase(translate, 'todo'), ...steps.map((step, index) => wrapped(stepLine(step, index), '   '))]
      : [wrapped(request(diagnosis, translate), '')]),
  ].join('\n');
}

/** The admin's steps, without those that tell somebody to hand this very text over. */
function adminSteps({ steps }: Diagnosis, translate: Translate): Diagnosis['steps'] {
  const button = `**${phrase(translate, 'copyForAdmin')}**`;
  return steps.filter(({ actor, check, text }) => actor === 'admin' && !check && !text.includes(button));
}

function idLines(diagnosis: Diagnosis, translate: Translate): [string, string[]][] {
  const { traceId, correlationId, tenantId, clientId } = diagnosis.ids;
  const fact = (name: string) => diagnosis.evidence.find((row) => row.fact === name && !row.plain);
  const resource = fact('resources');
  const policies = fact('policyIds');
  const one = (value: string | null): string[] => (value ? [visible(value)] : []);
  const rows: [string, string[]][] = [
    [phrase(translate, 'time'), one(timeOf(diagnosis)?.replace(/Z$/, '') ?? null)],
    [phrase(translate, 'requestId'), one(traceId)],
    [phrase(translate, 'correlationId'), one(correlationId)],
    [phrase(translate, 'tenantId'), one(tenantId)],
    [phrase(translate, 'clientId'), one(clientId)],
    [phrase(translate, 'resource'), resource ? one(resource.value) : []],
    [phrase(translate, 'policies'), policies ? valuesOf(policies).map(visible) : []],
  ];
  return rows.filter(([, values]) => values.length > 0);
}

function aligned(rows: readonly [string, string[]][]): string[] {
  const column = Math.max(0, ...rows.map(([label]) => label.length)) + 2;
  return rows
    .flatMap(([label, values]) => values.map((value, index): Row => [index === 0 ? label : '', value]))
    .map(([label, value]) => `${label.padEnd(column)}${value}`);
}

function request({ ids, evidence }: Diagnosis, translate: Translate): string {
  if (!ids.traceId) return phrase(translate, 'openLogsTime');
  return phrase(translate, evidence.some(({ fact }) => fact === 'policyIds') ? 'openLogsPolicies' : 'openLogs');
}

/** Lines of at most 62 characters; a longer word, such as an address, stays whole. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
