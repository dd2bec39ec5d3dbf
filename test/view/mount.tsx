/** Mounts panel or popup with sample data for a test, in a document that has sizes. */
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, vi } from 'vitest';
import type { CopyFormat } from '../../src/report/copy.ts';
import { App } from '../../src/view/App.tsx';
import { Popup } from '../../src/view/Popup.tsx';
import type { RowItem } from '../../src/view/rows.ts';
import { createState, type Shown } from '../../src/view/state.ts';

/** The document of these tests lays nothing out; every element is this wide and high. */
export function useSizes(width = 1400, height = 868): void {
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(height);
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });
}

export function mount(rows: readonly RowItem[], shown: Shown | null = null, kind: 'panel' | 'popup' = 'panel') {
  const copy = vi.fn((_format: CopyFormat): boolean => true);
  const clear = vi.fn();
  const state = createState({ clear, copy });
  state.rows.value = rows;
  if (shown) {
    if (rows.some(({ id }) => id === shown.id)) state.selected.value = shown.id;
    state.shown.value = shown;
  }
  const page = render(kind === 'panel' ? <App state={state} /> : <Popup state={state} />);
  return { ...page, state, copy, clear };
}
