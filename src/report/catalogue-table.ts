/** The catalogue as a table for other tools: CSV for a spreadsheet, KQL to explain a tenant's sign-in logs. */
import type { PublicEntry } from './entry.ts';
import { printable } from './printable.ts';

const columns = ['code', 'name', 'kind', 'actor', 'category', 'title', 'summary', 'causes', 'link'] as const;

const plain = (text: string): string => printable(text).replace(/`([^`]+)`|\*\*([^*]+)\*\*/g, '$1$2');

function rowOf({ code, name, kind, actor, category, title, summary, causes, links }: PublicEntry): string[] {
  const ids = causes.map(({ id }) => id).join(' ');
  return [code, name ?? '', kind, actor ?? '', category, plain(title), plain(summary), ids, links[0]?.url ?? ''];
}

/** CSV by RFC 4180, with a header. No cell begins with a sign that a spreadsheet takes for a formula. */
export const catalogueCsv = (entries: readonly PublicEntry[]): string =>
  [[...columns], ...entries.map(rowOf)].map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const literal = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/**
 * A table of the codes that sign-in logs name, joined with the failures of the last day. The logs hold the number without
 * its prefix, as text (learn.microsoft.com/azure/azure-monitor/reference/tables/signinlogs, ResultType).
 */
export function catalogueKql(entries: readonly PublicEntry[]): string {
  const rows = entries.flatMap((entry) => {
    const number = /^AADSTS(\d+)$/.exec(entry.code)?.[1];
    const { name, kind, actor, title, links } = entry;
    return number
      ? [[number, name ?? '', kind, actor ?? '', plain(title), links[0]?.url ?? ''].map(literal).join(', ')]
      : [];
  });
  return `// What each error code of Microsoft Entra sign-in logs means, and who must act. Codes of OAuth and HTTP are not in the logs.
let SignInDoctor = datatable(ResultType: string, Name: string, Kind: string, Actor: string, Title: string, Documentation: string) [
${rows.map((row) => `    ${row}`).join(',\n')}
];
SigninLogs
| where TimeGenerated > ago(1d)
| where ResultType != "0"
| join kind=leftouter SignInDoctor on ResultType
| summarize Failures = count(), People = dcount(UserId), Apps = make_set(AppDisplayName, 10) by ResultType, Name, Kind, Actor, Title, Documentation
| order by Failures desc
`;
}
