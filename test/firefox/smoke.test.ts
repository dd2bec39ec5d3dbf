/** The shipped build in a real Firefox: MSAL.js fails to sign in, panel, badge and clipboard tell why, no secret is kept. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Exchange } from '../../src/evidence/exchange.ts';
import { entraScenarios } from '../app/scenarios.ts';
import { type SampleApp, startSampleApp } from '../app/serve.ts';
import { type Firefox, launchFirefox } from '../browser/firefox.ts';
import { scenario, secretsOf } from '../browser/stage.ts';
import { until } from '../browser/until.ts';
import { type Entra, startEntra } from '../entra/server.ts';

/** Firefox asks for updates and lists by itself, whatever extension is installed. */
const firefoxOwn = /^(([a-z0-9-]+\.)*(mozilla\.(com|net|org)|firefox\.com|mozgcp\.net)|update\.googleapis\.com):443$/;

const { id, code, clientId } = scenario('wrong-redirect-type');
let entra: Entra;
let app: SampleApp;
let firefox: Firefox;

beforeAll(async () => {
  entra = await startEntra({ scenarios: entraScenarios() });
  app = await startSampleApp();
  firefox = await launchFirefox({ entraPort: entra.port });
  await firefox.goto(app.url);
  await firefox.openToolbox();
});
afterAll(async () => {
  await firefox?.close();
  await app?.close();
  await entra?.close();
});

/** Text of an element of the panel; null while it is not there. */
const shownInPanel = (selector: string) =>
  firefox.inPanel<string | null>('return document.querySelector(args[0])?.innerText ?? null;', selector);

it('the panel opens, empty, before anything was signed in', async () => {
  expect(await until('the empty state', () => shownInPanel('[data-testid=empty]'))).toContain('No sign-in traffic yet');
  expect(await firefox.badge()).toBe('');
});

it('diagnoses a failed code redemption from the body that DevTools handed over', async () => {
  await firefox.goto(`${app.url}/sign-in/${id}`);
  await firefox.click('[data-testid=app-start]');
  expect(await firefox.visibleText('[data-testid=app-result]')).toContain('Sign-in failed');
  const because = await until('the found cause', () =>
    shownInPanel(`[data-testid=cause][data-cause=${id}][data-verdict=found] [data-testid=because]`),
  );
  // Only the body of the answer names the origin that Entra saw.
  expect(because).toContain(`${app.url} sent the token request`);
  expect(await shownInPanel('[data-testid=sureness]')).toMatch(/^Certain/);
  expect(await shownInPanel('[data-testid=diagnosis]')).toContain(code);
  expect(await shownInPanel('[data-testid=actor]')).toBe('App developer');
  await until('the badge', async () => (await firefox.badge()) === '1');
});

it('copies the diagnosis, and keeps no secret anywhere', async () => {
  await firefox.clickInPanel('[data-testid=copy-diagnosis]');
  await until('the toast', () => shownInPanel('[data-testid=toast].on'));
  const copied = await firefox.readClipboard();
  expect(copied).toContain(`### ${code}: ${await shownInPanel('[data-testid=diagnosis] h2')}`);
  expect(copied).toContain(clientId);

  const stored = await firefox.inPanel<Record<string, unknown>>('return browser.storage.session.get(null);');
  const confirmed = Object.values(stored)
    .filter((one): one is Exchange => (one as Partial<Exchange>).trust === 'confirmed')
    .sort((a, b) => a.startedAt - b.startedAt);
  expect(confirmed.map(({ sources }) => sources)).toEqual([['devtools', 'web-request'], ['devtools']]);
  const places = {
    storage: JSON.stringify(stored),
    panel: await firefox.inPanel<string>('return document.documentElement.outerHTML;'),
    clipboard: copied,
  };
  const secrets = secretsOf(entra);
  expect(secrets.length).toBeGreaterThan(3);
  for (const secret of secrets) {
    for (const form of new Set([secret, encodeURIComponent(secret)])) {
      for (const [place, text] of Object.entries(places)) expect(text.includes(form), `in ${place}`).toBe(false);
    }
  }
});

it('keeps the badge when the tab goes to another page', async () => {
  await firefox.stopBackground();
  await firefox.goto(app.url);
  await until('the badge', async () => (await firefox.badge()) === '1');
});

it('made no request of its own', () => {
  expect(firefox.refused.filter((host) => !firefoxOwn.test(host))).toEqual([]);
  const own = entra.requests.filter(({ headers }) => headers.origin?.startsWith('moz-extension:'));
  expect(own).toEqual([]);
  expect(entra.requests.map(({ method, url }) => `${method} ${new URL(url).pathname.split('/').at(-1)}`)).toEqual([
    'GET authorize',
    'POST token',
  ]);
});
