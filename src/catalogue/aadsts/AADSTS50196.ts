import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const breaking: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/reference-breaking-changes',
};
const troubleshoot =
  'https://learn.microsoft.com/entra/msal/dotnet/advanced/exceptions/confidential-client-troubleshoot';
const katana =
  'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/asp-dot-net-application-infinite-sign-in-loop';

/** Fewer equal requests than this do not show what the loop is made of. */
const enough = 3;
const tooFew = 'Too few of the earlier equal requests are in this capture to show what happened between them.';
const watch: Step = {
  text: 'Check: wait 5 minutes, then use the app for a while. Equal requests no longer follow one another.',
  check: true,
};

export default defineEntry({
  code: 'AADSTS50196',
  name: 'LoopDetected',
  actor: 'developer',
  category: 'loop',
  title: 'The app sent the same request again and again, and Microsoft stopped it',
  shortTitle: 'Request loop stopped',
  summary:
    'Microsoft ends a client’s requests when the same one arrives 15 times or more within 5 minutes. The app has to keep the tokens it gets, or stop after a failure.',
  errors: ['invalid_grant'],
  steps: [
    'Find what starts the request: a page that reloads, a timer, a retry, or a guard that sends the person to sign in.',
    'Ask the token cache first (`acquireTokenSilent`) and use the token until it expires.',
    'After a failed request, show the sign-in page once; do not repeat the request.',
    watch,
  ],
  links: [
    { title: 'Looping clients will be interrupted', url: `${breaking.url}#looping-clients-will-be-interrupted` },
    { title: 'Throttling and AADSTS50196 in MSAL.NET', url: troubleshoot },
    { title: 'Sign-in loop between an ASP.NET app and Microsoft Entra ID', url: katana },
  ],
  shows: ['equalRequests', 'equalAnswers', 'tokenAnswers', 'scope', 'redirectUri', 'library'],
  causes: [
    cause({
      id: 'failure-retried',
      summary: 'The app repeats a request that fails each time',
      title: 'The app repeats a request that Microsoft refuses each time',
      lede: 'Each of the equal requests before was refused, and the app sent it again unchanged. A refused request is answered the same way the next time.',
      basis: breaking,
      confidence: 'likely',
      needs: ['equalRequests', 'equalAnswers'],
      when: ({ equalAnswers: { total, failed } }) => (total < enough ? 'cannot-tell' : failed > total / 2),
      because: {
        found: '{equalRequests} equal requests within 5 minutes; those before were answered: {equalAnswers}.',
        'ruled-out': 'The equal requests before were answered: {equalAnswers}.',
        'cannot-tell': tooFew,
      },
      steps: [
        'Look at the first of these answers in the list: its own code says why it was refused.',
        'Stop the automatic retry. On `invalid_grant`, `login_required` or `interaction_required` show the sign-in page once.',
        watch,
      ],
      evidence: { equalAnswers: { verdict: 'bad', says: 'Refused each time, and sent again' } },
    }),
    cause({
      id: 'redemption-fails',
      summary: 'Each code is refused at the token endpoint, and the app starts over',
      title: 'Each sign-in brings a code, its redemption fails, and the app starts over',
      lede: 'Microsoft returned a code each time, and the token request that followed was refused. The app takes that for “not signed in” and begins again.',
      basis: breaking,
      confidence: 'likely',
      needs: ['equalRequests', 'equalAnswers', 'tokenAnswers'],
      when: ({ equalAnswers: { total, worked }, tokenAnswers }) =>
        total < enough ? 'cannot-tell' : worked > total / 2 && tokenAnswers.failed > tokenAnswers.total / 2,
      because: {
        found: 'Equal requests before: {equalAnswers}; token requests in between: {tokenAnswers}.',
        'ruled-out': 'Token requests in between: {tokenAnswers}.',
        'cannot-tell': tooFew,
      },
      steps: [
        'Open the failed token request in the list and fix what its own code names.',
        'Show the failure in the app instead of starting a new sign-in.',
        watch,
      ],
      evidence: { tokenAnswers: { verdict: 'bad', says: 'Refused each time' } },
    }),
    cause({
      id: 'code-not-redeemed',
      summary: 'The page never redeems the code and signs in again',
      title: 'The page gets a code each time, never redeems it, and signs in again',
      lede: 'Each sign-in came back to the page with a code, but no token request followed. A router that drops the part after “#”, or a redirect before `handleRedirectPromise` ends, does that.',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/2050',
      },
      confidence: 'likely',
      needs: ['equalRequests', 'equalAnswers', 'tokenAnswers'],
      when: ({ equalAnswers: { total, worked, inFragment }, tokenAnswers }) =>
        total < enough ? 'cannot-tell' : worked > total / 2 && inFragment && tokenAnswers.total === 0,
      because: {
        found: 'Equal requests before: {equalAnswers}; after them {tokenAnswers}.',
        'ruled-out': 'Answers to the equal requests: {equalAnswers}; token requests: {tokenAnswers}.',
        'cannot-tell': tooFew,
      },
      steps: [
        'Wait for `handleRedirectPromise()` to finish before the app routes, redirects or starts a sign-in.',
        'Use a redirect URI whose page doesn’t change the address before that.',
        'Start a sign-in only when no account is there and none is in progress.',
        { text: 'Check: sign in once. One authorize request is followed by one token request.', check: true },
      ],
      evidence: {
        equalAnswers: { verdict: 'neutral', says: 'A code came back each time' },
        tokenAnswers: { verdict: 'bad', says: 'The code was never sent' },
      },
    }),
    cause({
      id: 'server-session-lost',
      summary: 'The app’s server gets the sign-in, and its own session is lost',
      title: 'The app’s server receives each sign-in, keeps none, and sends the person back to Microsoft',
      lede: 'Microsoft signed the person in each time and sent the result to the app’s server. The server’s own session cookie is then missing, so it asks again.',
      basis: { kind: 'documented', url: katana },
      confidence: 'likely',
      needs: ['equalRequests', 'equalAnswers', 'tokenAnswers'],
      when: ({ equalAnswers: { total, worked, inFragment }, tokenAnswers }) =>
        total < enough ? 'cannot-tell' : worked > total / 2 && !inFragment && tokenAnswers.total === 0,
      because: {
        found: 'Equal requests before: {equalAnswers}, each sent to the server at {redirectUriHost}.',
        'ruled-out': 'Answers to the equal requests: {equalAnswers}; token requests: {tokenAnswers}.',
        'cannot-tell': tooFew,
      },
      uses: ['redirectUriHost'],
      steps: [
        'Look at the answer of the redirect URI: it must set the app’s own session cookie, and the next page request must carry it.',
        'Compare host, path and https of the redirect URI with those of the cookie; behind a proxy pass the forwarded headers on.',
        'On ASP.NET with OWIN, update `Microsoft.Owin.Host.SystemWeb` and use `SystemWebCookieManager`.',
        {
          text: 'Check: sign in once. The page after the redirect URI is shown without another authorize request.',
          check: true,
        },
      ],
      evidence: { equalAnswers: { verdict: 'neutral', says: 'Microsoft signed the person in each time' } },
    }),
    cause({
      id: 'tokens-not-kept',
      summary: 'The app gets tokens each time and doesn’t keep them',
      title: 'The app gets tokens each time, doesn’t keep them, and asks again',
      lede: 'The equal requests before brought tokens, which are valid for an hour or so. The app asked again at once, so it has no cache or a new one for each call.',
      basis: { kind: 'documented', url: troubleshoot },
      confidence: 'likely',
      needs: ['equalRequests', 'equalAnswers', 'tokenAnswers'],
      when: ({ equalAnswers: { total, worked }, tokenAnswers }) =>
        total < enough ? 'cannot-tell' : worked > total / 2 && tokenAnswers.worked > tokenAnswers.total / 2,
      because: {
        found: '{equalRequests} equal requests within 5 minutes; token requests before: {tokenAnswers}.',
        'ruled-out': 'Token requests before: {tokenAnswers}.',
        'cannot-tell': tooFew,
      },
      steps: [
        'Keep one MSAL instance for the whole app and call `acquireTokenSilent` before each API call.',
        'On a server or in a script, keep the token cache between calls and runs.',
        'Check `expires_in` before a new request, where the app keeps tokens itself.',
        { text: 'Check: two API calls one after the other cause one token request.', check: true },
      ],
      evidence: {
        tokenAnswers: { verdict: 'bad', says: 'Tokens each time, and asked for again' },
        equalRequests: { verdict: 'bad' },
      },
    }),
    cause({
      id: 'many-runs-of-one-user',
      summary: 'Many instances or test runs sign in the same user at once',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/2808',
      },
      confidence: 'likely',
      because: { 'cannot-tell': 'Requests of other machines, tabs and scripts are not in this capture.' },
    }),
  ],
});
