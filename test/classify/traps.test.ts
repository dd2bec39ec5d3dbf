/** The sixteen traps of the wire: what looks like a failure and is none, and what looks healthy and is not. */
import { describe, expect, it } from 'vitest';
import { exchangesOfText } from '../../src/capture/text.ts';
import { page } from '../fixture-exchanges.ts';
import {
  alarms,
  authorize,
  back,
  called,
  login,
  outcomes,
  pageAnswer,
  posted,
  raw,
  redeemed,
  redirectUri,
  said,
  tokens,
} from './scenes.ts';

const firstPage = { pgid: 'ConvergedSignIn', sErrorCode: '50058', arrValErrs: ['50058'], sErrTxt: '' };
const json: [string, string][] = [['Content-Type', 'application/json']];

describe('traps', () => {
  it.each(['oauth2/v2.0/authorize', 'saml2', 'wsfed'])('T1: 50058 on the first page of %s is none', (path) => {
    const begun = raw(0, { url: `${login}/${path}?client_id=x`, ...pageAnswer(firstPage) });
    expect(said([begun])).toEqual([]);
  });

  it('T1: the page that answers the posted password is judged', () => {
    const wrong = posted(5, '/common/login', pageAnswer({ ...firstPage, sErrorCode: '50126', arrValErrs: ['50126'] }));
    expect(said([authorize(0, pageAnswer(firstPage)), wrong])).toEqual(['AADSTS50126 failure sign-in-page confirmed']);
  });

  it('T2 and T3: errors that healthy pages hold ready are none', () => {
    const ready = {
      ...firstPage,
      desktopSsoConfig: {
        redirectDssoErrorPostParams: {
          error: 'interaction_required',
          error_description: 'AADSTS50058: Seamless single sign on failed',
        },
      },
      oCancelPostParams: { error: 'access_denied', error_subcode: 'cancel', state: 'x' },
    };
    expect(said([authorize(0, pageAnswer(ready))])).toEqual([]);
    for (const pgid of ['ConvergedTFA', 'KmsiInterrupt', 'ConvergedSignIn', 'ConvergedProofUpRedirect']) {
      const pasted = exchangesOfText(page({ ...ready, pgid, sErrorCode: '50058' }));
      expect(said(pasted)).toEqual([]);
    }
  });

  it('T4: claims in a body make no success, nor Conditional Access the cause', () => {
    const claims = '{"access_token":{"capolids":{"essential":true,"values":["1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d"]}}}';
    const body = { error: 'invalid_client', error_codes: [7000218], error_description: 'AADSTS7000218: x', claims };
    expect(said([redeemed(0, body, { status: 401 })])).toEqual(['AADSTS7000218 failure token-response confirmed']);
  });

  it('T5: admin_consent=True beside an error is no success', () => {
    const answer = back({ error: 'access_denied', error_description: 'AADSTS1003031: x', admin_consent: 'True' }, '?');
    expect(said([authorize(0, answer)])).toEqual(['AADSTS1003031 failure redirect-query confirmed']);
  });

  it('T6: an error page that came with status 200 is a failure', () => {
    const shown = pageAnswer({
      pgid: 'ConvergedError',
      strServiceExceptionMessage: 'AADSTS700016: x',
      iErrorCode: 700016,
    });
    expect(said([authorize(0, shown)])).toEqual(['AADSTS700016 failure error-page confirmed']);
  });

  it('T7: an answer of 200 with a status of 400 in it is a failure of B2C, in whatever language', () => {
    const url = 'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_susi/SelfAsserted?tx=made-up&p=B2C_1_susi';
    const refused = { status: '400', errorCode: 'AADB2C90053', message: 'Credenziali non valide.' };
    expect(said([called(0, '', refused, { url })])).toEqual(['AADB2C90053 failure b2c-answer confirmed']);
    expect(said([called(0, '', { status: '200' }, { url })])).toEqual([]);
  });

  it('T8: native authentication refuses with 200 and invites with 401', () => {
    const host = 'https://contoso.ciamlogin.com/contoso.onmicrosoft.com';
    const refused = called(0, '', { challenge_type: 'redirect' }, { url: `${host}/oauth2/v2.0/initiate` });
    expect(said([refused])).toEqual(['redirect failure native-answer confirmed']);
    expect(said([refused], false)).toEqual(['redirect interrupt native-answer confirmed']);
    const invited = { error: { code: 'InsufficientAuthorization', message: 'Begin.' } };
    const url = `${host}/oauth2/v2.0/authorize-challenge`;
    expect(said([called(0, '', invited, { url, status: 401 })])).toEqual([]);
    expect(
      said([raw(0, { url, method: 'POST', type: 'fetch', status: 401, responseBody: { missing: 'not-captured' } })]),
    ).toEqual([]);
  });

  it.each(['50058', '16000', '50140', '50199', '50072', '50203', '50097'])(
    'T9: %s is a failure only where the sign-in ends with it',
    (number) => {
      const asked = authorize(0, back({ error: 'interaction_required', error_description: `AADSTS${number}: x` }));
      const later = authorize(9, back({ code: 'code-of-this-sign-in' }));
      expect(said([asked], false)).toEqual([expect.stringMatching(/ interrupt /)]);
      expect(alarms([asked, later, redeemed(10, tokens)])).toEqual([]);
    },
  );

  it('T10: several codes are one failure, and the last leads', () => {
    const body = {
      error: 'invalid_grant',
      error_codes: [70002, 70000],
      error_description: 'AADSTS70002: a. AADSTS70000: b.',
    };
    expect(said([redeemed(0, body, { status: 400 })])).toEqual(['AADSTS70000 failure token-response confirmed']);
  });

  it('T11: a code without the prefix in its description is read from its member', () => {
    const body = {
      error: 'invalid_grant',
      error_codes: [399246],
      error_description: 'New password is too weak',
      suberror: 'password_too_weak',
    };
    expect(said([redeemed(0, body, { status: 400 })])[0]).toMatch(/^AADSTS399246 /);
  });

  it('T13: a page that nobody asked to return to says nothing, whatever stands in its address', () => {
    const words = 'error=login_required&error_description=AADSTS50058%3a+A+silent+sign-in&state=state-of-this-sign-in';
    const phishing = raw(3, { url: `https://login-microsoft.contoso.example/?${words}` });
    expect(said([authorize(0, pageAnswer(firstPage)), phishing])).toEqual([]);
    const returned = raw(3, { url: `${redirectUri}?${words}` });
    expect(said([authorize(0, pageAnswer(firstPage)), returned])).toEqual([
      'AADSTS50058 failure redirect-query confirmed',
    ]);
  });

  it('T13: nor does a look-alike host that replays an error page or answer', () => {
    const shown = pageAnswer({
      pgid: 'ConvergedError',
      strServiceExceptionMessage: 'AADSTS50011: x',
      iErrorCode: 50011,
    });
    const url = `https://login.microsoftonline.com.contoso.example/${'common'}/oauth2/v2.0/authorize?client_id=x`;
    expect(said([raw(0, { url, ...shown })])).toEqual([]);
  });

  it('T14: an address in a description is not kept', () => {
    const description = 'AADB2C90118: The user has forgotten their password.\r\nlogin_hint: adele@contoso.example\r\n';
    const [exchange] = exchangesOfText(
      `https://jwt.ms/#error=access_denied&error_description=${encodeURIComponent(description)}`,
    );
    expect(JSON.stringify(exchange && said([exchange]))).toContain('AADB2C90118');
    expect(JSON.stringify(exchange && outcomes([exchange]))).not.toContain('adele');
  });

  it('T15: a page that loads itself again is no loop', () => {
    const again = Array.from({ length: 20 }, (_, index) =>
      authorize(index, pageAnswer(firstPage), { sso_reload: 'true' }),
    );
    expect(said(again)).toEqual([]);
  });

  it.each([
    ['authorization', 'Bearer authorization="https://login.microsoftonline.com/x", resource="https://vault.azure.net"'],
    [
      'authorization_uri',
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    ],
  ])('T16: the first challenge of an API, with %s, is none', (_, header) => {
    const url = 'https://contoso-kv.vault.azure.net/secrets?api-version=7.5';
    const first = raw(0, { url, type: 'fetch', status: 401, responseHeaders: [...json, ['WWW-Authenticate', header]] });
    expect(said([first])).toEqual([]);
    expect(said(exchangesOfText(`www-authenticate: ${header}`))).toEqual([]);
  });
});
