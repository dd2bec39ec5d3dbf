/** What the interface shows, as signals that the panel's and the popup's entry fill. */
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { DiagnosedSignIn, Diagnosis } from '../classify/diagnosis.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { type Language, messagesFor, type Translator } from '../locales/index.ts';
import type { CopyFormat } from '../report/copy.ts';
import { countRows, filterRows, hasSeveralSites, type RowCounts, type RowItem, selectionAfter } from './rows.ts';

/** What the view shows of the selected row. */
export interface Shown {
  /** ID of the row it belongs to. */
  id: string;
  signIn: DiagnosedSignIn;
  diagnosis: Diagnosis;
  /** Exchanges of the sign-in, in order of their start. */
  exchanges: readonly Exchange[];
  /** The text that Copy for admin copies; null where there is none. */
  handOff: string | null;
}

export interface Notice {
  id: string;
  kind: 'info' | 'warning';
  text: string;
  /** At most two. */
  actions?: readonly { label: string; run: () => void }[];
}

export interface Actions {
  /** Forgets all that was seen in this tab. */
  clear(): void;
  /** Puts the shown diagnosis on the clipboard; false where the browser refused. Called from a click or a key. */
  copy(format: CopyFormat): boolean | Promise<boolean>;
  /** Reloads the inspected page; without it the empty page has no such button. */
  reload?(): void;
}

export interface AppState {
  // Filled by the entry.
  rows: Signal<readonly RowItem[]>;
  /** The diagnosis of the selected row; null while it is being read or where nothing is selected. */
  shown: Signal<Shown | null>;
  notices: Signal<readonly Notice[]>;
  /** Whether sign-in traffic of this tab was seen at all, and with its answers. */
  traffic: Signal<'none' | 'seen' | 'partly'>;
  lang: Signal<Language>;
  /** Whether the keys `/` and `c` act. */
  shortcuts: Signal<boolean>;
  actions: Actions;
  // Changed by the interface; the entry listens to `selected`.
  selected: Signal<string | null>;
  search: Signal<string>;
  showFailed: Signal<boolean>;
  showRoutine: Signal<boolean>;
  toast: Signal<string | null>;
  // Derived.
  t: ReadonlySignal<Translator>;
  visible: ReadonlySignal<readonly RowItem[]>;
  counts: ReadonlySignal<RowCounts>;
  severalSites: ReadonlySignal<boolean>;
  selectedRow: ReadonlySignal<RowItem | null>;
}

/** A state with nothing in it. New rows keep the selection; the first failure is selected where nothing was. */
export function createState(actions: Actions, lang: Language = 'en'): AppState {
  const rows = signal<readonly RowItem[]>([]);
  const selected = signal<string | null>(null);
  const search = signal('');
  const showFailed = signal(true);
  const showRoutine = signal(false);
  const language = signal<Language>(lang);
  effect(() => {
    selected.value = selectionAfter(rows.value, selected.peek());
  });
  return {
    rows,
    shown: signal<Shown | null>(null),
    notices: signal<readonly Notice[]>([]),
    traffic: signal<'none' | 'seen' | 'partly'>('none'),
    lang: language,
    shortcuts: signal(true),
    actions,
    selected,
    search,
    showFailed,
    showRoutine,
    toast: signal<string | null>(null),
    t: computed(() => messagesFor(language.value)),
    visible: computed(() =>
      filterRows(rows.value, { search: search.value, showFailed: showFailed.value, showRoutine: showRoutine.value }),
    ),
    counts: computed(() => countRows(rows.value)),
    severalSites: computed(() => hasSeveralSites(rows.value)),
    selectedRow: computed(() => rows.value.find((row) => row.id === selected.value) ?? null),
  };
}

/** Empties the interface at once and asks the entry to forget the rest. */
export function clearAll(state: AppState): void {
  batch(() => {
    state.rows.value = [];
    state.shown.value = null;
    state.search.value = '';
  });
  state.actions.clear();
}

const toastTime = 2200;
let toastTimer: ReturnType<typeof setTimeout> | undefined;

/** Shows a short message that goes away by itself. */
export function say(state: AppState, text: string): void {
  state.toast.value = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    state.toast.value = null;
  }, toastTime);
}

/** Copies the shown diagnosis and says in which form, or that it could not. */
export async function copyShown(state: AppState, format: CopyFormat): Promise<void> {
  if (!state.shown.value) return;
  const t = state.t.value;
  const copied = await state.actions.copy(format);
  say(state, copied ? t('copy.done', { what: t(`copy.name.${format}`) }) : t('copy.failed'));
}
