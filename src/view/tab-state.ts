/** Keeps an AppState in step with what is stored of one tab: rows from its small index, the diagnosis on selection. */
import { batch, effect } from '@preact/signals';
import { catalogue } from '../catalogue/index.ts';
import { diagnoseExchange } from '../classify/index.ts';
import type { SignInOutcome } from '../classify/outcome.ts';
import type { Exchange } from '../evidence/exchange.ts';
import type { Kind } from '../evidence/failure.ts';
import { catalogueTranslator } from '../locales/catalogue.ts';
import type { Language } from '../locales/index.ts';
import { forAdmin } from '../report/index.ts';
import type { RowItem, RowState } from './rows.ts';
import type { AppState } from './state.ts';

/** One failure as the index of a tab lists it. */
export interface ListedFailure {
  id: string;
  code: string | null;
  error: string | null;
  kind: Kind;
  outcome: SignInOutcome;
  count: number;
  at: number;
  site: string | null;
  ids: readonly string[];
  unread: string | null;
}

/** What the index says of a tab. */
export interface ListedTab {
  rows: readonly ListedFailure[];
  dropped: number;
  seen: number;
  seenWithoutBody: number;
}

/** Where the evidence of a tab comes from; the entry gives the browser's storage. */
export interface TabSource {
  readIndex: () => Promise<ListedTab>;
  watchIndex: (onChange: (index: ListedTab) => void) => void;
  readExchanges: () => Promise<Exchange[]>;
  watchExchanges: (onChange: (id: string, exchange: Exchange | undefined) => void) => void;
}

/** The list row of a failure, in the reader's language. */
export function rowItem(failure: ListedFailure, lang: Language): RowItem {
  const translate = catalogueTranslator(lang);
  const name = failure.code ?? failure.error ?? '';
  const entry = catalogue.get(name);
  return {
    id: failure.id,
    code: failure.code ?? failure.error,
    title: translate(entry?.shortTitle ?? 'Code not in the catalogue'),
    actor: entry?.actor ?? null,
    at: failure.at,
    count: failure.count,
    state: rowState(failure, entry !== undefined),
    site: failure.site,
    ids: failure.ids,
  };
}

function rowState({ kind, outcome, unread }: ListedFailure, known: boolean): RowState {
  if (outcome !== 'failed' || kind === 'pending' || kind === 'cancelled' || kind === 'interrupt') return 'routine';
  if (unread !== null) return 'partial';
  return known ? 'failed' : 'unknown';
}

/** Fills the state and keeps it filled. Resolves when the first rows are there. */
export async function followTab(state: AppState, source: TabSource): Promise<void> {
  const exchanges = new Map<string, Exchange>();
  let loaded: Promise<void> | undefined;
  // Whole exchanges are read once something is selected, and only kept current from then on.
  const load = () => {
    loaded ??= source.readExchanges().then((all) => {
      for (const exchange of all) if (!exchanges.has(exchange.id)) exchanges.set(exchange.id, exchange);
    });
    return loaded;
  };
  source.watchExchanges((id, exchange) => {
    if (exchange) exchanges.set(id, exchange);
    else exchanges.delete(id);
  });
  const draw = ({ rows, dropped, seen, seenWithoutBody }: ListedTab) =>
    batch(() => {
      state.traffic.value = seen === 0 ? 'none' : seenWithoutBody > 0 ? 'partly' : 'seen';
      state.rows.value = rows.map((row) => rowItem(row, state.lang.value)).toReversed();
      state.notices.value = dropped > 0 ? [droppedNotice(state, dropped)] : [];
    });
  source.watchIndex(draw);
  draw(await source.readIndex());
  effect(() => {
    const id = state.selected.value;
    const lang = state.lang.value;
    void state.rows.value; // new evidence may change the diagnosis
    if (id === null) state.shown.value = null;
    else void load().then(() => show(state, id, lang, exchanges));
  });
}

function show(state: AppState, id: string, lang: Language, exchanges: ReadonlyMap<string, Exchange>): void {
  if (state.selected.peek() !== id) return;
  const translate = catalogueTranslator(lang);
  const capture = [...exchanges.values()].sort((a, b) => a.startedAt - b.startedAt);
  const found = diagnoseExchange(capture, id, { translate, finished: false });
  if (!found) {
    state.shown.value = null;
    return;
  }
  const { signIn, diagnosis } = found;
  state.shown.value = {
    id,
    signIn,
    diagnosis,
    exchanges: signIn.exchanges.flatMap((one) => exchanges.get(one) ?? []),
    handOff: forAdmin(diagnosis, { translate }),
  };
}

const droppedNotice = (state: AppState, dropped: number) => ({
  id: 'dropped',
  kind: 'warning' as const,
  text: state.t.value('notice.storageFull', { removed: dropped, kept: state.rows.value.length }),
});
