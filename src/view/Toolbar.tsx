/** The toolbar: clear, search, and what the list shows. */
import { useApp } from './context.ts';
import { Icon } from './Icon.tsx';
import { searchFieldId } from './keyboard.ts';
import { listId } from './List.tsx';
import { clearAll } from './state.ts';

export function Toolbar() {
  const state = useApp();
  const t = state.t.value;
  return (
    <header class="bar">
      <h1 class="sr-only">{t('app.name')}</h1>
      <button
        type="button"
        class="icon-button"
        aria-label={t('toolbar.clear')}
        title={t('toolbar.clear')}
        data-testid="clear"
        onClick={() => clearAll(state)}
      >
        <Icon name="clear" />
      </button>
      <span class="bar-line" />
      <Search />
      <Filters />
    </header>
  );
}

function Search() {
  const state = useApp();
  const label = state.t.value('toolbar.search');
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    state.search.value = '';
    const list = document.getElementById(listId);
    if (list) list.focus();
    else if (event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
  };
  return (
    <div class="search">
      <Icon name="search" />
      <input
        id={searchFieldId}
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={label}
        placeholder={label}
        aria-keyshortcuts={state.shortcuts.value ? '/' : undefined}
        data-testid="filter"
        value={state.search.value}
        onInput={(event) => {
          state.search.value = event.currentTarget.value;
        }}
        onKeyDown={leave}
      />
      {state.shortcuts.value && (
        <span class="key" aria-hidden="true">
          /
        </span>
      )}
    </div>
  );
}

function Filters() {
  const state = useApp();
  const t = state.t.value;
  const { failed, routine } = state.counts.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a toolbar in every browser
    <div class="filters" role="group" aria-label={t('toolbar.filter')}>
      <button
        type="button"
        aria-pressed={state.showFailed.value}
        onClick={() => {
          state.showFailed.value = !state.showFailed.value;
        }}
      >
        {t('toolbar.failed')} <span class="number">{failed}</span>
      </button>
      <button
        type="button"
        aria-pressed={state.showRoutine.value}
        onClick={() => {
          state.showRoutine.value = !state.showRoutine.value;
        }}
      >
        {t('toolbar.routine')} <span class="number">{routine}</span>
      </button>
    </div>
  );
}
