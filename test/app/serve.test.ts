/** The sample app: its data is sound, and every page, script and library is served. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scriptsOf } from '../entra/scenario.ts';
import { appScenarios, entraScenarios } from './scenarios.ts';
import { type SampleApp, startSampleApp } from './serve.ts';

let app: SampleApp;
let url: string;

beforeAll(async () => {
  app = await startSampleApp();
  // By number: a bare machine may not know the name localhost outside a browser.
  url = `http://127.0.0.1:${app.port}`;
});
afterAll(() => app.close());

describe('scenarios', () => {
  test('at least twelve fail and one succeeds', () => {
    expect(appScenarios.filter(({ code }) => code !== null).length).toBeGreaterThanOrEqual(12);
    expect(appScenarios.some(({ code }) => code === null)).toBe(true);
  });

  test('IDs and client IDs are unique: the fake knows a scenario by its client ID', () => {
    expect(new Set(appScenarios.map(({ id }) => id)).size).toBe(appScenarios.length);
    expect(new Set(appScenarios.map(({ clientId }) => clientId)).size).toBe(appScenarios.length);
  });

  test('every fixture exists and has an answer to replay', () => {
    expect(scriptsOf(entraScenarios())).toHaveLength(appScenarios.length);
  });
});

test('serves the index, a page for each sign-in, the scripts and MSAL.js', async () => {
  const index = await (await fetch(url)).text();
  for (const { id, code } of appScenarios) {
    expect(index).toContain(`href="/sign-in/${id}"`);
    if (code) expect(index).toContain(code);
    expect(await (await fetch(`${url}/sign-in/${id}`)).text()).toContain('data-testid="app-result"');
  }
  for (const path of ['/msal.js', '/bridge.js', '/bridge', '/app.css', '/client/page.ts', '/client/msal-flow.ts']) {
    expect((await fetch(url + path)).status, path).toBe(200);
  }
  expect(await (await fetch(`${url}/client/raw-flow.ts`)).text()).not.toContain('import type');
});

test('a form_post answer reaches the page', async () => {
  const body = new URLSearchParams({ error: 'access_denied', state: '</script>' });
  const html = await (await fetch(`${url}/sign-in/form-post`, { method: 'POST', body })).text();
  expect(html).toContain('"posted":{"error":"access_denied","state":"\\u003c/script>"}');
});

test('nothing else is served', async () => {
  for (const path of ['/sign-in/unknown', '/client/..%2fserve.ts', '/package.json']) {
    expect((await fetch(url + path)).status, path).toBe(404);
  }
});
