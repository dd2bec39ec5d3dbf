/** DevTools closed or opened late, with the default permissions: what is counted, what is said, what is not claimed. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedOf, tokenPosts } from './robustness.ts';
import { readDiagnosis, type Stage, setStage } from './stage.ts';
import { until } from './until.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

/** A new tab in which a sign-in failed before anybody opened DevTools. */
async function failedTab(id: string): Promise<{ page: Page; tabId: number }> {
  const page = await stage.chromium.newPage();
  const tabId = await stage.chromium.tabIdOf(page);
  await stage.signIn(page, id);
  return { page, tabId };
}

/** The popup as a page of its own, for that tab. */
async function openPopup(tabId: number): Promise<Page> {
  const popup = await stage.chromium.newPage();
  await popup.goto(`chrome-extension://${stage.chromium.extensionId}/src/popup/popup.html?tab=${tabId}`);
  await popup.locator('[data-testid=popup-count]').waitFor();
  return popup;
}

describe('an error brought to a full page', () => {
  it('counts on the badge, and stands in the list when DevTools are opened later', async () => {
    const { chromium } = stage;
    const { page, tabId } = await failedTab('not-assigned');
    await until('the badge', async () => (await chromium.badge(tabId)).text === '1');
    const { exchanges, index } = await storedOf(chromium, tabId);
    expect(exchanges.every(({ sources }) => sources.join() === 'web-request')).toBe(true);
    expect(index?.rows).toMatchObject([{ code: 'AADSTS50105', outcome: 'failed', surface: 'redirect-fragment' }]);

    // The browser wipes a tab's badge with every page it loads; the count is of the tab, not of the page.
    await chromium.stopWorker();
    await page.goto(stage.app.url);
    await until('the badge on the next page', async () => {
      const { text, title } = await chromium.badge(tabId);
      return text === '1' && title.includes('AADSTS50105');
    });

    const panel = await chromium.openDevTools(page);
    const shown = await readDiagnosis(panel, 'AADSTS50105');
    expect(shown.causes.found).toEqual(['not-assigned']);
    expect(await panel.locator('[data-testid=signin-row]').count()).toBe(1);
    await page.close();
  });
});

describe('a token request that fails by fetch', () => {
  it('is hidden from the worker by the browser: no badge, and no success is claimed', async () => {
    const { chromium, entra } = stage;
    const { page, tabId } = await failedTab('wrong-redirect-type');
    expect(entra.requests.at(-1)).toMatchObject({ method: 'POST', status: 400 });
    await until(
      'the authorize request in the log',
      async () => (await storedOf(chromium, tabId)).exchanges.length === 1,
    );
    const stored = await storedOf(chromium, tabId);
    expect(tokenPosts(stored)).toEqual([]);
    // The index is there, without a row: nothing was concluded from the part that was seen.
    expect(stored.index).toMatchObject({ failed: 0, rows: [] });
    expect(await chromium.badge(tabId)).toEqual({ text: '', title: 'Sign-in Doctor' });

    const popup = await openPopup(tabId);
    expect(await popup.locator('[data-testid=empty]').count()).toBe(1);
    expect(await popup.locator('[data-testid=diagnosis]').count()).toBe(0);
    const text = await popup.locator('main').innerText();
    expect(text).toContain('open DevTools');
    expect(text).not.toMatch(/succe|signed in|no error|all (is )?(well|good)/i);
    await popup.close();
    await page.close();
  });

  it('leaves the late panel at its empty page, which says what to do; the next failure is diagnosed', async () => {
    const { chromium } = stage;
    const { page } = await failedTab('wrong-redirect-type');
    const panel = await chromium.openDevTools(page);
    const empty = panel.locator('[data-testid=empty]', { hasText: 'Reload the page and sign in again.' });
    await empty.waitFor();
    const text = await empty.innerText();
    expect(text).toContain('What can’t be seen');
    expect(text).not.toMatch(/succe|no error|no failed/i);
    expect(await panel.locator('[data-testid=signin-row]').count()).toBe(0);

    await panel.locator('[data-testid=reload]').click();
    await page.locator('[data-testid=app-result]').waitFor({ state: 'hidden' });
    await stage.signIn(page, 'wrong-redirect-type');
    expect((await readDiagnosis(panel, 'AADSTS9002326')).causes.found).toEqual(['wrong-redirect-type']);
    await page.close();
  });

  it('the popup does not promise to count what the worker cannot see', async () => {
    const { page, tabId } = await failedTab('wrong-redirect-type');
    const popup = await openPopup(tabId);
    const text = await popup.locator('main').innerText();
    await popup.close();
    await page.close();
    expect(text).not.toContain('Each sign-in that fails');
  });

  it('the late panel does not say that there was no sign-in traffic', async () => {
    const { chromium } = stage;
    const { page, tabId } = await failedTab('wrong-redirect-type');
    await until('the authorize request', async () => (await storedOf(chromium, tabId)).exchanges.length === 1);
    const panel = await chromium.openDevTools(page);
    await panel.locator('[data-testid=empty]', { hasText: 'Part of the sign-in traffic was not seen' }).waitFor();
    const text = await panel.locator('body').innerText();
    await page.close();
    expect(text).not.toContain('No sign-in traffic yet');
  });
});
