import { isLoopback, isNativeAddress } from '../addresses.ts';
import { cause, defineEntry } from '../define.ts';

const article =
  'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/confidential-client-application-authentication-error-aadsts7000218';
const codeFlow =
  'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-access-token-with-a-client_secret';
const pageGrants = new Set(['authorization_code', 'refresh_token']);
const publicGrants = new Set(['password', 'device_code', 'urn:ietf:params:oauth:grant-type:device_code']);
const isSecretLike = (name: string): boolean => /secret|assertion/i.test(name);
const accepted = new Set(['client_secret', 'client_assertion', 'client_assertion_type', 'assertion']);

export default defineEntry({
  code: 'AADSTS7000218',
  actor: 'developer',
  category: 'client-type',
  title: 'Microsoft expected a secret or certificate from the app and got none',
  shortTitle: 'App credential missing',
  summary:
    'For this redirect URI or grant Microsoft treats the app as a confidential client, which must prove who it is with a client secret or a signed assertion. The token request held neither.',
  errors: ['invalid_client'],
  steps: [
    { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
    {
      text: 'If a page redeems the code, move its address from **Web** to **Single-page application**.',
      value: '{redirectUri}',
    },
    'If an installed app does, move the address to **Mobile and desktop applications** and turn **Allow public client flows** on.',
    'If a server does, give it its client secret or certificate, and see that it sends client_secret or client_assertion in the form body.',
    { text: 'Check: sign in again after a few minutes. The token request answers 200.', check: true },
  ],
  links: [
    { title: 'Confidential client authentication, AADSTS7000218', url: article },
    {
      title: 'Authorization code flow: redirect URIs for single-page apps',
      url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redirect-uris-for-single-page-apps-spas',
    },
    {
      title: 'Public and confidential client applications',
      url: 'https://learn.microsoft.com/entra/identity-platform/msal-client-applications',
    },
  ],
  shows: ['clientSecret', 'clientAssertion', 'origin', 'grantType', 'redirectUri', 'library'],
  causes: [
    cause({
      id: 'secret-empty',
      summary: 'The client secret was sent without a value',
      title: 'The app sent an empty client secret',
      basis: { kind: 'documented', url: article },
      confidence: 'certain',
      needs: ['clientSecret'],
      when: ({ clientSecret }) => clientSecret !== null && clientSecret.length === 0,
      because: {
        found: 'The body holds client_secret= with nothing behind it.',
        'ruled-out': 'The body holds no empty client_secret.',
      },
      lede: 'The app has no value for its secret, most likely because the setting or variable that holds it is empty here.',
      steps: [
        'Look up which setting or environment variable of the app holds the client secret.',
        'Give it the secret’s value in this environment and start the app again.',
        {
          text: 'If the value is lost, make a new secret on the app’s Certificates & secrets page and copy its **Value**.',
          action: 'app-credentials',
        },
        { text: 'Check: the token request holds a client_secret and answers 200.', check: true },
      ],
      evidence: { clientSecret: { verdict: 'bad', says: 'Sent, but empty' } },
    }),
    cause({
      id: 'secret-misnamed',
      summary: 'The secret was sent under another name or in the address',
      title: 'The app sent its secret where Microsoft doesn’t look for it',
      basis: { kind: 'documented', url: codeFlow },
      confidence: 'certain',
      needs: ['parameterNames', 'queryNames'],
      when: ({ parameterNames, queryNames }) =>
        !parameterNames.some((name) => name === 'client_secret' || name === 'client_assertion') &&
        (parameterNames.some((name) => isSecretLike(name) && !accepted.has(name)) || queryNames.some(isSecretLike)),
      because: {
        found: 'Sent in the body: {parameterNames}. Sent in the address: {queryNames}.',
        'ruled-out': 'No other parameter looks like a secret.',
      },
      lede: 'The token endpoint reads client_secret or client_assertion from the form body, under exactly these names. Here something like it was sent elsewhere.',
      steps: [
        'Send the secret in the form body under the name `client_secret`.',
        'If it was in the address, make a new secret and delete this one: addresses are logged on the way.',
        { text: 'Check: the body of the token request holds client_secret, and the answer is 200.', check: true },
      ],
      evidence: { parameterNames: { verdict: 'bad' } },
    }),
    cause({
      id: 'page-on-web-platform',
      summary: 'The page’s redirect URI is registered under Web instead of Single-page application',
      title: 'The page’s redirect URI is registered under Web, so Microsoft expects a secret',
      basis: { kind: 'observed', url: 'https://github.com/Azure-Samples/ms-identity-javascript-v2/issues/18' },
      confidence: 'certain',
      needs: ['origin', 'clientSecret', 'grantType'],
      uses: ['fetchMode', 'library', 'redirectUri'],
      when: ({ origin, clientSecret, grantType }) =>
        origin !== null && clientSecret === null && grantType !== null && pageGrants.has(grantType),
      because: {
        found: 'A page at {origin} sent the token request, rightly without a secret, and Microsoft asks for one.',
        'ruled-out': 'No page sent this token request.',
      },
      lede: 'A page can’t keep a secret and needs none if its address has the type Single-page application. Never put the secret into the page.',
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        { text: 'Remove this address from **Web**.', value: '{redirectUri}' },
        'Choose **Add redirect URI**, then **Single-page application**, enter the same address and save.',
        { text: 'Check: sign in again after a few minutes. The token request answers 200.', check: true },
      ],
      evidence: {
        origin: { verdict: 'bad', says: 'A page: its address needs the type Single-page application' },
        clientSecret: { verdict: 'good', says: 'Correct: a page must have none' },
      },
    }),
    cause({
      id: 'public-flows-off',
      summary: '“Allow public client flows” is off',
      title: 'The app signs in without a secret, but public client flows are turned off for it',
      basis: { kind: 'documented', url: article },
      confidence: 'likely',
      needs: ['grantType', 'clientSecret'],
      when: ({ grantType, clientSecret }) => clientSecret === null && grantType !== null && publicGrants.has(grantType),
      because: {
        found: 'The grant type is {grantType}, in which no redirect URI tells Microsoft what kind of app it is.',
        'ruled-out': 'The grant type is {grantType}, where the redirect URI decides.',
      },
      lede: 'For user name and password and for device codes one switch of the registration decides whether a secret is needed. Here it is most likely off.',
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        'Under **Settings** (or **Advanced settings**), turn **Allow public client flows** on and save.',
        { text: 'Check: sign in again after a few minutes. The token request answers 200.', check: true },
        { text: 'If the app runs on a server, send its client secret instead.', alternative: true },
      ],
      evidence: { grantType: { verdict: 'bad', says: 'Needs a secret unless public client flows are allowed' } },
    }),
    cause({
      id: 'installed-app-on-web-platform',
      summary: 'The desktop or mobile app’s redirect URI is registered under Web',
      title: 'The installed app’s redirect URI is registered under Web, so Microsoft expects a secret',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/scenario-desktop-app-registration',
      },
      confidence: 'likely',
      needs: ['redirectUri', 'clientSecret', 'origin'],
      uses: ['library', 'grantType'],
      when: ({ redirectUri, clientSecret, origin, library }) =>
        redirectUri !== null &&
        clientSecret === null &&
        origin === null &&
        (isNativeAddress(redirectUri) || (isLoopback(redirectUri) && /MSAL(?! Node|\.js)/.test(library ?? ''))),
      because: {
        found: 'The redirect URI {redirectUri} is one of an installed app, and such an app has no secret.',
        'ruled-out': 'The redirect URI is not that of an installed app, or a page sent the request.',
      },
      lede: 'A desktop or mobile app is a public client. Its redirect URI belongs under Mobile and desktop applications.',
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        { text: 'Remove this address from **Web**.', value: '{redirectUri}' },
        'Choose **Add redirect URI**, then **Mobile and desktop applications**, enter the same address and save.',
        'Turn **Allow public client flows** on if the app also uses device codes or passwords.',
        { text: 'Check: sign in again after a few minutes. The token request answers 200.', check: true },
      ],
      evidence: { redirectUri: { verdict: 'bad', says: 'An address of an installed app' } },
    }),
    cause({
      id: 'secret-not-sent',
      summary: 'The server sends no secret',
      title: 'The server asked for tokens without its secret or certificate',
      basis: { kind: 'documented', url: article },
      confidence: 'likely',
      needs: ['clientSecret', 'clientAssertion', 'origin', 'grantType'],
      uses: ['authorizationScheme', 'redirectUri', 'library'],
      when: ({ clientSecret, clientAssertion, origin, grantType, redirectUri, authorizationScheme }) => {
        if (clientSecret !== null || clientAssertion !== null || origin !== null) return 'ruled-out';
        if (grantType === null || publicGrants.has(grantType)) return 'ruled-out';
        if (redirectUri != null && isNativeAddress(redirectUri)) return 'ruled-out';
        return authorizationScheme == null ? 'found' : 'possible';
      },
      because: {
        found: 'The request comes from no page and holds neither client_secret nor client_assertion.',
        possible: 'The body holds no secret; the Authorization header may hold one that is not HTTP Basic.',
        'ruled-out': 'The request holds a secret, or is not that of a server.',
      },
      lede: 'A server’s redirect URI is registered under Web, so its token requests must prove who the app is. The app has no secret configured, or its client is built as a public one.',
      steps: [
        {
          text: 'Open the app’s Certificates & secrets page in the Entra admin center.',
          action: 'app-credentials',
        },
        'Choose **New client secret**, and copy its **Value** at once, or upload a certificate.',
        'Put it into the app’s configuration, and build the client as a confidential one (ConfidentialClientApplication in MSAL).',
        { text: 'Check: the token request holds client_secret or client_assertion and answers 200.', check: true },
      ],
      evidence: {
        clientSecret: { verdict: 'bad', says: 'Required for a server' },
        clientAssertion: { verdict: 'bad', says: 'Or this one' },
      },
    }),
  ],
});
