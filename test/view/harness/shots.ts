/** Takes a picture of every state, theme and size, and runs axe-core in each: tsx test/view/harness/shots.ts [FOLDER] */
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { build, type InlineConfig, preview } from 'vite';
import { harness, pagePath, sizes, states, themes } from './pages.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = process.argv[2] ?? join(root, '.cache/view');
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
mkdirSync(folder, { recursive: true });

// Built once and served as files: a page then loads three files instead of all modules.
const settings = {
  root,
  configFile: false,
  logLevel: 'error',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(root, '.cache/view-harness'),
    emptyOutDir: true,
    rollupOptions: { input: join(root, harness) },
  },
  preview: { port: 0 },
} as const satisfies InlineConfig;
await build(settings);
const server = await preview(settings);
const base = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const context = await browser.newContext({ timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' });
await context.addInitScript({ path: axePath });
let problems = 0;
let runs = 0;
try {
  const page = await context.newPage();
  page.on('pageerror', (error) => report(`page error: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && report(`console: ${message.text()}`));
  for (const state of states)
    for (const theme of themes) for (const size of sizes) await look(page, state, theme, size, 'en');
  for (const size of sizes) await look(page, '50011', 'light', size, 'nl');
  for (const kind of ['info', 'warning'])
    for (const size of sizes) await look(page, '50011', 'light', size, 'en', `&notice=${kind}`);
  await fullPage(page);
  await forcedColors(context);
} finally {
  await browser.close();
  await server.close();
}
console.log(`${runs} axe runs, ${problems} problems; pictures in ${folder}`);
process.exitCode = problems === 0 ? 0 : 1;

async function look(
  page: Page,
  state: string,
  theme: string,
  size: { width: number; height: number },
  lang: string,
  more = '',
) {
  const popup = state.startsWith('popup');
  if (popup && size.width !== 320 && size.width !== 400) return;
  await page.setViewportSize(popup && size.width === 400 ? { width: 360, height: 346 } : size);
  const name = `${state}${more.replace(/\W/g, '-')}-${lang}-${popup && size.width === 400 ? 360 : size.width}-${theme}`;
  await page.goto(base + pagePath(state, theme, lang, more));
  await page.waitForSelector('.panel, .popup');
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await axe(page, name);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await page.waitForTimeout(20);
  await axe(page, `${name}, all open`);
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.sr-only'))
      .map((element) => `${element.tagName}.${element.getAttribute('class')}`),
  );
  if (wide.length > 0) report(`${name}: wider than the panel: ${[...new Set(wide)].slice(0, 5).join(', ')}`);
  const menu = page.locator('[data-testid="copy-menu"]');
  if ((await menu.count()) > 0) {
    await menu.click();
    await axe(page, `${name}, menu open`);
    if (state === '50011') await page.screenshot({ path: join(folder, `${name}-menu.png`) });
  }
}

async function axe(page: Page, name: string) {
  runs += 1;
  const found = await page.evaluate(async (values) => {
    // biome-ignore lint/suspicious/noExplicitAny: axe-core puts itself on the page's global object
    const { violations, passes } = await (globalThis as any).axe.run(document, { runOnly: { type: 'tag', values } });
    if (passes.length < 10) throw new Error(`axe-core checked only ${passes.length} rules.`);
    return violations.map(
      (one: { id: string; nodes: { target: string[]; failureSummary: string }[] }) =>
        `${one.id}: ${one.nodes
          .map((node) => `${node.target} ${node.failureSummary}`)
          .slice(0, 3)
          .join(' | ')}`,
    );
  }, tags);
  for (const violation of found) report(`${name}: ${violation}`);
}

async function fullPage(page: Page) {
  await page.setViewportSize({ width: 554, height: 1880 });
  await page.goto(base + pagePath('50011', 'light'));
  await page.waitForSelector('.diagnosis');
  await page.screenshot({ path: join(folder, '50011-full.png') });
  await page.setViewportSize({ width: 1400, height: 1800 });
  for (const state of ['50011', '9002326', '53003', '54005', '9999999']) {
    await page.goto(base + pagePath(state, 'light'));
    await page.waitForSelector('.diagnosis');
    await page.screenshot({ path: join(folder, `${state}-full-wide.png`) });
  }
}

async function forcedColors(from: BrowserContext) {
  const page = await from.newPage();
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.goto(base + pagePath('54005', 'dark'));
  await page.waitForSelector('.diagnosis');
  await page.screenshot({ path: join(folder, '54005-forced-colors.png') });
}

function report(problem: string) {
  problems += 1;
  if (problems < 40) console.error(problem);
}
