/** The panel: toolbar, notices, and the list beside the diagnosis, or the empty page. */
import { useEffect, useRef } from 'preact/hooks';
import { StateProvider, useApp } from './context.ts';
import { DiagnosisView } from './DiagnosisView.tsx';
import { Empty } from './Empty.tsx';
import { Infobars } from './Infobar.tsx';
import { handleShortcut } from './keyboard.ts';
import { List } from './List.tsx';
import { Splitter } from './Splitter.tsx';
import type { AppState } from './state.ts';
import './styles/index.css';
import { Toast } from './Toast.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useNarrow } from './use-narrow.ts';

export function App({ state }: { state: AppState }) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handleShortcut(event, state);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [state]);
  return (
    <StateProvider value={state}>
      <div class="panel" ref={panel} lang={state.lang.value}>
        <div class="frame">
          <Toolbar />
          <Infobars />
          {state.rows.value.length === 0 ? <Empty /> : <Split panel={panel} />}
        </div>
      </div>
      <Toast />
    </StateProvider>
  );
}

function Split({ panel }: { panel: { readonly current: HTMLElement | null } }) {
  const state = useApp();
  const split = useRef<HTMLElement>(null);
  const narrow = useNarrow(panel);
  // Without rows two give room for the words that say why.
  const rows = state.visible.value.length || 2;
  return (
    <main class="split" ref={split} style={{ '--list-rows': rows }}>
      <List narrow={narrow} />
      <Splitter split={split} narrow={narrow} />
      <DiagnosisView />
    </main>
  );
}
