/** AADSTS50058 of a sign-in that recovered: nothing has to be done. */
import type { Shown } from '../../../src/view/state.ts';
import { callback, day, diagnosis, evidence, exchange, shown, tenant } from './make.ts';

const at50058 = `${day}08:41:00Z`;
export const recovered: Shown = shown(
  '50058',
  diagnosis(at50058, 4, {
    code: 'AADSTS50058',
    error: 'login_required',
    kind: 'interrupt',
    actor: 'none',
    title: 'Silent sign-in found no session; the app then showed the sign-in page',
    summary:
      'The app asked in the background whether you were signed in already. Microsoft answered no. This is a normal step and isn’t counted as a failure.',
    seen: {
      surface: 'redirect-fragment',
      url: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
      at: at50058,
      trust: 'confirmed',
      exchange: 'x1',
    },
    cause: {
      id: 'nobody-signed-in',
      summary: 'Nobody was signed in to Microsoft in this browser',
      confidence: 'certain',
      basis: 'documented',
      because: 'A later visit to the same host sent no session cookie either.',
    },
    otherCauses: [
      {
        id: 'cookies',
        summary: 'Third-party cookies are blocked',
        verdict: 'ruled-out',
        because: 'There was no session cookie to block.',
      },
    ],
    evidence: [
      evidence('Prompt', 'none', 'authorize request, query', 'x1', { mark: [0, 4] }),
      evidence('Sec-Fetch-Dest', 'iframe', 'authorize request, header', 'x1'),
    ],
  }),
  [
    exchange({
      id: 'x1',
      at: at50058,
      endpoint: 'authorize',
      sent: { prompt: 'none', redirect_uri: callback },
      status: 302,
      redirect: { error: 'login_required' },
    }),
  ],
  'recovered',
);
