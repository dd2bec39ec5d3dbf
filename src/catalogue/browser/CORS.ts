import type { Basis } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const article: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-cross-origin-resource-sharing-issues',
};
const redirectTypes: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redirect-uris-for-single-page-apps-spas',
};

export default defineEntry({
  code: 'CORS',
  actor: 'developer',
  category: 'client-type',
  title: 'The browser kept Microsoft’s answer from the page',
  shortTitle: 'Answer blocked by the browser',
  summary:
    'A script asked another site, and the answer doesn’t allow this page to read it. Whatever it said, the page only sees that the request failed.',
  steps: [
    'Look which endpoint was asked: sign-in pages are for navigation, token endpoints for single-page apps.',
    {
      text: 'Open the app’s Authentication page: is the redirect URI listed under **Single-page application**?',
      action: 'app-authentication',
    },
    'Try in a private window without extensions, and on another network.',
    { text: 'Check: sign in again. The request gets an answer with a status.', check: true },
  ],
  links: [
    { title: 'Troubleshoot CORS issues with Microsoft Entra ID', url: article.url },
    { title: 'Redirect URIs for single-page apps', url: redirectTypes.url },
  ],
  shows: ['endpoint', 'origin', 'fetchMode', 'grantType', 'redirectUri', 'authorityHost'],
  causes: [
    cause({
      id: 'authorize-by-script',
      summary: 'The sign-in page was asked by a script',
      title: 'A script asked for Microsoft’s sign-in page; only a navigation can',
      basis: article,
      confidence: 'certain',
      needs: ['endpoint', 'origin'],
      uses: ['fetchMode'],
      when: ({ endpoint, origin, fetchMode }) => {
        if (endpoint !== 'authorize') return 'ruled-out';
        if (fetchMode === 'navigate') return 'ruled-out';
        return fetchMode === 'cors' || origin !== null;
      },
      because: {
        found:
          'The authorize endpoint was asked with an Origin header, as scripts send it, and the browser kept the answer.',
        'ruled-out': 'The failed request isn’t a script’s request to the authorize endpoint.',
      },
      lede: 'The authorize endpoint is a page for people and allows no script of another site to read it. Neither headers nor settings change that.',
      steps: [
        'Start the sign-in by navigating: `window.location`, a link, or the redirect or popup call of MSAL.js.',
        'If an API redirects its callers there, let it answer 401 instead.',
        { text: 'Check: sign in again. The list shows the authorize request as a page.', check: true },
      ],
      evidence: { endpoint: { verdict: 'bad' }, origin: { verdict: 'bad', says: 'A script of this page asked' } },
    }),
    cause({
      id: 'api-redirected',
      summary: 'An API redirected the call instead of answering 401',
      basis: article,
      confidence: 'likely',
      needs: ['endpoint'],
      when: ({ endpoint }) => (endpoint === 'authorize' ? 'possible' : 'ruled-out'),
      because: {
        possible:
          'Most calls of a script that end at the sign-in page were sent there by an API that wanted a signed-in session.',
        'ruled-out': 'The failed request did not go to the sign-in page.',
      },
    }),
    cause({
      id: 'flow-not-for-pages',
      summary: 'The page uses a flow that is for servers',
      title: 'The page asks for tokens with {grantType}, a flow that browsers can’t use',
      basis: article,
      confidence: 'likely',
      needs: ['endpoint', 'origin'],
      uses: ['grantType'],
      when: ({ endpoint, origin, grantType }) => {
        if (endpoint !== 'token' || origin === null) return 'ruled-out';
        if (grantType === undefined) return 'cannot-tell';
        return /^(?:client_credentials|password)$|:jwt-bearer$/.test(grantType ?? '');
      },
      because: {
        found: 'The page at {origin} uses the grant type {grantType}.',
        'ruled-out': 'The failed request uses no flow for servers.',
        'cannot-tell': 'The grant type is in the body of the request, which was not captured.',
      },
      lede: 'The answer to these flows carries no permission for pages. They need a secret or password, which no page can keep.',
      steps: [
        'Move the token request to a server of your own.',
        'For people who sign in in the page: use the authorization code flow with PKCE, as MSAL.js does.',
        { text: 'Check: no token request with this grant type comes from the page any more.', check: true },
      ],
      evidence: { grantType: { verdict: 'bad' }, origin: { verdict: 'neutral' } },
    }),
    cause({
      id: 'redirect-uri-not-single-page',
      summary: 'The redirect URI is not of the type Single-page application',
      basis: redirectTypes,
      confidence: 'likely',
      needs: ['endpoint', 'origin'],
      when: ({ endpoint, origin }) => (endpoint === 'token' && origin !== null ? 'possible' : 'ruled-out'),
      because: {
        possible:
          'Microsoft’s article names this cause. Today the answer can mostly be read, and it says AADSTS9002326.',
        'ruled-out': 'The failed request is no token request of a page.',
      },
    }),
    cause({
      id: 'unknown-authority',
      summary: 'The authority, tenant or user flow in the address does not exist',
      basis: article,
      confidence: 'likely',
      needs: ['endpoint'],
      when: ({ endpoint }) => (endpoint === 'discovery' ? 'possible' : 'ruled-out'),
      because: {
        possible:
          'Answers for unknown authorities carry no permission for pages. Open the address in a tab to read it.',
        'ruled-out': 'The failed request didn’t ask for the settings of an authority.',
      },
    }),
    cause({
      id: 'blocked-on-the-way',
      summary: 'A proxy, firewall or extension blocked the request',
      basis: article,
      confidence: 'likely',
      because: { 'cannot-tell': 'The browser tells pages and extensions no more than that the request failed.' },
    }),
  ],
});
