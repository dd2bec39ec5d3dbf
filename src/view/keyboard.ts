/** The keys that act anywhere in the panel: `/` goes to the search, `c` copies the diagnosis. */
import { type AppState, copyShown } from './state.ts';

/** ID of the search field. */
export const searchFieldId = 'search';

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'));

/** Acts outside text fields and without modifiers only; the setting `shortcuts` turns both off (WCAG 2.1.4). */
export function handleShortcut(event: KeyboardEvent, state: AppState): void {
  if (!state.shortcuts.value || event.defaultPrevented || isTextField(event.target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') {
    const field = document.getElementById(searchFieldId);
    if (!field) return;
    event.preventDefault();
    field.focus();
  } else if (event.key === 'c' && state.shown.value) {
    event.preventDefault();
    void copyShown(state, 'markdown');
  }
}
