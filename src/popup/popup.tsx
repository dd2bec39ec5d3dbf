/** The toolbar's popup: the newest diagnosis of the active tab. */
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { catalogueTranslator } from '../locales/catalogue.ts';
import { pickLanguage } from '../locales/index.ts';
import { send } from '../messages.ts';
import { copyText } from '../report/index.ts';
import { tabSource } from '../store/tab-source.ts';
import { writeClipboard } from '../view/clipboard.ts';
import { Popup } from '../view/Popup.tsx';
import { createState } from '../view/state.ts';
import { followTab } from '../view/tab-state.ts';

const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
// A popup opened as a page of its own (tests, or "open in a tab") names its tab in the address.
const named = Number(new URLSearchParams(location.search).get('tab'));
const tabId = named || (tab?.id ?? browser.tabs.TAB_ID_NONE);

const state = createState(
  {
    clear: () => void send('clear', { tabId }),
    copy: (format) => {
      const shown = state.shown.value;
      const text =
        shown &&
        copyText(shown.diagnosis, format, { translate: catalogueTranslator(state.lang.value), version: __VERSION__ });
      return text ? writeClipboard(text) : false;
    },
  },
  pickLanguage([...navigator.languages]),
);

document.documentElement.lang = state.lang.value;
const root = document.getElementById('root');
if (root) render(<Popup state={state} />, root);
void followTab(state, tabSource(tabId));
