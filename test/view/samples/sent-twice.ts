/** AADSTS54005: two redemptions of one code, redacted values. */
import type { Shown } from '../../../src/view/state.ts';
import { callback, day, diagnosis, errorBody, evidence, exchange, page, redacted, shown, step, whole } from './make.ts';

const at54005 = `${day}08:52:14Z`;
const sentCode = 'code · 1,104 chars · #a3f9';
export const sentTwice: Shown = shown(
  '54005',
  diagnosis(at54005, 7, {
    code: 'AADSTS54005',
    error: 'invalid_grant',
    seen: {
      surface: 'token-response',
      url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
      at: at54005,
      trust: 'confirmed',
      exchange: 'x2',
    },
    title: 'The app sent the same sign-in code twice, 6 ms apart',
    summary:
      'A code works once. The first request got tokens, so you may be signed in all the same; the second one failed and can show an error or start a loop.',
    steps: [
      step('Find every call to `handleRedirectPromise()` in the app.'),
      step('Keep one of them, outside the components, and let them share its promise.'),
      step('Check: sign in again. Each code is followed by one POST to `/token`.', { check: true }),
    ],
    cause: {
      id: 'redirect-handled-twice',
      summary: 'The page handles the redirect twice',
      confidence: 'certain',
      basis: 'observed',
      because: 'Same script, same page load, 6 ms apart.',
    },
    otherCauses: [
      {
        id: 'strict-mode',
        summary: 'React StrictMode runs the effect twice',
        verdict: 'possible',
        because: 'It does so in development builds. The bundle is minified, so React can’t be seen.',
      },
      {
        id: 'retry',
        summary: 'A retry after a failure',
        verdict: 'ruled-out',
        because: 'Request 4 started before request 3 was answered.',
      },
      {
        id: 'reload',
        summary: 'Reload or Back button',
        verdict: 'ruled-out',
        because: 'One visit to `/auth/callback` in this capture.',
      },
      {
        id: 'server-too',
        summary: 'Server and page both redeem',
        verdict: 'ruled-out',
        because: 'Both requests came from this browser, with the same library.',
      },
    ],
    evidence: [
      evidence('Code in request 3', sentCode, 'token request, body', 'x1', { redacted: true }),
      evidence('Code in request 4', sentCode, 'token request, body', 'x2', { redacted: true, mark: whole(sentCode) }),
      evidence('Time between', '6 ms', 'start of both requests', 'x2', { mark: [0, 4] }),
      evidence('Started by', 'main-B4xk2.js, line 1', 'initiator of both', 'x2'),
      evidence('Page loads in between', 'none', 'navigation of this tab', null, { plain: true }),
    ],
    links: [page('Authorization code flow', 'identity-platform/v2-oauth2-auth-code-flow')],
  }),
  [
    exchange({
      id: 'x1',
      at: `${day}08:52:14.020Z`,
      endpoint: 'token',
      sent: { grant_type: 'authorization_code', code: redacted(1104, 'a3f9') },
      status: 200,
    }),
    exchange({
      id: 'x2',
      at: `${day}08:52:14.026Z`,
      endpoint: 'token',
      sent: {
        grant_type: 'authorization_code',
        redirect_uri: callback,
        code: redacted(1104, 'a3f9'),
        code_verifier: redacted(43, '52e8'),
      },
      status: 400,
      body: errorBody(
        7,
        at54005,
        '54005',
        'invalid_grant',
        'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
      ),
    }),
  ],
);
