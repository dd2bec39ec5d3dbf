/** AADSTS50011, likely: a slash too many, with a comparison and a second route. */
import type { Shown } from '../../../src/view/state.ts';
import {
  callback,
  client,
  day,
  diagnosis,
  evidence,
  exchange,
  lookup,
  page,
  redacted,
  registration,
  shown,
  step,
  tenant,
} from './make.ts';

const trailing: [number, number] = [callback.length, callback.length + 1];
const at50011 = `${day}08:53:07Z`;
const page50011 = exchange({
  id: 'x1',
  at: at50011,
  endpoint: 'authorize',
  sent: {
    redirect_uri: `${callback}/`,
    response_type: 'code',
    response_mode: 'fragment',
    code_challenge: redacted(43, '7c0e'),
    state: redacted(128, 'b1d4'),
    login_hint: redacted(22, '90aa'),
  },
  status: 200,
  body: {
    kind: 'page',
    config: {
      pgid: 'ConvergedError',
      iErrorCode: 50011,
      strServiceExceptionMessage: `AADSTS50011: The redirect URI '${callback}/' specified in the request does not match the redirect URIs configured for the application '${client}'.`,
      sessionId: '0000aaaa-11bb-cccc-dd22-eeeeee333331',
      correlationId: 'aaaa0000-bb11-2222-33cc-44444ddddd01',
    },
  },
});
const seenOnPage = {
  surface: 'error-page',
  url: page50011.request.url,
  at: at50011,
  trust: 'confirmed',
  exchange: 'x1',
} as const;

export const trailingSlash: Shown = shown(
  '50011',
  diagnosis(at50011, 1, {
    code: 'AADSTS50011',
    title: 'The app asked to return to an address that isn’t registered: it ends in an extra “/”',
    summary:
      'Microsoft only returns people to addresses on the app’s list, equal character for character. At 09:41 the same app signed in without the “/”.',
    seen: seenOnPage,
    steps: [
      step('In the app’s code, set `redirectUri` to the address that worked.', { value: callback }),
      step('Reload the app.'),
      step('Check: sign in again. The authorize request shows this address and no AADSTS50011 follows.', {
        check: true,
      }),
      step('Open the app’s Authentication page in the Entra admin center.', {
        link: { title: 'Authentication page', url: registration },
        alternative: true,
      }),
      step('On **Redirect URI configuration**, choose **Add redirect URI**, then **Single-page application**.', {
        alternative: true,
      }),
      step('Enter this address.', { value: `${callback}/`, alternative: true }),
      step('Save the change.', { alternative: true }),
    ],
    cause: {
      id: 'trailing-slash',
      summary: 'Extra “/” at the end',
      confidence: 'likely',
      basis: 'documented',
      because: 'Sent and working address differ only there.',
    },
    otherCauses: [
      {
        id: 'list-edited',
        summary: 'Whether the list was edited since 09:41',
        verdict: 'cannot-tell',
        because: 'Only the app registration shows which addresses it holds.',
      },
      {
        id: 'other-part',
        summary: 'Other scheme, host, port or letter case',
        verdict: 'ruled-out',
        because: 'All equal to the address that worked at 09:41.',
      },
      {
        id: 'wrong-client',
        summary: 'Wrong client ID',
        verdict: 'ruled-out',
        because: 'The same client ID got a code at 09:41.',
      },
      {
        id: 'proxy',
        summary: 'A proxy rewrote the address',
        verdict: 'ruled-out',
        because: 'The error names exactly what the browser sent.',
      },
    ],
    evidence: [
      evidence('Sent in the request', `${callback}/`, 'authorize request, query', 'x1', {
        mark: trailing,
        verdict: 'bad',
        says: 'One character more than the one that worked: “/” at the end',
      }),
      evidence('Named in the error', `${callback}/`, 'error page, $Config', 'x1', {
        verdict: 'neutral',
        says: 'Same as sent, so nothing changed it on the way',
      }),
      evidence('Worked at 09:41:02', callback, 'earlier in this tab', null, {
        verdict: 'good',
        says: 'Same app, same tenant: Microsoft returned a code here',
      }),
      evidence('Tenant', tenant, 'authorize request, path', 'x1'),
      evidence('Client ID', client, 'authorize request, query', 'x1'),
      evidence('Library', 'MSAL.js 5.29.0', 'authorize request, query', 'x1'),
    ],
    links: [
      page('Add a redirect URI to your application', 'identity-platform/how-to-add-redirect-uri'),
      page('Redirect URI mismatch, AADSTS50011', 'identity-platform/reply-url'),
      { title: 'Authentication page', url: registration, kind: 'action' },
      lookup('50011'),
    ],
  }),
  [page50011],
);
