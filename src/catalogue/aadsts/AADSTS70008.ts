import { cause, defineEntry } from '../define.ts';

const flow = 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow';
const refresh = 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens';
const codeGrant = 'authorization_code';
const tenMinutes = 10 * 60 * 1000;

export default defineEntry({
  code: 'AADSTS70008',
  name: 'ExpiredOrRevokedGrant',
  actor: 'user',
  category: 'refresh-token',
  title: 'The code or refresh token that the app sent has expired',
  shortTitle: 'Code or refresh token expired',
  summary:
    'Codes last about ten minutes, refresh tokens a day for pages and 90 days without use for other apps. A new sign-in brings fresh ones.',
  errors: ['invalid_grant'],
  steps: [
    'Sign in again.',
    { text: 'Check: the app works, and no AADSTS70008 follows.', check: true },
    {
      text: 'If it happens at each sign-in, let the app redeem a code once and as soon as it comes back.',
      actor: 'developer',
      alternative: true,
    },
    {
      text: 'Let the app begin an interactive sign-in by itself when a refresh fails with invalid_grant.',
      actor: 'developer',
      alternative: true,
    },
  ],
  links: [
    { title: 'Refresh tokens in the Microsoft identity platform', url: refresh },
    { title: 'Authorization code flow: redeem a code', url: `${flow}#redeem-a-code-for-an-access-token` },
    {
      title: 'Microsoft Entra error codes',
      url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    },
  ],
  shows: ['grantType', 'codeSent', 'codeAge', 'codePageLoads', 'refreshToken', 'origin', 'library'],
  causes: [
    cause({
      id: 'refresh-token-expired',
      summary: 'The refresh token has expired or was revoked',
      title: 'The app’s refresh token has expired or was revoked, so a new sign-in is needed',
      basis: { kind: 'documented', url: refresh },
      confidence: 'certain',
      kind: 'interrupt',
      needs: ['grantType'],
      uses: ['origin', 'refreshToken'],
      when: ({ grantType }) => grantType === 'refresh_token',
      because: {
        found: 'The request sent a refresh token: grant_type={grantType}.',
        'ruled-out': 'The request sent no refresh token: its grant type is {grantType}.',
      },
      lede: 'Refresh tokens of pages last 24 hours, those of other apps 90 days without use; an admin can end them earlier. Apps are expected to ask for a new sign-in then.',
      steps: [
        'Sign in again.',
        { text: 'Check: the app works, and its next refresh answers 200.', check: true },
        {
          text: 'If the app shows an error instead of the sign-in, let it begin an interactive sign-in when a refresh fails with invalid_grant.',
          actor: 'developer',
          alternative: true,
        },
      ],
      evidence: { refreshToken: { verdict: 'bad', says: 'Expired or revoked' }, grantType: { verdict: 'neutral' } },
    }),
    cause({
      id: 'old-code-sent-again',
      summary: 'An old code was sent again',
      title: 'The return address was opened again with an old sign-in code',
      basis: { kind: 'observed', url: 'https://github.com/snok/django-auth-adfs/issues/245' },
      confidence: 'likely',
      actor: 'developer',
      needs: ['grantType'],
      uses: ['codeRedemptions', 'codePageLoads', 'firstRedemptionDetails', 'redemptionGap', 'codeSent'],
      when: ({ grantType, codeRedemptions = [], codePageLoads = 0 }) =>
        grantType === codeGrant && (codeRedemptions.length > 1 || codePageLoads > 1),
      because: {
        found: 'The same code was sent before: {firstRedemptionDetails}.',
        'ruled-out': 'No code was sent twice in this capture.',
        'cannot-tell': 'It needs the token request with its code.',
      },
      lede: 'The address with the code was loaded again later, from history, a bookmark or the Back button. By then the code was used and too old.',
      steps: [
        'After the redirect is handled, send the browser on to an address without the code.',
        'Where an old code comes in, begin a new sign-in instead of redeeming it.',
        {
          text: 'Check: sign in, wait and go back. No second POST to `/token` with the same code follows.',
          check: true,
        },
      ],
      evidence: {
        firstRedemptionDetails: { verdict: 'neutral', says: 'The first request with this code' },
        redemptionGap: { verdict: 'bad', says: 'Much later the same code came again' },
        codeSent: { verdict: 'bad' },
      },
    }),
    cause({
      id: 'code-too-old',
      summary: 'The code was redeemed too late',
      title: 'The sign-in code had expired: it was redeemed {codeAge} after it came back',
      basis: { kind: 'documented', url: `${flow}#successful-response` },
      confidence: 'likely',
      actor: 'developer',
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
      lede: 'Codes are short-lived and meant to be redeemed at once. Between the redirect and this request too much time passed.',
      steps: [
        { text: 'Sign in again to get a fresh code.', actor: 'user' },
        'Let the app redeem the code as soon as it comes back, not after a queue, a form or a step by hand.',
        { text: 'Check: the token request follows the redirect within seconds and answers 200.', check: true },
      ],
      evidence: { codeAge: { verdict: 'bad', says: 'Codes last about 10 minutes' } },
    }),
    cause({
      id: 'sign-ins-revoked',
      summary: 'An admin or the person ended all sessions',
      basis: { kind: 'documented', url: refresh },
      confidence: 'likely',
      because: {
        'cannot-tell': 'Ended sessions show in the tenant’s sign-in and audit logs, not in the traffic.',
      },
    }),
  ],
});
