/** Stopped worker, closed tab, reloaded extension: nothing that was seen is lost, nothing of what is gone stays. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entraScenarios } from '../app/scenarios.ts';
import { getCode, post, redemption, storedOf, tokenPosts } from './robustness.ts';
import { readDiagnosis, type Stage, scenario, setStage } from './stage.ts';
import { until } from './until.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

describe('a worker stopped in the middle of a sign-in', () => {
  it('loses nothing, neither before the failure nor after it', async () => {
    const { chromium, app } = stage;
    const { page } = chromium;
    await page.goto(app.url);
    const panel = await chromium.openDevTools(page);
    const tabId = await chromium.tabIdOf(page);
    const rows = panel.locator('[data-testid=signin-row]');

    const code = await getCode(stage, page, 'wrong-redirect-type');
    await until('both views of the authorize request', async () => {
      const [authorize] = (await storedOf(chromium, tabId)).exchanges;
      return authorize?.sources.length === 2;
    });
    await chromium.stopWorker();
    expect(await post(page, redemption(stage, 'wrong-redirect-type', code))).toEqual([400]);

    const shown = await readDiagnosis(panel, 'AADSTS9002326');
    expect(shown.causes.found).toEqual(['wrong-redirect-type']);
    expect(shown.sureness).toBe('certain');
    await until('the badge', async () => (await chromium.badge(tabId)).text === '1');
    const before = await storedOf(chromium, tabId);
    const [authorize, token] = before.exchanges;
    expect(before.exchanges).toHaveLength(2);
    expect(authorize?.response?.status).toBe(302);
    expect(token?.response?.status).toBe(400);
    // The code ties the two together: the fingerprint key outlived the worker.
    expect(before.index?.rows).toMatchObject([{ signIn: authorize?.id, id: token?.id, count: 1 }]);

    await chromium.stopWorker();
    expect(await chromium.workerRunning()).toBe(false);
    const badge = await chromium.badge(tabId);
    expect(badge).toEqual({ text: '1', title: 'Sign-in Doctor: Redirect URI has the wrong type (AADSTS9002326)' });
    expect(await storedOf(chromium, tabId)).toEqual(before);
    expect(await rows.count()).toBe(1);

    await stage.signIn(page, 'not-assigned');
    expect((await readDiagnosis(panel, 'AADSTS50105')).causes.found).toEqual(['not-assigned']);
    await until('two on the badge', async () => (await chromium.badge(tabId)).text === '2');
    expect((await chromium.badge(tabId)).title).toContain('AADSTS50105');
    expect(await rows.count()).toBe(2);
    expect((await readDiagnosis(panel, 'AADSTS9002326')).because).toBe(shown.because);
    expect((await storedOf(chromium, tabId)).exchanges).toEqual(expect.arrayContaining(before.exchanges));
  });
});

describe('a closed tab', () => {
  it('leaves nothing in storage', async () => {
    const { chromium } = stage;
    const page = await chromium.newPage();
    const tabId = await chromium.tabIdOf(page);
    await stage.signIn(page, 'not-assigned');
    await until('the failure in the index', async () => (await storedOf(chromium, tabId)).index?.failed === 1);
    await page.close();
    await until('the tab’s keys to go', async () => (await keysOf(tabId)).length === 0);
  });

  it('leaves nothing either when it is closed during a request', async () => {
    const { chromium, entra } = stage;
    const { clientId } = scenario('works');
    entra.setScenarios([{ clientId, delay: 30_000 }, ...entraScenarios()]);
    const page = await chromium.newPage();
    const tabId = await chromium.tabIdOf(page);
    const asked = entra.requests.length;
    const left = getCode(stage, page, 'works').catch(() => 'closed');
    await until('the request to arrive', () => entra.requests.length > asked);
    await page.close();
    expect(await left).toBe('closed');
    // What comes later is written later: once it is there, the end of the closed tab's request has been handled.
    const next = await chromium.newPage();
    const nextId = await chromium.tabIdOf(next);
    await stage.signIn(next, 'not-assigned');
    await until('the later failure', async () => (await storedOf(chromium, nextId)).index?.failed === 1);
    expect(await keysOf(tabId)).toEqual([]);
    await next.close();
    entra.setScenarios(entraScenarios());
  });

  async function keysOf(tabId: number): Promise<string[]> {
    const names = Object.keys(await stage.chromium.readSessionStorage());
    return names.filter((name) => name === `index:${tabId}` || name.startsWith(`exchange:${tabId}:`));
  }
});

describe('an extension reloaded while a page is open', () => {
  it('diagnoses again once DevTools are opened anew', async () => {
    const { chromium, app } = stage;
    const page = await chromium.newPage();
    await page.goto(app.url);
    await chromium.openDevTools(page);
    await chromium.reloadExtension();
    const tabId = await chromium.tabIdOf(page);
    expect((await chromium.badge(tabId)).text).toBe('');

    const panel = await chromium.openDevTools(page);
    await panel.locator('[data-testid=empty]').waitFor();
    await post(page, redemption(stage, 'wrong-redirect-type'));
    await readDiagnosis(panel, 'AADSTS9002326');
    await until('the badge', async () => (await chromium.badge(tabId)).text === '1');
    expect(tokenPosts(await storedOf(chromium, tabId))).toHaveLength(1);
  });
});
