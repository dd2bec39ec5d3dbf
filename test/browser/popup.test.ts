/** The popup as a page of its own: count, newest diagnosis, who must act, copying, and its state without a failure. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedOf } from './robustness.ts';
import { readDiagnosis, type Stage, scenario, secretsOf, setStage } from './stage.ts';
import { until } from './until.ts';

let stage: Stage;
let failedId: number;
let quietId: number;
/** A page of the sample app that reads the clipboard. */
let reader: Page;

beforeAll(async () => {
  stage = await setStage();
  const { chromium, app } = stage;
  const { page } = chromium;
  reader = await chromium.newPage();
  await reader.goto(app.url);
  quietId = await chromium.tabIdOf(reader);
  failedId = await chromium.tabIdOf(page);
  await page.goto(app.url);
  const panel = await chromium.openDevTools(page);
  await stage.signIn(page, 'blocked-by-policy');
  await readDiagnosis(panel, 'AADSTS53003');
  await stage.signIn(page, 'wrong-redirect-type');
  await readDiagnosis(panel, 'AADSTS9002326');
  await until('both failures in the index', async () => (await storedOf(chromium, failedId)).index?.failed === 2);
});
afterAll(() => stage?.close());

async function openPopup(tabId: number, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const popup = await stage.chromium.newPage();
  await popup.emulateMedia({ colorScheme: scheme });
  await popup.goto(`chrome-extension://${stage.chromium.extensionId}/src/popup/popup.html?tab=${tabId}`);
  await popup.locator('[data-testid=popup-count]').waitFor();
  return popup;
}

describe('for a tab with failed sign-ins', () => {
  it('shows the count, the newest diagnosis, who must act, and the older one as a row', async () => {
    const popup = await openPopup(failedId);
    const view = popup.locator('[data-testid=diagnosis]');
    await view.waitFor();
    expect(await popup.locator('[data-testid=popup-count]').innerText()).toBe('2 failed sign-ins');
    expect(await view.innerText()).toContain('AADSTS9002326');
    expect(await view.locator('h2').innerText()).toMatch(/redirect URI/i);
    expect(await view.locator('[data-testid=actor]').getAttribute('data-actor')).toBe('developer');
    const rows = popup.locator('[data-testid=signin-row]');
    expect(await rows.count()).toBe(1);

    await rows.click();
    await view.getByText('AADSTS53003').waitFor();
    expect(await view.locator('[data-testid=actor]').getAttribute('data-actor')).toBe('admin');
    await popup.close();
  });

  it('copies the diagnosis, without a secret', async () => {
    const popup = await openPopup(failedId);
    await popup.locator('[data-testid=copy-diagnosis]').click();
    await popup.locator('[data-testid=toast].on').waitFor();
    const title = await popup.locator('[data-testid=diagnosis] h2').innerText();
    const copied = await stage.chromium.readClipboard(reader);
    expect(copied).toContain(`### AADSTS9002326: ${title}`);
    expect(copied).toContain('**Who must act:** App developer');
    expect(copied).toContain(scenario('wrong-redirect-type').clientId);
    const html = await popup.content();
    for (const secret of secretsOf(stage.entra)) {
      for (const form of new Set([secret, encodeURIComponent(secret)])) {
        expect(copied.includes(form), 'in the copied text').toBe(false);
        expect(html.includes(form), 'in the popup').toBe(false);
      }
    }
    await popup.close();
  });
});

describe('for a tab without a failed sign-in', () => {
  it('says that there is none', async () => {
    const popup = await openPopup(quietId);
    expect(await popup.locator('[data-testid=empty]').count()).toBe(1);
    expect(await popup.locator('[data-testid=popup-count]').innerText()).toBe('No failed sign-in');
    expect(await popup.locator('[data-testid=diagnosis]').count()).toBe(0);
    expect(await popup.locator('[data-testid=copy-diagnosis]').count()).toBe(0);
    expect(await popup.locator('[data-testid=signin-row]').count()).toBe(0);
    await popup.close();
  });
});

describe.each(['light', 'dark'] as const)('in the %s theme', (scheme) => {
  it.each([
    ['a diagnosis', () => failedId, 'diagnosis'],
    ['none', () => quietId, 'empty'],
  ])('axe-core finds nothing where it shows %s', async (_, tabId, shown) => {
    const popup = await openPopup(tabId(), scheme);
    await popup.locator(`[data-testid=${shown}]`).waitFor();
    const background = await popup.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background === 'rgb(255, 255, 255)').toBe(scheme === 'light');
    await popup.evaluate(axe.source);
    const { violations, passes } = await popup.evaluate(() => window.axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(passes.some(({ id }) => id === 'color-contrast')).toBe(true);
    await popup.close();
  });
});

declare global {
  interface Window {
    axe: typeof axe;
  }
}
