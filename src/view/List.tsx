/** The list of sign-ins: a listbox of fixed rows, of which only those in sight are in the document. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApp } from './context.ts';
import { headlineId } from './Head.tsx';
import { Row, rowId } from './Row.tsx';
import { type ListMeasure, rowForKey, scrollToShow, windowOf } from './window.ts';

/** ID of the list. */
export const listId = 'sign-ins';

const rowHeights = { wide: 46, narrow: 28 };

export function List({ narrow }: { narrow: boolean }) {
  const { visible } = useApp();
  return (
    <div class="list-box">
      {visible.value.length > 0 && <Rows narrow={narrow} />}
      <Found />
    </div>
  );
}

function Rows({ narrow }: { narrow: boolean }) {
  const state = useApp();
  const t = state.t.value;
  const list = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const viewHeight = useHeight(list);
  const rows = state.visible.value;
  const rowHeight = narrow ? rowHeights.narrow : rowHeights.wide;
  const selected = rows.findIndex((row) => row.id === state.selected.value);
  const measure: ListMeasure = { count: rows.length, rowHeight, scrollTop, viewHeight };
  useKeepInPlace(list, selected, rowHeight);

  const select = (index: number) => {
    state.selected.value = rows[index]?.id ?? null;
    const top = scrollToShow(index, measure);
    if (list.current && top !== scrollTop) list.current.scrollTop = top;
    setScrollTop(top);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      document.getElementById(headlineId)?.focus();
      return;
    }
    const index = rowForKey(event.key, selected, measure);
    if (index === undefined) return;
    event.preventDefault();
    select(index);
  };

  const [first, end] = windowOf(measure);
  const indexes = Array.from({ length: end - first }, (_, offset) => first + offset);
  // The selected row stays in the document: aria-activedescendant has to point at something.
  if (selected >= 0 && (selected < first || selected >= end)) indexes.push(selected);

  return (
    <div
      id={listId}
      class="list"
      role="listbox"
      tabIndex={0}
      aria-label={t('list.label')}
      aria-activedescendant={selected >= 0 ? rowId(state.selected.value ?? '') : undefined}
      ref={list}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <div class="list-rows" role="presentation" style={{ height: `${rows.length * rowHeight}px` }}>
        {indexes.map((index) => {
          const row = rows[index];
          return (
            row && (
              <Row
                key={row.id}
                row={row}
                index={index}
                size={rows.length}
                top={index * rowHeight}
                selected={index === selected}
                onSelect={() => select(index)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Why the list is empty, or how many rows a search found. */
function Found() {
  const state = useApp();
  const t = state.t.value;
  const count = state.visible.value.length;
  const { search, showFailed, showRoutine, counts } = state;
  if (search.value.trim() !== '') {
    return (
      <p class={count === 0 ? 'list-none' : 'sr-only'} role="status">
        {count === 0 ? t('list.noneMatch') : t('list.found', { count })}
      </p>
    );
  }
  if (count > 0) return null;
  const onlyRoutine = showFailed.value && !showRoutine.value && counts.value.routine > 0;
  return (
    <p class="list-none">{onlyRoutine ? t('list.noneFailed', { count: counts.value.routine }) : t('list.noneShown')}</p>
  );
}

function useHeight(list: { readonly current: HTMLElement | null }): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => setHeight(element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  return height;
}

/** Keeps the selected row where it is on the screen when rows arrive above it; a list at its top stays at its top. */
function useKeepInPlace(list: { readonly current: HTMLElement | null }, selected: number, rowHeight: number): void {
  const state = useApp();
  const before = useRef({ id: state.selected.value, index: selected });
  useLayoutEffect(() => {
    const { id, index } = before.current;
    before.current = { id: state.selected.value, index: selected };
    const element = list.current;
    if (!element || id !== state.selected.value || index < 0 || selected < 0 || element.scrollTop === 0) return;
    if (index !== selected) element.scrollTop += (selected - index) * rowHeight;
  });
}
