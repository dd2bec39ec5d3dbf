/** Every shape in which a token endpoint or a redirect states an error. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/classify/parse/index.ts';
import { answered, saidIn } from './answers.ts';

const trace = '0000aaaa-11bb-cccc-dd22-eeeeee000001';
const correlation = 'aaaa0000-bb11-2222-33cc-444444000001';
const stamp = '2026-11-22 08:00:01Z';

const described = (separator: string, colon = ': ') =>
  `AADSTS70008${colon}The grant is too old.${separator}Trace ID: ${trace}${separator}Correlation ID: ${correlation}${separator}Timestamp: ${stamp}`;

describe('trace lines', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['one space', ' '],
    ['nothing', ''],
    ['line feed', '\n'],
  ])('separated by %s', (_, separator) => {
    const failure = saidIn(JSON.stringify({ error: 'invalid_grant', error_description: described(separator) }));
    expect(failure).toMatchObject({
      codes: ['AADSTS70008'],
      error: 'invalid_grant',
      text: 'The grant is too old.',
      ids: { traceId: trace, correlationId: correlation, timestamp: stamp },
    });
  });

  it('are taken from the members where both are there', () => {
    const other = '0000aaaa-11bb-cccc-dd22-eeeeee000002';
    const body = { error: 'invalid_grant', error_description: described(' '), trace_id: other, error_codes: [70008] };
    expect(saidIn(JSON.stringify(body))?.ids.traceId).toBe(other);
  });

  it('are taken from the headers where the body has none', () => {
    const failure = saidIn('{"error":"invalid_grant"}', {
      responseHeaders: [
        ['x-ms-request-id', trace],
        ['client-request-id', correlation],
        ['Date', 'Sun, 22 Nov 2026 08:00:01 GMT'],
      ],
    });
    expect(failure?.ids).toEqual({ traceId: trace, correlationId: correlation, timestamp: stamp });
  });
});

describe('codes', () => {
  it.each<[string, object, string[]]>([
    ['numbers', { error_codes: [70000] }, ['AADSTS70000']],
    ['strings', { error_codes: ['500011'] }, ['AADSTS500011']],
    ['one string that holds a list', { error_codes: '[500011]' }, ['AADSTS500011']],
    ['several, the last one specific', { error_codes: [70002, 70000] }, ['AADSTS70002', 'AADSTS70000']],
    [
      'several in the text',
      { error_description: 'AADSTS70002: Outer. AADSTS50012: Inner.' },
      ['AADSTS70002', 'AADSTS50012'],
    ],
    ['in error_uri alone', { error_uri: 'https://login.microsoftonline.com/error?code=90023' }, ['AADSTS90023']],
    ['without the prefix in the text', { error_codes: [399246], error_description: 'Too weak.' }, ['AADSTS399246']],
    ['of B2C', { error_description: 'AADB2C90080: The grant is too old.\r\nCorrelation ID: x' }, ['AADB2C90080']],
    ['none', { error_description: 'Just words.' }, []],
  ])('as %s', (_, members, codes) => {
    expect(saidIn(JSON.stringify({ error: 'invalid_grant', ...members }))?.codes).toEqual(codes);
  });

  it('lead with the one the list names last, whatever the order of the text', () => {
    const body = { error: 'x', error_codes: [70002, 70000], error_description: 'AADSTS70000: a. AADSTS70002: b.' };
    expect(saidIn(JSON.stringify(body))?.codes.at(-1)).toBe('AADSTS70000');
  });
});

describe('members', () => {
  it('reads suberror and stringified claims', () => {
    const claims = '{"access_token":{"capolids":{"essential":true,"values":["1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d"]}}}';
    const failure = saidIn(JSON.stringify({ error: 'invalid_grant', suberror: 'message_only', claims }));
    expect(failure).toMatchObject({ suberror: 'message_only', claims: JSON.parse(claims) });
  });

  it('reads a body without error', () => {
    expect(saidIn(JSON.stringify({ error_codes: [90010], error_description: 'AADSTS90010: x' }))).toMatchObject({
      error: null,
      codes: ['AADSTS90010'],
    });
  });

  it('takes no success for a failure, though claims may hold the words', () => {
    expect(
      saidIn('{"token_type":"Bearer","access_token":"made-up","claims":"{\\"error\\":1}"}', { status: 200 }),
    ).toBeUndefined();
  });
});

describe('answers with a message', () => {
  it('of a device code are no failure', () => {
    const body = '{"user_code":"ABC123XYZ","device_code":"made-up","message":"Open the page and enter ABC123XYZ."}';
    const url = 'https://login.microsoftonline.com/common/oauth2/v2.0/devicecode';
    expect(saidIn(body, { url, status: 200 })).toBeUndefined();
  });

  it('of a B2C page name their code apart', () => {
    const body = '{"status":"400","errorCode":"AADB2C90053","message":"No such user."}';
    expect(saidIn(body, { status: 200 })).toMatchObject({ codes: ['AADB2C90053'], text: 'No such user.' });
  });
});

describe('answers that are no JSON', () => {
  it.each([
    ['throttling text', 429, 'text/plain', 'Too Many Requests', 'HTTP 429'],
    ['gateway page', 503, 'text/html', '<html><body>HTTP Error 503</body></html>', 'HTTP 503'],
    ['empty body', 500, '', '', 'HTTP 500'],
    ['cut JSON', 400, 'application/json', '{"error":"invalid_gr', 'HTTP 400'],
    ['JSON that is no object', 400, 'application/json', '[1,2]', 'HTTP 400'],
  ])('%s', (_, status, type, body, code) => {
    expect(saidIn(body, { status, responseHeaders: [['Content-Type', type]] })?.codes).toEqual([code]);
  });

  it('says why a body is not there', () => {
    const failure = failureOf(answered('', { responseBody: { missing: 'navigated-away' } }));
    expect(failure).toMatchObject({ codes: ['HTTP 400'], unread: 'navigated-away' });
  });
});

describe('redirects', () => {
  const redirect = (mark: string, text: string) =>
    saidIn('', {
      method: 'GET',
      type: 'document',
      url: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=x',
      requestBody: null,
      status: 302,
      redirectUrl: `https://orders.contoso.example/cb${mark}${text}`,
    });

  it.each([
    ['?', 'redirect-query'],
    ['#', 'redirect-fragment'],
  ])('with %s', (mark, surface) => {
    const words = `error=login_required&error_description=AADSTS50058%3a+Session+is+not+enough.%0d%0aTrace+ID%3a+${trace}%0d%0aTimestamp%3a+2026-11-22+08%3a00%3a01Z&state=s`;
    expect(redirect(mark, words)).toMatchObject({
      surface,
      error: 'login_required',
      codes: ['AADSTS50058'],
      text: 'Session is not enough.',
      ids: { traceId: trace, timestamp: stamp },
    });
  });

  it('is no failure with a code, nor with admin_consent alone; with an error it is', () => {
    expect(redirect('#', 'code=made-up&state=s')).toBeUndefined();
    expect(redirect('?', 'admin_consent=True&tenant=x')).toBeUndefined();
    expect(redirect('?', 'error=access_denied&error_description=AADSTS1003031&admin_consent=True')).toMatchObject({
      error: 'access_denied',
    });
  });
});

describe('pages', () => {
  const pageOf = (config: string, over: object = {}) =>
    saidIn(`<html><script>//<![CDATA[\n$Config=${config};if(false){}\n//]]></script></html>`, {
      method: 'GET',
      type: 'document',
      url: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=x',
      requestBody: null,
      status: 200,
      responseHeaders: [['Content-Type', 'text/html']],
      ...over,
    });

  it('reads an error page that came with 200', () => {
    const config = `{"pgid":"ConvergedError","iErrorCode":50011,"strServiceExceptionMessage":"AADSTS50011: \\u0027x\\u0027 };","sessionId":"${trace}","correlationId":"${correlation}"}`;
    expect(pageOf(config)).toMatchObject({
      surface: 'error-page',
      codes: ['AADSTS50011'],
      ids: { traceId: trace, correlationId: correlation },
    });
  });

  it('takes the first sign-in page and its pre-baked errors for healthy', () => {
    const config =
      '{"pgid":"ConvergedSignIn","sErrorCode":"50058","arrValErrs":["50058"],"oCancelPostParams":{"error":"access_denied"}}';
    expect(pageOf(config)).toBeUndefined();
  });

  it('reads a wrong password on the page that answers the POST', () => {
    const config = '{"pgid":"ConvergedSignIn","sErrorCode":"50126","sErrTxt":""}';
    expect(pageOf(config, { method: 'POST', url: 'https://login.microsoftonline.com/common/login' })).toMatchObject({
      surface: 'sign-in-page',
      codes: ['AADSTS50126'],
    });
  });
});

describe('hostile input', () => {
  it('gives an honest result, never an exception', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        saidIn(json);
        saidIn(text);
        saidIn(JSON.stringify({ error: text, error_description: text, error_codes: [text], claims: json }));
      }),
    );
  });

  it.each([
    'AADSTS',
    'Trace ID: ',
    "'",
    '{"error":',
    '%',
    'eyJ',
    'a@',
    'a.',
    '\\u0027',
    ' ',
    '“',
    '<form ',
    '$Config={',
    'secret',
    '=&',
  ])('stays quick on a long run of %j', (part) => {
    const start = performance.now();
    saidIn(JSON.stringify({ error: 'x', error_description: part.repeat(30_000) }));
    saidIn(part.repeat(50_000));
    saidIn('', { requestBody: `grant_type=x&client_secret=${part.repeat(30_000)}&${part.repeat(30_000)}` });
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
