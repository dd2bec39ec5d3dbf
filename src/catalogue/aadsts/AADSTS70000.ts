import { consumerTenantId } from '../../protocol/authority.ts';
import { cause, defineEntry } from '../define.ts';

const flow = 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow';
const redeem = `${flow}#request-an-access-token-with-a-client_secret`;
const rfc = 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2';
const reference = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const tenMinutes = 10 * 60 * 1000;
const codeGrant = 'authorization_code';
const onBehalfOf = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export default defineEntry({
  code: 'AADSTS70000',
  name: 'InvalidGrant',
  actor: 'developer',
  category: 'code',
  title: 'Microsoft doesn’t accept the code or token that the app sent',
  shortTitle: 'Code or token not valid',
  summary:
    'The code, refresh token or assertion in the token request is not valid for this request. It may be too old, used before, changed on its way, or issued for another app or address.',
  errors: ['invalid_grant'],
  steps: [
    'Begin a new sign-in, so that the app gets a fresh code.',
    'Redeem the code at once, once, and exactly as it came back.',
    'Use the same client ID, redirect URI and sign-in host in both requests.',
    { text: 'Check: the token request that follows answers 200.', check: true },
  ],
  links: [
    { title: 'Authorization code flow: redeem a code', url: `${flow}#redeem-a-code-for-an-access-token` },
    {
      title: 'Refresh tokens in the Microsoft identity platform',
      url: 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens',
    },
    { title: 'Microsoft Entra error codes', url: reference },
  ],
  shows: ['grantType', 'codeSent', 'codeAge', 'refreshToken', 'tokenRedirectUri', 'authorizeRedirectUri'],
  causes: [
    cause({
      id: 'redirect-uri-differs',
      summary: 'The token request names another redirect URI than the sign-in',
      title: 'The code was redeemed with another return address than it was issued for',
      basis: { kind: 'documented', url: redeem },
      confidence: 'certain',
      needs: ['tokenRedirectUri', 'authorizeRedirectUri'],
      when: ({ tokenRedirectUri, authorizeRedirectUri }) =>
        tokenRedirectUri === null || authorizeRedirectUri === null
          ? 'cannot-tell'
          : tokenRedirectUri !== authorizeRedirectUri,
      because: {
        found: 'The authorize request used {authorizeRedirectUri}, the token request {tokenRedirectUri}.',
        'ruled-out': 'Both requests use {tokenRedirectUri}.',
        'cannot-tell': 'It needs both requests of the sign-in, each with its redirect URI.',
      },
      lede: 'A code is valid only with the redirect URI it was issued for, equal character for character.',
      steps: [
        { text: 'Use one setting for the redirect URI in both requests.', value: '{authorizeRedirectUri}' },
        { text: 'Check: sign in again. Both requests show the same redirect URI, and the answer is 200.', check: true },
      ],
      evidence: {
        tokenRedirectUri: { verdict: 'bad', says: 'Not equal to the address of the authorize request' },
        authorizeRedirectUri: { verdict: 'good', says: 'The code was issued for this address' },
      },
    }),
    cause({
      id: 'client-id-differs',
      summary: 'The code was issued to another client ID',
      title: 'One client ID got the code, another one tried to redeem it',
      basis: { kind: 'documented', url: rfc },
      confidence: 'certain',
      needs: ['clientId', 'authorizeClientId'],
      when: ({ clientId, authorizeClientId }) =>
        clientId === null || authorizeClientId === null
          ? 'cannot-tell'
          : clientId.toLowerCase() !== authorizeClientId.toLowerCase(),
      because: {
        found: 'The sign-in was for {authorizeClientId}, the token request names {clientId}.',
        'ruled-out': 'Both requests name {clientId}.',
        'cannot-tell': 'It needs both requests of the sign-in, each with its client ID.',
      },
      lede: 'A code belongs to the client ID it was issued to. Here the sign-in and the token request name two.',
      steps: [
        { text: 'Use one client ID for the sign-in and the token request.', value: '{authorizeClientId}' },
        { text: 'Check: sign in again. Both requests name the same client ID, and the answer is 200.', check: true },
      ],
      evidence: {
        clientId: { verdict: 'bad', says: 'Not the client that the code was issued to' },
        authorizeClientId: { verdict: 'good', says: 'The code was issued to this client' },
      },
    }),
    cause({
      id: 'other-cloud',
      summary: 'The code was redeemed in another cloud',
      title: 'The code comes from one Microsoft cloud and was redeemed in another',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
      },
      confidence: 'certain',
      needs: ['cloud', 'authorizeCloud'],
      uses: ['authorityHost'],
      when: ({ cloud, authorizeCloud }) => cloud !== authorizeCloud,
      because: {
        found: 'The sign-in was in the cloud “{authorizeCloud}”, the token request went to {authorityHost}.',
        'ruled-out': 'Both requests went to the same cloud.',
        'cannot-tell': 'It needs both requests of the sign-in.',
      },
      lede: 'Each national cloud has its own sign-in hosts, and none knows the codes of another.',
      steps: [
        'Set one authority for the app, and let the library derive both addresses from it.',
        { text: 'Check: sign in again. Both requests go to the same host, and the answer is 200.', check: true },
      ],
      evidence: {
        authorityHost: { verdict: 'bad', says: 'Not the cloud of the sign-in' },
        authorizeCloud: { verdict: 'neutral', says: 'The cloud that issued the code' },
      },
    }),
    cause({
      id: 'code-sent-twice',
      summary: 'The code was used before',
      title: 'The app sent the same sign-in code twice',
      basis: { kind: 'observed', url: 'https://github.com/microsoftgraph/msgraph-sdk-java/issues/1480' },
      confidence: 'certain',
      needs: ['grantType', 'codeRedemptions'],
      uses: ['redemptionGap', 'codeSent', 'firstRedemptionDetails', 'thisRedemptionDetails'],
      when: ({ codeRedemptions }) => (codeRedemptions.length > 1 ? 'found' : 'cannot-tell'),
      because: {
        found: 'The code was sent first in this request: {firstRedemptionDetails}.',
        'cannot-tell': 'No earlier token request with this code is in this capture.',
      },
      lede: 'A code works once. For personal accounts Microsoft answers the second attempt with this code.',
      steps: [
        'Find every place in the app that handles the redirect or redeems a code, and keep one of them.',
        'For further tokens use the refresh token or the library’s silent call.',
        { text: 'Check: sign in again. Each code is followed by one POST to `/token`.', check: true },
      ],
      evidence: {
        codeSent: { verdict: 'bad', says: 'The very code of the first request' },
        firstRedemptionDetails: { verdict: 'neutral', says: 'The request that used the code up' },
        redemptionGap: { verdict: 'bad' },
      },
    }),
    cause({
      id: 'code-changed',
      summary: 'The code was cut or changed between redirect and token request',
      title: 'The app sent another code than the one that came back',
      basis: { kind: 'documented', url: rfc },
      confidence: 'likely',
      needs: ['codeSent'],
      uses: ['latestCodeReceived'],
      when: ({ codeSent, latestCodeReceived }) => {
        if (codeSent === null) return 'ruled-out';
        if (latestCodeReceived === undefined) return 'cannot-tell';
        if (codeSent.print === latestCodeReceived.print) return 'ruled-out';
        return codeSent.length === latestCodeReceived.length ? 'possible' : 'found';
      },
      because: {
        found: 'Received: {latestCodeReceived}. Sent: {codeSent}. They differ, in length too.',
        possible: 'The code sent is not the one that came back last, though equally long.',
        'ruled-out': 'The code sent is the one that came back, or the request has no code.',
        'cannot-tell': 'It needs the redirect that brought the code.',
      },
      lede: 'What came back and what was sent are two different texts. The code was cut at a special character, decoded once too often, or comes from an older sign-in.',
      steps: [
        'Read the code with the platform’s parser for addresses, not by cutting the text at “=” or “&”.',
        'Decode it once, and let the form encoder encode it again.',
        'See that no field, log or cookie on the way cuts long text.',
        { text: 'Check: sign in again. Code received and code sent have the same length and print.', check: true },
      ],
      evidence: {
        codeSent: { verdict: 'bad', says: 'Not the code that came back' },
        latestCodeReceived: { verdict: 'good', says: 'What Microsoft issued' },
      },
    }),
    cause({
      id: 'code-too-old',
      summary: 'The code was too old when it was redeemed',
      title: 'The sign-in code had expired: it was redeemed {codeAge} after it came back',
      basis: { kind: 'documented', url: `${flow}#successful-response` },
      confidence: 'likely',
      needs: ['grantType'],
      uses: ['codeAge', 'codeSent'],
      when: ({ grantType, codeAge }) => {
        if (grantType !== codeGrant) return 'ruled-out';
        return codeAge === undefined ? 'cannot-tell' : codeAge > tenMinutes;
      },
      because: {
        found: 'The code was redeemed {codeAge} after it came back; codes last about 10 minutes.',
        'ruled-out': 'The code was young enough, or the request has none.',
        'cannot-tell': 'It needs the redirect that brought the code.',
      },
      lede: 'Codes are short-lived and meant to be redeemed at once, within about ten minutes. This one waited too long.',
      steps: [
        'Begin a new sign-in to get a fresh code.',
        'Let the app redeem the code as soon as it comes back, not by hand or after another step.',
        { text: 'Check: the token request follows the redirect within seconds and answers 200.', check: true },
      ],
      evidence: { codeAge: { verdict: 'bad', says: 'Codes last about 10 minutes' } },
    }),
    cause({
      id: 'personal-account-on-behalf-of',
      summary: 'On-behalf-of is tried for a personal Microsoft account',
      title: 'The API asked for a token on behalf of a personal Microsoft account',
      basis: { kind: 'observed', url: 'https://github.com/Azure-Samples/ms-identity-java-webapi/issues/16' },
      confidence: 'likely',
      needs: ['grantType'],
      uses: ['assertion'],
      when: ({ grantType, assertion }) => {
        if (grantType !== onBehalfOf) return 'ruled-out';
        return assertion ? (assertion.issuer?.includes(consumerTenantId) ?? false) : 'cannot-tell';
      },
      because: {
        found: 'The token that the API passed on was issued by Microsoft’s tenant for personal accounts.',
        'ruled-out': 'This is no on-behalf-of request for a personal account.',
      },
      lede: 'The on-behalf-of flow is made for accounts of an organization. The person who signed in used a personal one.',
      steps: [
        { text: 'Sign in with an account of the organization.', actor: 'user' },
        'If personal accounts must be supported, let the client ask for the other API’s token itself.',
        { text: 'Check: the on-behalf-of request for an account of the organization answers 200.', check: true },
      ],
      evidence: { grantType: { verdict: 'neutral' }, assertion: { verdict: 'bad', says: 'Of a personal account' } },
    }),
    cause({
      id: 'refresh-token-of-other-client',
      summary: 'The refresh token was issued to another client ID',
      title: 'The app sent a refresh token that another client ID had got',
      basis: { kind: 'documented', url: rfc },
      confidence: 'certain',
      needs: ['grantType', 'clientId'],
      uses: ['refreshTokenClientId', 'refreshToken'],
      when: ({ grantType, clientId, refreshTokenClientId }) => {
        if (grantType !== 'refresh_token') return 'ruled-out';
        return refreshTokenClientId === undefined ? 'cannot-tell' : refreshTokenClientId !== clientId;
      },
      because: {
        found: 'The refresh token was issued to {refreshTokenClientId}, the request names {clientId}.',
        'ruled-out': 'The refresh token was issued to the client that sent it, or the request has none.',
        'cannot-tell': 'The answer that brought this refresh token is not in this capture.',
      },
      lede: 'A refresh token belongs to the client ID it was issued to. Two apps or two settings share one token store.',
      steps: [
        'Keep the tokens of each client ID apart in the app’s token cache.',
        'Sign in again with the client ID that needs the tokens.',
        {
          text: 'Check: the refresh request names the client ID that got the refresh token, and answers 200.',
          check: true,
        },
      ],
      evidence: {
        clientId: { verdict: 'bad', says: 'Not the client that got the refresh token' },
        refreshTokenClientId: { verdict: 'good', says: 'The refresh token was issued to this client' },
      },
    }),
    cause({
      id: 'refresh-token-not-valid',
      summary: 'The refresh token was revoked, replaced, or covers less than was asked for',
      basis: { kind: 'documented', url: 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens' },
      confidence: 'likely',
      needs: ['grantType'],
      when: ({ grantType }) => (grantType === 'refresh_token' ? 'possible' : 'ruled-out'),
      because: {
        possible: 'The request sent a refresh token; only Microsoft knows its state. A new sign-in replaces it.',
        'ruled-out': 'The request sent no refresh token: its grant type is {grantType}.',
      },
    }),
    cause({
      id: 'passing-fault',
      summary: 'A passing fault of the service',
      basis: { kind: 'observed', url: 'https://github.com/BingAds/BingAds-Python-SDK/issues/279' },
      confidence: 'likely',
      because: { 'cannot-tell': 'If the same refresh token works on a second attempt, it was one.' },
    }),
  ],
});
