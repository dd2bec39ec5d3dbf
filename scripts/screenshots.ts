/**
 * Takes pictures of the panel: the built extension in real DevTools, with real sign-ins at the fake Entra.
 * `npm run screenshots [FOLDER]`; the one for the README goes to docs/panel.png.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame } from 'playwright-core';
import { type Stage, setStage } from '../test/browser/stage.ts';
import { failSignIns, panelStates, showState } from './screenshots/panel-states.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = process.argv[2] ?? join(root, '.cache/screenshots');
mkdirSync(folder, { recursive: true });

type Look = { side: 'right' | 'undocked'; theme: 'light' | 'dark' };
/** The usual place of DevTools, 554 pixels of a window of 1400, and a window of their own. */
const sides = ['right', 'undocked'] as const;
const looks: Look[] = sides.flatMap((side) => (['light', 'dark'] as const).map((theme) => ({ side, theme })));

await takeAll('en', looks);
// Dutch words are longer: what the narrow panel makes of them.
await takeAll('nl', [{ side: 'right', theme: 'light' }]);
console.log(`Pictures: ${folder} and docs/panel.png`);

async function takeAll(locale: 'en' | 'nl', wanted: Look[]): Promise<void> {
  const stage = await setStage({ locale });
  try {
    const { page } = stage.chromium;
    await page.goto(stage.app.url);
    const panel = await stage.chromium.openDevTools(page);
    const take = async (look: Look, state: string) => {
      const width = await panel.evaluate(() => innerWidth);
      await shoot(panel, join(folder, `${state}-${width}-${look.theme}${locale === 'en' ? '' : `-${locale}`}.png`));
    };

    await panel.getByTestId('empty').waitFor();
    for (const look of wanted) {
      await show(stage, look);
      await take(look, 'empty');
    }
    await failSignIns(stage, panel);
    for (const look of wanted) {
      await show(stage, look);
      for (const state of panelStates) {
        await showState(panel, state);
        await take(look, state.name);
        if (look.side === 'undocked' && look.theme === 'light' && state.name === '50011')
          await shootForReadme(stage, panel);
      }
    }
  } finally {
    await stage.close();
  }
}

async function show({ chromium }: Stage, { side, theme }: Look): Promise<void> {
  await chromium.dock(chromium.page, side);
  await chromium.setTheme(chromium.page, theme);
}

async function shoot(panel: Frame, path: string): Promise<void> {
  await panel.locator('body').screenshot({ path, animations: 'disabled' });
}

/** What to do, why, and what was ruled out, cut where the requests begin. */
async function shootForReadme({ chromium }: Stage, panel: Frame): Promise<void> {
  const whole = await panel.locator('body').boundingBox();
  const columns = await panel.locator('.columns').boundingBox();
  if (!whole || !columns) throw new Error('The panel shows no diagnosis.');
  const height = Math.min(whole.height, columns.y + columns.height + 12 - whole.y);
  await chromium
    .devToolsOf(chromium.page)
    .screenshot({ path: join(root, 'docs/panel.png'), clip: { ...whole, height }, animations: 'disabled' });
}
