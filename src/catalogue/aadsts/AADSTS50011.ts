import { isBrokerAddress, isLoopback, isNativeAddress } from '../addresses.ts';
import { article, difference, registerSent, restrictions, useWorking } from '../blocks/redirect-uri-difference.ts';
import type { Basis, Verdict } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const desktop: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/scenario-desktop-app-registration',
};

// Public clients that Microsoft registered itself: learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
const microsoftApps = new Set([
  '14d82eec-204b-4c2f-b7e8-296a70dab67e', // Microsoft Graph Command Line Tools
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46', // Microsoft Azure CLI
  '1950a258-227b-4e31-a9cf-717495945fc2', // Microsoft Azure PowerShell
  'aebc6443-996d-45c2-90f0-388ff96faa56', // Visual Studio Code
  '872cd9fa-d31f-45e0-9eab-6e460a02d1f1', // Visual Studio
  'fb78d390-0c51-40cd-8e17-fdbfab77341b', // Exchange Online PowerShell
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264', // Microsoft Teams
]);

/** The address without query and fragment, which are not kept of what was sent. */
const cut = (uri: string): string => uri.replace(/[?#].*$/s, '');

const unnamed = 'Neither the request nor the error names the address.';

/** Asks the address that was sent, or where the request was not seen the one that the error names. */
function tested(
  { redirectUri, redirectUriInText }: { redirectUri: string | null | undefined; redirectUriInText: string | undefined },
  matches: (uri: string) => boolean,
): boolean | Verdict {
  const uri = redirectUri ?? redirectUriInText;
  return uri === undefined ? 'cannot-tell' : matches(uri);
}

export default defineEntry({
  code: 'AADSTS50011',
  name: 'InvalidReplyTo',
  actor: 'developer',
  category: 'redirect-uri',
  title: 'The app asked to return to an address that isn’t registered',
  shortTitle: 'Redirect URI not registered',
  summary:
    'Microsoft only returns people to addresses on the app’s list, equal character for character. The address in this request isn’t on the list of this client ID.',
  errors: ['invalid_request', 'invalid_client'],
  steps: [
    { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
    {
      text: 'Compare each listed redirect URI with the address that was sent, character by character.',
      value: '{redirectUri}',
    },
    'Look for http or https, the host, the port, letter case, the path, and a “/” at the end.',
    'Correct the side that is wrong: the app’s code, or the list.',
    {
      text: 'Check: sign in again after a few minutes. Microsoft answers with a redirect and no AADSTS50011.',
      check: true,
    },
  ],
  links: [
    { title: 'Redirect URI mismatch, AADSTS50011', url: article.url },
    { title: 'Redirect URI restrictions and limitations', url: restrictions.url },
    {
      title: 'Add a redirect URI to your application',
      url: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-redirect-uri',
    },
  ],
  shows: ['redirectUri', 'redirectUriInText', 'workingRedirectUri'],
  causes: [
    cause({
      id: 'token-redirect-uri-differs',
      summary: 'The token request names another address than the authorize request',
      title: 'The token request names another return address than the sign-in did',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-access-token-with-a-client_secret',
      },
      confidence: 'certain',
      needs: ['endpoint'],
      uses: ['tokenRedirectUri', 'authorizeRedirectUri'],
      when: ({ endpoint, tokenRedirectUri, authorizeRedirectUri }) => {
        if (endpoint === 'authorize') return 'ruled-out';
        return tokenRedirectUri && authorizeRedirectUri ? tokenRedirectUri !== authorizeRedirectUri : 'cannot-tell';
      },
      because: {
        found: 'The authorize request used {authorizeRedirectUri}, the token request {tokenRedirectUri}.',
        'ruled-out': 'No token request names another address than the sign-in.',
        'cannot-tell': 'It needs both requests of the sign-in: authorize and token.',
      },
      lede: 'A code can only be redeemed with the redirect URI it was issued for. Both requests must carry the same address.',
      steps: [
        { text: 'Use one setting for the redirect URI in both requests.', value: '{authorizeRedirectUri}' },
        { text: 'Check: sign in again. Both requests show the same redirect URI.', check: true },
      ],
      evidence: {
        tokenRedirectUri: { verdict: 'bad', says: 'Not equal to the address of the authorize request' },
        authorizeRedirectUri: { verdict: 'good', says: 'Microsoft issued the code for this address' },
      },
    }),
    cause({
      id: 'two-addresses-in-text',
      summary: 'Code redeemed with another address than it was issued for',
      title: 'The app redeemed its code with another return address than the sign-in used',
      basis: {
        kind: 'observed',
        url: 'https://github.com/PartnerCenterSamples/Reseller-Web-Application/issues/73',
      },
      confidence: 'likely',
      needs: ['errorText'],
      uses: ['quotedInText', 'endpoint'],
      when: ({ quotedInText = [], endpoint }) =>
        endpoint !== 'authorize' && new Set(quotedInText.filter((word) => /^[a-z][a-z0-9+.-]*:/i.test(word))).size > 1,
      because: {
        found: 'Microsoft’s answer names two addresses: {quotedInText}.',
        'ruled-out': 'Microsoft’s answer names no second address.',
      },
      lede: 'A code can only be redeemed with the redirect URI it was issued for. The sign-in and the token request used two different ones.',
      steps: [
        'Find the two places in the app that set a redirect URI: the sign-in and the redemption of the code.',
        'Use one setting for both, equal character for character.',
        { text: 'Check: sign in again. The app gets its tokens and no AADSTS50011 follows.', check: true },
      ],
      evidence: { quotedInText: { verdict: 'bad', says: 'The two addresses must be equal' } },
    }),
    cause({
      id: 'trailing-slash-in-text',
      summary: 'A “/” at the end, as the error text itself says',
      title: 'The return address differs from the registered one by a “/” at the end',
      basis: article,
      confidence: 'certain',
      needs: ['errorText'],
      uses: ['redirectUri'],
      when: ({ errorText }) => /trailing slash/i.test(errorText),
      because: {
        found: 'Microsoft’s text speaks of the trailing slash.',
        'ruled-out': 'Microsoft’s text names no such detail.',
      },
      lede: 'Microsoft compares the addresses character for character, and its answer says that the “/” at the end makes the difference.',
      steps: [
        {
          text: 'Add or remove the “/” at the end of the redirect URI in the app, so that it equals the registered one.',
          value: '{redirectUri}',
        },
        { text: 'Check: sign in again. No AADSTS50011 follows.', check: true },
      ],
    }),
    cause({
      id: 'relative-address',
      summary: 'The address is not a full one',
      title: 'The app sent a return address that is not a full one',
      basis: restrictions,
      confidence: 'certain',
      needs: ['redirectUri'],
      when: ({ redirectUri }) => redirectUri !== null && !/^[a-z][a-z0-9+.-]*:/i.test(redirectUri),
      because: {
        found: '{redirectUri} has no scheme and no host.',
        'ruled-out': 'The address has a scheme: {redirectUri}.',
      },
      lede: 'A redirect URI must be a full address with its scheme and host. The app most likely lacks the setting for its own public address.',
      steps: [
        'Set the app’s public base address in its configuration.',
        {
          text: 'Check: sign in again. The authorize request shows a full address that is on the app’s list.',
          check: true,
        },
      ],
      evidence: { redirectUri: { verdict: 'bad' } },
    }),
    cause({
      id: 'microsoft-app',
      summary: 'The app is Microsoft’s own',
      title: 'A Microsoft tool asked to return to an address that its own registration doesn’t hold',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in',
      },
      confidence: 'likely',
      actor: 'microsoft',
      needs: ['errorText'],
      uses: ['clientId', 'guidsInText', 'authorityHost', 'redirectUri'],
      when: ({ clientId, guidsInText = [] }) => {
        const ids = clientId ? [clientId] : guidsInText;
        return ids.length === 0 ? 'cannot-tell' : ids.some((id) => microsoftApps.has(id.toLowerCase()));
      },
      because: {
        found: 'The client ID is that of a Microsoft tool, whose list nobody else can edit.',
        'ruled-out': 'The client ID is none of Microsoft’s well-known tools.',
        'cannot-tell': 'Neither the request nor the error names the client ID.',
      },
      lede: 'The registration belongs to Microsoft, so nobody else can change its redirect URIs. In national clouds such a registration can lack what the public cloud has.',
      steps: [
        { text: 'Update the tool to its newest version.', actor: 'user' },
        {
          text: 'Tell the tool which cloud you sign in to, if yours is a national cloud such as Microsoft’s US Government cloud.',
          actor: 'user',
        },
        { text: 'Sign in with another method of the tool, for example a device code.', actor: 'user' },
        { text: 'Check: the tool signs in and no AADSTS50011 follows.', actor: 'user', check: true },
        {
          text: 'Register an application of your own with this redirect URI and give its client ID to the tool.',
          actor: 'developer',
          value: '{redirectUri}',
          alternative: true,
        },
      ],
      evidence: {
        clientId: { verdict: 'bad', says: 'Registered by Microsoft, not in your tenant' },
        authorityHost: { verdict: 'neutral', says: 'The cloud that was asked' },
      },
    }),
    cause({
      id: 'broker-address',
      summary: 'The Windows broker’s own address is not registered',
      title: 'The app signs in through Windows, and the broker’s return address isn’t registered',
      basis: desktop,
      confidence: 'likely',
      needs: ['errorText'],
      uses: ['redirectUri', 'redirectUriInText'],
      when: (facts) => tested(facts, isBrokerAddress),
      because: {
        found: 'The address begins with ms-appx-web, as that of the Windows broker does.',
        'ruled-out': 'The address is not that of the Windows broker.',
        'cannot-tell': unnamed,
      },
      lede: 'With the Windows broker (WAM) the library sends an address of its own, whatever the app has set. It must be on the app’s list as well.',
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        'Choose **Add redirect URI**, then **Mobile and desktop applications**.',
        { text: 'Enter the broker’s address and save the change.', value: '{redirectUri}' },
        { text: 'Check: sign in again after a few minutes. No AADSTS50011 follows.', check: true },
        {
          text: 'If the registration belongs to somebody else, turn the broker off in the app, so that it signs in through the browser.',
          alternative: true,
        },
      ],
      evidence: {
        redirectUri: { verdict: 'bad', says: 'Set by the library for the Windows broker' },
        redirectUriInText: { verdict: 'neutral', says: 'The address that Microsoft names in the error' },
      },
    }),
    cause({
      id: 'library-default-address',
      summary: 'An address for desktop or mobile apps is not registered',
      title: 'The return address of the desktop or mobile app isn’t registered',
      basis: desktop,
      confidence: 'likely',
      needs: ['errorText'],
      uses: ['redirectUri', 'redirectUriInText'],
      when: (facts) => tested(facts, (uri) => isNativeAddress(uri) && !isBrokerAddress(uri)),
      because: {
        found: 'The address is one that only an installed app can receive, often the library’s default.',
        'ruled-out': 'A page or a server can receive this address.',
        'cannot-tell': unnamed,
      },
      lede: 'Desktop and mobile libraries send a default such as nativeclient where the app sets no redirect URI. The registration needs the platform Mobile and desktop applications with this address.',
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        'Choose **Add redirect URI**, then **Mobile and desktop applications**.',
        { text: 'Tick or enter the address that the app sends, and save the change.', value: '{redirectUri}' },
        { text: 'Check: sign in again after a few minutes. No AADSTS50011 follows.', check: true },
        { text: 'Set the redirect URI in the app’s code to one that is registered.', alternative: true },
      ],
      evidence: { redirectUri: { verdict: 'bad', says: 'Sent by a library for installed apps' } },
    }),
    difference('trailing-slash', 'trailing-slash', {
      only: (sent) => sent.endsWith('/'),
      suspect: (sent) => sent.endsWith('/'),
      summary: 'Extra “/” at the end',
      title: 'The app asked to return to an address that isn’t registered: it ends in an extra “/”',
      says: 'One character more than the one that worked: “/” at the end',
      found: 'Sent and working address differ only there.',
      possible: 'The address sent ends in “/”.',
      other: 'The address sent has no extra “/” at the end.',
      basis: restrictions,
    }),
    difference('missing-trailing-slash', 'trailing-slash', {
      only: (sent) => !sent.endsWith('/'),
      suspect: (sent) => !sent.endsWith('/'),
      summary: 'Missing “/” at the end',
      title: 'The app asked to return to an address that isn’t registered: the “/” at its end is missing',
      says: 'One character less than the one that worked: “/” is missing at the end',
      found: 'Sent and working address differ only there.',
      possible: 'The address sent has no “/” at its end.',
      other: 'No “/” is missing at the end of the address sent.',
      basis: restrictions,
    }),
    difference('scheme', 'scheme', {
      suspect: (sent) => /^http:/i.test(sent),
      summary: 'http instead of https, or another scheme',
      title: 'The app asked to return to an address that isn’t registered: its scheme differs',
      says: 'Has another scheme than the one that worked',
      found: 'The schemes differ: {redirectUri} was sent, {workingRedirectUri} worked.',
      possible: 'The address sent begins with http: {redirectUri}.',
      other: 'The scheme is the same as in the address that worked.',
      basis: restrictions,
      steps: [
        'If a proxy or load balancer takes https and passes http on, make the app read X-Forwarded-Proto.',
        ...useWorking,
      ],
    }),
    difference('loopback-name', 'loopback-name', {
      suspect: isLoopback,
      summary: 'localhost against 127.0.0.1',
      title: 'The app asked to return to an address that isn’t registered: localhost and 127.0.0.1 are two addresses',
      says: 'Names this machine in another way than the address that worked',
      found: 'One address says localhost, the other gives the number: {redirectUri} and {workingRedirectUri}.',
      possible: 'The address sent names this machine: {redirectUri}.',
      other: 'Both addresses name the host in the same way, or name another host.',
      basis: restrictions,
      steps: [
        ...useWorking,
        ...registerSent.slice(0, -1),
        {
          text: 'If the address is http with 127.0.0.1, add it in the app’s **Manifest**; the page doesn’t take it.',
          alternative: true,
        },
        ...registerSent.slice(-1),
      ],
    }),
    difference('host', 'host', {
      summary: 'Another host name',
      title: 'The app asked to return to an address that isn’t registered: it is on another host',
      says: 'Is on another host than the address that worked',
      found: 'The hosts differ: {redirectUri} was sent, {workingRedirectUri} worked.',
      other: 'The host is the same as in the address that worked.',
    }),
    difference('port', 'port', {
      suspect: (sent) => /^[a-z][a-z0-9+.-]*:\/\/[^/]*:\d+/i.test(sent),
      summary: 'Another port',
      title: 'The app asked to return to an address that isn’t registered: its port differs',
      says: 'Has another port than the one that worked',
      found: 'The ports differ: {redirectUri} was sent, {workingRedirectUri} worked.',
      possible: 'The address sent names a port: {redirectUri}.',
      other: 'The port is the same as in the address that worked.',
      doubtful: {
        when: isLoopback,
        possible:
          'The ports differ: {redirectUri} and {workingRedirectUri}. Microsoft documents that the port of localhost doesn’t count.',
      },
      basis: { kind: 'observed', url: 'https://github.com/microsoftgraph/aspnetcore-connect-sample/issues/6' },
    }),
    difference('letter-case', 'letter-case', {
      suspect: (sent) => /[A-Z]/.test(sent),
      summary: 'Capital against small letters in the path',
      title: 'The app asked to return to an address that isn’t registered: capital and small letters differ',
      says: 'Has other capital letters than the one that worked',
      found: 'Sent and working address are equal but for capital and small letters.',
      possible: 'The address sent has capital letters: {redirectUri}.',
      other: 'Capital and small letters are the same as in the address that worked.',
      basis: restrictions,
    }),
    difference('path', 'path', {
      summary: 'Another path',
      title: 'The app asked to return to an address that isn’t registered: its path differs',
      says: 'Has another path than the one that worked',
      found: 'The paths differ: {redirectUri} was sent, {workingRedirectUri} worked.',
      other: 'The path is the same as in the address that worked.',
    }),
    cause({
      id: 'http-address',
      summary: 'An http address that is not on this machine',
      title: 'The app asked to return to an http address, which Microsoft accepts for this machine only',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/msidweb/advanced/web-apps-behind-proxies',
      },
      confidence: 'likely',
      needs: ['errorText'],
      uses: ['redirectUri', 'redirectUriInText'],
      when: (facts) => tested(facts, (uri) => /^http:/i.test(uri) && !isLoopback(uri)),
      because: {
        found: 'The address begins with http, and its host is not this machine.',
        'ruled-out': 'The address is https, local, or for an installed app.',
        'cannot-tell': unnamed,
      },
      lede: 'Microsoft accepts http for localhost and 127.0.0.1 only. A server behind a proxy that takes https builds such an address from the http it gets.',
      steps: [
        'Make the app read the headers of its proxy, X-Forwarded-Proto and X-Forwarded-Host, before it builds addresses.',
        'Or set the public https address as the redirect URI in the app’s configuration.',
        {
          text: 'Check: sign in again. The authorize request shows an https address that is on the app’s list.',
          check: true,
        },
      ],
      evidence: { redirectUri: { verdict: 'bad', says: 'http is only allowed for an address on this machine' } },
    }),
    cause({
      id: 'address-changed-on-the-way',
      summary: 'A proxy or gateway rewrote the address',
      title: 'The address that reached Microsoft isn’t the one the browser sent',
      basis: article,
      confidence: 'likely',
      needs: ['redirectUri', 'redirectUriInText'],
      when: ({ redirectUri, redirectUriInText }) =>
        redirectUri === null || redirectUriInText.includes('[')
          ? 'cannot-tell'
          : cut(redirectUri) !== cut(redirectUriInText),
      because: {
        found: 'The browser sent {redirectUri}; the error names {redirectUriInText}.',
        'ruled-out': 'The error names exactly what the browser sent.',
        'cannot-tell': 'The error names no address to compare with.',
      },
      lede: 'The request was changed between the browser and Microsoft. The address that arrived isn’t on the app’s list.',
      steps: [
        {
          text: 'Ask who runs the proxy, gateway or security product between this browser and Microsoft which rule rewrites this address.',
          value: '{redirectUriInText}',
        },
        'Exempt the sign-in hosts of Microsoft from it.',
        {
          text: 'Check: sign in again. The error is gone, or it names the address that the browser sent.',
          check: true,
        },
      ],
      evidence: {
        redirectUri: { verdict: 'neutral', says: 'What the browser sent' },
        redirectUriInText: { verdict: 'bad', says: 'What reached Microsoft' },
      },
    }),
    cause({
      id: 'wrong-client-id',
      summary: 'Wrong client ID',
      basis: article,
      confidence: 'likely',
      uses: ['clientWorkedAt'],
      needs: ['clientId'],
      when: ({ clientWorkedAt }) => (clientWorkedAt === undefined ? 'possible' : 'ruled-out'),
      because: {
        possible: 'If {clientId} is another app’s registration, its list holds other addresses.',
        'ruled-out': 'The same client ID got a code at {clientWorkedAt}.',
      },
    }),
    cause({
      id: 'list-edited',
      summary: 'The list was changed, or never held the address',
      basis: article,
      confidence: 'likely',
      because: { 'cannot-tell': 'Only the app registration shows which addresses it holds.' },
    }),
  ],
});
