import type { Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const cookies = 'https://learn.microsoft.com/entra/identity-platform/reference-third-party-cookies-spas';
const codes = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';

const goInteractive: readonly Step[] = [
  'Catch `login_required` (in MSAL.js an `InteractionRequiredAuthError`) after the silent call.',
  'Start an interactive sign-in there: `loginRedirect` or `loginPopup`.',
];

export default defineEntry({
  code: 'AADSTS50058',
  name: 'UserInformationNotProvided',
  kind: 'interrupt',
  actor: 'developer',
  category: 'session',
  title: 'Microsoft found no sign-in that the app could use without showing a page',
  shortTitle: 'Silent sign-in found no session',
  summary:
    'The app asked in the background whether somebody is signed in, and Microsoft answered no. That is a normal answer; the app then has to open the sign-in page.',
  errors: ['login_required'],
  steps: [
    ...goInteractive,
    {
      text: 'Check: after the silent answer an authorize request without `prompt=none` follows, and a code comes back.',
      check: true,
    },
  ],
  links: [
    { title: 'Third-party cookies and single-page apps', url: cookies },
    {
      title: 'Single sign-on with MSAL.js',
      url: 'https://learn.microsoft.com/entra/identity-platform/msal-js-sso',
    },
    { title: 'Microsoft Entra error codes', url: codes },
  ],
  shows: ['prompt', 'inFrame', 'sessionCookie', 'topLevelSessionCookie', 'loginHint', 'interaction', 'afterwards'],
  causes: [
    cause({
      id: 'third-party-cookies',
      summary: 'The browser keeps Microsoft’s cookies from the hidden frame',
      title: 'The person is signed in, but the browser keeps the session cookie from the hidden frame',
      lede: 'A full page of Microsoft got the session cookie; the frame inside the app did not. The browser blocks third-party cookies, so silent sign-in in a frame can’t work here.',
      basis: { kind: 'documented', url: cookies },
      confidence: 'certain',
      actor: 'developer',
      kind: 'failure',
      needs: ['inFrame', 'sessionCookie', 'topLevelSessionCookie'],
      when: ({ inFrame, sessionCookie, topLevelSessionCookie }) => inFrame && !sessionCookie && topLevelSessionCookie,
      because: {
        found: 'A full-page request to the same host carried the session cookie, the request in the frame did not.',
        'ruled-out':
          'Session cookie of this request: {sessionCookie}; of a full-page request: {topLevelSessionCookie}.',
        'cannot-tell':
          'It needs the cookie names of the frame’s request and of a full-page request to the same host: DevTools open, or a HAR file with sensitive data.',
      },
      steps: [
        ...goInteractive,
        'Use the authorization code flow with PKCE (MSAL.js 2 or later): refresh tokens then replace most hidden frames.',
        'Where the app itself runs in a frame of another site, use a popup.',
        {
          text: 'Check: in the same browser the silent answer is followed by a sign-in page or popup, and a code comes back.',
          check: true,
        },
        {
          text: 'To confirm it in one browser, allow third-party cookies for the app’s site and try again.',
          actor: 'user',
          alternative: true,
        },
      ],
      evidence: {
        sessionCookie: { verdict: 'bad', says: 'The frame’s request carried none' },
        topLevelSessionCookie: { verdict: 'good', says: 'The same host got it on a full page' },
      },
    }),
    cause({
      id: 'session-not-accepted',
      summary: 'There was a session, but not one Microsoft could use',
      title: 'The browser’s Microsoft session has ended or doesn’t fit this app',
      lede: 'The request carried a session cookie, and Microsoft still found no usable sign-in: it has expired, was signed out, or belongs to another account. A sign-in on a page makes a new one.',
      basis: { kind: 'documented', url: codes },
      confidence: 'likely',
      actor: 'developer',
      needs: ['sessionCookie'],
      when: ({ sessionCookie }) => sessionCookie,
      because: {
        found: 'Session cookie: {sessionCookie}; Microsoft still answers that nobody is signed in.',
        'ruled-out': 'The request carried no session cookie.',
      },
      steps: [
        ...goInteractive,
        { text: 'Sign in to the app again, on a page of Microsoft.', actor: 'user' },
        { text: 'Check: the next silent request of the app comes back with a code.', check: true },
      ],
      evidence: { sessionCookie: { verdict: 'neutral', says: 'Sent, and not accepted' } },
    }),
    cause({
      id: 'prompt-none-configured',
      summary: 'The app’s normal sign-in is set to prompt=none',
      title: 'The app’s own sign-in forbids the sign-in page: it sends prompt=none',
      lede: 'The full-page sign-in request carries prompt=none, and nothing followed it. Users without a session can never sign in this way.',
      basis: { kind: 'documented', url: codes },
      confidence: 'likely',
      actor: 'developer',
      kind: 'failure',
      needs: ['prompt', 'inFrame', 'afterwards'],
      when: ({ prompt, inFrame, afterwards }) => prompt === 'none' && !inFrame && afterwards === 'nothing',
      because: {
        found: 'A full-page request with prompt={prompt}, and no further sign-in request of this app.',
        'ruled-out': 'Loaded in: {inFrame}; afterwards: {afterwards}.',
      },
      steps: [
        'Remove `prompt=none` from the app’s sign-in settings.',
        'Where a silent attempt is wanted, send a second request without it when `login_required` comes back.',
        { text: 'Check: sign in again in a private window. Microsoft shows its sign-in page.', check: true },
      ],
      evidence: { prompt: { verdict: 'bad', says: 'Forbids the sign-in page' } },
    }),
    cause({
      id: 'no-fallback',
      summary: 'The app does not go on to the sign-in page',
      title: 'Silent sign-in found no session, and the app didn’t open the sign-in page',
      lede: 'Without a session this answer is normal; the app has to go on with a sign-in on a page. None followed in this capture.',
      basis: { kind: 'documented', url: cookies },
      confidence: 'likely',
      actor: 'developer',
      needs: ['afterwards', 'inFrame'],
      uses: ['prompt', 'sessionCookie'],
      when: ({ afterwards, inFrame, prompt }) => (inFrame || prompt === 'none') && afterwards !== 'shown',
      because: {
        found: 'After this answer: {afterwards}. (A popup is recorded in a window of its own.)',
        'ruled-out': 'After this answer: {afterwards}.',
        'cannot-tell': 'It needs the authorize request and what followed it.',
      },
      evidence: { afterwards: { verdict: 'bad', says: 'No sign-in page was opened' } },
    }),
    cause({
      id: 'not-signed-in',
      summary: 'Nobody was signed in to Microsoft in this browser',
      title: 'Silent sign-in found no session, because nobody was signed in',
      lede: 'The app asked in the background, and there was no session to find. Nothing is broken if the app goes on to the sign-in page.',
      basis: { kind: 'documented', url: codes },
      confidence: 'certain',
      actor: 'none',
      kind: 'interrupt',
      needs: ['sessionCookie', 'inFrame'],
      uses: ['topLevelSessionCookie', 'afterwards'],
      when: ({ sessionCookie, inFrame, topLevelSessionCookie }) => {
        if (sessionCookie) return 'ruled-out';
        if (!inFrame) return 'found';
        return topLevelSessionCookie === undefined ? 'possible' : !topLevelSessionCookie;
      },
      because: {
        found: 'Session cookie: {sessionCookie}; nothing shows that the browser held one back.',
        possible: 'The frame’s request carried no session cookie; whether a full page would have, was not seen.',
        'ruled-out': 'A request of this capture carried a session cookie.',
      },
      steps: [
        {
          text: 'If no sign-in page follows, catch `login_required` (in MSAL.js an `InteractionRequiredAuthError`) after the silent call.',
          actor: 'developer',
        },
        { text: 'Start an interactive sign-in there: `loginRedirect` or `loginPopup`.', actor: 'developer' },
        { text: 'Check: after the silent answer the sign-in page opens and a code comes back.', check: true },
      ],
      evidence: { sessionCookie: { verdict: 'neutral', says: 'There was none to send' } },
    }),
    cause({
      id: 'embedded-client',
      summary: 'The app runs inside a client with its own cookie store',
      basis: { kind: 'observed', url: 'https://github.com/SharePoint/sp-dev-docs/issues/5686' },
      confidence: 'likely',
      because: {
        'cannot-tell': 'Desktop clients and web views keep cookies of their own. Compare with a normal browser window.',
      },
    }),
  ],
});
