/** Sign-ins that go on after something went wrong in them, recordings that start late or show little, and look-alikes. */
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/classify/index.ts';
import { signInsOf } from '../../src/classify/sign-ins.ts';
import type { Exchange } from '../../src/evidence/exchange.ts';
import type { RawExchange } from '../../src/evidence/raw.ts';
import { standingOf } from '../../src/evidence/trust.ts';
import { urlOf } from '../../src/protocol/parameters.ts';
import { raw } from './scenes.ts';
import { authorize, posted, redeems, redirectUri, refreshes, refusal, seen, token } from './traffic.ts';

const ended = (...exchanges: Exchange[]) => signInsOf(exchanges, { kindOf, finished: true });
const outcomes = (...exchanges: Exchange[]) => ended(...exchanges).map(({ outcome }) => outcome);
const codes = (...exchanges: Exchange[]) =>
  ended(...exchanges).flatMap(({ failures }) => failures.flatMap(({ failure }) => failure.codes));
const authority = 'https://login.microsoftonline.com/common';
const unseen: Partial<RawExchange> = { requestBody: undefined };
const json = (value: object) => ({ responseBody: { text: JSON.stringify(value) } });

describe('a recording', () => {
  it('may start at the password', () => {
    const wrong = posted(0, 'login', { config: { pgid: 'ConvergedSignIn', sErrorCode: '50126' } });
    const stay = posted(5_000, 'login', { config: { pgid: 'KmsiInterrupt', sErrorCode: '50140' } });
    const back = posted(6_000, 'kmsi', { redirectUrl: `${redirectUri}?code=c1&state=s` });
    expect(outcomes(wrong, stay, back)).toEqual(['recovered']);
  });

  it('may show no parameter of the token requests', () => {
    const brought = authorize(3_000, {}, { back: { code: 'c1' } });
    const expired = token(0, {}, refusal('invalid_grant', 700084), unseen);
    expect(outcomes(expired, brought, token(4_000, {}, undefined, unseen))).toEqual(['recovered']);
    expect(outcomes(brought, token(4_000, {}, refusal('invalid_request', 9002326), unseen))).toEqual(['failed']);
  });

  it('without bodies still has the code in a header', () => {
    const lost: Partial<RawExchange> = {
      responseBody: { missing: 'not-exported' },
      responseHeaders: [['x-ms-clitelem', '1,70008,0,,']],
    };
    expect(codes(token(0, redeems('c1'), refusal('x', 1), lost))).toEqual(['AADSTS70008']);
    const fine: Partial<RawExchange> = { ...lost, responseHeaders: [['x-ms-clitelem', '1,0,0,,']] };
    expect(codes(token(0, redeems('c1'), refusal('x', 1), fine))).toEqual(['HTTP 400']);
  });
});

describe('goes on', () => {
  it('minutes after a refresh that failed', () => {
    const expired = token(0, refreshes, refusal('invalid_grant', 700082));
    const again = [authorize(300_000, {}, { back: { code: 'c1' } }), token(301_000, redeems('c1'))];
    expect(outcomes(expired, ...again)).toEqual(['recovered']);
  });

  it('after APIs refused a token that ran out', () => {
    const api = (at: number, host: string) =>
      seen({
        startedAt: at,
        type: 'fetch',
        url: `https://${host}/me`,
        status: 401,
        requestHeaders: [['Authorization', 'Bearer x']],
        responseHeaders: [
          ['WWW-Authenticate', `Bearer authorization_uri="${authority}", error="invalid_token", error_description="x"`],
        ],
      });
    const refused = [api(0, 'graph.microsoft.com'), api(10, 'api.contoso.example')];
    expect(outcomes(...refused, token(500, refreshes))).toEqual(['recovered']);
    expect(outcomes(...refused)).toEqual(['failed']);
  });

  it('after a mistyped second factor, or a mistyped password of B2C', () => {
    const poll = (at: number, answer: object) =>
      seen({ startedAt: at, type: 'fetch', method: 'POST', url: `${authority}/SAS/EndAuth`, ...json(answer) });
    const wrong = poll(1_000, { Success: false, ResultValue: 'OathCodeIncorrect', ErrCode: 500121 });
    const first = authorize(0, {}, { config: { pgid: 'ConvergedSignIn', sErrorCode: '50058' } });
    expect(outcomes(first, wrong, poll(9_000, { Success: true, ResultValue: 'Success' }))).toEqual(['in-progress']);
    expect(outcomes(first, wrong)).toEqual(['failed']);

    const b2c = 'https://contoso.b2clogin.com/tfp/contoso.onmicrosoft.com/B2C_1_susi';
    const typed = (at: number, answer: object) =>
      seen({ startedAt: at, type: 'fetch', method: 'POST', url: `${b2c}/SelfAsserted?tx=a`, ...json(answer) });
    const bad = typed(1_000, { status: '400', errorCode: 'AADB2C90225', message: 'x' });
    expect(outcomes(bad, typed(5_000, { status: '200' }))).toEqual(['in-progress']);
    expect(codes(bad)).toEqual(['AADB2C90225']);
  });
});

describe('pages', () => {
  it.each([
    [
      'the list alone',
      posted(0, 'login', { config: { pgid: 'ConvergedSignIn', arrValErrs: ['50126'] } }),
      'AADSTS50126',
    ],
    ['numbers', posted(0, 'login', { config: { pgid: 'ConvergedSignIn', arrValErrs: [50053] } }), 'AADSTS50053'],
    [
      'a policy that refuses single sign-on',
      authorize(0, {}, { config: { pgid: 'ConvergedSignIn', sErrorCode: '530003', iErrorTitle: 5 } }),
      'AADSTS530003',
    ],
    [
      'consent that only an administrator can give',
      posted(0, 'login', { config: { pgid: 'ConvergedConsent', sErrorCode: '90094' } }),
      'AADSTS90094',
    ],
  ])('%s', (_, page, code) => {
    expect(codes(page)).toEqual([code]);
  });
});

describe('standing', () => {
  const error = { error: 'invalid_grant', error_description: 'AADSTS70008: x', trace_id: 'a', error_codes: [70008] };
  const standing = (url: string, over: Partial<RawExchange> = {}) =>
    standingOf(
      raw(0, { url, method: 'POST', type: 'fetch', status: 400, requestBody: 'grant_type=x', ...json(error), ...over }),
      urlOf(url),
      [],
    )?.trust;

  it.each([
    ['https://login.microsoftonline.com.contoso.example/common/oauth2/v2.0/token', 'refused'],
    ['https://login-microsoftonline.com/common/oauth2/v2.0/token', 'refused'],
    ['https://login.rnicrosoftonline.com/common/oauth2/v2.0/token', 'refused'],
    ['https://contoso.b2clogin.com.example.net/common/oauth2/v2.0/token', 'refused'],
    ['https://b2clogin.contoso.example/api/token', 'relayed'],
    ['https://api.contoso.example/common/oauth2/v2.0/token', 'relayed'],
    ['https://contoso.b2clogin.cn/contoso.partner.onmschina.cn/oauth2/v2.0/token', 'confirmed'],
    ['https://login.windows-ppe.net/common/oauth2/v2.0/token', 'confirmed'],
  ])('%s is %s', (url, trust) => {
    const headers: [string, string][] = [
      ['x-ms-request-id', 'a'],
      ['x-ms-ests-server', 'b'],
    ];
    expect(standing(url)).toBe(trust);
    if (trust === 'refused') expect(standing(url, { responseHeaders: headers })).toBe(trust);
  });

  it('the page that looks a code up is no sign-in', () => {
    expect(standing('https://login.microsoftonline.com/error?code=50011', { type: 'document' })).toBeUndefined();
  });
});
