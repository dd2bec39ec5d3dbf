/** The DevTools panel: draws what is stored of the inspected tab. */
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { catalogueTranslator } from '../locales/catalogue.ts';
import { pickLanguage } from '../locales/index.ts';
import { send } from '../messages.ts';
import { copyText } from '../report/index.ts';
import { tabSource } from '../store/tab-source.ts';
import { App } from '../view/App.tsx';
import { writeClipboard } from '../view/clipboard.ts';
import { createState } from '../view/state.ts';
import { followTab } from '../view/tab-state.ts';

const { tabId } = browser.devtools.inspectedWindow;

const state = createState(
  {
    clear: () => void send('clear', { tabId }).catch(cutOff),
    copy: (format) => {
      const shown = state.shown.value;
      const text =
        shown &&
        copyText(shown.diagnosis, format, { translate: catalogueTranslator(state.lang.value), version: __VERSION__ });
      return text ? writeClipboard(text) : false;
    },
    reload: () => void browser.devtools.inspectedWindow.reload({}),
  },
  pickLanguage([...navigator.languages]),
);

/** After a reload of the extension this page belongs to the old one and can reach nothing any more. */
function cutOff(): void {
  state.notices.value = [{ id: 'reloaded', kind: 'warning', text: state.t.value('notice.extensionReloaded') }];
}

followTheme();
document.documentElement.lang = state.lang.value;
const root = document.getElementById('root');
if (root) render(<App state={state} />, root);
void followTab(state, tabSource(tabId));

/** DevTools has a theme of its own, apart from the system's. */
function followTheme(): void {
  const { panels } = browser.devtools;
  const apply = (name: string) => {
    document.documentElement.dataset.theme = name === 'dark' ? 'dark' : 'light';
  };
  apply(panels.themeName);
  // Chromium calls it setThemeChangeHandler, Firefox onThemeChanged.
  const chromium = Reflect.get(panels, 'setThemeChangeHandler');
  if (typeof chromium === 'function') chromium.call(panels, apply);
  else panels.onThemeChanged?.addListener(apply);
}
