import { cause, defineEntry } from '../define.ts';

const refreshTokens = 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens';
const ninetyDays = 90 * 24 * 3_600_000;

export default defineEntry({
  code: 'AADSTS700082',
  name: 'ExpiredOrRevokedGrantInactiveToken',
  actor: 'user',
  category: 'refresh-token',
  title: 'The stored sign-in lay unused for too long',
  shortTitle: 'Refresh token unused too long',
  summary:
    'A refresh token ends when it isn’t used for a set time, normally 90 days. The person has to sign in once; the app then gets a new one.',
  errors: ['invalid_grant'],
  steps: [
    'Sign in again: in the app, or for a tool with its sign-in command (`az login`, `Connect-AzAccount`).',
    {
      text: 'Where the app offers no sign-in: on `invalid_grant`, delete the stored token and start an interactive sign-in.',
      actor: 'developer',
    },
    { text: 'Check: the next token request answers 200.', check: true },
  ],
  links: [
    { title: 'Refresh tokens in the Microsoft identity platform', url: refreshTokens },
    {
      title: 'Microsoft Entra error codes',
      url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    },
  ],
  shows: ['tokenIssuedAt', 'lifetimeInText', 'tokenAge', 'grantType', 'suberror', 'afterwards'],
  causes: [
    cause({
      id: 'old-token-kept',
      summary: 'The app keeps using a refresh token that was replaced',
      title: 'The app keeps sending an old refresh token instead of the newest one',
      lede: 'Each refresh brings a new refresh token with a new period. This request sent an older one, whose period went on running from the day it was issued.',
      basis: { kind: 'documented', url: refreshTokens },
      confidence: 'likely',
      actor: 'developer',
      needs: ['replacedRefreshToken'],
      uses: ['tokenIssuedAt'],
      when: ({ replacedRefreshToken }) => replacedRefreshToken,
      because: {
        found: 'An earlier answer in this capture brought another refresh token than the one sent.',
        'ruled-out': 'The token sent is the last one this client was given.',
        'cannot-tell':
          'It needs an earlier token response of this client. If the app is used often, a kept old token is the usual reason.',
      },
      steps: [
        'After each refresh, store the `refresh_token` of the answer in place of the one that was sent.',
        'Sign in once, so that the app has a token that still counts.',
        { text: 'Check: two refreshes one after the other send two different refresh tokens.', check: true },
      ],
      evidence: { replacedRefreshToken: { verdict: 'bad' } },
    }),
    cause({
      id: 'shorter-period',
      summary: 'A shorter period than the usual 90 days is set',
      title: 'The stored sign-in lay unused for longer than this tenant allows',
      lede: 'The period named is shorter than the usual 90 days. Which setting of the tenant or its user flow makes it so, the answer doesn’t say.',
      basis: { kind: 'documented', url: refreshTokens },
      confidence: 'certain',
      needs: ['lifetimeInText'],
      uses: ['tokenIssuedAt', 'tokenAge'],
      when: ({ lifetimeInText }) => lifetimeInText < ninetyDays,
      because: {
        found: 'The answer names a period of {lifetimeInText}.',
        'ruled-out': 'The answer names the usual period: {lifetimeInText}.',
      },
      steps: [
        'Sign in to the app again.',
        {
          text: 'If the period is too short for the app: review **Sign-in frequency** in Conditional Access, or the refresh token lifetime of the user flow.',
          actor: 'admin',
        },
        { text: 'Check: the next token request answers 200.', check: true },
      ],
      evidence: { lifetimeInText: { verdict: 'bad', says: 'Shorter than the usual 90 days' } },
    }),
    cause({
      id: 'unused-too-long',
      summary: 'Nobody used the stored sign-in in that time',
      lede: 'The token is older than the time it may lie unused, and Microsoft counts no use of it since then. The person signs in once, and the app goes on.',
      basis: { kind: 'documented', url: refreshTokens },
      confidence: 'certain',
      needs: ['tokenIssuedAt', 'lifetimeInText', 'tokenAge'],
      uses: ['replacedRefreshToken'],
      when: ({ lifetimeInText, tokenAge, replacedRefreshToken }) =>
        tokenAge >= lifetimeInText && replacedRefreshToken !== true,
      because: {
        found: 'Issued at {tokenIssuedAt}, {tokenAge} before this answer; {lifetimeInText} without use are allowed.',
        'ruled-out':
          'Issued at {tokenIssuedAt}: either not that long before, or the app was given a newer token since.',
      },
      evidence: {
        tokenAge: { verdict: 'bad', says: 'Longer than allowed without use' },
        lifetimeInText: { verdict: 'neutral', says: 'Allowed without use' },
      },
    }),
  ],
});
