import { cause, defineEntry } from '../define.ts';

const lifetimes = 'https://learn.microsoft.com/entra/msal/javascript/browser/token-lifetimes';
const refreshTokens = 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens';
const cookies = 'https://learn.microsoft.com/entra/identity-platform/reference-third-party-cookies-spas';

export default defineEntry({
  code: 'AADSTS700084',
  kind: 'interrupt',
  actor: 'developer',
  category: 'refresh-token',
  title: 'The page’s refresh token has reached its fixed end',
  shortTitle: 'Refresh token’s 24 hours over',
  summary:
    'Refresh tokens of single-page apps last 24 hours from the sign-in, and using them doesn’t extend that. It happens once a day; the app then signs in again, mostly unseen.',
  errors: ['invalid_grant'],
  steps: [
    'On `invalid_grant` after a silent call, start an interactive request: `acquireTokenRedirect` or `acquireTokenPopup`.',
    { text: 'Check: a new authorize request follows, and the next token request answers 200.', check: true },
  ],
  links: [
    { title: 'Token lifetimes, expiration and renewal in MSAL.js', url: lifetimes },
    { title: 'Refresh tokens in the Microsoft identity platform', url: refreshTokens },
    {
      title: 'Authorization code flow: refresh the access token',
      url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#refresh-the-access-token',
    },
    { title: 'Third-party cookies and single-page apps', url: cookies },
  ],
  shows: ['tokenIssuedAt', 'lifetimeInText', 'tokenAge', 'grantType', 'origin', 'afterwards'],
  causes: [
    cause({
      id: 'no-sign-in-followed',
      summary: 'The app doesn’t sign in again afterwards',
      title: 'The page’s refresh token has ended, and no new sign-in of the app followed',
      lede: 'A refresh token of a single-page app ends after a fixed time. MSAL.js then tries a hidden frame; when that is missing or fails, the app has to show the sign-in page.',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/6765',
      },
      confidence: 'likely',
      kind: 'failure',
      needs: ['afterwards', 'tokenAge', 'lifetimeInText'],
      when: ({ afterwards }) => afterwards === 'nothing',
      because: {
        found: 'The token was issued {tokenAge} before, {lifetimeInText} are allowed; then {afterwards}.',
        'ruled-out': 'After this answer {afterwards}.',
      },
      steps: [
        'Catch `InteractionRequiredAuthError` and `invalid_grant` after `acquireTokenSilent`.',
        'Start `acquireTokenRedirect` or `acquireTokenPopup` there; the person mostly needs no password.',
        { text: 'Check: leave the app open for a day. A new authorize request follows this answer.', check: true },
        { text: 'Reload the page and sign in.', actor: 'user', alternative: true },
      ],
      evidence: {
        afterwards: { verdict: 'bad', says: 'The app stopped here' },
        tokenAge: { verdict: 'neutral' },
      },
    }),
    cause({
      id: 'only-silent-sign-in-followed',
      summary: 'Only a hidden frame followed, which some browsers don’t let succeed',
      basis: { kind: 'documented', url: cookies },
      confidence: 'likely',
      needs: ['afterwards'],
      when: ({ afterwards }) => (afterwards === 'silent' ? 'possible' : 'ruled-out'),
      because: {
        possible: 'After this answer {afterwards}; where the browser blocks third-party cookies that fails.',
        'ruled-out': 'After this answer {afterwards}.',
      },
    }),
    cause({
      id: 'spa-lifetime',
      summary: 'The fixed lifetime of a single-page app’s refresh token is over',
      title: 'The page’s refresh token is past its fixed lifetime',
      lede: 'Single-page apps get refresh tokens with a fixed lifetime that use doesn’t extend. This is expected; a new sign-in follows, mostly unseen.',
      basis: { kind: 'documented', url: refreshTokens },
      confidence: 'certain',
      needs: ['tokenIssuedAt', 'lifetimeInText', 'tokenAge'],
      when: ({ lifetimeInText, tokenAge }) => tokenAge >= lifetimeInText,
      because: {
        found: 'Issued at {tokenIssuedAt}, {tokenAge} before this answer; the fixed lifetime is {lifetimeInText}.',
        'ruled-out': 'Issued at {tokenIssuedAt}, {tokenAge} before: within {lifetimeInText}.',
      },
      evidence: {
        tokenAge: { verdict: 'bad', says: 'Older than the fixed lifetime' },
        lifetimeInText: { verdict: 'neutral', says: 'Fixed; use doesn’t extend it' },
      },
    }),
    cause({
      id: 'wrong-platform-for-server',
      summary: 'A server or desktop app uses a redirect URI of the type Single-page application',
      basis: { kind: 'documented', url: refreshTokens },
      confidence: 'likely',
      needs: ['origin'],
      uses: ['library'],
      when: ({ origin, library }) => (origin === null && !library?.startsWith('MSAL.js') ? 'possible' : 'ruled-out'),
      because: {
        possible: 'The token request carries no Origin header, so no page sent it. Web and desktop apps get 90 days.',
        'ruled-out': 'A page sent the token request, from {origin}.',
      },
    }),
  ],
});
