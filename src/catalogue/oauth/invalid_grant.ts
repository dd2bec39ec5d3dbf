import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const rfc: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' };
const redeeming: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3' };
const codeOnce: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2' };
const refreshing: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-6' };
const pkce: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc7636#section-4.6' };
const codeFlow: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
};
const refreshTokens: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens',
};

const noAuthorize = 'It needs the authorize request of the same sign-in, which this capture does not hold.';

const minutes = (ms: number): number => ms / 60_000;

/** Suberrors that a person can settle in an interactive sign-in, as MSAL sorts them. */
const settledByUser = new Set(['basic_action', 'additional_action', 'consent_required', 'user_password_expired']);
const tokenEnded = new Set(['bad_token', 'token_expired']);

const oneRedemption: readonly Step[] = [
  'Find which two parts of the app redeem the code: two libraries, a page and a server, or a component that runs twice.',
  'Let one of them do it, and only once.',
  { text: 'Check: sign in again. The list shows one token request per code.', check: true },
];

export default defineEntry({
  code: 'invalid_grant',
  actor: 'developer',
  category: 'code',
  title: 'Microsoft doesn’t accept what the app wants to exchange for tokens',
  shortTitle: 'Code or refresh token refused',
  summary:
    'The code, refresh token, assertion or password is wrong, too old, used up, revoked, or belongs to another client or address. The answer names no Microsoft code, so the requests have to tell which.',
  errors: ['invalid_grant'],
  steps: [
    'Start a new sign-in, so that the app gets a fresh code.',
    'Compare the token request with the authorize request: client ID, redirect URI and code verifier must belong together.',
    'Redeem each code once, at once, and in one place.',
    { text: 'Check: sign in again. The token endpoint answers 200.', check: true },
  ],
  links: [
    { title: 'Authorization code flow: errors of the token endpoint', url: codeFlow.url },
    { title: 'Refresh tokens: lifetime and revocation', url: refreshTokens.url },
    { title: 'RFC 6749, 5.2: what invalid_grant covers', url: rfc.url },
    { title: 'RFC 6749, 4.1.3: redeeming a code', url: redeeming.url },
    { title: 'RFC 7636, 4.6: code verifier', url: pkce.url },
  ],
  shows: ['errorText', 'suberror', 'grantType', 'codeSent', 'codeReceived', 'refreshToken', 'redirectUri'],
  causes: [
    cause({
      id: 'interaction-needed',
      summary: 'The person must take part: a second factor, consent or a new password',
      title: 'The person has to sign in again themselves',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/msal/dotnet/advanced/exceptions/msal-error-handling',
      },
      confidence: 'likely',
      needs: ['suberror'],
      when: ({ suberror }) => suberror !== null && settledByUser.has(suberror),
      because: {
        found: 'The suberror {suberror} asks for an interactive sign-in.',
        'ruled-out': 'No suberror asks for an interactive sign-in.',
      },
      actor: 'user',
      kind: 'interrupt',
      lede: 'Tokens can’t be had silently now. This is a normal step as long as the app shows a sign-in page next.',
      steps: [
        'Sign in in the app again and follow what Microsoft’s page asks for.',
        {
          text: 'In the app: catch this error and start an interactive sign-in with the same scopes, passing on the `claims` of the answer.',
          actor: 'developer',
        },
        { text: 'Check: the interactive sign-in is followed by a token request that answers 200.', check: true },
      ],
      evidence: { suberror: { verdict: 'neutral', says: 'Asks for an interactive sign-in' } },
    }),
    cause({
      id: 'blocked-by-policy',
      summary: 'A rule of the tenant blocks the sign-in',
      title: 'A rule of the tenant doesn’t allow this sign-in',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/msal/dotnet/advanced/exceptions/msal-error-handling',
      },
      confidence: 'likely',
      needs: ['suberror'],
      uses: ['policyIds'],
      when: ({ suberror }) => suberror === 'message_only',
      because: {
        found: 'The suberror {suberror} says that the person will only be shown a message.',
        'ruled-out': 'No suberror speaks of a block.',
      },
      actor: 'admin',
      steps: [
        { text: 'Open **Sign-in logs** in the Entra admin center.', action: 'sign-in-logs' },
        'Filter on the request ID, open the entry and read its **Conditional Access** tab.',
        'Change the policy, or meet its condition.',
        { text: 'Check: sign in again. The log shows a success.', check: true },
      ],
      evidence: { suberror: { verdict: 'bad' } },
    }),
    cause({
      id: 'code-redeemed-twice',
      summary: 'The code had been redeemed already',
      title: 'The same code was sent twice, and it works only once',
      basis: codeOnce,
      confidence: 'certain',
      needs: ['codeSent'],
      uses: ['codeRedemptions', 'firstRedemption', 'redemptionGap'],
      when: ({ codeSent, codeRedemptions }) =>
        codeSent === null || codeRedemptions === undefined || codeRedemptions.length < 2
          ? 'ruled-out'
          : codeRedemptions.some(({ status }) => status === 200)
            ? 'found'
            : 'possible',
      because: {
        found: '{codeRedemptions} token requests carry this code, and one of them got tokens.',
        possible: '{codeRedemptions} token requests carry this code; none of those seen got tokens.',
        'ruled-out': 'This capture holds no second token request with this code.',
      },
      lede: 'A code is good for one token request. The sign-in itself worked: the other request got the tokens.',
      steps: oneRedemption,
      evidence: {
        codeSent: { verdict: 'bad', says: 'The same code as in the other request' },
        firstRedemption: { verdict: 'neutral' },
        redemptionGap: { verdict: 'neutral' },
      },
    }),
    cause({
      id: 'verifier-mismatch',
      summary: 'The code verifier belongs to another sign-in',
      title: 'The code verifier doesn’t belong to the code challenge of this sign-in',
      basis: pkce,
      confidence: 'certain',
      needs: ['codeSent'],
      uses: ['pkceMatch', 'codeVerifier', 'codeChallenge'],
      when: ({ codeSent, codeVerifier, pkceMatch }) =>
        codeSent === null || codeVerifier === null ? 'ruled-out' : pkceMatch === undefined ? 'cannot-tell' : !pkceMatch,
      because: {
        found: 'The hash of the verifier that was sent does not equal the challenge of the authorize request.',
        'ruled-out': 'The hash of the verifier equals the challenge, or no verifier was sent.',
        'cannot-tell': noAuthorize,
      },
      lede: 'The app kept the verifier of one sign-in and the code of another: two tabs, a sign-in started twice, or storage that was overwritten.',
      steps: [
        'Keep the verifier per sign-in, under its `state`, not in one place for all.',
        'Start one sign-in at a time: look for a second authorize request in the list.',
        {
          text: 'Check: sign in again in one tab. “Verifier against challenge” says that they belong together.',
          check: true,
        },
      ],
      evidence: { codeVerifier: { verdict: 'bad' }, codeChallenge: { verdict: 'neutral' } },
    }),
    cause({
      id: 'verifier-missing',
      summary: 'The code verifier is missing',
      title: 'The sign-in began with a code challenge, but the token request brings no verifier',
      basis: pkce,
      confidence: 'certain',
      needs: ['codeSent', 'codeVerifier'],
      uses: ['codeChallenge'],
      when: ({ codeSent, codeVerifier, codeChallenge }) =>
        codeSent === null || (codeVerifier !== null && codeVerifier.length > 0)
          ? 'ruled-out'
          : codeChallenge === undefined
            ? 'cannot-tell'
            : codeChallenge !== null,
      because: {
        found: 'The authorize request carried a code challenge; the token request carries no code verifier.',
        'ruled-out': 'The verifier was sent, or no challenge asked for it.',
        'cannot-tell': noAuthorize,
      },
      lede: 'A code that was asked for with a challenge can only be redeemed with the verifier it was made from.',
      steps: [
        'Send the `code_verifier` that the app made before the sign-in.',
        'If the authorize request is built elsewhere, such as by a proxy or another library, let the same part redeem the code.',
        { text: 'Check: sign in again. The token request holds a code verifier and answers 200.', check: true },
      ],
      evidence: { codeVerifier: { verdict: 'bad' }, codeChallenge: { verdict: 'good', says: 'Asked for with this' } },
    }),
    cause({
      id: 'other-redirect-uri',
      summary: 'The token request names another redirect URI',
      title: 'The token request names another redirect URI than the sign-in',
      basis: redeeming,
      confidence: 'certain',
      needs: ['codeSent', 'tokenRedirectUri'],
      uses: ['authorizeRedirectUri'],
      when: ({ tokenRedirectUri, authorizeRedirectUri, codeSent }) =>
        codeSent === null
          ? 'ruled-out'
          : authorizeRedirectUri === undefined
            ? 'cannot-tell'
            : authorizeRedirectUri !== null && tokenRedirectUri !== authorizeRedirectUri,
      because: {
        found: 'The code was issued for {authorizeRedirectUri}; the token request does not name the same.',
        'ruled-out': 'Both requests name the same redirect URI, or no code was sent.',
        'cannot-tell': noAuthorize,
      },
      lede: 'A code can only be redeemed with the very redirect URI it was issued for, equal character for character.',
      steps: [
        { text: 'Use one setting for the redirect URI in both requests.', value: '{authorizeRedirectUri}' },
        { text: 'Check: sign in again. Both requests show the same redirect URI.', check: true },
      ],
      evidence: {
        tokenRedirectUri: { verdict: 'bad', says: 'Not equal to the address of the authorize request' },
        authorizeRedirectUri: { verdict: 'good', says: 'The code was issued for this address' },
      },
    }),
    cause({
      id: 'code-of-other-client',
      summary: 'The code was issued to another client',
      title: 'The code was issued to another client than the one that redeems it',
      basis: rfc,
      confidence: 'certain',
      needs: ['codeSent', 'clientId'],
      uses: ['authorizeClientId'],
      when: ({ clientId, authorizeClientId, codeSent }) =>
        codeSent === null
          ? 'ruled-out'
          : clientId === null || !authorizeClientId
            ? 'cannot-tell'
            : clientId.toLowerCase() !== authorizeClientId.toLowerCase(),
      because: {
        found: 'The sign-in was started by {authorizeClientId}, the code is redeemed by {clientId}.',
        'ruled-out': 'Both requests name the same client, or no code was sent.',
        'cannot-tell': noAuthorize,
      },
      lede: 'Only the client that started the sign-in can redeem the code. A page and its server that have two registrations cannot share one.',
      steps: [
        { text: 'Use one client ID in both requests.', value: '{authorizeClientId}' },
        'If the server needs tokens of its own, let it ask on behalf of the person with the token that the page sends.',
        { text: 'Check: sign in again. Both requests show the same client ID.', check: true },
      ],
      evidence: {
        clientId: { verdict: 'bad', says: 'Redeems the code' },
        authorizeClientId: { verdict: 'neutral', says: 'Was issued the code' },
      },
    }),
    cause({
      id: 'refresh-token-of-other-client',
      summary: 'The refresh token was issued to another client',
      title: 'The refresh token was issued to another client',
      basis: refreshing,
      confidence: 'certain',
      needs: ['refreshToken', 'clientId'],
      uses: ['refreshTokenClientId'],
      when: ({ refreshToken, clientId, refreshTokenClientId }) =>
        refreshToken === null
          ? 'ruled-out'
          : clientId === null || refreshTokenClientId === undefined
            ? 'cannot-tell'
            : clientId.toLowerCase() !== refreshTokenClientId.toLowerCase(),
      because: {
        found: 'The token came with an answer to {refreshTokenClientId}; {clientId} sends it now.',
        'ruled-out': 'The same client was given this refresh token, or none was sent.',
        'cannot-tell': 'The answer that brought this refresh token is not in this capture.',
      },
      lede: 'A refresh token is bound to the client it was given to. Two registrations can’t share a token cache.',
      steps: [
        'Give each client ID a token cache of its own.',
        'Sign in once with the client that needs the tokens.',
        { text: 'Check: the next refresh request names the client of the sign-in and answers 200.', check: true },
      ],
      evidence: {
        clientId: { verdict: 'bad', says: 'Sends the refresh token' },
        refreshTokenClientId: { verdict: 'neutral', says: 'Was given it' },
      },
    }),
    cause({
      id: 'code-altered',
      summary: 'The code was cut or changed on the way',
      title: 'The code that was sent is not the one that came back from the sign-in',
      basis: rfc,
      confidence: 'certain',
      needs: ['codeSent'],
      uses: ['codeReceived'],
      when: ({ codeSent, codeReceived }) => {
        if (codeSent === null) return 'ruled-out';
        if (codeSent.print === undefined || codeReceived?.print === undefined) return 'cannot-tell';
        if (codeSent.print === codeReceived.print) return 'ruled-out';
        return codeSent.prefix !== undefined && codeSent.prefix === codeReceived.prefix ? 'found' : 'possible';
      },
      because: {
        found: 'Both begin alike but differ: {codeReceived} came, {codeSent} was sent.',
        possible: 'Another code was sent than the one seen coming back: {codeSent} and {codeReceived}.',
        'ruled-out': 'The code that was sent is the one that came back, or none was sent.',
        'cannot-tell': 'It needs the redirect that brought the code, which this capture does not hold.',
      },
      lede: 'Something between the redirect and the token request cut the code or encoded it once more.',
      steps: [
        'Read the code from the query or fragment with the platform’s own parser, and decode it once.',
        'Look for limits on its length: log lines, database columns, or input fields that people paste into.',
        { text: 'Check: sign in again. “Code sent” and “Code received” show the same print.', check: true },
      ],
      evidence: {
        codeSent: { verdict: 'bad', says: 'Not what came back' },
        codeReceived: { verdict: 'good', says: 'Came back from the sign-in' },
      },
    }),
    cause({
      id: 'code-expired',
      summary: 'The code was too old',
      title: 'The code was redeemed {codeAge} after it was issued, which is too late',
      basis: codeFlow,
      confidence: 'likely',
      needs: ['codeSent'],
      uses: ['codeAge'],
      when: ({ codeSent, codeAge }) => {
        if (codeSent === null) return 'ruled-out';
        if (codeAge === undefined) return 'cannot-tell';
        return minutes(codeAge) >= 10 ? 'found' : minutes(codeAge) >= 5 ? 'possible' : 'ruled-out';
      },
      because: {
        found: '{codeAge} passed between the redirect and the token request.',
        possible: '{codeAge} passed between the redirect and the token request.',
        'ruled-out': 'The code was redeemed early enough, or none was sent.',
        'cannot-tell': 'It needs the redirect that brought the code, which this capture does not hold.',
      },
      lede: 'Codes last about ten minutes and are meant to be redeemed at once.',
      steps: [
        'Redeem the code as soon as the redirect brings it.',
        'Start a new sign-in: an expired code can’t be renewed.',
        { text: 'Check: sign in again. The time between redirect and token request is seconds.', check: true },
      ],
      evidence: { codeAge: { verdict: 'bad' } },
    }),
    cause({
      id: 'refresh-token-ended',
      summary: 'The refresh token has expired or was revoked',
      title: 'The refresh token has ended; the person has to sign in again',
      basis: refreshTokens,
      confidence: 'likely',
      needs: ['grantType', 'suberror'],
      when: ({ grantType, suberror }) =>
        grantType !== 'refresh_token'
          ? 'ruled-out'
          : suberror !== null && tokenEnded.has(suberror)
            ? 'found'
            : 'possible',
      because: {
        found: 'The suberror of the refresh request is {suberror}.',
        possible:
          'A refresh token ends by age, by a new password, or when an admin revokes it. The answer does not say which.',
        'ruled-out': 'No refresh token was used: the grant type is {grantType}.',
      },
      actor: 'user',
      kind: 'interrupt',
      lede: 'This happens to every refresh token one day. It is a normal step as long as the app starts a new sign-in.',
      steps: [
        'Sign in in the app again.',
        {
          text: 'In the app: on `invalid_grant` for a refresh token, drop the token and start an interactive sign-in.',
          actor: 'developer',
        },
        { text: 'Check: a new sign-in follows and its token request answers 200.', check: true },
      ],
      evidence: { suberror: { verdict: 'bad' } },
    }),
    cause({
      id: 'wrong-password',
      summary: 'User name or password is not accepted',
      title: 'The user name or password that the app sent is not accepted',
      basis: { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.3' },
      confidence: 'likely',
      needs: ['grantType', 'suberror'],
      when: ({ grantType, suberror }) =>
        grantType !== 'password' ? 'ruled-out' : suberror === null ? 'found' : 'possible',
      because: {
        found: 'The app sent a user name and password itself: the grant type is {grantType}.',
        possible: 'The app sent a user name and password itself, and the suberror {suberror} was answered.',
        'ruled-out': 'The app sent no user name and password: the grant type is {grantType}.',
      },
      actor: 'user',
      lede: 'The app collects the password itself. That way fails too where a second factor, a federated account or a policy is involved.',
      steps: [
        'Sign in at https://myaccount.microsoft.com with the same user name and password.',
        'If that works, the account needs more than a password: the app has to use an interactive flow.',
        { text: 'Move the app to the authorization code flow.', actor: 'developer' },
        { text: 'Check: sign in in the app again. The token endpoint answers 200.', check: true },
      ],
      evidence: { grantType: { verdict: 'bad' } },
    }),
    cause({
      id: 'assertion-not-accepted',
      summary: 'The token that the API passed on is not accepted',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow',
      },
      confidence: 'likely',
      needs: ['grantType'],
      when: ({ grantType }) => (grantType?.endsWith(':jwt-bearer') ? 'possible' : 'ruled-out'),
      because: {
        possible: 'An API asks on behalf of the person. Its token must be made for this API and still be valid.',
        'ruled-out': 'No token was passed on: the grant type is {grantType}.',
      },
    }),
    cause({
      id: 'revoked',
      summary: 'An admin or the person ended the session',
      basis: refreshTokens,
      confidence: 'likely',
      because: { 'cannot-tell': 'Only the tenant’s sign-in and audit logs show it.' },
    }),
  ],
});
