/** The states of the panel that are photographed and checked, all brought about by real sign-ins in one tab. */
import type { Frame } from 'playwright-core';
import { type Stage, scenario } from '../../test/browser/stage.ts';

/** Failing sign-ins of the sample app, in the order in which they are done; the last one is on top of the list. */
const signIns = [
  'unknown-code',
  'wrong-redirect-type',
  'wrong-redirect-type',
  'blocked-by-policy',
  'redeemed-twice',
  'trailing-slash',
];

export type PanelState = {
  /** As the picture is named: the number of the code. */
  name: string;
  code: string;
};

/** Every state with a diagnosis. The empty one is what the panel shows before `failSignIns`. */
export const panelStates: readonly PanelState[] = [...new Set(signIns)].map((id) => {
  const code = scenario(id).code ?? '';
  return { name: id === 'unknown-code' ? 'unknown' : code.replace('AADSTS', ''), code };
});

/** Fails at signing in in every way, one after the other in the stage's first tab, whose DevTools are open. */
export async function failSignIns({ chromium, signIn }: Stage, panel: Frame): Promise<void> {
  const done: string[] = [];
  for (const id of signIns) {
    await signIn(chromium.page, id);
    done.push(id);
    // The next page load would take the answer away from under a browser that has not yet handed it over.
    const times = done.filter((one) => one === id).length;
    const inList = row(panel, scenario(id).code ?? '');
    await (times > 1 ? inList.filter({ hasText: `×${times}` }) : inList).waitFor();
  }
}

/** Selects the sign-in of that code and waits for its diagnosis. */
export async function showState(panel: Frame, { code }: PanelState): Promise<void> {
  await row(panel, code).click();
  await panel.getByTestId('diagnosis').filter({ hasText: code }).waitFor();
}

const row = (panel: Frame, code: string) => panel.getByTestId('signin-row').filter({ hasText: code }).first();
