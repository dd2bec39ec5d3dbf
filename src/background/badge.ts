/** The toolbar button of a tab: number of failed sign-ins, headline of the newest. */
import { shortTitles } from 'virtual:catalogue-summary';
import browser from 'webextension-polyfill';
import failed16 from '../../icons/icon-failed-16.png?no-inline';
import failed32 from '../../icons/icon-failed-32.png?no-inline';
import failed48 from '../../icons/icon-failed-48.png?no-inline';
import type { TabIndex } from '../store/tab-index.ts';

const red = '#b3261e';
const icons = {
  ok: { 16: '/icons/icon-16.png', 32: '/icons/icon-32.png', 48: '/icons/icon-48.png' },
  failed: { 16: failed16, 32: failed32, 48: failed48 },
};

/** Draws badge, icon and title of one tab. False, and no error, where the tab is gone. */
export async function showBadge(tabId: number, index: TabIndex | undefined): Promise<boolean> {
  const failed = index?.failed ?? 0;
  const newest = index?.rows.findLast(({ outcome, kind }) => outcome === 'failed' && kind !== 'pending');
  const name = newest && (newest.code ?? newest.error);
  const headline = name ? (shortTitles.get(name) ?? 'Sign-in failed') : undefined;
  const path = failed > 0 ? icons.failed : icons.ok;
  const settled = await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text: failed > 0 ? String(failed) : '' }),
    browser.action.setBadgeBackgroundColor({ tabId, color: red }),
    browser.action.setTitle({ tabId, title: headline ? `Sign-in Doctor: ${headline} (${name})` : 'Sign-in Doctor' }),
    browser.action.setIcon({ tabId, path }),
  ]);
  const reasons = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  const other = reasons.find((reason) => !/no tab with id|invalid tab id/i.test(String(reason)));
  if (other !== undefined) throw other;
  return reasons.length === 0;
}
