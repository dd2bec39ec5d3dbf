/** Signs in with MSAL.js, the way its documentation says. */
import type * as Msal from '@azure/msal-browser';
import type { PageSettings } from '../pages.ts';
import { type Outcome, success } from './outcome.ts';

/** Put on the page by msal-browser.min.js. */
declare const msal: typeof Msal;

const usualScopes = ['User.Read', 'openid', 'profile', 'offline_access'];
const here = location.origin + location.pathname;
const bridge = `${location.origin}/bridge`;
let started: Promise<Msal.IPublicClientApplication> | null = null;

/** Begins the sign-in. Null: the page is being left. */
export async function startMsal({ scenario, ...settings }: PageSettings): Promise<Outcome | null> {
  const app = await application({ scenario, ...settings });
  const scopes = scenario.scopes ?? usualScopes;
  if (scenario.how === 'popup') return signedIn(await app.loginPopup({ scopes, redirectUri: bridge }));
  if (scenario.how === 'silent' && !scenario.signInFirst) {
    return signedIn(await app.ssoSilent({ scopes, redirectUri: bridge }));
  }
  await app.loginRedirect({ scopes, redirectUri: here });
  return null;
}

/** Goes on after the redirect. Null: this page load is no return from a sign-in. */
export async function resumeMsal(settings: PageSettings): Promise<Outcome | null> {
  const app = await application(settings);
  const result = await app.handleRedirectPromise();
  if (!result) return null;
  const { account } = result;
  const scopes = settings.scenario.scopes ?? usualScopes;
  switch (settings.scenario.how) {
    case 'silent':
      return signedIn(await app.ssoSilent({ scopes, account, redirectUri: bridge }));
    case 'refresh':
      return signedIn(await app.acquireTokenSilent({ scopes, account, forceRefresh: true, redirectUri: bridge }));
    default:
      if (!settings.scenario.thenTrailingSlash) return signedIn(result);
      await app.loginRedirect({ scopes, redirectUri: `${here}/` });
      return null;
  }
}

function application({ scenario, entraOrigin }: PageSettings): Promise<Msal.IPublicClientApplication> {
  started ??= msal.createStandardPublicClientApplication({
    auth: { clientId: scenario.clientId, authority: `${entraOrigin}/${scenario.tenant}`, redirectUri: here },
  });
  return started;
}

function signedIn({ account, scopes: granted }: Msal.AuthenticationResult): Outcome {
  return success(`${account?.username ?? 'Someone'} may use ${granted.join(' ')}`);
}
