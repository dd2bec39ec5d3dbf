import type { RedirectUriDifference } from '../../protocol/redirect-uri.ts';
import type { Basis, Step, Verdict } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const article: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-AADSTS50011-redirect-uri-mismatch',
};
const restrictions: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/reply-url',
};

const useWorking: readonly Step[] = [
  {
    text: 'In the app’s code or settings, set the redirect URI to the address that worked.',
    value: '{workingRedirectUri}',
  },
  'Start the app again and reload the page.',
  { text: 'Check: sign in again. The authorize request shows this address and no AADSTS50011 follows.', check: true },
  {
    text: 'Open the app’s Authentication page in the Entra admin center.',
    action: 'app-authentication',
    alternative: true,
  },
  {
    text: 'Add the address as it was sent, to the same platform as the one that works.',
    value: '{redirectUri}',
    alternative: true,
  },
  { text: 'Save the change and sign in again after a minute.', alternative: true },
];

/** A cause that is one kind of difference between the address sent and one that is known to be registered. */
function difference(
  id: string,
  kind: RedirectUriDifference,
  words: {
    /** Tells two directions of one kind apart. */
    only?: (sent: string) => boolean;
    summary: string;
    title: string;
    says: string;
    found: string;
    other: string;
    basis?: Basis;
  },
) {
  return cause({
    id,
    summary: words.summary,
    title: words.title,
    basis: words.basis ?? article,
    confidence: 'likely',
    needs: ['redirectUri', 'workingRedirectUri', 'redirectUriDifference'],
    uses: ['workingAt', 'redirectUriInText'],
    when: ({ redirectUri, redirectUriDifference }) => {
      const applies = words.only?.(redirectUri ?? '') ?? true;
      const verdict: Verdict =
        applies && redirectUriDifference.difference === kind
          ? 'found'
          : applies && redirectUriDifference.also.includes(kind)
            ? 'possible'
            : 'ruled-out';
      return { verdict, marks: { redirectUri: redirectUriDifference.mark } };
    },
    because: {
      found: words.found,
      possible: 'The two addresses differ in this too: {redirectUri} and {workingRedirectUri}.',
      'ruled-out': words.other,
      'cannot-tell':
        'The list of registered addresses never crosses the wire. A sign-in of this app that works, in this tab, would show one of them.',
    },
    lede: 'Microsoft only returns people to addresses on the app’s list, equal character for character. At {workingAt} the same app got a code at another address.',
    steps: useWorking,
    evidence: {
      redirectUri: { verdict: 'bad', says: words.says },
      redirectUriInText: { verdict: 'neutral', says: 'The address that Microsoft names in the error' },
      workingRedirectUri: { verdict: 'good', says: 'Same app: Microsoft returned a code here' },
    },
  });
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
    { text: 'Check: sign in again after a minute. Microsoft answers with a redirect and no AADSTS50011.', check: true },
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
      needs: ['tokenRedirectUri', 'authorizeRedirectUri'],
      when: ({ tokenRedirectUri, authorizeRedirectUri }) =>
        tokenRedirectUri === null || authorizeRedirectUri === null
          ? 'cannot-tell'
          : tokenRedirectUri !== authorizeRedirectUri,
      because: {
        found: 'The authorize request used {authorizeRedirectUri}, the token request {tokenRedirectUri}.',
        'ruled-out': 'Both requests use {tokenRedirectUri}.',
        'cannot-tell': 'It needs both requests of the sign-in: authorize and token.',
      },
      lede: 'A code can only be redeemed with the redirect URI it was issued for. Both requests must carry the same address.',
      steps: [
        { text: 'Use one setting for the redirect URI in both places.', value: '{authorizeRedirectUri}' },
        { text: 'Check: sign in again. Both requests show the same redirect URI.', check: true },
      ],
      evidence: {
        tokenRedirectUri: { verdict: 'bad', says: 'Not equal to the address of the authorize request' },
        authorizeRedirectUri: { verdict: 'good', says: 'Microsoft issued the code for this address' },
      },
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
    difference('trailing-slash', 'trailing-slash', {
      only: (sent) => sent.endsWith('/'),
      summary: 'Extra “/” at the end',
      title: 'The app asked to return to an address that isn’t registered: it ends in an extra “/”',
      says: 'One character more than the one that worked: “/” at the end',
      found: 'Sent and working address differ only there.',
      other: 'The address sent has no extra “/” at the end.',
      basis: restrictions,
    }),
    difference('missing-trailing-slash', 'trailing-slash', {
      only: (sent) => !sent.endsWith('/'),
      summary: 'Missing “/” at the end',
      title: 'The app asked to return to an address that isn’t registered: the “/” at its end is missing',
      says: 'One character less than the one that worked: “/” is missing at the end',
      found: 'Sent and working address differ only there.',
      other: 'The address sent lacks no “/” at the end.',
      basis: restrictions,
    }),
    difference('scheme', 'scheme', {
      summary: 'http instead of https, or another scheme',
      title: 'The app asked to return to an address that isn’t registered: its scheme differs',
      says: 'Has another scheme than the one that worked',
      found: 'The schemes differ: {redirectUri} was sent, {workingRedirectUri} worked.',
      other: 'The scheme is the same as in the address that worked.',
      basis: restrictions,
    }),
    difference('loopback-name', 'loopback-name', {
      summary: 'localhost against 127.0.0.1',
      title: 'The app asked to return to an address that isn’t registered: localhost and 127.0.0.1 are two addresses',
      says: 'Names this machine in another way than the address that worked',
      found: 'One address says localhost, the other gives the number: {redirectUri} and {workingRedirectUri}.',
      other: 'Both addresses name the host in the same way, or name another host.',
      basis: restrictions,
    }),
    difference('host', 'host', {
      summary: 'Another host name',
      title: 'The app asked to return to an address that isn’t registered: it is on another host',
      says: 'Is on another host than the address that worked',
      found: 'The hosts differ: {redirectUri} was sent, {workingRedirectUri} worked.',
      other: 'The host is the same as in the address that worked.',
    }),
    difference('port', 'port', {
      summary: 'Another port',
      title: 'The app asked to return to an address that isn’t registered: its port differs',
      says: 'Has another port than the one that worked',
      found: 'The ports differ: {redirectUri} was sent, {workingRedirectUri} worked.',
      other: 'The port is the same as in the address that worked.',
      basis: restrictions,
    }),
    difference('letter-case', 'letter-case', {
      summary: 'Capital against small letters in the path',
      title: 'The app asked to return to an address that isn’t registered: capital and small letters differ',
      says: 'Has other capital letters than the one that worked',
      found: 'Sent and working address are equal but for capital and small letters.',
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
      id: 'address-changed-on-the-way',
      summary: 'A proxy or gateway rewrote the address',
      title: 'The address that reached Microsoft isn’t the one the browser sent',
      basis: { kind: 'documented', url: article.url },
      confidence: 'likely',
      needs: ['redirectUri', 'redirectUriInText'],
      when: ({ redirectUri, redirectUriInText }) =>
        redirectUri === null ? 'cannot-tell' : redirectUri !== redirectUriInText,
      because: {
        found: 'The browser sent {redirectUri}; the error names {redirectUriInText}.',
        'ruled-out': 'The error names exactly what the browser sent.',
      },
      evidence: { redirectUri: { verdict: 'neutral' }, redirectUriInText: { verdict: 'bad' } },
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
