/** The worker's log, index and badge, each case also with a restart between every two events. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/evidence/exchange.ts';
import { redact } from '../../src/evidence/redact.ts';
import type { TabIndex } from '../../src/store/tab-index.ts';
import { type FakeBrowser, fakeBrowser } from '../fake-browser.ts';
import { readFixture } from '../fixture.ts';
import { rawExchanges } from '../fixture-exchanges.ts';

const tabId = 7;
let browser: FakeBrowser;

beforeEach(async () => {
  browser = fakeBrowser();
  await browser.restart();
});

/** A fixture's exchanges as the DevTools page of the tab reports them; each attempt has its own state and code. */
async function reported(name: string, shift = 0): Promise<Exchange[]> {
  const key = Uint8Array.from((await browser.send({ type: 'fingerprint-key' })) as number[]);
  const own = <T>(text: T) => (typeof text === 'string' ? text.replaceAll('made-up-', `made-up-${shift}-`) : text);
  return rawExchanges(readFixture(name)).flatMap((raw) => {
    const attempt = {
      ...raw,
      source: 'devtools' as const,
      tabId,
      startedAt: raw.startedAt + shift,
      url: own(raw.url),
      requestBody: own(raw.requestBody),
      redirectUrl: own(raw.redirectUrl),
    };
    return redact(attempt, { key, authorityHosts: [] }) ?? [];
  });
}

const index = () => browser.stored()[`index:${tabId}`] as TabIndex | undefined;
const keptExchanges = () => Object.keys(browser.stored()).filter((name) => name.startsWith(`exchange:${tabId}:`));

describe.each([
  ['kept running', async () => undefined],
  ['restarted between two events', () => browser.restart()],
])('a worker that is %s', (_, between) => {
  async function report(exchanges: readonly Exchange[]) {
    for (const exchange of exchanges) {
      await browser.send({ type: 'observed', exchange });
      await between();
    }
  }

  it('counts a failed code redemption once and names it', async () => {
    await report(await reported('AADSTS9002326/wrong-redirect-type'));
    expect(browser.badge(tabId)).toEqual({
      text: '1',
      title: 'Sign-in Doctor: Redirect URI has the wrong type (AADSTS9002326)',
    });
    expect(index()?.rows).toHaveLength(1);
    expect(keptExchanges()).toHaveLength(2);
  });

  it('counts a retry of the same sign-in once', async () => {
    await report(await reported('AADSTS9002326/wrong-redirect-type'));
    await report(await reported('AADSTS9002326/wrong-redirect-type', 3000));
    expect(browser.badge(tabId).text).toBe('1');
    expect(index()?.rows).toMatchObject([{ count: 2 }]);
  });

  it('counts two attempts that are minutes apart as two', async () => {
    await report(await reported('AADSTS9002326/wrong-redirect-type'));
    await report(await reported('AADSTS9002326/wrong-redirect-type', 180_000));
    expect(browser.badge(tabId).text).toBe('2');
  });

  it('stores one exchange for a request that webRequest and DevTools both saw, in either order', async () => {
    const [authorize] = rawExchanges(readFixture('AADSTS9002326/wrong-redirect-type'));
    if (!authorize) throw new Error('the fixture has no exchange');
    const seenByBrowser = {
      requestId: '1',
      url: authorize.url.replaceAll('made-up-', 'made-up-0-'),
      method: 'GET',
      tabId,
      type: 'main_frame',
      timeStamp: authorize.startedAt + 3,
    };
    const [devtools] = await reported('AADSTS9002326/wrong-redirect-type');
    if (!devtools) throw new Error('nothing was reported');
    browser.events.beforeRequest.emit(seenByBrowser);
    await between();
    browser.events.beforeRedirect.emit({
      ...seenByBrowser,
      statusCode: 302,
      redirectUrl: authorize.redirectUrl,
      responseHeaders: [],
    });
    await browser.send({ type: 'observed', exchange: devtools });
    await between();
    expect(keptExchanges()).toHaveLength(1);
    expect(Object.values(browser.stored())).toContainEqual(
      expect.objectContaining({ sources: ['devtools', 'web-request'] }),
    );
  });

  it('with DevTools closed counts an error that is brought to a full page, not one in a frame', async () => {
    const details = (type: string, requestId: string, error: string) => ({
      requestId,
      url: `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${requestId}&state=s${requestId}`,
      method: 'GET',
      tabId,
      type,
      timeStamp: 1000,
      statusCode: 302,
      redirectUrl: `https://orders.contoso.example/#error=${error}&error_description=AADSTS50105%3a+made+up&state=s${requestId}`,
      responseHeaders: [],
    });
    browser.events.beforeRedirect.emit(details('sub_frame', '1', 'interaction_required'));
    await between();
    await browser.send({ type: 'fingerprint-key' });
    expect(browser.badge(tabId).text).toBe('');
    browser.events.beforeRedirect.emit(details('main_frame', '2', 'access_denied'));
    await expect.poll(() => browser.badge(tabId).text).toBe('1');
  });

  it('clears a tab on request and when it is closed', async () => {
    await report(await reported('AADSTS9002326/wrong-redirect-type'));
    await browser.send({ type: 'clear', tabId });
    expect(browser.badge(tabId).text).toBe('');
    expect(keptExchanges()).toEqual([]);
    await report(await reported('AADSTS9002326/wrong-redirect-type'));
    browser.events.tabRemoved.emit(tabId);
    await expect.poll(keptExchanges).toEqual([]);
  });
});

describe('what the worker refuses', () => {
  it('messages of another sender and messages of another shape', async () => {
    const [exchange] = await reported('AADSTS9002326/wrong-redirect-type');
    expect(await browser.send({ type: 'observed', exchange }, { id: 'another-extension' })).toBeUndefined();
    expect(await browser.send({ type: 'observed', exchange: { id: 1 } })).toBeUndefined();
    expect(await browser.send({ type: 'unheard-of' })).toBeUndefined();
    expect(keptExchanges()).toEqual([]);
  });
});

describe('the fingerprint key', () => {
  it('is one, though two events ask for it at once', async () => {
    const ask = () => browser.send({ type: 'fingerprint-key' });
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(first).toEqual(second);
    await browser.restart();
    expect(await ask()).toEqual(first);
  });
});

describe('full storage', () => {
  it('makes room in the tab that fills it, not in the one that is written', async () => {
    const [, token] = await reported('AADSTS9002326/wrong-redirect-type');
    if (!token) throw new Error('nothing was reported');
    const failure = (n: number, tab: number) => ({
      type: 'observed',
      exchange: { ...token, id: `${tab}-${n}`, tabId: tab, startedAt: token.startedAt + n * 400_000 },
    });
    for (let n = 0; n < 100; n++) await browser.send(failure(n, 1));
    browser.setQuota(JSON.stringify(browser.stored()).length + 500);
    for (let n = 101; n < 104; n++) {
      await browser.send(failure(n, 2));
      await browser.restart();
    }
    const indexes = [1, 2].map((tab) => browser.stored()[`index:${tab}`] as TabIndex);
    expect(indexes).toMatchObject([
      { failed: 1, dropped: 50 },
      { failed: 1, dropped: 0 },
    ]);
    const kept = (tab: number) => Object.keys(browser.stored()).filter((name) => name.startsWith(`exchange:${tab}:`));
    expect([1, 2].map((tab) => kept(tab).length)).toEqual([50, 3]);
  });

  it('keeps what is there, and goes on, where a write fails for another reason', async () => {
    const [authorize, token] = await reported('AADSTS9002326/wrong-redirect-type');
    await browser.send({ type: 'observed', exchange: authorize });
    const { set } = browser.api.storage.session;
    browser.api.storage.session.set = () => Promise.reject(new Error('The disk is on fire'));
    await expect(browser.send({ type: 'observed', exchange: token })).rejects.toThrow('fire');
    browser.api.storage.session.set = set;
    expect(keptExchanges()).toHaveLength(1);
    await browser.send({ type: 'observed', exchange: token });
    expect(keptExchanges()).toHaveLength(2);
    expect(browser.badge(tabId).text).toBe('1');
  });

  it('drops the oldest, says so, and keeps the newest', async () => {
    for (let n = 0; n < 60; n++) {
      const [, token] = await reported('AADSTS9002326/wrong-redirect-type', n * 400_000);
      await browser.send({ type: 'observed', exchange: token });
    }
    browser.setQuota(JSON.stringify(browser.stored()).length + 200);
    const [, last] = await reported('AADSTS9002326/wrong-redirect-type', 61 * 400_000);
    await browser.send({ type: 'observed', exchange: last });
    expect(index()?.dropped).toBeGreaterThan(0);
    expect(browser.stored()).toHaveProperty([`exchange:${tabId}:${last?.id}`]);
  });
});
