/** Answers that get lost, come in crowds, or are none of Microsoft's: each is shown as what it is, or not at all. */
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OtherProvider, startOtherProvider } from './other-provider.ts';
import { post, redemption, storedOf, tokenPosts } from './robustness.ts';
import { readDiagnosis, type Stage, setStage } from './stage.ts';
import { until } from './until.ts';

let stage: Stage;
let panel: Frame;
let tabId: number;
let other: OtherProvider;

beforeAll(async () => {
  other = await startOtherProvider();
  stage = await setStage();
  const { chromium, app } = stage;
  await chromium.page.goto(app.url);
  panel = await chromium.openDevTools(chromium.page);
  tabId = await chromium.tabIdOf(chromium.page);
});
afterAll(async () => {
  await stage?.close();
  await other?.close();
});

beforeEach(async () => {
  const { chromium, app } = stage;
  await chromium.page.goto(app.url);
  await panel.locator('[data-testid=clear]').click();
  await panel.locator('[data-testid=empty]').waitFor();
  await until('an empty store', async () => (await storedOf(chromium, tabId)).exchanges.length === 0);
});

describe('a page that moves on at once after the answer', () => {
  it('gets the code and the ID of its headers, and the reason why the body is not there', async () => {
    const { chromium, app, entra } = stage;
    // DevTools are held up until the page has gone, so that they ask for the body too late each time.
    const devTools = await chromium.context.newCDPSession(chromium.devToolsOf(chromium.page));
    await devTools.send('Debugger.enable');
    const held = new Promise((resolve) => devTools.once('Debugger.paused', resolve));
    await devTools.send('Debugger.pause');
    await chromium.page.evaluate(
      ([{ url, form }, next]) => {
        const answer = fetch(url, { method: 'POST', body: new URLSearchParams(form) });
        void answer.then((response) => response.text()).then(() => location.assign(next));
      },
      [redemption(stage, 'wrong-redirect-type'), `${app.url}/bridge`] as const,
    );
    await held;
    await chromium.page.waitForURL('**/bridge');
    await devTools.send('Debugger.resume');
    await devTools.detach();

    // The telemetry header names the code, so the lost text costs the service's sentence only.
    const shown = await readDiagnosis(panel, 'AADSTS9002326');
    expect(shown.causes.found).toEqual(['wrong-redirect-type']);
    expect(shown.text).toContain('Body not available.');
    expect(shown.text).toContain('The page moved on before the browser handed the text over.');
    const stored = tokenPosts(await storedOf(chromium, tabId));
    expect(stored).toHaveLength(1);
    const [header] = stored[0]?.response?.headers.filter(({ name }) => name === 'x-ms-request-id') ?? [];
    expect(header?.value).toMatch(/^[0-9a-f-]{36}$/);
    expect(shown.text).toContain(header?.value);
    expect(entra.requests.at(-1)?.status).toBe(400);
    await until('the badge', async () => (await chromium.badge(tabId)).text === '1');
  });
});

describe('many at once', () => {
  it.each([
    ['two identical', 2],
    ['a burst of 50', 50],
  ])('%s from the app’s page are as many exchanges', async (_, count) => {
    const { chromium } = stage;
    const answers = await post(chromium.page, redemption(stage, 'wrong-redirect-type'), count);
    expect(answers).toEqual(Array(count).fill(400));
    await allStored(count, ['devtools']);
  });

  it.each([
    ['two identical', 2],
    ['a burst of 50', 50],
  ])('%s that worker and DevTools both see are as many exchanges', async (_, count) => {
    const { chromium } = stage;
    // From a page of Entra's own the browser shows them to the worker as well.
    await chromium.page.goto('https://login.microsoftonline.com/common/oauth2/v2.0/authorize');
    const answers = await post(chromium.page, redemption(stage, 'wrong-redirect-type'), count);
    expect(answers).toEqual(Array(count).fill(400));
    await allStored(count, ['devtools', 'web-request']);
  });

  async function allStored(count: number, sources: string[]): Promise<void> {
    const { chromium } = stage;
    const found = await until(`${count} exchanges with a body`, async () => {
      const stored = tokenPosts(await storedOf(chromium, tabId));
      const whole = stored.filter((one) => one.sources.join() === sources.join());
      return whole.length >= count && stored;
    });
    expect(found).toHaveLength(count);
    expect(new Set(found.map(({ id }) => id)).size).toBe(count);
    for (const { response } of found) expect(response).toMatchObject({ status: 400, body: { kind: 'json' } });
    // The trace IDs are the server's: each answer is kept with its own request.
    const traces = found.map(({ response }) => JSON.stringify(response?.body).match(/"trace_id":"([^"]+)"/)?.[1]);
    expect(new Set(traces).size).toBe(count);
  }
});

describe('what is none of Microsoft’s', () => {
  it('another provider’s failing token endpoint raises no row and no badge', async () => {
    const { chromium } = stage;
    const { form } = redemption(stage, 'works');
    expect(await post(chromium.page, { url: other.tokenUrl, form })).toEqual([400]);
    expect(other.asked()).toBe(1);
    await onlyALaterFailureIsShown();
  });

  it('a page that nobody asked to return to raises nothing, whatever its address says', async () => {
    const { chromium, app } = stage;
    const words = new URLSearchParams({
      error: 'access_denied',
      error_description:
        'AADSTS50058: A silent sign-in request was sent but no user is signed in. Trace ID: 0000aaaa-11bb-cccc-dd22-eeeeee000001',
      state: 'made-up-state',
    });
    await chromium.page.goto(`${app.url}/?${words}`);
    await chromium.page.goto(`${app.url}/?from=elsewhere#${words}`);
    await onlyALaterFailureIsShown();
  });

  /** Requests are reported in order: once a later failure is listed, anything before it would be too. */
  async function onlyALaterFailureIsShown(): Promise<void> {
    const { chromium } = stage;
    await post(chromium.page, redemption(stage, 'wrong-redirect-type'));
    await readDiagnosis(panel, 'AADSTS9002326');
    await until('the badge', async () => (await chromium.badge(tabId)).text === '1');
    expect((await storedOf(chromium, tabId)).index?.rows).toHaveLength(1);
    expect(await panel.locator('[data-testid=signin-row]').count()).toBe(1);
  }
});
