import { isNativeAddress } from '../addresses.ts';
import { cause, defineEntry } from '../define.ts';

const reference = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const codeFlow =
  'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-access-token-with-a-client_secret';

export default defineEntry({
  code: 'AADSTS700025',
  name: 'InvalidClientPublicClientWithCredential',
  actor: 'developer',
  category: 'client-type',
  title: 'The app sent a secret, but its redirect URI is registered for an app without one',
  shortTitle: 'Public client sent a secret',
  summary:
    'For this redirect URI Microsoft treats the app as a public client (a page, mobile or desktop app), and those may send no secret or certificate. A web app with a server needs the address under Web.',
  errors: ['invalid_client'],
  steps: [
    { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
    {
      text: 'If a server keeps the secret, remove the address from its present platform and add it under **Web**.',
      value: '{redirectUri}',
    },
    'If a page, mobile or desktop app sent the secret, remove the secret from it instead.',
    { text: 'Check: sign in again after a few minutes. The token request answers 200.', check: true },
  ],
  links: [
    {
      title: 'Add a redirect URI to your application',
      url: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-redirect-uri',
    },
    {
      title: 'Public and confidential client applications',
      url: 'https://learn.microsoft.com/entra/identity-platform/msal-client-applications',
    },
    { title: 'Microsoft Entra error codes', url: reference },
  ],
  shows: ['clientSecret', 'clientAssertion', 'origin', 'redirectUri', 'grantType', 'library'],
  causes: [
    cause({
      id: 'secret-in-page',
      summary: 'A page sends the secret',
      title: 'The page sent the app’s secret, which every visitor can read',
      basis: { kind: 'documented', url: codeFlow },
      confidence: 'certain',
      needs: ['origin', 'clientSecret', 'clientAssertion'],
      uses: ['fetchMode'],
      when: ({ origin, clientSecret, clientAssertion }) =>
        origin !== null && (clientSecret !== null || clientAssertion !== null),
      because: {
        found: 'The request of the page at {origin} holds a secret or a signed assertion.',
        'ruled-out': 'No page sent the request, or it holds no secret.',
      },
      lede: 'Whatever a page holds is public, so a page can’t prove with a secret who it is. Treat this secret as leaked.',
      steps: [
        'Remove the secret from the page’s code and settings; PKCE takes its place.',
        { text: 'Delete the leaked secret on the app’s Certificates & secrets page.', action: 'app-credentials' },
        { text: 'Check: sign in again. The token request has no client_secret and answers 200.', check: true },
      ],
      evidence: {
        clientSecret: { verdict: 'bad', says: 'Must never be in a page' },
        origin: { verdict: 'bad', says: 'The page that sent it' },
      },
    }),
    cause({
      id: 'secret-in-native-app',
      summary: 'A desktop or mobile app sends a secret',
      title: 'The desktop or mobile app sent a secret it must not have',
      basis: { kind: 'documented', url: codeFlow },
      confidence: 'likely',
      needs: ['redirectUri', 'clientSecret', 'clientAssertion'],
      when: ({ redirectUri, clientSecret, clientAssertion }) =>
        redirectUri !== null && isNativeAddress(redirectUri) && (clientSecret !== null || clientAssertion !== null),
      because: {
        found: 'The redirect URI is one for installed apps, {redirectUri}, and the request holds a secret.',
        'ruled-out': 'The redirect URI isn’t one for installed apps, or the request holds no secret.',
      },
      lede: 'An installed app can’t keep a secret: everybody who has the app has it too. Microsoft refuses secrets of such apps.',
      steps: [
        'Build the client as a public one (PublicClientApplication in MSAL) and remove the secret from the app.',
        { text: 'Delete the secret on the app’s Certificates & secrets page.', action: 'app-credentials' },
        { text: 'Check: sign in again. The token request has no client_secret and answers 200.', check: true },
      ],
      evidence: {
        redirectUri: { verdict: 'neutral', says: 'An address for installed apps' },
        clientSecret: { verdict: 'bad', says: 'Not allowed for installed apps' },
      },
    }),
    cause({
      id: 'server-on-public-platform',
      summary: 'A server’s redirect URI is registered for pages or installed apps instead of Web',
      title: 'The server’s redirect URI isn’t registered under Web, so its secret is refused',
      basis: { kind: 'observed', url: 'https://github.com/Azure-Samples/ms-identity-python-webapp/issues/113' },
      confidence: 'likely',
      needs: ['clientSecret', 'clientAssertion', 'origin'],
      uses: ['redirectUri'],
      when: ({ clientSecret, clientAssertion, origin, redirectUri }) =>
        origin === null &&
        (clientSecret !== null || clientAssertion !== null) &&
        !(redirectUri != null && isNativeAddress(redirectUri)),
      because: {
        found:
          'A server sent the request with a secret or certificate, and Microsoft treats this client as a public one.',
        'ruled-out': 'The request is not that of a server with a secret.',
      },
      lede: 'The platform of the redirect URI decides what kind of app Microsoft sees. This address is under Single-page application or Mobile and desktop applications; a server with a secret needs Web.',
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        {
          text: 'Remove this address from **Single-page application** or **Mobile and desktop applications**.',
          value: '{redirectUri}',
        },
        'Choose **Add redirect URI**, then **Web**, enter the same address and save.',
        { text: 'Check: sign in again after a few minutes. The token request answers 200.', check: true },
        {
          text: 'If the app needs no secret, remove it from the app’s configuration instead.',
          alternative: true,
        },
      ],
      evidence: {
        clientSecret: { verdict: 'bad', says: 'Only redirect URIs under Web may come with a secret' },
        redirectUri: { verdict: 'neutral' },
      },
    }),
    cause({
      id: 'same-address-twice',
      summary: 'The address is registered under Web and under another platform',
      basis: { kind: 'documented', url: 'https://learn.microsoft.com/entra/identity-platform/reply-url' },
      confidence: 'likely',
      because: {
        'cannot-tell':
          'Addresses on localhost that differ only by port count as one, with the type of either. Only the registration shows them.',
      },
    }),
  ],
});
