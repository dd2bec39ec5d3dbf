import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const rfc: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' };
const basic: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1' };
const credentials: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
};
const codeFlow: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-access-token-with-a-client_secret',
};

const newSecret: readonly Step[] = [
  { text: 'Open the app’s Certificates & secrets page in the Entra admin center.', action: 'app-credentials' },
  'Choose **New client secret**, then **Add**.',
  'Copy the **Value** at once. It is shown only now; the **Secret ID** beside it is not the secret.',
  'Put it into the app’s configuration as it is, without quotes, spaces or percent-encoding.',
  { text: 'Check: restart the app and repeat the request. The token endpoint answers 200.', check: true },
];

export default defineEntry({
  code: 'invalid_client',
  actor: 'developer',
  category: 'credentials',
  title: 'The app could not prove who it is',
  shortTitle: 'Client authentication failed',
  summary:
    'The token endpoint knows no such client, or does not accept the secret, assertion or header that came with the request. Nothing is wrong with the person’s sign-in.',
  errors: ['invalid_client'],
  steps: [
    {
      text: 'Open the app’s Overview page and compare the Application (client) ID.',
      action: 'app-overview',
      value: '{clientId}',
    },
    { text: 'Open the app’s Certificates & secrets page and look at the expiry date.', action: 'app-credentials' },
    'Give the app a secret or certificate that is listed there and has not expired.',
    { text: 'Check: repeat the request. The token endpoint answers 200.', check: true },
  ],
  links: [
    { title: 'Add and manage app credentials', url: credentials.url },
    { title: 'Authorization code flow: request a token with a secret', url: codeFlow.url },
    { title: 'RFC 6749, 5.2: the rule for invalid_client, 401 and WWW-Authenticate', url: rfc.url },
    { title: 'RFC 6749, 2.3.1: secret in the header or in the body', url: basic.url },
  ],
  shows: [
    'errorText',
    'status',
    'challengeSchemes',
    'authorizationScheme',
    'clientSecret',
    'clientAssertion',
    'grantType',
    'suberror',
  ],
  causes: [
    cause({
      id: 'native-authentication-off',
      summary: 'Native authentication is not switched on for the app',
      title: 'The app isn’t allowed to use native authentication',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/reference-native-authentication-api',
      },
      confidence: 'certain',
      needs: ['suberror'],
      when: ({ suberror }) => suberror === 'nativeauthapi_disabled',
      because: {
        found: 'The suberror is {suberror}.',
        'ruled-out': 'The answer carries no suberror that says so.',
      },
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        'Switch on **Native authentication**, with public client flows, and save.',
        { text: 'Check: repeat the sign-in. The suberror is gone.', check: true },
      ],
    }),
    cause({
      id: 'challenge-missing',
      summary: 'The answer to an Authorization header is not a 401 with WWW-Authenticate',
      title: 'The Authorization header was refused, and the answer doesn’t say which scheme would be accepted',
      basis: rfc,
      confidence: 'certain',
      needs: ['authorizationScheme', 'status', 'challengeSchemes'],
      when: ({ authorizationScheme, status, challengeSchemes }) => {
        if (authorizationScheme === null) return 'ruled-out';
        if (status !== 401 || challengeSchemes.length === 0) return 'found';
        return authorizationScheme === 'sent' || challengeSchemes.some((scheme) => same(scheme, authorizationScheme))
          ? 'ruled-out'
          : 'found';
      },
      because: {
        found:
          'The client sent an Authorization header; the answer has status {status} and WWW-Authenticate: {challengeSchemes}.',
        'ruled-out': 'No Authorization header was sent, or the answer keeps to the rule: a 401 that names a scheme.',
      },
      lede: 'A client that tried the header must be answered with 401 and a matching WWW-Authenticate. Without it, HTTP libraries cannot know what to do; a proxy or gateway may have changed the answer.',
      steps: [
        'Send the client ID and secret in the body instead: `client_id` and `client_secret`. Most libraries call it “post” authentication.',
        'If a proxy or gateway stands in between, let it pass status and WWW-Authenticate on unchanged.',
        'Check that ID and secret are each percent-encoded before they are joined by “:” and base64-encoded.',
        { text: 'Check: repeat the request. It is answered 200, or 401 with WWW-Authenticate.', check: true },
      ],
      evidence: {
        authorizationScheme: { verdict: 'neutral', says: 'The client tried this header' },
        status: { verdict: 'neutral', says: 'The rule asks for 401' },
        challengeSchemes: { verdict: 'bad', says: 'Must name the scheme that the client used' },
      },
    }),
    cause({
      id: 'header-refused',
      summary: 'ID and secret in the Authorization header were refused',
      title: 'The ID and secret in the Authorization header were refused',
      basis: basic,
      confidence: 'likely',
      needs: ['authorizationScheme', 'status', 'challengeSchemes'],
      when: ({ authorizationScheme, status, challengeSchemes }) =>
        authorizationScheme !== null && status === 401 && challengeSchemes.length > 0,
      because: {
        found: 'The client sent an Authorization header; the answer is {status} and asks for {challengeSchemes}.',
        'ruled-out': 'The client was not refused with a 401 that answers an Authorization header.',
      },
      lede: 'The answer keeps to the rule and names the scheme it wants. What the header holds is wrong: another ID or secret, an old one, or one that was not encoded.',
      steps: [
        'Percent-encode ID and secret each by itself, join them by “:”, then base64-encode. Secrets often hold characters that must be encoded.',
        'Compare the client ID with the Application (client) ID of the registration.',
        ...newSecret.slice(0, 4),
        { text: 'Check: repeat the request. The token endpoint answers 200.', check: true },
      ],
      evidence: { authorizationScheme: { verdict: 'bad' } },
    }),
    cause({
      id: 'empty-secret',
      summary: 'The client secret is empty',
      title: 'The request holds an empty client secret',
      basis: codeFlow,
      confidence: 'certain',
      needs: ['clientSecret'],
      when: ({ clientSecret }) => clientSecret !== null && clientSecret.length === 0,
      because: {
        found: '`client_secret` was sent without a value.',
        'ruled-out': 'No empty client secret was sent.',
      },
      lede: 'The setting that holds the secret is empty where the request is made. A parameter without a value counts as not sent.',
      steps: [
        'Find the variable or vault entry that the secret is read from, in the environment that failed.',
        ...newSecret.slice(0, 4),
        { text: 'Check: repeat the request. The secret has a length, and the answer is 200.', check: true },
      ],
      evidence: { clientSecret: { verdict: 'bad' } },
    }),
    cause({
      id: 'secret-id-sent',
      summary: 'The Secret ID was sent instead of the secret’s value',
      title: 'The app sends the ID of the secret instead of its value',
      basis: credentials,
      confidence: 'likely',
      needs: ['clientSecret'],
      when: ({ clientSecret }) => clientSecret?.shape === 'guid',
      because: {
        found: 'What was sent as the secret has the form of a GUID: {clientSecret}.',
        'ruled-out': 'What was sent as the secret is no GUID.',
      },
      lede: 'Secrets made in the Entra admin center are never GUIDs; the Secret ID in the column beside the value is one.',
      steps: newSecret,
      evidence: { clientSecret: { verdict: 'bad' } },
    }),
    cause({
      id: 'placeholder-secret',
      summary: 'A placeholder was left where the secret belongs',
      title: 'The app sends a placeholder instead of the secret',
      basis: credentials,
      confidence: 'likely',
      needs: ['clientSecret'],
      when: ({ clientSecret }) => clientSecret?.shape === 'placeholder',
      because: {
        found: 'What was sent as the secret looks like the placeholder of a sample or template.',
        'ruled-out': 'What was sent as the secret does not look like a placeholder.',
      },
      steps: newSecret,
      evidence: { clientSecret: { verdict: 'bad' } },
    }),
    cause({
      id: 'secret-encoding',
      summary: 'The secret was encoded twice, or not at all',
      title: 'The secret reached Microsoft changed by its encoding',
      basis: codeFlow,
      confidence: 'likely',
      needs: ['clientSecret'],
      when: ({ clientSecret }) => clientSecret?.shape === 'percent-encoded' || clientSecret?.shape === 'has-space',
      because: {
        found: 'After decoding, the secret still holds percent-codes or a space; those made by Microsoft hold neither.',
        'ruled-out': 'The secret, where one was sent, holds no percent-codes and no space.',
      },
      lede: 'Values of a form are percent-encoded once. Encoded twice, or with a bare “+”, they arrive as another secret.',
      steps: [
        'Put the secret into the configuration as it was shown, not encoded.',
        'Let the HTTP library encode the form, or encode it exactly once yourself.',
        { text: 'Check: repeat the request. The token endpoint answers 200.', check: true },
      ],
      evidence: { clientSecret: { verdict: 'bad' } },
    }),
    cause({
      id: 'assertion-of-other-client',
      summary: 'The client assertion was made for another client ID',
      title: 'The client assertion names another client than the request',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
      },
      confidence: 'likely',
      needs: ['clientAssertion'],
      uses: ['assertion', 'clientId'],
      when: ({ clientAssertion, assertion }) => {
        if (clientAssertion === null) return 'ruled-out';
        if (!assertion || assertion.issuedByClient === null) return 'cannot-tell';
        // An assertion of another issuer is a federated credential, which is right as it is.
        return assertion.issuedByClient || /^https?:/i.test(assertion.issuer ?? '') ? 'ruled-out' : 'found';
      },
      because: {
        found: 'Issuer and subject of the assertion are not both {clientId}.',
        'ruled-out': 'No assertion was sent, or its issuer fits.',
        'cannot-tell': 'The assertion could not be read.',
      },
      lede: 'An assertion signed with the app’s certificate must name the app’s own client ID as issuer and as subject.',
      steps: [
        { text: 'Set `iss` and `sub` of the assertion to the client ID of the request.', value: '{clientId}' },
        { text: 'Check: repeat the request. The token endpoint answers 200.', check: true },
      ],
      evidence: { assertion: { verdict: 'bad' } },
    }),
    cause({
      id: 'malformed-client-id',
      summary: 'The value can’t be a client ID of Microsoft Entra',
      title: 'The client ID in the request can’t belong to any app',
      basis: rfc,
      confidence: 'likely',
      needs: ['clientId'],
      when: ({ clientId }) =>
        clientId === null
          ? 'cannot-tell'
          : !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{16}$|^[a-z][a-z0-9+.-]*:/i.test(clientId) ||
            /^[0-]+$/.test(clientId),
      because: {
        found: '{clientId} is neither a GUID nor another known form of a client ID.',
        'ruled-out': '{clientId} has the form of a client ID.',
        'cannot-tell': 'The client ID isn’t in the body; in a header it would not be seen.',
      },
      steps: [
        { text: 'Open **App registrations** in the Entra admin center, then the app.' },
        'Copy the **Application (client) ID** from its Overview page into the app’s configuration.',
        { text: 'Check: repeat the request. It shows this ID.', check: true },
      ],
      evidence: { clientId: { verdict: 'bad' } },
    }),
    cause({
      id: 'no-authentication',
      summary: 'No client authentication in the request',
      title: 'The token request holds no proof of who the client is',
      basis: rfc,
      confidence: 'likely',
      needs: ['clientSecret', 'clientAssertion', 'authorizationScheme'],
      uses: ['origin'],
      when: ({ clientSecret, clientAssertion, authorizationScheme }) =>
        clientSecret === null && clientAssertion === null && authorizationScheme === null,
      because: {
        found: 'The request holds neither a client secret, nor a client assertion, nor an Authorization header.',
        'ruled-out': 'The request holds a secret, an assertion or an Authorization header.',
      },
      lede: 'Microsoft treats this app as one that keeps a secret, and the request brings none.',
      steps: [
        'If the app runs on a server: configure its client secret or certificate.',
        {
          text: 'If it is a single-page, desktop or mobile app: open its Authentication page and move its redirect URI to the matching platform.',
          action: 'app-authentication',
        },
        'For flows without a redirect URI, such as device code, turn **Allow public client flows** on there.',
        { text: 'Check: repeat the request after a few minutes. The token endpoint answers 200.', check: true },
      ],
      evidence: {
        clientSecret: { verdict: 'bad' },
        clientAssertion: { verdict: 'bad' },
        authorizationScheme: { verdict: 'bad' },
      },
    }),
    cause({
      id: 'unknown-client',
      summary: 'The client ID is not known there',
      basis: rfc,
      confidence: 'likely',
      needs: ['clientId'],
      uses: ['clientWorkedAt'],
      when: ({ clientWorkedAt }) => (clientWorkedAt === undefined ? 'possible' : 'ruled-out'),
      because: {
        possible: 'Nothing in this capture shows that {clientId} is known at this authority.',
        'ruled-out': 'The same client ID got a code or tokens at {clientWorkedAt}.',
      },
    }),
    cause({
      id: 'wrong-or-expired-credential',
      summary: 'The secret or certificate is expired, removed or another app’s',
      basis: credentials,
      confidence: 'likely',
      needs: ['clientSecret', 'clientAssertion'],
      uses: ['authorizationScheme'],
      when: ({ clientSecret, clientAssertion, authorizationScheme }) =>
        clientSecret === null && clientAssertion === null
          ? authorizationScheme
            ? 'possible'
            : 'ruled-out'
          : 'possible',
      because: {
        possible: 'Only the list of credentials in the app registration shows which are valid.',
        'ruled-out': 'No credential was sent.',
      },
    }),
  ],
});

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
