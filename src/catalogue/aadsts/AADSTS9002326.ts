import { cause, defineEntry } from '../define.ts';

const spaRedirects =
  'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redirect-uris-for-single-page-apps-spas';
const codeGrants = new Set(['authorization_code', 'refresh_token']);

export default defineEntry({
  code: 'AADSTS9002326',
  actor: 'developer',
  category: 'client-type',
  title: 'The redirect URI isn’t registered as a single-page application',
  shortTitle: 'Redirect URI has the wrong type',
  summary:
    'This page collects its tokens itself. Microsoft allows that only for redirect URIs of the type Single-page application; this one has another type, most likely Web.',
  errors: ['invalid_request'],
  steps: [
    { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
    { text: 'Remove this address from **Web**.', value: '{redirectUri}' },
    'Choose **Add redirect URI**, then **Single-page application**.',
    'Enter the same address.',
    'Save the change.',
    { text: 'Check: sign in again after a few minutes. The token request answers 200.', check: true },
    {
      text: 'If a server redeems the code on purpose, send the token request from the server, without an Origin header.',
      alternative: true,
    },
  ],
  links: [
    {
      title: 'Single-page application: app registration',
      url: 'https://learn.microsoft.com/entra/identity-platform/scenario-spa-app-registration',
    },
    { title: 'Authorization code flow: redirect URIs for single-page apps', url: spaRedirects },
  ],
  shows: ['origin', 'fetchMode', 'grantType', 'redirectUri', 'clientSecret', 'library'],
  causes: [
    cause({
      id: 'server-passes-origin',
      summary: 'A server or proxy redeems the code and passes on the Origin header',
      title: 'A server asked for the tokens, but passed on the Origin header of the browser',
      basis: { kind: 'observed', url: 'https://github.com/vippsas/vipps-ecom-api/issues/246' },
      confidence: 'likely',
      needs: ['origin'],
      uses: ['fetchMode', 'library', 'authorityHost'],
      when: ({ origin, fetchMode, library, authorityHost }) => {
        if (origin === null) return 'ruled-out';
        if (authorityHost === undefined) return 'found';
        return fetchMode === null && !library?.startsWith('MSAL.js') ? 'found' : 'ruled-out';
      },
      because: {
        found:
          'The request has the Origin {origin}, but no browser sent it to Microsoft itself: something between them passed it on.',
        'ruled-out': 'A browser sent the request to Microsoft itself, or there was no Origin header.',
      },
      lede: 'Microsoft takes every token request with an Origin header for one of a page. A server or development proxy must not forward that header.',
      steps: [
        'In the server or proxy that calls the token endpoint, drop the Origin header of the browser’s request.',
        'Better: let the server send a request of its own with its secret, and hand only the result to the page.',
        { text: 'Check: sign in again. The token request carries no Origin header and answers 200.', check: true },
        {
          text: 'If the page should redeem the code itself, register this address as **Single-page application** instead.',
          value: '{redirectUri}',
          alternative: true,
        },
      ],
      evidence: { origin: { verdict: 'bad', says: 'A server’s own request has none' } },
    }),
    cause({
      id: 'grant-not-for-pages',
      summary: 'A page uses a grant that only servers and installed apps may use',
      title: 'The page asked for tokens in a way that Microsoft never allows from a page',
      basis: { kind: 'documented', url: spaRedirects },
      confidence: 'certain',
      needs: ['origin', 'grantType'],
      when: ({ origin, grantType }) =>
        origin === null || grantType === null ? 'cannot-tell' : !codeGrants.has(grantType),
      because: {
        found: 'A page at {origin} sent grant_type={grantType}.',
        'ruled-out': 'The grant type is one that pages use: {grantType}.',
      },
      lede: 'Pages may only redeem codes and refresh tokens, with PKCE and without a secret. No setting of the registration changes that for other grants.',
      steps: [
        'Move this token request to a server of yours.',
        'Or sign the person in with MSAL.js, which uses the authorization code flow with PKCE.',
        {
          text: 'If the page held a client secret, delete that secret on the app’s Certificates & secrets page: every visitor could read it.',
          action: 'app-credentials',
        },
        { text: 'Check: no request from the page to `/token` has this grant type any more.', check: true },
      ],
      evidence: { grantType: { verdict: 'bad', says: 'Not for pages' }, origin: { verdict: 'bad' } },
    }),
    cause({
      id: 'secret-in-page',
      summary: 'The page sends a client secret',
      title: 'The page sent the app’s client secret, which every visitor can read',
      basis: { kind: 'documented', url: spaRedirects },
      confidence: 'certain',
      needs: ['origin', 'clientSecret'],
      when: ({ origin, clientSecret }) => (origin === null ? 'cannot-tell' : clientSecret !== null),
      because: {
        found: 'The request of the page at {origin} holds a client_secret.',
        'ruled-out': 'The body holds no client_secret.',
      },
      lede: 'A secret in a page is public, so Microsoft refuses secrets in every request that has an Origin header. Treat this one as leaked.',
      steps: [
        'Remove the secret from the page’s code and settings.',
        {
          text: 'Delete the leaked secret on the app’s Certificates & secrets page.',
          action: 'app-credentials',
        },
        {
          text: 'On the app’s Authentication page, register the address as **Single-page application**.',
          action: 'app-authentication',
          value: '{redirectUri}',
        },
        { text: 'Check: sign in again. The token request has no client_secret and answers 200.', check: true },
        { text: 'Redeem the code on a server, which may keep a secret.', alternative: true },
      ],
      evidence: { clientSecret: { verdict: 'bad', says: 'Must never be in a page' }, origin: { verdict: 'bad' } },
    }),
    cause({
      id: 'wrong-redirect-type',
      summary: 'Redirect URI has another type than Single-page application',
      basis: { kind: 'documented', url: spaRedirects },
      confidence: 'certain',
      needs: ['origin'],
      uses: ['fetchMode', 'authorityHost', 'grantType'],
      when: ({ origin, authorityHost, grantType }) => {
        if (grantType && !codeGrants.has(grantType)) return 'ruled-out';
        return origin === null || authorityHost === undefined ? 'cannot-tell' : 'found';
      },
      because: {
        found: 'A page at {origin} sent the token request, and Microsoft refuses exactly that for this address.',
        'ruled-out': 'This grant uses no redirect URI: {grantType}.',
        'cannot-tell': 'It needs the token request with its headers, as the browser sent it to Microsoft.',
      },
      evidence: { origin: { verdict: 'bad' }, fetchMode: { verdict: 'bad' } },
    }),
    cause({
      id: 'other-client-id',
      summary: 'Client ID of the API or back-end app is used',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/scenario-spa-app-registration',
      },
      confidence: 'likely',
      because: {
        possible: 'Only the app registration shows whether {clientId} is the page’s own registration.',
      },
      uses: ['clientId'],
    }),
  ],
});
