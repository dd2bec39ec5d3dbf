/** What the robustness tests share: hand-made sign-in requests, and reading what the extension stored of a tab. */
import type { Page } from 'playwright-core';
import type { Exchange } from '../../src/evidence/exchange.ts';
import type { TabIndex } from '../../src/store/tab-index.ts';
import type { Chromium } from './chromium.ts';
import { type Stage, scenario } from './stage.ts';

/** What is stored of a tab. */
export interface StoredTab {
  /** In order of their start. */
  exchanges: Exchange[];
  index: TabIndex | undefined;
}

export async function storedOf(chromium: Chromium, tabId: number): Promise<StoredTab> {
  const all = await chromium.readSessionStorage();
  const exchanges = Object.entries(all)
    .filter(([name]) => name.startsWith(`exchange:${tabId}:`))
    .map(([, value]) => value as Exchange)
    .sort((a, b) => a.startedAt - b.startedAt);
  return { exchanges, index: all[`index:${tabId}`] as TabIndex | undefined };
}

/** The requests among them whose answers came from a token endpoint. */
export const tokenPosts = ({ exchanges }: StoredTab): Exchange[] =>
  exchanges.filter(({ request }) => request.method === 'POST' && request.url.endsWith('/token'));

/** Leaves for the authorize endpoint by hand and comes back to the app's first page, which does nothing with the code. */
export async function getCode({ app }: Stage, page: Page, id: string): Promise<string> {
  const { clientId, tenant } = scenario(id);
  const url = new URL(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`);
  url.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: `${app.url}/`,
    scope: 'User.Read openid profile',
    state: `made-up-state-${clientId}`,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  }).toString();
  await page.goto(url.href);
  await page.waitForURL((one) => one.hash.includes('code='));
  return new URLSearchParams(new URL(page.url()).hash.slice(1)).get('code') ?? '';
}

export interface TokenRequest {
  url: string;
  form: Record<string, string>;
}

/** The redemption of a code by the client of a sign-in of the sample app. */
export function redemption({ app }: Stage, id: string, code = 'made-up-code'): TokenRequest {
  const { clientId, tenant } = scenario(id);
  return {
    url: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    form: {
      client_id: clientId,
      grant_type: 'authorization_code',
      redirect_uri: `${app.url}/`,
      scope: 'User.Read openid profile',
      code,
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    },
  };
}

/** Posts the same request so often at the same moment, from the page, and reads every answer. Gives the statuses. */
export function post(page: Page, request: TokenRequest, times = 1): Promise<number[]> {
  return page.evaluate(
    ([{ url, form }, count]) =>
      Promise.all(
        Array.from({ length: count }, async () => {
          const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
          await response.text();
          return response.status;
        }),
      ),
    [request, times] as const,
  );
}
