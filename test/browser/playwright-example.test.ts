/** The example of docs/library.md, run: a sign-in test that fails says why the sign-in failed. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { classify, describe, readHar } from '../../src/library/index.ts';
import { entraScenarios } from '../app/scenarios.ts';
import { type SampleApp, startSampleApp } from '../app/serve.ts';
import { type Entra, startEntra } from '../entra/server.ts';

let entra: Entra;
let app: SampleApp;
beforeAll(async () => {
  entra = await startEntra({ scenarios: entraScenarios() });
  app = await startSampleApp();
});
afterAll(async () => {
  await app?.close();
  await entra?.close();
});

/** Runs a test in a browser that records; where the test fails, its error says what is known of the sign-in. */
async function withDiagnosis(test: (page: Page) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sign-in-test-'));
  const har = join(folder, 'test.har');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', `--host-resolver-rules=MAP login.microsoftonline.com:443 127.0.0.1:${entra.port}`],
  });
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    recordHar: { path: har, content: 'embed', mode: 'full' },
  });
  try {
    await test(await context.newPage());
  } catch (error) {
    await context.close(); // writes the HAR
    const { exchanges } = await readHar(createReadStream(har));
    const signIns = classify(exchanges).filter(({ outcome }) => outcome === 'failed');
    throw new Error(`The sign-in failed.\n${describe(signIns)}`, { cause: error });
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function signIn(page: Page, id: string): Promise<void> {
  await page.goto(`${app.url}/sign-in/${id}`);
  await page.click('[data-testid=app-start]');
  const result = page.locator('[data-testid=app-result]:visible');
  await result.waitFor({ timeout: 15_000 });
  expect(await result.innerText()).toMatch(/signed in/i);
}

it('says which cause it is, who must act and what to do', async () => {
  const failure = await withDiagnosis((page) => signIn(page, 'wrong-redirect-type')).catch((error: Error) => error);
  expect(failure).toBeInstanceOf(Error);
  const { message } = failure as Error;
  expect(message).toContain('AADSTS9002326');
  expect(message).toMatch(/Who must act: .*developer/i);
  expect(message).toContain('Single-page application');
  for (const { url, body } of entra.requests) {
    for (const list of [new URL(url).searchParams, new URLSearchParams(body)])
      for (const name of ['code', 'code_verifier', 'state']) {
        const secret = list.get(name);
        if (secret) expect(message).not.toContain(secret);
      }
  }
});

it('stays out of the way of a test that passes', async () => {
  await withDiagnosis((page) => signIn(page, 'works'));
});
