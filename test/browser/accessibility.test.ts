/** The panel in real DevTools, in its six states, both themes, narrow and wide: what axe-core finds, and what sticks out. */
import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failSignIns, panelStates, showState } from '../../scripts/screenshots/panel-states.ts';
import { type Stage, setStage } from './stage.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const looks = (['right', 'undocked'] as const).flatMap((side) =>
  (['light', 'dark'] as const).map((theme) => ({ side, theme, width: side === 'right' ? 554 : 1400 })),
);
type Look = (typeof looks)[number];

let stage: Stage;
let panel: Frame;

beforeAll(async () => {
  stage = await setStage();
  await stage.chromium.page.goto(stage.app.url);
  panel = await stage.chromium.openDevTools(stage.chromium.page);
  await panel.evaluate(axe.source);
});
afterAll(() => stage?.close());

async function showLook({ side, theme }: Look): Promise<void> {
  await stage.chromium.dock(stage.chromium.page, side);
  await stage.chromium.setTheme(stage.chromium.page, theme);
}

it('the empty panel has no fault', async () => {
  await panel.getByTestId('empty').waitFor();
  for (const look of looks) {
    await showLook(look);
    expect(await faults(look)).toEqual([]);
  }
});

it('sign-ins fail and fill the list', () => failSignIns(stage, panel));

describe.each(looks)('$theme, $width pixels wide', (look) => {
  beforeAll(() => showLook(look));

  it.each(panelStates)('$name has no fault, everything opened', async (state) => {
    await showState(panel, state);
    await panel.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    // An exchange draws what is in it once it is open.
    await panel.locator('[data-testid=exchange]:not(:has(.exchange-body))').waitFor({ state: 'detached' });
    expect(await faults(look)).toEqual([]);

    await panel.getByTestId('copy-menu').click();
    await panel.getByRole('menu').waitFor();
    expect(await faults(look, '.split-button')).toEqual([]);
    await panel.press('[role=menuitem]:focus', 'Escape');
  });
});

/** What axe-core finds in that part, and what in the panel is wider than it or scrolls that should not. */
function faults({ theme, width }: Look, part = 'html'): Promise<string[]> {
  return panel.evaluate(
    async ({ part, tags, asked }) => {
      const found: string[] = [];
      const got = `${document.documentElement.dataset.theme}, ${innerWidth} pixels`;
      if (got !== asked) found.push(`the panel is ${got} instead of ${asked}`);

      const { run } = Reflect.get(globalThis, 'axe') as typeof axe;
      const { violations, passes } = await run(part, { runOnly: { type: 'tag', values: tags } });
      if (passes.length < 10) found.push(`axe-core checked only ${passes.length} rules`);
      for (const { id, nodes } of violations) {
        for (const { target, failureSummary } of nodes) found.push(`${id}: ${target} ${failureSummary}`);
      }

      for (const element of document.querySelectorAll('body *:not(.sr-only)')) {
        const { left, right } = element.getBoundingClientRect();
        const name = `${element.tagName}.${element.getAttribute('class')}`;
        if (right > innerWidth + 0.5 || left < -0.5) found.push(`sticks out: ${name}`);
        const scrolls = getComputedStyle(element).overflowX === 'auto';
        if (scrolls && element.scrollWidth > element.clientWidth) found.push(`scrolls sideways: ${name}`);
      }
      const { scrollHeight, scrollWidth } = document.documentElement;
      if (scrollHeight > innerHeight || scrollWidth > innerWidth) found.push('the page itself scrolls');
      return found;
    },
    { part, tags: rules, asked: `${theme}, ${width} pixels` },
  );
}
