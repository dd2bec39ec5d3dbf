/** Every place beside token answers and redirects where a failure can appear. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exchangesOfText } from '../../src/capture/text.ts';
import { failureOf } from '../../src/classify/parse/index.ts';
import { factsOf } from '../../src/evidence/facts.ts';
import {
  alarms,
  authorize,
  back,
  called,
  client,
  diagnosed,
  kept,
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

const waiting = { Success: false, ResultValue: 'AuthenticationPending', ErrCode: 0, Retry: true };
const factor = {
  pgid: 'ConvergedTFA',
  sErrorCode: '50074',
  arrUserProofs: [{ authMethodId: 'PhoneAppNotification', display: '+31 6 1234' }],
};

describe('second factor', () => {
  const polls = [
    authorize(0),
    posted(5, '/common/login', pageAnswer(factor)),
    called(6, '/common/SAS/BeginAuth', { Success: true, ResultValue: 'Success', ErrCode: 0, Retry: false }),
    called(7, '/common/SAS/EndAuth', waiting),
    called(9, '/common/SAS/EndAuth', waiting),
  ];
  const denied = called(11, '/common/SAS/EndAuth', {
    Success: false,
    ResultValue: 'PhoneAppDenied',
    ErrCode: 500121,
    Retry: false,
  });

  it('ends in one result, however often it was asked for', () => {
    expect(said([...polls, denied])).toEqual(['AADSTS500121 failure mfa-answer confirmed']);
    expect(diagnosed([...polls, denied]).filter(({ failures }) => failures.length > 0)).toHaveLength(1);
  });

  it('is one failure with the redirect that follows, and keeps its reason as a fact', () => {
    const redirected = posted(
      12,
      '/common/SAS/ProcessAuth',
      back({ error: 'access_denied', error_description: 'AADSTS500121: x' }),
    );
    const capture = [...polls, denied, redirected];
    expect(said(capture)).toEqual(['AADSTS500121 failure redirect-fragment confirmed']);
    const exchanges = kept(capture);
    const last = exchanges.at(-1);
    const failure = last && failureOf(last);
    if (!last || !failure) throw new Error('no failure');
    const facts = factsOf({ failure, exchange: last, signIn: exchanges, capture: exchanges }, ['mfaResult']);
    expect(facts.mfaResult?.value).toBe('PhoneAppDenied');
  });

  it('names the result where there is no code', () => {
    const failed = called(11, '/common/SAS/EndAuth', {
      Success: false,
      ResultValue: 'OathCodeIncorrect',
      ErrCode: 0,
      Retry: false,
    });
    expect(said([...polls, failed])).toEqual(['OathCodeIncorrect failure mfa-answer confirmed']);
  });

  it('that was accepted says nothing', () => {
    const accepted = called(11, '/common/SAS/EndAuth', { Success: true, ResultValue: 'Success', ErrCode: 0 });
    expect(said([...polls, accepted])).toEqual([]);
  });

  it('wrong once, then right: the sign-in recovered', () => {
    const again = [called(14, '/common/SAS/EndAuth', { Success: true, ResultValue: 'Success', ErrCode: 0 })];
    const done = [posted(15, '/kmsi', back({ code: 'code-of-this-sign-in' })), redeemed(16, tokens)];
    expect(outcomes([...polls, denied, ...again, ...done])).toEqual(['recovered']);
  });

  it('keeps kinds of factors, not where they go', () => {
    const text = JSON.stringify(kept(polls));
    expect(text).toContain('PhoneAppNotification');
    expect(text).not.toContain('1234"');
  });
});

describe('user look-ups', () => {
  it('say nothing by themselves, and are facts of what follows', () => {
    const lookup = called(2, '/common/GetCredentialType?mkt=nl', {
      Username: 'adele@contoso.example',
      IfExistsResult: 1,
      ThrottleStatus: 1,
      EstsProperties: { DomainType: 4 },
      Credentials: { FederationRedirectUrl: 'https://adfs.contoso.example/adfs/ls?username=adele%40contoso.example' },
    });
    const wrong = posted(5, '/common/login', pageAnswer({ pgid: 'ConvergedSignIn', sErrorCode: '50034' }));
    expect(said([authorize(0), lookup])).toEqual([]);
    const exchanges = kept([authorize(0), lookup, wrong]);
    const last = exchanges.at(-1);
    const failure = last && failureOf(last);
    if (!last || !failure) throw new Error('no failure');
    const facts = factsOf({ failure, exchange: last, signIn: exchanges, capture: exchanges }, [
      'userExists',
      'domainType',
    ]);
    expect([facts.userExists?.value, facts.domainType?.value]).toEqual(['no', 'federated']);
    expect(JSON.stringify(exchanges)).not.toContain('adele');
    expect(JSON.stringify(exchanges)).toContain('https://adfs.contoso.example/adfs/ls');
  });
});

describe('pages', () => {
  it('of Conditional Access say their heading by its number', () => {
    const blocked = posted(
      5,
      '/common/login',
      pageAnswer({
        pgid: 'ConvergedConditionalAccess',
        sErrorCode: '53000',
        iErrorTitle: 3,
        iErrorDescription: 2,
        sDeviceId: '',
        sDeviceState: '',
      }),
    );
    const [signIn] = diagnosed([authorize(0), blocked]);
    expect(signIn?.failures[0]).toMatchObject({ code: 'AADSTS53000', seen: { surface: 'error-page' } });
    expect(failureOf(kept([blocked])[0] as never)?.text).toBe("You can't get there from here");
  });

  it('that ask to register a factor are a step, and a failure where the sign-in ends there', () => {
    const asked = posted(
      5,
      '/common/login',
      pageAnswer({ pgid: 'ConvergedProofUpRedirect', sErrorCode: '50203', iRemainingDaysToSkipMfaRegistration: 14 }),
    );
    expect(said([authorize(0), asked], false)).toEqual(['AADSTS50203 interrupt sign-in-page confirmed']);
    expect(
      alarms([
        authorize(0),
        asked,
        posted(9, '/common/reprocess', back({ code: 'code-of-this-sign-in' })),
        redeemed(10, tokens),
      ]),
    ).toEqual([]);
  });

  it('of personal accounts name a result code, also in an object with bare keys', () => {
    const body = `<script>var ServerData = {sFTTag:'<input name="PPFT" value="made-up-secret"/>', iBuild:12, sErrorCode:'80041012', sErrTxt:'That password is incorrect.', arr:[1,{a:'}'}]};</script>`;
    const wrong = raw(0, {
      method: 'POST',
      url: 'https://login.live.com/ppsecure/post.srf?uaid=x',
      responseBody: { text: body },
    });
    expect(said([wrong])).toEqual(['80041012 failure sign-in-page confirmed']);
    expect(JSON.stringify(kept([wrong]))).not.toContain('made-up-secret');
  });

  it('without any object are read where they state a code, and not where they only mention one', () => {
    const page = (words: string) =>
      authorize(0, { responseBody: { text: `<html><body><p>${words}</p></body></html>` } });
    expect(said([page('AADSTS50020: User account is unknown here.')])).toEqual([
      'AADSTS50020 failure error-page confirmed',
    ]);
    expect(said([page('The code AADSTS50020 is explained on this page.')])).toEqual([]);
  });

  it('of a sign-out that failed are a failure of their own', () => {
    const done = [authorize(0, back({ code: 'code-of-this-sign-in' })), redeemed(2, tokens)];
    const out = raw(60, {
      url: `${login}/oauth2/v2.0/logout?post_logout_redirect_uri=https%3A%2F%2Fa.example`,
      ...pageAnswer({ pgid: 'ConvergedError', strServiceExceptionMessage: 'AADSTS50068: Signout failed.' }),
    });
    expect(said([...done, out])).toEqual(['AADSTS50068 failure sign-out-page confirmed']);
    expect(diagnosed([...done, out])[0]?.outcome).toBe('succeeded');
  });
});

describe('the app’s own page', () => {
  const begun = authorize(0, back({ code: 'code-of-this-sign-in' }, '?'));
  const landed = (text: string, over: object = {}) =>
    raw(2, {
      url: `${redirectUri}?code=code-of-this-sign-in&state=state-of-this-sign-in`,
      status: 500,
      responseBody: { text },
      ...over,
    });
  const trace =
    'Trace ID: 0000aaaa-11bb-cccc-dd22-eeeeee000001 Correlation ID: aaaa0000-bb11-2222-33cc-444444000001 Timestamp: 2026-11-22 08:00:01Z';

  it('prints the error of its server', () => {
    const html = `<html><head><script>var hint="AADSTS50058: never";</script></head><body><h1>Error for adele@contoso.example</h1><pre>invalid_client: AADSTS7000215: Invalid client secret provided &amp; kept &#39;x&#39;. ${trace}</pre></body></html>`;
    expect(said([begun, landed(html)])).toEqual(['AADSTS7000215 failure app-page confirmed']);
    const text = JSON.stringify(kept([begun, landed(html)]));
    expect(text).not.toContain('adele');
    expect(text).not.toContain('never');
    expect(text).toContain('0000aaaa-11bb-cccc-dd22-eeeeee000001');
  });

  it('in plain text and in JSON as well', () => {
    const plain = landed(`AADSTS700025: Client is public. ${trace}`, {
      responseHeaders: [['Content-Type', 'text/plain']],
    });
    expect(said([begun, plain])).toEqual(['AADSTS700025 failure app-page confirmed']);
    const json = landed(
      JSON.stringify({ error: 'invalid_client', error_description: `AADSTS700025: Client is public. ${trace}` }),
      { responseHeaders: [['Content-Type', 'application/json']] },
    );
    expect(said([begun, json])).toEqual(['AADSTS700025 failure app-page confirmed']);
  });

  it('says nothing where nobody asked to return to it, and nothing of the app’s own errors', () => {
    expect(said([landed(`<p>AADSTS7000215: x. ${trace}</p>`)])).toEqual([]);
    expect(said([begun, landed('<p>Internal server error</p>')])).toEqual([]);
  });

  it('is handed the code, and the sign-in is not called succeeded', () => {
    const capture = [begun, landed('<p>Welcome</p>', { status: 200 })];
    expect(diagnosed(capture)[0]?.outcome).toBe('handed-over');
  });

  it('gets the posted form: the failure in both is one', () => {
    const parameters = { error: 'access_denied', error_description: 'AADSTS65004: x', state: 'state-of-this-sign-in' };
    const inputs = Object.entries(parameters)
      .map(([name, value]) => `<input type='hidden' value="${value}" name='${name}' >`)
      .join('');
    const form = authorize(0, {
      responseBody: {
        text: `<html><body onload="x()"><form id='auto' method='post' action='${redirectUri}'>${inputs}</form></body></html>`,
      },
    });
    const landing = raw(1, {
      method: 'POST',
      url: redirectUri,
      requestBody: String(new URLSearchParams(parameters)),
      requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
    });
    const [signIn] = diagnosed([form, landing]);
    expect(signIn?.failures.map(({ code, count }) => [code, count])).toEqual([['AADSTS65004', 1]]);
  });
});

const samlRequest = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_id1" Version="2.0" IssueInstant="2026-11-22T08:00:00Z" AssertionConsumerServiceURL="https://sp.contoso.example/acs"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://sp.contoso.example/metadata</saml:Issuer><samlp:RequestedAuthnContext Comparison="exact"><saml:AuthnContextClassRef xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></samlp:RequestedAuthnContext></samlp:AuthnRequest>`;
const samlResponse = (status: string, message: string) =>
  `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1" InResponseTo="_id1" Version="2.0" IssueInstant="2026-11-22T08:00:02Z"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${status}"/><samlp:StatusMessage>${message}</samlp:StatusMessage></samlp:Status><Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><Subject><NameID>adele@contoso.example</NameID></Subject></Assertion></samlp:Response>`;

describe('SAML', () => {
  const packed = encodeURIComponent(deflateRawSync(samlRequest).toString('base64'));
  const ask = (over: object) => raw(0, { url: `${login}/saml2?SAMLRequest=${packed}&RelayState=x`, ...over });
  const answer = (xml: string) => {
    const value = Buffer.from(xml).toString('base64');
    return {
      responseBody: {
        text: `<form method="POST" name="hiddenform" action="https://sp.contoso.example/acs"><input type="hidden" name="SAMLResponse" value="${value}"/></form>`,
      },
    };
  };

  it('requests are decoded, and their errors shown on the page', () => {
    const shown = ask(pageAnswer({ pgid: 'ConvergedError', strServiceExceptionMessage: 'AADSTS75011: x' }));
    expect(said([shown])).toEqual(['AADSTS75011 failure error-page confirmed']);
    const [exchange] = kept([shown]);
    const failure = exchange && failureOf(exchange);
    if (!exchange || !failure) throw new Error('no failure');
    const facts = factsOf({ failure, exchange, signIn: [exchange], capture: [exchange] }, [
      'samlIssuer',
      'samlAcsUrl',
      'samlAuthnContexts',
      'samlComparison',
      'samlSigned',
    ]);
    expect(Object.values(facts).map((fact) => fact.value)).toEqual([
      'https://sp.contoso.example/metadata',
      'https://sp.contoso.example/acs',
      ['urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'],
      'exact',
      false,
    ]);
  });

  it('responses tell of an error, the last code leading, once for page and service provider', () => {
    const refused = answer(
      samlResponse('Requester', 'AADSTS75006: a. AADSTS90011: b.\nTrace ID: 0000aaaa-11bb-cccc-dd22-eeeeee000001'),
    );
    const acs = raw(1, {
      method: 'POST',
      url: 'https://sp.contoso.example/acs',
      requestBody: `SAMLResponse=${encodeURIComponent(Buffer.from(samlResponse('Requester', 'AADSTS75006: a. AADSTS90011: b.')).toString('base64'))}`,
    });
    const [signIn, ...others] = diagnosed([ask(refused), acs]);
    expect(signIn?.failures.map(({ code, codes, error, count }) => [code, codes, error, count])).toEqual([
      ['AADSTS90011', ['AADSTS75006', 'AADSTS90011'], 'Requester', 1],
    ]);
    expect(others).toEqual([]);
  });

  it('success is handed over, and the person is never kept', () => {
    const capture = [ask(answer(samlResponse('Success', '')))];
    expect(diagnosed(capture)[0]?.outcome).toBe('handed-over');
    expect(JSON.stringify(kept(capture))).not.toContain('adele');
  });

  it.each([
    ['as XML', samlResponse('Responder', 'AADSTS50105: x')],
    ['in base64', Buffer.from(samlResponse('Responder', 'AADSTS50105: x')).toString('base64')],
    [
      'as a parameter',
      `SAMLResponse=${encodeURIComponent(Buffer.from(samlResponse('Responder', 'AADSTS50105: x')).toString('base64'))}`,
    ],
    ['within a log', `2026-11-22 08:00:02 DEBUG got ${samlResponse('Responder', 'AADSTS50105: x')} from IdP`],
  ])('is read %s', (_, text) => {
    expect(said(exchangesOfText(text))).toEqual(['AADSTS50105 failure saml-response relayed']);
  });
});

describe('WS-Federation', () => {
  it('stays on the page when it fails, and is handed over when it does not', () => {
    const url = `${login}/wsfed?wa=wsignin1.0&wtrealm=urn%3Asp&wreply=https%3A%2F%2Fsp.contoso.example%2F`;
    expect(
      said([raw(0, { url, ...pageAnswer({ pgid: 'ConvergedError', strServiceExceptionMessage: 'AADSTS50105: x' }) })]),
    ).toEqual(['AADSTS50105 failure error-page confirmed']);
    const form =
      '<form method="POST" name="hiddenform" action="https://sp.contoso.example/"><input type="hidden" name="wa" value="wsignin1.0"/><input type="hidden" name="wresult" value="&lt;t/&gt;"/></form>';
    expect(diagnosed([raw(0, { url, responseBody: { text: form } })])[0]?.outcome).toBe('handed-over');
  });
});

describe('challenges of an API', () => {
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1603742800"}}}';
  const challenge = (value: string, over: object = {}) =>
    raw(0, {
      type: 'fetch',
      url: 'https://graph.microsoft.com/v1.0/me',
      status: 401,
      requestHeaders: [['Authorization', 'Bearer made-up']],
      responseHeaders: [['WWW-Authenticate', value]],
      ...over,
    });
  const from = 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"';

  it.each([
    ['base64', `claims="${btoa(claims)}"`],
    [
      'base64url without padding',
      `claims="${btoa(claims).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')}"`,
    ],
    ['escaped JSON', `claims="${claims.replaceAll('"', '\\"')}"`],
    ['bare JSON', `claims=${claims}`],
    ['JSON whose quotes nobody escaped', `claims="${claims}"`],
  ])('carry claims as %s', (_, parameter) => {
    const [exchange] = kept([
      challenge(`${from}, error="insufficient_claims", ${parameter}, PoP nonce="made-up-nonce"`),
    ]);
    const failure = exchange && failureOf(exchange);
    expect(failure).toMatchObject({ error: 'insufficient_claims', surface: 'challenge', claims: JSON.parse(claims) });
    expect(JSON.stringify(exchange)).not.toContain('made-up-nonce');
  });

  it('are steps where the app comes back with the claims, failures where it does not', () => {
    const asked = challenge(`${from}, error="insufficient_claims", claims="${btoa(claims)}"`);
    expect(said([asked])).toEqual(['insufficient_claims failure challenge confirmed']);
    const again = [authorize(2, back({ code: 'code-of-this-sign-in' }), { claims }), redeemed(3, tokens)];
    expect(outcomes([asked, ...again])).toEqual(['recovered']);
  });

  it('without an authority count where the token came from one', () => {
    const token = (iss: string) =>
      `Bearer ${[{ alg: 'none' }, { iss, aud: 'api://orders', exp: 1 }].map((part) => btoa(JSON.stringify(part)).replace(/=+$/, '')).join('.')}.made-up`;
    const refused = (iss: string) =>
      challenge('Bearer error="invalid_token", error_description="The audience is invalid"', {
        url: 'https://api.contoso.example/orders',
        requestHeaders: [['Authorization', token(iss)]],
      });
    expect(said([refused('https://sts.windows.net/x/')])).toEqual(['invalid_token failure challenge confirmed']);
    expect(said([refused('https://idp.contoso.example/')])).toEqual([]);
  });

  it('to a request that brought no token are none', () => {
    expect(said([challenge(`${from}, error="invalid_token"`, { requestHeaders: [['Accept', '*/*']] })])).toEqual([]);
  });
});

describe('native authentication', () => {
  const host = 'https://contoso.ciamlogin.com/contoso.onmicrosoft.com';
  const step = (at: number, path: string, answer: object, token?: string) =>
    called(at, '', answer, {
      url: `${host}${path}`,
      status: 400,
      requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
      requestBody: `client_id=${client}${token ? `&continuation_token=${token}` : ''}`,
    });

  it('asks for the next step with an error, which is one where it ends there', () => {
    const asked = step(0, '/signup/v1.0/continue', {
      error: 'credential_required',
      error_codes: [55103],
      continuation_token: 'token-of-the-next-step',
    });
    expect(said([asked], false)).toEqual(['AADSTS55103 interrupt native-answer confirmed']);
    const went = called(2, '', tokens, {
      url: `${host}/oauth2/v2.0/token`,
      requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
      requestBody: `client_id=${client}&continuation_token=token-of-the-next-step&grant_type=continuation_token`,
    });
    expect(outcomes([asked, went])).toEqual(['recovered']);
  });

  it('reads the nested errors of version 2', () => {
    const error = {
      code: 'invalidRequest',
      message: 'Not so.',
      traceId: '0000aaaa-11bb-cccc-dd22-eeeeee000001',
      correlationId: 'aaaa0000-bb11-2222-33cc-444444000001',
      innerError: { code: 'invalidOobValue' },
    };
    const [signIn] = diagnosed([step(0, '/api/v1.0/verify', { error })]);
    expect(signIn?.failures[0]).toMatchObject({
      error: 'invalidRequest',
      suberror: 'invalidOobValue',
      ids: { traceId: error.traceId, correlationId: error.correlationId },
    });
  });
});

describe('requests without an answer', () => {
  const lost = (networkError: string, over: object = {}) =>
    redeemed(0, {}, { status: null, responseHeaders: [], networkError, ...over });
  const origin: [string, string][] = [['Origin', 'https://orders.contoso.example']];

  it.each([
    ['withheld by CORS', lost('net::ERR_FAILED', { requestHeaders: origin }), ['CORS failure network confirmed']],
    [
      'blocked by an extension',
      lost('net::ERR_BLOCKED_BY_CLIENT'),
      ['net::ERR_BLOCKED_BY_CLIENT failure network confirmed'],
    ],
    [
      'refused by TLS',
      lost('net::ERR_CERT_AUTHORITY_INVALID'),
      ['net::ERR_CERT_AUTHORITY_INVALID failure network confirmed'],
    ],
    ['without a name', lost('NS_ERROR_UNKNOWN_HOST'), ['NS_ERROR_UNKNOWN_HOST failure network confirmed']],
    ['cancelled', lost('net::ERR_ABORTED'), []],
    ['cancelled, in Firefox', lost('NS_BINDING_ABORTED'), []],
  ])('%s', (_, request, expected) => {
    expect(said([request])).toEqual(expected);
  });

  it('an authorize request by script that the browser withholds', () => {
    const asked = authorize(0, {
      type: 'fetch',
      status: 200,
      requestHeaders: origin,
      networkError: 'net::ERR_FAILED',
      responseBody: { missing: 'not-captured' },
    });
    expect(said([asked])).toEqual(['CORS failure network confirmed']);
  });

  it('a device that shows no certificate', () => {
    const check = raw(4, {
      method: 'POST',
      url: 'https://device.login.microsoftonline.com/common/DeviceAuthTls/reprocess',
      status: null,
      networkError: 'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED',
    });
    expect(said([authorize(0), check])).toEqual(['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED failure network confirmed']);
  });
});
