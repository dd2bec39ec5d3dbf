// `npm start`, after setup and build: a browser with the extension, signing in from the sample app to the fake Entra.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { appScenarios, entraScenarios } from '../test/app/scenarios.ts';
import { startSampleApp } from '../test/app/serve.ts';
import { openDevTools } from '../test/browser/devtools.ts';
import { startEntra } from '../test/entra/server.ts';
import { chromium } from './setup/browsers.mjs';
import { type OpenBrowser, openBrowser } from './start/browser.ts';

const inRepository = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const screenshot = '.cache/start/panel.png';
const demonstrated = 'wrong-redirect-type';

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const headless = process.argv.includes('--headless') || !hasDisplay;

const browser = chromium.find();
if (!browser) throw new Error(chromium.advice());
const entra = await startEntra({ scenarios: entraScenarios() });
const app = await startSampleApp();
try {
  console.log(`Fake Entra: ${entra.url}\nSample app: ${app.url}\nBrowser:    ${browser.name}, ${browser.path}`);
  const open = await openBrowser({ browser, extension: inRepository('dist/chrome'), entraPort: entra.port, headless });
  try {
    await (headless ? demonstrate(open) : letTry(open));
  } finally {
    await open.close();
  }
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await app.close();
  await entra.close();
}

/** Without a display: one failing sign-in, and what the panel says of it. */
async function demonstrate({ context, page, extensionId }: OpenBrowser): Promise<void> {
  const scenario = appScenarios.find(({ id }) => id === demonstrated);
  if (!scenario) throw new Error(`The sample app has no sign-in named ${demonstrated}.`);
  console.log(`No window (${hasDisplay ? 'as asked' : 'no display'}): one failing sign-in, "${scenario.title}".`);
  await page.goto(app.url);
  const devTools = await openDevTools(context, page, extensionId);
  await page.getByTestId(`scenario-${demonstrated}`).click();
  await page.waitForURL('**/sign-in/*'); // until it has loaded: before, the button does nothing
  await page.getByTestId('app-start').click();
  await page.getByTestId('app-result').waitFor();

  const panel = devTools.panel();
  await panel.getByTestId('signin-row').first().click();
  const shown = panel.getByTestId('diagnosis').filter({ hasText: scenario.code ?? '' });
  const diagnosis = await shown.innerText();
  mkdirSync(inRepository('.cache/start'), { recursive: true });
  await panel.locator('body').screenshot({ path: inRepository(screenshot) });
  console.log(`\nThe Sign-in Doctor panel says:\n\n${diagnosis.replace(/^/gm, '  ')}\n\nScreenshot: ${screenshot}`);
}

/** With a display: opens everything, then waits until the browser is closed or Ctrl-C is pressed. */
async function letTry({ context, page, extensionId }: OpenBrowser): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    context.once('close', () => resolve());
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await page.goto(app.url);
  await openDevTools(context, page, extensionId);
  console.log(`
1. In the page, choose a sign-in that fails, then click "Sign in".
2. In DevTools, on the Sign-in Doctor tab, choose it in the list: what failed, why, and who must do what.
3. In another tab press F12 and choose Sign-in Doctor there.

It ends when you close the browser, or with Ctrl-C here.`);
  await closed;
}
