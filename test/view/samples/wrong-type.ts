/** AADSTS9002326, certain: marked facts, every verdict. */
import type { Shown } from '../../../src/view/state.ts';
import {
  callback,
  day,
  diagnosis,
  errorBody,
  evidence,
  exchange,
  lookup,
  page,
  redacted,
  registration,
  shown,
  site,
  step,
  whole,
} from './make.ts';

const at9002326 = `${day}08:47:30Z`;
const origin = `https://${site}`;
export const wrongType: Shown = shown(
  '9002326',
  diagnosis(at9002326, 2, {
    code: 'AADSTS9002326',
    error: 'invalid_request',
    count: 3,
    title: 'The redirect URI isn’t registered as a single-page application',
    summary:
      'This page collects its tokens itself. Microsoft allows that only for redirect URIs of the type Single-page application; this one has another type, most likely Web.',
    steps: [
      step('Open the app’s Authentication page in the Entra admin center.', {
        link: { title: 'Authentication page', url: registration },
      }),
      step('Remove this address from **Web**.', { value: callback }),
      step('Choose **Add redirect URI**, then **Single-page application**.'),
      step('Enter the same address.'),
      step('Save the change.'),
      step('Check: sign in again after a minute. The token request answers 200.', { check: true }),
    ],
    cause: {
      id: 'wrong-redirect-type',
      summary: 'Redirect URI has another type than Single-page application',
      confidence: 'certain',
      basis: 'documented',
      because: 'The page at `orders.contoso.example` sent the token request, and the error names that origin.',
    },
    otherCauses: [
      {
        id: 'other-client-id',
        summary: 'Client ID of the API or back-end app is used',
        verdict: 'possible',
        because: 'Only one client ID appears in this capture, so there is nothing to compare with.',
      },
      {
        id: 'server-passes-origin',
        summary: 'A server redeems the code and passes on the Origin header',
        verdict: 'ruled-out',
        because: '`Sec-Fetch-Mode: cors` and MSAL.js: this browser sent it.',
      },
      {
        id: 'secret-in-page',
        summary: 'A client secret in the page',
        verdict: 'ruled-out',
        because: 'No `client_secret` or `client_assertion` in the body.',
      },
      {
        id: 'pkce-broken',
        summary: 'PKCE missing or broken',
        verdict: 'ruled-out',
        because: 'The verifier matches the challenge of the authorize request.',
      },
      {
        id: 'which-type',
        summary: 'Whether the type is Web or Mobile and desktop',
        verdict: 'cannot-tell',
        because: 'Microsoft gives the same error for both. Step 1 shows it.',
      },
    ],
    evidence: [
      evidence('Origin of the request', origin, 'token request, header', 'x1', { mark: whole(origin), verdict: 'bad' }),
      evidence('Origin named in the error', origin, 'response, error_description', 'x1', {
        mark: whole(origin),
        verdict: 'bad',
      }),
      evidence('Sec-Fetch-Mode', 'cors', 'token request, header', 'x1', { mark: [0, 4], verdict: 'bad' }),
      evidence('Redirect URI', callback, 'token request, body', 'x1'),
      evidence('Client secret', 'not sent', 'token request, body', 'x1', { plain: true }),
      evidence('Library', 'MSAL.js 5.29.0', 'token request, body', 'x1'),
    ],
    links: [
      page('Single-page application: app registration', 'identity-platform/scenario-spa-app-registration'),
      page('Authorization code flow: redirect URIs for single-page apps', 'identity-platform/v2-oauth2-auth-code-flow'),
      lookup('9002326'),
    ],
  }),
  [
    exchange({
      id: 'x0',
      at: `${day}08:47:29Z`,
      endpoint: 'authorize',
      sent: { redirect_uri: callback },
      status: 302,
      redirect: { code: redacted(1104, 'a3f9') },
    }),
    exchange({
      id: 'x1',
      at: at9002326,
      endpoint: 'token',
      headers: { origin, 'sec-fetch-mode': 'cors', 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
      sent: {
        grant_type: 'authorization_code',
        redirect_uri: callback,
        code: redacted(1104, 'a3f9'),
        code_verifier: redacted(43, '52e8'),
      },
      status: 400,
      body: errorBody(
        2,
        at9002326,
        '9002326',
        'invalid_request',
        `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${origin}'.`,
      ),
    }),
  ],
);
