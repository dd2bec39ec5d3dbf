/** MSAL.js and hand-written pages sign in at the fake Entra; the real DevTools panel and the clipboard are read. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDiagnosis, type Stage, scenario, secretsOf, setStage } from './stage.ts';
import { until } from './until.ts';

let stage: Stage;
let panel: Frame;
/** A page of the sample app that reads the clipboard. */
let reader: Page;

beforeAll(async () => {
  stage = await setStage();
  await stage.chromium.page.goto(stage.app.url);
  panel = await stage.chromium.openDevTools(stage.chromium.page);
  reader = await stage.chromium.newPage();
  await reader.goto(stage.app.url);
});
afterAll(() => stage?.close());

/** What the panel must say: found cause, its sureness, who acts, and words of its because or title. */
const expected: [
  id: string,
  says: { cause: string | null; sure?: 'certain' | 'likely'; actor: string; words: RegExp },
][] = [
  [
    'wrong-redirect-type',
    {
      cause: 'wrong-redirect-type',
      sure: 'certain',
      actor: 'developer',
      words: /http:\/\/localhost:\d+ sent the token request/,
    },
  ],
  ['trailing-slash', { cause: 'trailing-slash', sure: 'likely', actor: 'developer', words: /differ only there/ }],
  ['unknown-client', { cause: null, actor: 'developer', words: /00001111-aaaa-2222-bbbb-a00000000004/ }],
  ['wrong-password', { cause: 'wrong-password', sure: 'likely', actor: 'user', words: /./ }],
  ['blocked-by-policy', { cause: 'policy-block', sure: 'certain', actor: 'admin', words: /./ }],
  ['not-assigned', { cause: 'not-assigned', actor: 'admin', words: /./ }],
  ['redeemed-twice', { cause: 'second-use-after-success', sure: 'certain', actor: 'developer', words: /ms/ }],
  ['other-verifier', { cause: 'verifier-mismatch', sure: 'certain', actor: 'developer', words: /./ }],
  ['no-challenge', { cause: 'challenge-missing', sure: 'certain', actor: 'developer', words: /./ }],
  ['secret-in-page', { cause: 'secret-in-page', sure: 'certain', actor: 'developer', words: /./ }],
  ['web-platform', { cause: 'page-on-web-platform', sure: 'certain', actor: 'developer', words: /./ }],
  ['shared-endpoint', { cause: 'shared-endpoint', sure: 'certain', actor: 'developer', words: /common/ }],
  [
    'placeholder-left',
    { cause: 'placeholder-left', sure: 'certain', actor: 'developer', words: /Enter_the_Tenant_Id_Here/ },
  ],
  ['device-not-shown', { cause: 'device-not-shown', sure: 'likely', actor: 'user', words: /./ }],
  [
    'scope-separator',
    { cause: 'separator-not-space', sure: 'certain', actor: 'developer', words: /User\.Read,Mail\.Read/ },
  ],
  ['scope-unknown', { cause: null, actor: 'developer', words: /User\.Reed/ }],
  ['secret-expired', { cause: 'secret-expired', sure: 'certain', actor: 'developer', words: /./ }],
  ['unknown-code', { cause: null, actor: 'unknown', words: /The harbour is closed/ }],
  ['secret-id-sent', { cause: 'secret-id-sent', sure: 'certain', actor: 'developer', words: /./ }],
];

describe.each(expected)('%s', (id, says) => {
  const code = scenario(id).code ?? '';
  let markdown = '';

  it(`shows ${code} with cause, sureness, because and actor`, async () => {
    await panel.locator('[data-testid=clear]').click();
    await panel.locator('[data-testid=empty]').waitFor();
    await stage.signIn(stage.chromium.page, id);
    // Evidence may still arrive after the row: the diagnosis is updated in place.
    const found = says.cause === null ? [] : [says.cause];
    await expect
      .poll(async () => (await readDiagnosis(panel, code)).causes.found ?? [], { timeout: 10_000 })
      .toEqual(found);
    const shown = await readDiagnosis(panel, code);
    if (says.sure) expect(shown.sureness).toBe(says.sure);
    expect(shown.actor).toBe(says.actor);
    expect(`${shown.because}\n${shown.text}`).toMatch(says.words);
    expect(shown.because === '').toBe(says.cause === null);
  });

  it('copies the same as Markdown', async () => {
    const shown = await readDiagnosis(panel, code);
    await panel.locator('[data-testid=copy-diagnosis]').click();
    await panel.locator('[data-testid=toast].on').waitFor();
    markdown = await stage.chromium.readClipboard(reader);
    await stage.chromium.page.bringToFront();
    expect(markdown).toContain(`### ${code}: ${shown.title}`);
    expect(markdown).toContain('**Who must act:**');
    if (says.cause) expect(markdown).toContain(shown.because.slice(0, 20));
    expect(markdown).toContain(scenario(id).clientId);
  });

  it('keeps no secret in storage, panel or clipboard', async () => {
    const secrets = secretsOf(stage.entra);
    expect(secrets.length).toBeGreaterThan(3);
    const storage = JSON.stringify(await stage.chromium.readSessionStorage());
    const html = await panel.content();
    for (const secret of secrets) {
      for (const form of new Set([secret, encodeURIComponent(secret)])) {
        expect(storage.includes(form), 'in storage').toBe(false);
        expect(html.includes(form), 'in the panel').toBe(false);
        expect(markdown.includes(form), 'in the copied text').toBe(false);
      }
    }
  });
});

describe('what is no failure', () => {
  it.each(['works', 'silent-works', 'refresh-works'])('%s leaves badge and list alone', async (id) => {
    const { chromium } = stage;
    const tabId = await chromium.tabIdOf(chromium.page);
    await panel.locator('[data-testid=clear]').click();
    await until('an empty badge', async () => (await chromium.badge(tabId)).text === '');
    await stage.signIn(chromium.page, id);
    await until('the token request in the log', async () => {
      const stored = Object.entries(await chromium.readSessionStorage());
      return stored.some(
        ([name, value]) => name.startsWith(`exchange:${tabId}:`) && JSON.stringify(value).includes('/token'),
      );
    });
    expect((await chromium.badge(tabId)).text).toBe('');
    expect(await panel.locator('[data-testid=signin-row]').count()).toBe(0);
  });

  it('a refresh that fails and recovers through the hidden frame is shown as recovered, not counted', async () => {
    const { chromium } = stage;
    const tabId = await chromium.tabIdOf(chromium.page);
    await panel.locator('[data-testid=clear]').click();
    await stage.signIn(chromium.page, 'refresh-expired');
    await until('a recovered sign-in', async () => {
      const index = (await chromium.readSessionStorage())[`index:${tabId}`] as
        | { rows: { outcome: string }[] }
        | undefined;
      return index?.rows.some(({ outcome }) => outcome === 'recovered');
    });
    expect((await chromium.badge(tabId)).text).toBe('');
  });

  it('a silent sign-in without a session stays quiet', async () => {
    const { chromium } = stage;
    const tabId = await chromium.tabIdOf(chromium.page);
    await panel.locator('[data-testid=clear]').click();
    await stage.signIn(chromium.page, 'no-session');
    await until('the interrupt in the index', async () => {
      const index = (await chromium.readSessionStorage())[`index:${tabId}`] as { rows: { kind: string }[] } | undefined;
      return index?.rows.some(({ kind }) => kind === 'interrupt');
    });
    expect((await chromium.badge(tabId)).text).toBe('');
  });
});
