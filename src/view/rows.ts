/** Which rows the list shows, and how many of each kind there are: pure functions over the row items. */
import type { Actor } from '../evidence/failure.ts';

export type RowState = 'failed' | 'unknown' | 'partial' | 'routine';

/** One line of the list: what the small index of a tab knows about a sign-in. */
export interface RowItem {
  id: string;
  /** What one would search for; null where only an OAuth error or nothing is known. */
  code: string | null;
  /** Short title of four words or so. */
  title: string;
  /** null: not known yet. */
  actor: Actor | null;
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** How often it was repeated. */
  count: number;
  state: RowState;
  /** Host of the app; null where it was not seen. */
  site: string | null;
  /** More that the search finds: trace, correlation, tenant and client ID. */
  ids?: readonly string[];
}

export interface RowFilter {
  search: string;
  showFailed: boolean;
  showRoutine: boolean;
}

export interface RowCounts {
  failed: number;
  routine: number;
}

const haystacks = new WeakMap<RowItem, string>();

function haystack(row: RowItem): string {
  const known = haystacks.get(row);
  if (known !== undefined) return known;
  const words = [row.code, row.title, row.site, ...(row.ids ?? [])].filter(Boolean).join('\n').toLowerCase();
  haystacks.set(row, words);
  return words;
}

/** The rows to show, in the order given. Every word of the search must occur in a row. */
export function filterRows(rows: readonly RowItem[], { search, showFailed, showRoutine }: RowFilter): RowItem[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (!(row.state === 'routine' ? showRoutine : showFailed)) return false;
    return words.length === 0 || words.every((word) => haystack(row).includes(word));
  });
}

/** Numbers on the two filter buttons; the search does not change them. */
export function countRows(rows: readonly RowItem[]): RowCounts {
  const routine = rows.reduce((sum, row) => sum + (row.state === 'routine' ? 1 : 0), 0);
  return { failed: rows.length - routine, routine };
}

/** Whether the sign-ins of more than one site are listed; only then do the rows name theirs. */
export function hasSeveralSites(rows: readonly RowItem[]): boolean {
  const first = rows.find((row) => row.site !== null)?.site;
  return rows.some((row) => row.site !== null && row.site !== first);
}

/**
 * What is selected after the rows have changed: the selected one as long as it is there, else the first failure.
 * Routine rows are never selected by themselves.
 */
export function selectionAfter(rows: readonly RowItem[], selected: string | null): string | null {
  if (selected !== null && rows.some((row) => row.id === selected)) return selected;
  return rows.find((row) => row.state !== 'routine')?.id ?? null;
}
