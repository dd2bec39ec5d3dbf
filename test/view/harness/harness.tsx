/** Mounts the interface in a plain page with hand-made data: ?state=&theme=&lang=&rows=&notice= */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { pickLanguage } from '../../../src/locales/index.ts';
import { App } from '../../../src/view/App.tsx';
import { Popup } from '../../../src/view/Popup.tsx';
import { createState, type Shown } from '../../../src/view/state.ts';
import { dutch, dutchTitles } from '../samples/dutch.ts';
import { manyRows, rowBodyMissing, rows, samples } from '../samples/index.ts';

const { bodyMissing, relayed } = samples;

const query = new URLSearchParams(location.search);
const name = query.get('state') ?? '50011';
const lang = pickLanguage([query.get('lang') ?? 'en']);
const theme = query.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
document.documentElement.lang = lang;

const byRow = new Map<string, Shown>(Object.values(samples).map((shown) => [shown.id, shown]));
if (lang === 'nl') byRow.set('50011', dutch);

const admin = 'Sign-in failed (AADSTS50011)';
const state = createState({ clear: () => {}, copy: () => true, reload: () => location.reload() }, lang);
effect(() => {
  const shown = byRow.get(state.selected.value ?? '') ?? byRow.get('50011');
  state.shown.value =
    shown && state.selected.value !== null
      ? { ...shown, id: state.selected.value, handOff: shown.handOff ?? admin }
      : null;
});

const many = Number(query.get('rows') ?? 0);
const translated = rows.map((row) => (lang === 'nl' ? { ...row, title: dutchTitles[row.id] ?? row.title } : row));
const listed = many > 0 ? manyRows(many) : translated;
const relayedRow = {
  ...rowBodyMissing,
  id: relayed.id,
  code: 'AADSTS7000215',
  title: 'Secret not accepted',
  state: 'failed' as const,
};
const extra = name === bodyMissing.id ? [rowBodyMissing] : name === relayed.id ? [relayedRow] : [];
const isPopup = name.startsWith('popup');

if (isPopup)
  state.rows.value = name === 'popup-none' ? [] : name === 'popup-status' ? [rowBodyMissing] : translated.slice(0, 2);
else if (name !== 'empty') state.rows.value = [...extra, ...listed];
if (byRow.has(name) && many === 0) state.selected.value = name;
if (name === '50058') state.showRoutine.value = true;
const noticeText = { info: 'notice.extensionReloaded', warning: 'notice.storageFull' } as const;
const notice = query.get('notice');
if (notice === 'info' || notice === 'warning') {
  const text = state.t.value(noticeText[notice], { time: '09:51:20', removed: 212, kept: 1388 });
  state.notices.value = [{ id: 'notice', kind: notice, text }];
}

const root = document.getElementById('root');
if (!root) throw new Error('The harness page has no #root.');
render(isPopup ? <Popup state={state} /> : <App state={state} />, root);
