import { isLoopback, isNativeAddress } from '../addresses.ts';
import { cause, defineEntry } from '../define.ts';

const spaRedirects =
  'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redirect-uris-for-single-page-apps-spas';
const fromPage = (fetchMode: string | null | undefined, library: string | undefined): boolean =>
  (fetchMode ?? null) !== null || (library?.startsWith('MSAL.js') ?? false);

export default defineEntry({
  code: 'AADSTS9002327',
  actor: 'developer',
  category: 'client-type',
  title: 'The code was issued for a page, but something else redeemed it',
  shortTitle: 'Page’s code redeemed elsewhere',
  summary:
    'The redirect URI is registered as Single-page application. Its codes and refresh tokens may only be redeemed by a page, whose requests carry an Origin header; this one had none.',
  errors: ['invalid_request'],
  steps: [
    { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
    { text: 'Remove this address from **Single-page application**.', value: '{redirectUri}' },
    'Choose **Add redirect URI**, then **Web** for a server or **Mobile and desktop applications** for an installed app.',
    'Enter the same address and save the change.',
    { text: 'Check: sign in again after a few minutes. The token request answers 200.', check: true },
    { text: 'If the page should get the tokens, redeem the code in the page with MSAL.js.', alternative: true },
  ],
  links: [
    { title: 'Authorization code flow: redirect URIs for single-page apps', url: spaRedirects },
    {
      title: 'Add a redirect URI to your application',
      url: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-redirect-uri',
    },
  ],
  shows: ['origin', 'fetchMode', 'grantType', 'redirectUri', 'clientSecret', 'library'],
  causes: [
    cause({
      id: 'origin-removed',
      summary: 'The browser’s Origin header was removed',
      title: 'The page redeemed its code, but its Origin header was gone',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/3032',
      },
      confidence: 'likely',
      needs: ['origin'],
      uses: ['fetchMode', 'library'],
      when: ({ origin, fetchMode, library }) => origin === null && fromPage(fetchMode, library),
      because: {
        found: 'A page’s script sent the request, as its other headers or its library show, but without Origin.',
        'ruled-out': 'The request has an Origin header, or nothing shows that a page sent it.',
      },
      lede: 'Browsers add Origin to such requests by themselves. An extension, a proxy or a request to the page’s own host took it away.',
      steps: [
        'Try the sign-in in a private window without extensions.',
        'If it works there, turn the extensions on one by one to find the one that removes the header.',
        'If it doesn’t, look for a proxy or a rewriting rule between the page and the token endpoint.',
        { text: 'Check: the token request shows an Origin header and answers 200.', check: true },
      ],
      evidence: { origin: { verdict: 'bad', says: 'Browsers send it; here it is missing' } },
    }),
    cause({
      id: 'native-app-redeems',
      summary: 'An installed app uses a single-page redirect URI',
      title: 'A desktop or mobile app redeemed a code whose address is registered for pages',
      basis: { kind: 'documented', url: spaRedirects },
      confidence: 'likely',
      needs: ['origin', 'redirectUri', 'clientSecret'],
      uses: ['fetchMode', 'library'],
      when: ({ origin, redirectUri, clientSecret, fetchMode, library }) =>
        origin === null &&
        redirectUri !== null &&
        clientSecret === null &&
        !fromPage(fetchMode, library) &&
        (isNativeAddress(redirectUri) || isLoopback(redirectUri)),
      because: {
        found:
          'The request has no Origin and no secret, and its redirect URI is {redirectUri}, as installed apps use it.',
        'ruled-out': 'The redirect URI or a secret points to a server, or a page sent the request.',
      },
      lede: 'Desktop and mobile apps are public clients, but not pages. Their redirect URI belongs under Mobile and desktop applications.',
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        { text: 'Remove this address from **Single-page application**.', value: '{redirectUri}' },
        'Choose **Add redirect URI**, then **Mobile and desktop applications**, enter the same address and save.',
        { text: 'Check: sign in again after a few minutes. The token request answers 200.', check: true },
      ],
      evidence: {
        origin: { verdict: 'bad', says: 'Required for this type of redirect URI' },
        redirectUri: { verdict: 'neutral', says: 'An address on this machine or of an installed app' },
      },
    }),
    cause({
      id: 'server-redeems',
      summary: 'A server redeems a code or refresh token that belongs to a page',
      title: 'A server redeemed a code whose address is registered for pages',
      basis: { kind: 'documented', url: spaRedirects },
      confidence: 'certain',
      needs: ['origin'],
      uses: ['fetchMode', 'library', 'grantType'],
      when: ({ origin, fetchMode, library }) => origin === null && !fromPage(fetchMode, library),
      because: {
        found: 'The token request carries no Origin header and no other mark of a browser.',
        'ruled-out': 'The request carries the marks of a page.',
      },
      lede: 'The address is registered as Single-page application, so only a page may redeem what was issued for it. This request came from a server or another program.',
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        { text: 'Remove this address from **Single-page application**.', value: '{redirectUri}' },
        'Choose **Add redirect URI**, then **Web**, enter the same address and save.',
        'Have the server send its client secret or certificate with the token request.',
        { text: 'Check: sign in again after a few minutes. The server’s token request answers 200.', check: true },
        { text: 'If the page should get the tokens, redeem the code in the page with MSAL.js.', alternative: true },
      ],
      evidence: { origin: { verdict: 'bad', says: 'Required for this type of redirect URI' } },
    }),
    cause({
      id: 'address-on-two-platforms',
      summary: 'The address is registered under two platforms',
      basis: { kind: 'documented', url: 'https://learn.microsoft.com/entra/identity-platform/reply-url' },
      confidence: 'likely',
      because: {
        'cannot-tell':
          'Addresses on localhost that differ only by port count as one, with the type of either. Only the registration shows them.',
      },
    }),
  ],
});
