import { cause, defineEntry } from '../define.ts';

const cookies = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/reference-third-party-cookies-spas',
} as const;
const openId = { kind: 'documented', url: 'https://openid.net/specs/openid-connect-core-1_0.html#AuthError' } as const;

export default defineEntry({
  code: 'login_required',
  kind: 'interrupt',
  actor: 'none',
  category: 'session',
  title: 'A silent sign-in found nobody it could use',
  shortTitle: 'No usable session',
  summary:
    'The app asked whether somebody is signed in, without showing a page. Nobody is, or it isn’t clear who; a sign-in page is the normal next step.',
  errors: ['login_required'],
  steps: [],
  links: [
    { title: 'Third-party cookies and single-page apps', url: cookies.url },
    {
      title: 'Authorization code flow: errors of the authorize endpoint',
      url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
    },
    { title: 'OpenID Connect Core, 3.1.2.6: login_required', url: openId.url },
  ],
  shows: ['prompt', 'loginHint', 'inFrame', 'sessionCookie', 'interaction'],
  causes: [
    cause({
      id: 'third-party-cookies-blocked',
      summary: 'The browser sends no session cookie from a frame',
      title: 'The browser blocks Microsoft’s session cookie in the hidden frame',
      basis: cookies,
      confidence: 'certain',
      needs: ['inFrame', 'sessionCookie', 'topLevelSessionCookie'],
      when: ({ inFrame, sessionCookie, topLevelSessionCookie }) => inFrame && !sessionCookie && topLevelSessionCookie,
      because: {
        found: 'A full-page request to the same host carried a session cookie; the request in the frame carried none.',
        'ruled-out': 'The cookies sent do not show that the frame is the reason.',
      },
      kind: 'failure',
      actor: 'developer',
      lede: 'Somebody is signed in, but the browser keeps the session from frames of other sites. Silent sign-in in a frame can’t work there.',
      steps: [
        'Renew tokens with the refresh token: let MSAL.js use the authorization code flow.',
        'Where no token is there yet, sign in with a redirect or popup.',
        { text: 'Check: reload the app. It gets tokens without a request in a frame.', check: true },
      ],
      evidence: {
        sessionCookie: { verdict: 'bad', says: 'From the frame' },
        topLevelSessionCookie: { verdict: 'good', says: 'From a full page' },
      },
    }),
    cause({
      id: 'nobody-signed-in',
      summary: 'Nobody is signed in',
      basis: openId,
      confidence: 'likely',
      needs: ['sessionCookie'],
      uses: ['inFrame'],
      when: ({ sessionCookie }) => (sessionCookie ? 'ruled-out' : 'possible'),
      because: {
        possible: 'The request carried no session cookie.',
        'ruled-out': 'The request carried a session cookie.',
      },
    }),
    cause({
      id: 'several-accounts',
      summary: 'Several accounts are signed in and no hint tells which',
      basis: openId,
      confidence: 'likely',
      needs: ['loginHint'],
      when: ({ loginHint }) => (loginHint === null ? 'possible' : 'ruled-out'),
      because: {
        possible: 'The request names no account: pass `login_hint` or the account object.',
        'ruled-out': 'The request names an account by {loginHint}.',
      },
    }),
  ],
});
