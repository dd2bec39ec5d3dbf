import { cause, defineEntry } from '../define.ts';

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
    { text: 'Check: sign in again after a minute. The token request answers 200.', check: true },
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
    {
      title: 'Authorization code flow: redirect URIs for single-page apps',
      url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redirect-uris-for-single-page-apps-spas',
    },
  ],
  shows: ['origin', 'fetchMode', 'redirectUri', 'clientSecret', 'library'],
  causes: [
    cause({
      id: 'server-passes-origin',
      summary: 'A server redeems the code and passes on the Origin header',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/2482',
      },
      confidence: 'likely',
      needs: ['fetchMode', 'origin'],
      uses: ['library'],
      when: ({ fetchMode, origin, library }) =>
        origin === null ? 'ruled-out' : fetchMode === null && !library?.startsWith('MSAL.js') ? 'found' : 'ruled-out',
      because: {
        found:
          'The request carries an Origin header but none of the headers that a browser adds to a script’s request.',
        'ruled-out': 'Sec-Fetch-Mode is {fetchMode}: a browser sent it.',
      },
    }),
    cause({
      id: 'wrong-redirect-type',
      summary: 'Redirect URI has another type than Single-page application',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redirect-uris-for-single-page-apps-spas',
      },
      confidence: 'certain',
      needs: ['origin'],
      uses: ['fetchMode'],
      when: ({ origin }) => (origin === null ? 'cannot-tell' : 'found'),
      because: {
        found: 'A page at {origin} sent the token request, and Microsoft refuses exactly that for this address.',
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
