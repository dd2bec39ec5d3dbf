/** The toolbar's popup: how many sign-ins failed in this tab, the newest with its copy buttons, the older ones as rows. */
import { CopyButton } from './CopyButton.tsx';
import { StateProvider, useApp } from './context.ts';
import { ActorLine } from './Head.tsx';
import { Icon } from './Icon.tsx';
import type { RowItem } from './rows.ts';
import { failingExchange } from './shown.ts';
import type { AppState, Shown } from './state.ts';
import './styles/index.css';
import { Words } from './Text.tsx';
import { Toast } from './Toast.tsx';
import { clockTime } from './time.ts';

/** How many older failures are listed; the panel has them all. */
const mostRows = 5;

export function Popup({ state }: { state: AppState }) {
  const failed = state.rows.value.filter((row) => row.state !== 'routine');
  const older = failed.filter((row) => row.id !== state.selected.value).slice(0, mostRows);
  const shown = state.shown.value;
  return (
    <StateProvider value={state}>
      <main class="popup" lang={state.lang.value}>
        <div class="popup-head">
          <Icon name="doctor" />
          <h1>{state.t.value('app.name')}</h1>
        </div>
        <Count failed={failed} />
        {shown && failed.length > 0 && <Newest shown={shown} />}
        {older.length > 0 && <Older rows={older} />}
        <Tip />
      </main>
      <Toast />
    </StateProvider>
  );
}

function Count({ failed }: { failed: readonly RowItem[] }) {
  const { t: text, severalSites } = useApp();
  const t = text.value;
  const site = failed[0]?.site ?? null;
  const none = failed.length === 0;
  return (
    <div class="popup-count" data-testid={none ? 'empty' : undefined}>
      <p>
        <Icon name={none ? 'quiet' : 'failed'} class={none ? 'good' : 'fail'} />
        <span>
          <b data-testid="popup-count">{t('popup.count', { count: failed.length })}</b>{' '}
          {site === null || severalSites.value ? t('popup.inTab') : t('popup.on', { site })}
        </span>
      </p>
      {none && <p class="popup-none">{t('popup.none')}</p>}
    </div>
  );
}

function Newest({ shown }: { shown: Shown }) {
  const { t: text, lang } = useApp();
  const t = text.value;
  const { code, error, seen, title, actor } = shown.diagnosis;
  const bodyMissing = failingExchange(shown.diagnosis, shown.exchanges)?.response?.body.kind === 'missing';
  const named = code ?? error;
  // Without the body there is no code of Microsoft's; what is known is the status and where it came from.
  const statusOnly = bodyMissing && code?.startsWith('HTTP ');
  return (
    <section class="popup-card" data-testid="diagnosis">
      <p class="meta">
        {named !== null &&
          (statusOnly ? (
            <span>{t('popup.statusOnly', { status: named, surface: t(`surface.${seen.surface}`) })}</span>
          ) : (
            <span class="mono">{named}</span>
          ))}
        <span class={named === null ? undefined : 'dotted'}>{clockTime(Date.parse(seen.at), lang.value)}</span>
      </p>
      <h2>
        <Words text={title} />
      </h2>
      <ActorLine actor={actor} />
      <CopyButton menu={false} />
    </section>
  );
}

function Older({ rows }: { rows: readonly RowItem[] }) {
  const state = useApp();
  return (
    <ul class="popup-rows" aria-label={state.t.value('popup.older')}>
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            data-testid="signin-row"
            onClick={() => {
              state.selected.value = row.id;
            }}
          >
            <Icon name={row.state === 'routine' ? 'quiet' : row.state} class={row.state} />
            <span class="popup-row-title">{row.title}</span>
            <span class="popup-row-time">{clockTime(row.at, state.lang.value)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Tip() {
  const t = useApp().t.value;
  // The key is drawn as one, so the sentence is cut where its placeholder stands.
  const [before = '', after = ''] = t('popup.tip', { key: '\u0000' }).split('\u0000');
  return (
    <p class="popup-tip">
      <Icon name="info" />
      <span>
        <Words text={before} />
        <kbd>F12</kbd>
        <Words text={after} />
      </span>
    </p>
  );
}
