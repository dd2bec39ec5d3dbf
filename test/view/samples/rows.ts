/** Rows of the list for the view's tests and the harness. */
import type { RowItem } from '../../../src/view/rows.ts';
import { client, day, site, tenant } from './make.ts';

const row = (id: string, at: string, more: Partial<RowItem>): RowItem => ({
  id,
  code: `AADSTS${id}`,
  title: '',
  actor: 'developer',
  at: Date.parse(`${day}${at}Z`),
  count: 1,
  state: 'failed',
  site,
  ids: [tenant, client],
  ...more,
});

export const rows: RowItem[] = [
  row('50011', '08:53:07', { title: 'Redirect URI not registered' }),
  row('54005', '08:52:14', { title: 'Sign-in code sent twice' }),
  row('53003', '08:50:41', { title: 'Blocked by Conditional Access', actor: 'admin' }),
  row('9002326', '08:47:30', { title: 'Redirect URI has the wrong type', count: 3 }),
  row('9999999', '08:46:02', { title: 'Code not in the catalogue', actor: null, state: 'unknown' }),
  row('50058', '08:41:00', { title: 'Silent sign-in found no session', actor: 'none', state: 'routine' }),
];

export const rowBodyMissing: RowItem = row('http-400', '08:54:20', {
  code: 'HTTP 400',
  title: 'Token request failed, answer missing',
  actor: null,
  state: 'partial',
});

/** Many rows, for windowing: every state in turn. */
export const manyRows = (count: number): RowItem[] =>
  Array.from({ length: count }, (_, index) => {
    const base = rows[index % 5] ?? rowBodyMissing;
    return { ...base, id: `many-${index}`, at: base.at - index * 1000 };
  });
