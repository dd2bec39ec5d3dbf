/** A sign-in's page: starts it at the press of the button, picks it up after the redirect, shows what the app was told. */
import type { PageSettings } from '../pages.ts';
import { resumeMsal, startMsal } from './msal-flow.ts';
import { type Outcome, outcomeOfError } from './outcome.ts';
import { resumeRaw, startRaw } from './raw-flow.ts';

const settings: PageSettings = JSON.parse(document.querySelector('#settings')?.textContent ?? '');
const button = document.querySelector('button');
const result = document.querySelector<HTMLElement>('[data-testid="app-result"]');
const [start, resume] = settings.scenario.how === 'raw' ? [startRaw, resumeRaw] : [startMsal, resumeMsal];

/** Runs a step; null: the step left the page, or there was nothing to do. */
async function run(step: (settings: PageSettings) => Promise<Outcome | null>): Promise<void> {
  const outcome = await step(settings).catch(outcomeOfError);
  if (outcome) show(outcome);
}

function show({ ok, errorCode, message }: Outcome): void {
  if (!result) return;
  const lines = [ok ? 'Signed in' : `Sign-in failed: ${errorCode}`, message].map((line) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    return paragraph;
  });
  result.replaceChildren(...lines);
  result.dataset.ok = String(ok);
  result.dataset.errorCode = errorCode;
  result.hidden = false;
}

button?.addEventListener('click', () => {
  // A sign-in that ended at Entra's page leaves MSAL.js believing that it is still going on.
  sessionStorage.clear();
  if (result) result.hidden = true;
  run(start);
});
run(resume);
