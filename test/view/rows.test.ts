/** Filtering, counting and selecting list rows. */
import { describe, expect, test } from 'vitest';
import { countRows, filterRows, hasSeveralSites, selectionAfter } from '../../src/view/rows.ts';
import { client, manyRows, rows, tenant } from './samples/index.ts';

const all = { search: '', showFailed: true, showRoutine: true };
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('filterRows', () => {
  test('hides routine rows until they are wanted', () => {
    expect(ids(filterRows(rows, { ...all, showRoutine: false }))).not.toContain('50058');
    expect(ids(filterRows(rows, { ...all, showFailed: false }))).toEqual(['50058']);
    expect(filterRows(rows, all)).toHaveLength(rows.length);
  });

  test('finds by code, title, site and IDs, in any letter case', () => {
    const found = (search: string) => ids(filterRows(rows, { ...all, search }));
    expect(found('aadsts530')).toEqual(['53003']);
    expect(found('SENT TWICE')).toEqual(['54005']);
    expect(found('contoso')).toHaveLength(rows.length);
    expect(found(client.toUpperCase())).toHaveLength(rows.length);
    expect(found(`redirect ${tenant}`)).toEqual(['50011', '9002326']);
    expect(found('nothing like it')).toEqual([]);
  });

  test('reads every character of the search as itself', () => {
    expect(filterRows(rows, { ...all, search: '.*[(' })).toEqual([]);
  });
});

test('counts every state but routine as failed', () => {
  expect(countRows(rows)).toEqual({ failed: 5, routine: 1 });
  expect(countRows([])).toEqual({ failed: 0, routine: 0 });
});

test('names sites only where there are several', () => {
  expect(hasSeveralSites(rows)).toBe(false);
  expect(hasSeveralSites(rows.map((row, index) => ({ ...row, site: index === 2 ? null : row.site })))).toBe(false);
  expect(hasSeveralSites(rows.map((row, index) => ({ ...row, site: index === 2 ? 'other.example' : row.site })))).toBe(
    true,
  );
});

describe('selectionAfter', () => {
  const [failed, , , , , routine] = rows;

  test('keeps what is selected, also a routine row', () => {
    expect(selectionAfter(rows, '53003')).toBe('53003');
    expect(selectionAfter(rows, '50058')).toBe('50058');
  });

  test('selects the first failure where nothing was selected or the selected one is gone', () => {
    expect(selectionAfter(rows, null)).toBe('50011');
    expect(selectionAfter(manyRows(3), 'gone')).toBe('many-0');
  });

  test('never selects a routine row by itself', () => {
    expect(selectionAfter(routine ? [routine] : [], null)).toBeNull();
    expect(selectionAfter([], failed?.id ?? null)).toBeNull();
  });
});
