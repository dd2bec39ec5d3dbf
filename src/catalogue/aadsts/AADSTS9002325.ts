import { cause, defineEntry } from '../define.ts';

const flow = 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow';
const spaRedirects = `${flow}#redirect-uris-for-single-page-apps-spas`;

export default defineEntry({
  code: 'AADSTS9002325',
  actor: 'developer',
  category: 'client-type',
  title: 'The sign-in lacks PKCE, which single-page redirect URIs require',
  shortTitle: 'PKCE is missing',
  summary:
    'The redirect URI is registered as Single-page application, and for those Microsoft demands a code challenge and its verifier. Either the app sends none, or the address belongs under another platform.',
  errors: ['invalid_request'],
  steps: [
    { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
    {
      text: 'Find this address under **Single-page application**.',
      value: '{redirectUri}',
    },
    'If a server receives the code, remove the address there and add it under **Web**.',
    'If a page receives it, sign in with MSAL.js or another library that sends code_challenge and code_verifier.',
    { text: 'Check: sign in again after a few minutes. No AADSTS9002325 follows.', check: true },
  ],
  links: [
    { title: 'Authorization code flow: redirect URIs for single-page apps', url: spaRedirects },
    {
      title: 'Add a redirect URI to your application',
      url: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-redirect-uri',
    },
    { title: 'Proof Key for Code Exchange (RFC 7636)', url: 'https://www.rfc-editor.org/rfc/rfc7636' },
  ],
  shows: ['codeChallenge', 'codeVerifier', 'responseType', 'responseMode', 'redirectUri', 'clientSecret', 'library'],
  causes: [
    cause({
      id: 'verifier-missing',
      summary: 'The token request has no code_verifier',
      title: 'The token request lacks the verifier that belongs to the sign-in',
      basis: { kind: 'documented', url: `${flow}#request-an-access-token-with-a-client_secret` },
      confidence: 'certain',
      needs: ['codeVerifier', 'codeChallenge'],
      when: ({ codeVerifier, codeChallenge }) => codeVerifier === null && codeChallenge !== null,
      because: {
        found: 'The authorize request had a code_challenge, the token request no code_verifier.',
        'ruled-out': 'The token request has a verifier, or the sign-in had no challenge.',
        'cannot-tell':
          'It needs both requests of the sign-in. Microsoft may have refused before a token request was made.',
      },
      lede: 'PKCE has two halves: the challenge at the start and the verifier at the end. The second half was not sent.',
      steps: [
        'In the app, keep the code_verifier that was made for the sign-in until the code comes back.',
        'Send it as code_verifier in the token request, in the form body.',
        { text: 'Check: sign in again. The token request holds a code_verifier and answers 200.', check: true },
      ],
      evidence: {
        codeVerifier: { verdict: 'bad', says: 'Required, because the sign-in began with a challenge' },
        codeChallenge: { verdict: 'good', says: 'Sent with the authorize request' },
      },
    }),
    cause({
      id: 'implicit-flow',
      summary: 'A library of the implicit flow is used with a single-page redirect URI',
      title: 'The page uses the old implicit flow with a redirect URI that requires PKCE',
      basis: { kind: 'observed', url: 'https://github.com/MicrosoftDocs/azure-docs/issues/61077' },
      confidence: 'likely',
      needs: ['responseType'],
      when: ({ responseType }) => responseType !== null && !responseType.split(' ').includes('code'),
      because: {
        found: 'The sign-in asks for response_type={responseType}, not for a code.',
        'ruled-out': 'The sign-in asks for a code: response_type={responseType}.',
      },
      lede: 'The page asks for tokens directly instead of a code, as MSAL.js 1 and ADAL.js do. Its redirect URI is registered for the code flow with PKCE.',
      steps: [
        'Update the page to MSAL.js 2 or later, which uses the authorization code flow with PKCE.',
        {
          text: 'Check: sign in again. The authorize request has response_type=code and a code_challenge.',
          check: true,
        },
        {
          text: 'If the library can’t be updated now, move the address from **Single-page application** to **Web** on the app’s Authentication page.',
          action: 'app-authentication',
          alternative: true,
        },
        {
          text: 'There, turn on the tokens that the page asks for under **Implicit grant and hybrid flows**.',
          alternative: true,
        },
      ],
      evidence: { responseType: { verdict: 'bad', says: 'No code, so no PKCE' } },
    }),
    cause({
      id: 'server-app-on-spa-platform',
      summary: 'A server’s redirect URI is registered as Single-page application',
      title: 'The server’s redirect URI is registered as a single-page application',
      basis: { kind: 'observed', url: 'https://github.com/atinux/nuxt-auth-utils/issues/319' },
      confidence: 'likely',
      needs: ['codeChallenge', 'responseMode'],
      uses: ['library', 'clientSecret'],
      when: ({ codeChallenge, responseMode, library, clientSecret }) =>
        codeChallenge === null &&
        (responseMode === 'form_post' || clientSecret != null || /ASP\.NET|Python|Node/i.test(library ?? '')),
      because: {
        found: 'The sign-in has no code_challenge and is made for a server: a form, a secret or a server library.',
        'ruled-out': 'Nothing in the sign-in points to a server, or PKCE is used.',
      },
      lede: 'A server that keeps a secret needs its redirect URI under Web. Under Single-page application Microsoft expects PKCE and a request from the page.',
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        { text: 'Remove the address from **Single-page application**.', value: '{redirectUri}' },
        'Choose **Add redirect URI**, then **Web**, enter the same address and save.',
        { text: 'Check: sign in again after a few minutes. No AADSTS9002325 follows.', check: true },
      ],
      evidence: {
        codeChallenge: { verdict: 'bad', says: 'Required for this type of redirect URI' },
        responseMode: { verdict: 'neutral' },
      },
    }),
    cause({
      id: 'challenge-missing',
      summary: 'The authorize request has no code_challenge',
      title: 'The app began the sign-in without a code challenge',
      basis: { kind: 'documented', url: `${flow}#request-an-authorization-code` },
      confidence: 'certain',
      needs: ['codeChallenge'],
      when: ({ codeChallenge }) => codeChallenge === null,
      because: {
        found: 'The authorize request holds no code_challenge, which this type of redirect URI requires.',
        'ruled-out': 'The authorize request holds a code_challenge.',
      },
      lede: 'Microsoft demands PKCE for redirect URIs of the type Single-page application. This sign-in began without it.',
      steps: [
        {
          text: 'If a page redeems the code, turn on PKCE (S256) in its library, or use MSAL.js, which always sends it.',
          value: '{redirectUri}',
        },
        'Open the page at the exact origin that is registered; browsers offer the hashing for PKCE on https and localhost only.',
        { text: 'Check: sign in again. The authorize request holds a code_challenge.', check: true },
        {
          text: 'If a server redeems the code, move the address from **Single-page application** to **Web** on the app’s Authentication page.',
          action: 'app-authentication',
          alternative: true,
        },
      ],
      evidence: { codeChallenge: { verdict: 'bad', says: 'Required for this type of redirect URI' } },
    }),
    cause({
      id: 'shared-registration',
      summary: 'A mobile or desktop app shares the registration of the page',
      basis: { kind: 'observed', url: 'https://github.com/Earlybyte/aad_oauth/issues/59' },
      confidence: 'likely',
      uses: ['clientId'],
      because: {
        possible: 'Only the registration of {clientId} shows which platforms hold this address.',
      },
    }),
  ],
});
