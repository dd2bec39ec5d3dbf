/** What belongs to one sign-in and how it ended: false alarms on healthy traffic and failures that are not seen. */
import { describe, expect, it } from 'vitest';
import { diagnose, kindOf } from '../../src/classify/index.ts';
import { type SignIn, signInsOf } from '../../src/classify/sign-ins.ts';
import type { Exchange } from '../../src/evidence/exchange.ts';
import { authorize, client, posted, redeems, redirectUri, refreshes, refusal, seen, token } from './traffic.ts';

const live = (...exchanges: Exchange[]): SignIn[] => signInsOf(exchanges, { kindOf, finished: false });
const finished = (...exchanges: Exchange[]): SignIn[] => signInsOf(exchanges, { kindOf, finished: true });
const outcomes = (signIns: SignIn[]) => signIns.map(({ outcome }) => outcome);

const other = '99990000-aaaa-2222-bbbb-3333cccc4444';
const brings = (code: string) => ({ back: { code } });
const refuses = (error: string, code: number) => ({
  back: { error, error_description: `AADSTS${code}: Made up.` },
});
const silently = (at: number, state: string, answer: Parameters<typeof authorize>[2], clientId = client) =>
  authorize(at, { state, clientId, query: { prompt: 'none' } }, answer, { type: 'iframe' });
const nobodySignedIn = refuses('login_required', 50058);

describe('a sign-in that goes well', () => {
  it.each<[string, Exchange[], string[]]>([
    ['code and tokens', [authorize(0, {}, brings('c1')), token(500, redeems('c1'))], ['succeeded']],
    [
      'through the first page with its 50058, password, second factor and "stay signed in"',
      [
        authorize(0, {}, { config: { pgid: 'ConvergedSignIn', sErrorCode: '50058', arrValErrs: ['50058'] } }),
        posted(5_000, 'login', { config: { pgid: 'ConvergedTFA', sErrorCode: '50074' } }),
        posted(15_000, 'SAS/ProcessAuth', { config: { pgid: 'KmsiInterrupt', sErrorCode: '50140' } }),
        posted(20_000, 'kmsi', { redirectUrl: `${redirectUri}#code=c1&state=state-of-this-sign-in` }),
        token(20_500, redeems('c1')),
      ],
      ['succeeded'],
    ],
    [
      'with tokens in the fragment, brought by the page after the password',
      [
        authorize(
          0,
          { query: { response_type: 'id_token' } },
          { config: { pgid: 'ConvergedSignIn', sErrorCode: '50058' } },
        ),
        posted(5_000, 'login', { redirectUrl: `${redirectUri}#id_token=made-up-token&state=state-of-this-sign-in` }),
      ],
      ['succeeded'],
    ],
    [
      'as a device that polls',
      [
        seen({
          type: 'fetch',
          method: 'POST',
          url: 'https://login.microsoftonline.com/common/oauth2/v2.0/devicecode',
          requestBody: `client_id=${client}&scope=openid`,
          responseBody: { text: '{"device_code":"made-up-device-code","interval":5}' },
        }),
        ...[5, 10, 15].map((n) =>
          token(
            n * 1000,
            { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'made-up-device-code' },
            refusal('authorization_pending', 70016),
          ),
        ),
        token(20_000, {
          grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
          device_code: 'made-up-device-code',
        }),
      ],
      ['succeeded'],
    ],
    [
      'twice in one tab, for two apps at the same time',
      [
        authorize(0, { state: 'of the first' }, brings('c1')),
        authorize(10, { state: 'of the second', clientId: other }, brings('c2')),
        token(500, redeems('c1')),
        token(510, { ...redeems('c2'), client_id: other }),
      ],
      ['succeeded', 'succeeded'],
    ],
    [
      'twice with the same state',
      [
        authorize(0, {}, brings('c1')),
        token(500, redeems('c1')),
        authorize(3_600_000, {}, brings('c2')),
        token(3_600_500, redeems('c2')),
      ],
      ['succeeded', 'succeeded'],
    ],
  ])('%s', (_, exchanges, expected) => {
    expect(outcomes(live(...exchanges))).toEqual(expected);
    expect(outcomes(finished(...exchanges))).toEqual(expected);
    expect(live(...exchanges).flatMap(({ failures }) => failures.filter(({ kind }) => kind !== 'pending'))).toEqual([]);
  });

  it('hands the code over to a server, and is only said to have when nothing more can follow', () => {
    const exchanges = [authorize(0, {}, { back: { code: 'c1' }, mark: '?' })];
    expect(outcomes(live(...exchanges))).toEqual(['in-progress']);
    expect(outcomes(finished(...exchanges))).toEqual(['handed-over']);
  });
});

describe('a sign-in that recovers', () => {
  it.each<[string, Exchange[]]>([
    [
      'refresh refused, then a code without asking',
      [
        token(0, refreshes, refusal('invalid_grant', 700082)),
        silently(300, 's1', brings('c1')),
        token(800, redeems('c1')),
      ],
    ],
    [
      'nobody signed in yet, then asked',
      [silently(0, 's1', nobodySignedIn), authorize(3_000, { state: 's2' }, brings('c1')), token(3_500, redeems('c1'))],
    ],
    [
      'a wrong password, then the right one',
      [
        authorize(0, {}, { config: { pgid: 'ConvergedSignIn', sErrorCode: '50058' } }),
        posted(5_000, 'login', { config: { pgid: 'ConvergedSignIn', sErrorCode: '50126' } }),
        posted(15_000, 'login', { redirectUrl: `${redirectUri}#code=c1&state=state-of-this-sign-in` }),
        token(15_500, redeems('c1')),
      ],
    ],
    [
      'the registration of a second factor',
      [
        authorize(0, {}, { config: { pgid: 'ConvergedSignIn', sErrorCode: '50058' } }),
        posted(5_000, 'login', {
          config: { pgid: 'ConvergedProofUpRedirect', sErrorCode: '50072', iErrorCode: 50072 },
        }),
        posted(60_000, 'ProcessAuth', { redirectUrl: `${redirectUri}#code=c1&state=state-of-this-sign-in` }),
        token(60_500, redeems('c1')),
      ],
    ],
    [
      'a code refused, then at once another that is not',
      [
        authorize(0, { state: 's1' }, brings('c1')),
        token(500, redeems('c1'), refusal('invalid_grant', 70008)),
        authorize(2_000, { state: 's2' }, brings('c2')),
        token(2_500, redeems('c2')),
      ],
    ],
    [
      'a service that fails once',
      [
        authorize(0, {}, brings('c1')),
        token(500, redeems('c1'), undefined, { status: 503, responseBody: { text: '' } }),
        token(1_500, redeems('c1')),
      ],
    ],
  ])('%s', (_, exchanges) => {
    expect(outcomes(live(...exchanges))).toEqual(['recovered']);
    expect(outcomes(finished(...exchanges))).toEqual(['recovered']);
  });

  it('is over: what fails afterwards is another', () => {
    const before = [
      silently(0, 's1', nobodySignedIn),
      authorize(3_000, { state: 's2' }, brings('c1')),
      token(3_500, redeems('c1')),
    ];
    const after = [
      authorize(9_000, { state: 's3' }, brings('c3')),
      token(9_500, redeems('c3'), refusal('invalid_grant', 70008)),
    ];
    expect(outcomes(live(...before, ...after))).toEqual(['recovered', 'failed']);
  });
});

describe('a sign-in that fails', () => {
  const refused = refusal('invalid_client', 7000215);
  it.each<[string, Exchange[]]>([
    ['code redemption', [authorize(0, {}, brings('c1')), token(500, redeems('c1'), refused)]],
    ['client credentials', [token(0, { grant_type: 'client_credentials' }, refused)]],
    ['password', [token(0, { grant_type: 'password' }, refusal('invalid_grant', 50126))]],
    [
      'on behalf of',
      [token(0, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' }, refusal('invalid_grant', 65001))],
    ],
    [
      'error page',
      [
        authorize(
          0,
          {},
          {
            config: { pgid: 'ConvergedError', iErrorCode: 50011, strServiceExceptionMessage: 'AADSTS50011: Made up.' },
          },
        ),
      ],
    ],
    ['error brought to the page', [authorize(0, {}, refuses('access_denied', 50105))]],
    [
      'the same code sent twice',
      [
        authorize(0, {}, brings('c1')),
        token(500, redeems('c1')),
        token(520, redeems('c1'), refusal('invalid_grant', 54005)),
      ],
    ],
    [
      'device code that ran out',
      [
        token(
          0,
          { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'made-up-device-code' },
          refusal('authorization_pending', 70016),
        ),
        token(
          5_000,
          { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'made-up-device-code' },
          refusal('expired_token', 70020),
        ),
      ],
    ],
    [
      'app that asks again at once, over and over',
      Array.from({ length: 15 }, (_, n) => [
        authorize(n * 2_000, { state: `s${n}` }, brings(`c${n}`)),
        token(n * 2_000 + 500, redeems(`c${n}`), refused),
      ]).flat(),
    ],
    ['request without type of grant', [token(0, {}, refusal('invalid_request', 900144))]],
  ])('%s: one, at once', (_, exchanges) => {
    expect(outcomes(live(...exchanges))).toEqual(['failed']);
    expect(outcomes(finished(...exchanges))).toEqual(['failed']);
  });

  it('is seen where a page of the authority is answered by a gateway', () => {
    const asked = authorize(0, {}, { config: { pgid: 'ConvergedSignIn', sErrorCode: '50058' } });
    const page = seen({
      startedAt: 5_000,
      method: 'POST',
      url: 'https://login.microsoftonline.com/common/login',
      status: 503,
    });
    expect(live(asked, page)).toMatchObject([{ outcome: 'failed', failures: [{ failure: { codes: ['HTTP 503'] } }] }]);
  });

  it('minutes later is another', () => {
    const attempt = (at: number, n: number) => [
      authorize(at, { state: `s${n}` }, brings(`c${n}`)),
      token(at + 500, redeems(`c${n}`), refused),
    ];
    expect(outcomes(live(...attempt(0, 1), ...attempt(180_000, 2)))).toEqual(['failed', 'failed']);
  });

  it('of another app in the same moment is another', () => {
    const exchanges = [
      token(0, { grant_type: 'client_credentials' }, refused),
      token(10, { grant_type: 'client_credentials', client_id: other }, refused),
    ];
    expect(outcomes(live(...exchanges))).toEqual(['failed', 'failed']);
  });

  it('stays failed when another app with the same state succeeds', () => {
    const exchanges = [
      authorize(0, {}, brings('c1')),
      token(500, redeems('c1'), refused),
      authorize(1_000, { clientId: other }, brings('c2')),
      token(1_500, { ...redeems('c2'), client_id: other }),
    ];
    expect(outcomes(live(...exchanges))).toEqual(['failed', 'succeeded']);
  });

  it('is seen once, though the redirect and the page it leads to both say it', () => {
    const back = 'error=access_denied&error_description=AADSTS50105%3a+Made+up.&state=state-of-this-sign-in';
    const exchanges = [
      authorize(0, {}, { back: Object.fromEntries(new URLSearchParams(back)), mark: '?' }),
      seen({ startedAt: 100, url: `${redirectUri}?${back}` }),
    ];
    expect(live(...exchanges)).toMatchObject([
      { outcome: 'failed', failures: [{ count: 1, failure: { surface: 'redirect-query' } }] },
    ]);
  });
});

describe('what waits for what follows', () => {
  it.each<[string, Exchange[]]>([
    ['a refused refresh', [token(0, refreshes, refusal('invalid_grant', 700082))]],
    [
      'a silent request, tried again by the library',
      [silently(0, 's1', nobodySignedIn), silently(1_000, 's2', nobodySignedIn)],
    ],
    ['a silent request that fails', [silently(0, 's1', refuses('access_denied', 50105))]],
    [
      'a second factor to be registered',
      [
        authorize(0, {}, { config: { pgid: 'ConvergedSignIn' } }),
        posted(5_000, 'login', { config: { pgid: 'ConvergedProofUpRedirect', iErrorCode: 50072 } }),
      ],
    ],
    [
      'a device that polls',
      [
        token(
          0,
          { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'made-up-device-code' },
          refusal('authorization_pending', 70016),
        ),
      ],
    ],
    [
      'a token request whose body nobody saw',
      [
        token(0, redeems('c1'), undefined, {
          source: 'web-request',
          requestHeaders: null,
          requestBody: undefined,
          status: 400,
          responseBody: { missing: 'not-captured' },
        }),
      ],
    ],
  ])('%s: one, in progress', (_, exchanges) => {
    expect(outcomes(live(...exchanges))).toEqual(['in-progress']);
  });

  it('two silent requests of one library call are one failure seen twice', () => {
    expect(live(silently(0, 's1', nobodySignedIn), silently(1_000, 's2', nobodySignedIn))).toMatchObject([
      { failures: [{ count: 2 }] },
    ]);
  });

  it('is a failure where it is the last word of a finished capture', () => {
    expect(outcomes(finished(silently(0, 's1', nobodySignedIn)))).toEqual(['failed']);
  });

  it('a person who backs out has cancelled', () => {
    expect(outcomes(live(authorize(0, {}, { back: { error: 'access_denied', error_subcode: 'cancel' } })))).toEqual([
      'cancelled',
    ]);
  });
});

describe('whose word is taken', () => {
  const words = 'error=invalid_client&error_description=AADSTS650053%3a+Made+up.';
  it('no page that carries error words in its own address, unless an authorize request named it', () => {
    const asked = authorize(0, {}, { config: { pgid: 'ConvergedSignIn', sErrorCode: '50058' } });
    const page = (url: string) => seen({ startedAt: 1_000, url });
    expect(live(page(`${redirectUri}?${words}&state=x`))).toEqual([]);
    expect(
      outcomes(live(asked, page(`https://phish.contoso.example/cb?${words}&state=state-of-this-sign-in`))),
    ).toEqual(['in-progress']);
    expect(outcomes(live(asked, page(`${redirectUri}?${words}&state=state-of-this-sign-in`)))).toEqual(['failed']);
  });

  it('not that of another identity provider which returns to the same address', () => {
    const asked = authorize(0, {}, { config: { pgid: 'ConvergedSignIn', sErrorCode: '50058' } });
    const page = seen({
      startedAt: 1_000,
      url: `${redirectUri}?error=access_denied&error_description=Denied&state=of-the-other`,
    });
    expect(live(asked, page).flatMap(({ failures }) => failures)).toEqual([]);
  });

  it('a bare origin is the address with its slash', () => {
    const asked = authorize(
      0,
      { redirectUri: 'https://Orders.contoso.example' },
      { config: { pgid: 'ConvergedSignIn' } },
    );
    const page = seen({
      startedAt: 1_000,
      url: `https://orders.contoso.example/?${words}&state=state-of-this-sign-in`,
    });
    expect(outcomes(live(asked, page))).toEqual(['failed']);
  });

  it('a relayed or pasted answer is never certain', () => {
    const relayed = token(0, { grant_type: 'client_credentials' }, refusal('invalid_client', 7000215), {
      url: 'https://api.contoso.example/token',
    });
    const pasted = seen({
      source: 'text',
      url: `https://login.microsoftonline.com/common/oauth2/nativeclient?${words}`,
    });
    const appPage = seen({ source: 'text', url: `${redirectUri}?${words}&state=x` });
    for (const exchange of [relayed, pasted, appPage]) {
      const [signIn] = diagnose([exchange], { translate: (text) => text, finished: true });
      expect(signIn?.failures[0]?.seen.trust).toBe('relayed');
      expect(signIn?.failures[0]?.cause?.confidence).not.toBe('certain');
    }
  });

  it('not that of a host that only looks like an authority', () => {
    const url = 'https://login.microsoftonline.com.contoso.example/common/oauth2/v2.0/authorize';
    expect(live(seen({ url: `${url}?client_id=${client}` }))).toEqual([]);
    expect(live(seen({ url: `${url}?${words}&state=x` }))).toEqual([]);
  });
});
