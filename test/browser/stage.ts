/** What every real-browser test stands on: the fake Entra, the sample app, the browser with the built extension. */
import type { Frame, Page } from 'playwright-core';
import { type AppScenario, appScenarios, entraScenarios } from '../app/scenarios.ts';
import { type SampleApp, startSampleApp } from '../app/serve.ts';
import { type Entra, startEntra } from '../entra/server.ts';
import { type Chromium, type ChromiumOptions, launchChromium } from './chromium.ts';
import { until } from './until.ts';

export interface Stage {
  entra: Entra;
  app: SampleApp;
  chromium: Chromium;
  /** Starts the sample app's sign-in in the page and waits until app or Entra shows how it ended. */
  signIn(page: Page, id: string): Promise<void>;
  close(): Promise<void>;
}

/** Sets the stage; `close` takes all of it down. */
export async function setStage(options: Partial<ChromiumOptions> = {}): Promise<Stage> {
  const entra = await startEntra({ scenarios: entraScenarios() });
  const app = await startSampleApp();
  const chromium = await launchChromium({ entraPort: entra.port, ...options });
  return {
    entra,
    app,
    chromium,
    async signIn(page, id) {
      await page.goto(`${app.url}/sign-in/${id}`, { waitUntil: 'load' });
      await page.click('[data-testid=app-start]');
      await ended(page, scenario(id));
    },
    async close() {
      await chromium.close();
      await app.close();
      await entra.close();
    },
  };
}

/** The sample app's sign-in of that ID. */
export function scenario(id: string): AppScenario {
  const found = appScenarios.find((one) => one.id === id);
  if (!found) throw new Error(`The sample app has no sign-in ${id}.`);
  return found;
}

async function ended(page: Page, { ends, code, fails }: AppScenario): Promise<void> {
  if (fails?.failsAt === 'login') await page.locator('button', { hasText: 'Sign in' }).click();
  if (ends === 'app') {
    await page.locator('[data-testid=app-result]:visible').waitFor({ timeout: 30_000 });
    return;
  }
  const number = code?.replace('AADSTS', '') ?? '';
  await page.waitForURL((url) => url.hostname === 'login.microsoftonline.com', { timeout: 30_000 });
  await until(`Entra's page about ${number}`, async () => (await page.content()).includes(number));
}

/** What the panel shows of the selected diagnosis. */
export interface Shown {
  code: string;
  title: string;
  actor: string;
  sureness: string;
  /** Cause IDs by verdict. */
  causes: Record<string, string[]>;
  /** Because of the found cause. */
  because: string;
  text: string;
}

/** Waits for a row of that code, selects it, and reads the diagnosis. */
export async function readDiagnosis(panel: Frame, code: string): Promise<Shown> {
  const row = panel.locator('[data-testid=signin-row]', { hasText: code }).first();
  await row.waitFor({ timeout: 20_000 });
  await row.click();
  const view = panel.locator('[data-testid=diagnosis]', { hasText: code });
  await view.waitFor();
  const causes: Record<string, string[]> = {};
  for (const item of await view.locator('[data-testid=cause]').all()) {
    const verdict = (await item.getAttribute('data-verdict')) ?? '';
    causes[verdict] = [...(causes[verdict] ?? []), (await item.getAttribute('data-cause')) ?? ''];
  }
  const found = view.locator('[data-testid=cause][data-verdict=found] [data-testid=because]');
  const sure = view.locator('[data-testid=sureness]');
  return {
    code,
    title: (await view.locator('h2').first().innerText()).trim(),
    actor: (await view.locator('[data-testid=actor]').first().getAttribute('data-actor')) ?? '',
    sureness: (await sure.count()) > 0 ? ((await sure.first().getAttribute('data-confidence')) ?? '') : '',
    causes,
    because: (await found.count()) > 0 ? await found.first().innerText() : '',
    text: await view.innerText(),
  };
}

/** Every secret that crossed the wire: values of secret parameters, cookies and issued tokens, at least 8 characters. */
export function secretsOf(entra: Entra): string[] {
  const names = [
    'code',
    'code_verifier',
    'client_secret',
    'refresh_token',
    'passwd',
    'password',
    'loginfmt',
    'login',
    'state',
    'nonce',
    'login_hint',
  ];
  const found = new Set<string>();
  for (const { url, body, headers } of entra.requests) {
    const lists = [new URL(url).searchParams, new URLSearchParams(body)];
    for (const list of lists)
      for (const name of names) for (const value of list.getAll(name)) if (value.length >= 8) found.add(value);
    for (const pair of (headers.cookie ?? '').split('; ')) {
      const value = pair.slice(pair.indexOf('=') + 1);
      if (value.length >= 8) found.add(value);
    }
  }
  return [...found];
}
