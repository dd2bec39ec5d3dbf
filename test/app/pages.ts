/** The sample app's HTML. */
import { escapeHtml } from '../entra/pages.ts';
import type { AppScenario } from './scenarios.ts';

/** What a page's script gets to know. */
export type PageSettings = {
  scenario: AppScenario;
  entraOrigin: string;
  /** Fields of a form_post answer. */
  posted: Record<string, string> | null;
};

const disclaimer =
  'This is a sample app that signs in to a fake Microsoft Entra on this computer. Nothing leaves the machine, and no account is involved.';

const ways: Record<AppScenario['how'], string> = {
  redirect: 'by redirect',
  popup: 'in a popup',
  silent: 'in a hidden frame',
  refresh: 'by refresh token',
  raw: 'without MSAL.js',
};

/** All sign-ins, each a link with its description. */
export function indexPage(scenarios: AppScenario[]): string {
  const items = scenarios.map(
    ({ id, title, about, code, how }) =>
      `<li><a href="/sign-in/${id}" data-testid="scenario-${id}"><strong>${escapeHtml(title)}</strong>` +
      `<span>${escapeHtml(about)}</span><small><b class="${code ? 'fails' : 'works'}">${code ?? 'succeeds'}</b> ${ways[how]}</small></a></li>`,
  );
  const failing = scenarios.filter(({ code }) => code).length;
  return document(
    'Sample app',
    `<h1>Sign-ins that fail, and some that work</h1>
<p class="lede">Open the developer tools (F12), choose the <b>Sign-in Doctor</b> tab, then pick one of these ${scenarios.length} sign-ins; ${failing} of them fail.</p>
<ul class="scenarios">${items.join('\n')}</ul>`,
  );
}

/** One sign-in: what will happen, the button that starts it, and how it ended. */
export function scenarioPage(scenario: AppScenario, entraOrigin: string, posted: URLSearchParams | null): string {
  const settings: PageSettings = { scenario, entraOrigin, posted: posted && Object.fromEntries(posted) };
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return document(
    scenario.title,
    `<p><a href="/">All sign-ins</a></p>
<h1>${escapeHtml(scenario.title)}</h1>
<p class="lede">${escapeHtml(scenario.about)}</p>
<dl><dt>Client ID</dt><dd><code>${scenario.clientId}</code></dd>
<dt>Tenant</dt><dd><code>${scenario.tenant}</code></dd>
<dt>Leads to</dt><dd>${scenario.code ?? 'a success'}</dd></dl>
<p><button type="button" data-testid="app-start">Sign in</button></p>
<section data-testid="app-result" hidden></section>
<script type="application/json" id="settings">${json}</script>
<script src="/msal.js"></script>
<script type="module" src="/client/page.ts"></script>`,
  );
}

/** Where MSAL.js lets its hidden frames and popups end: the page hands the answer to the window that waits for it. */
export function bridgePage(): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Redirect bridge</title></head><body>
<script src="/bridge.js"></script><script>msalRedirectBridge.broadcastResponseToMainFrame();</script></body></html>`;
}

function document(title: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escapeHtml(title)} – sample app</title><link rel="icon" href="data:," /><link rel="stylesheet" href="/app.css" /></head>
<body><p class="disclaimer">${disclaimer}</p><main>${content}</main></body></html>`;
}
