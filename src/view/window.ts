/** Windowing of fixed rows: which of them are in the document, and where the list must scroll to show one. */

/** Rows kept in the document above and below those in sight. */
const spare = 4;

export interface ListMeasure {
  count: number;
  rowHeight: number;
  scrollTop: number;
  viewHeight: number;
}

/** First row in the document, and the one after the last. */
export function windowOf({ count, rowHeight, scrollTop, viewHeight }: ListMeasure): [first: number, end: number] {
  const first = Math.floor(scrollTop / rowHeight) - spare;
  const end = Math.ceil((scrollTop + viewHeight) / rowHeight) + spare;
  return [Math.max(0, Math.min(first, count)), Math.max(0, Math.min(end, count))];
}

/** The scroll position at which a row is in sight; the present one where it already is. */
export function scrollToShow(index: number, { rowHeight, scrollTop, viewHeight }: ListMeasure): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  const lowest = top + rowHeight - viewHeight;
  return lowest > scrollTop ? lowest : scrollTop;
}

/** The row a key moves to; undefined for keys that do not move. From nowhere every key begins at an end. */
export function rowForKey(
  key: string,
  from: number,
  { count, rowHeight, viewHeight }: ListMeasure,
): number | undefined {
  if (count === 0) return undefined;
  const page = Math.max(1, Math.floor(viewHeight / rowHeight) - 1);
  const moves: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from < 0 ? 0 : from - 1,
    Home: 0,
    End: count - 1,
    PageDown: from + page,
    PageUp: from - page,
  };
  const to = moves[key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}
