/** How far an answer is believed: authorities under other names, errors that others pass on, and what only looks like either. */
import { describe, expect, it } from 'vitest';
import type { RawExchange } from '../../src/evidence/raw.ts';
import { authorize, back, kept, login, pageAnswer, raw, redeemed, said } from './scenes.ts';

const shown = pageAnswer({ pgid: 'ConvergedError', strServiceExceptionMessage: 'AADSTS500207: x', iErrorCode: 500207 });
const entra: [string, string][] = [
  ['Content-Type', 'text/html'],
  ['x-ms-request-id', '0000aaaa-11bb-cccc-dd22-eeeeee000001'],
  ['x-ms-ests-server', '2.1.1 - NEULR1 ProdSlices'],
];
const custom = 'https://login.contoso.example/1a2b3c4d-0000-4000-8000-00000000bbbb';

describe('an authority under its customer’s name', () => {
  const asked = (over: Partial<RawExchange>) =>
    raw(1, { url: `${custom}/oauth2/v2.0/authorize?client_id=x`, ...shown, ...over });

  it('shows itself by Entra’s own headers', () => {
    expect(said([asked({ responseHeaders: entra })])).toEqual(['AADSTS500207 failure error-page confirmed']);
    const b2c: [string, string][] = [['x-ms-gateway-requestid', '0000aaaa-11bb-cccc-dd22-eeeeee000001']];
    const url = 'https://login.contoso.example/contoso.onmicrosoft.com/B2C_1_susi/oauth2/v2.0/authorize';
    const refused = raw(0, {
      url,
      responseHeaders: b2c,
      ...back({ error: 'access_denied', error_description: 'AADB2C90118: x' }),
    });
    expect(said([refused], false)).toEqual(['AADB2C90118 interrupt redirect-fragment confirmed']);
  });

  it('is believed where its discovery document names an issuer of Microsoft', () => {
    const discovery = (issuer: string) =>
      raw(0, {
        type: 'fetch',
        url: `${custom}/v2.0/.well-known/openid-configuration`,
        responseBody: { text: JSON.stringify({ issuer }) },
      });
    const document = discovery('https://contoso.ciamlogin.com/1a2b3c4d-0000-4000-8000-00000000bbbb/v2.0');
    expect(said([document, asked({})])).toEqual(['AADSTS500207 failure error-page confirmed']);
    expect(said([discovery(`${custom}/v2.0`), asked({})])).toEqual([]);
  });

  it('is not believed without either', () => {
    expect(said([asked({})])).toEqual([]);
    expect(said([asked({ responseHeaders: [['x-ms-request-id', 'one-header-of-any-azure-service']] })])).toEqual([]);
  });
});

const body = {
  error: 'invalid_client',
  error_description: 'AADSTS7000215: Invalid client secret. Trace ID: 0000aaaa-11bb-cccc-dd22-eeeeee000001',
  error_codes: [7000215],
  trace_id: '0000aaaa-11bb-cccc-dd22-eeeeee000001',
};
const api = (path: string, answer: unknown, over: Partial<RawExchange> = {}) =>
  raw(0, {
    type: 'fetch',
    method: 'POST',
    url: `https://api.contoso.example${path}`,
    status: 400,
    requestBody: '',
    responseHeaders: [['Content-Type', 'application/json']],
    responseBody: { text: JSON.stringify(answer) },
    ...over,
  });
const relayed = ['AADSTS7000215 failure token-response relayed'];

describe('an error that another host passes on', () => {
  it.each<[string, RawExchange]>([
    ['to a form with a grant type', api('/x', body, { requestBody: 'grant_type=client_credentials&client_id=x' })],
    ['to a JSON body', api('/x', body, { requestBody: '{"code":"made-up"}' })],
    ['to a path for tokens', api('/vipps/accesstoken/get', body)],
    ['below another member', api('/api/login', { status: 'failed', details: { upstream: body } })],
    ['as JSON in a text', api('/api/login', { message: JSON.stringify(body) })],
    ['as a sentence', api('/api/login', { error: `Request failed: ${body.error_description}` })],
  ])('is not confirmed: %s', (_, exchange) => {
    expect(said([exchange])).toEqual(relayed);
  });

  it.each<[string, RawExchange]>([
    [
      'prose in a search answer',
      api(
        '/graphql',
        { data: { issues: [{ body: `I get ${body.error_description}` }] } },
        { requestBody: '{"query":"x"}', status: 200 },
      ),
    ],
    [
      'prose in an answer of 400',
      api(
        '/graphql',
        { data: { issues: [{ body: `I get ${body.error_description}` }] } },
        { requestBody: '{"query":"x"}' },
      ),
    ],
    [
      'another provider',
      api('/oauth/token', { error: 'invalid_grant', error_description: 'Invalid authorization code' }),
    ],
    [
      'another provider with an error page of its own',
      api('/oauth/token', { error: 'x', error_description: 'y', error_uri: 'https://docs.contoso.example' }),
    ],
    ['a request that asks for no token', api('/orders', body)],
    [
      'a documentation page',
      raw(0, { url: 'https://learn.microsoft.com/x', responseBody: { text: `<pre>${JSON.stringify(body)}</pre>` } }),
    ],
    [
      'a GET for a document with the text',
      raw(0, {
        type: 'fetch',
        url: 'https://docs.contoso.example/token.json',
        responseBody: { text: JSON.stringify(body) },
      }),
    ],
  ])('is none: %s', (_, exchange) => {
    expect(said([exchange])).toEqual([]);
  });

  it('keeps nothing else of the answer', () => {
    const exchange = api(
      '/api/login',
      { customer: 'made-up-customer', error: body },
      { requestBody: '{"clientSecret":"made-up-secret-value"}' },
    );
    expect(JSON.stringify(kept([exchange]))).not.toMatch(/made-up-customer|made-up-secret-value/);
  });
});

describe('pages of the authority’s own host', () => {
  it('say nothing through their own address: anybody can write such a link', () => {
    const words = 'error=access_denied&error_description=AADSTS90123%3a+x&state=x';
    const url = `https://login.microsoftonline.com/common/oauth2/nativeclient?${words}`;
    expect(said([raw(0, { url })])).toEqual([]);
  });

  it('are read where they redirect', () => {
    expect(said([authorize(0, back({ error: 'access_denied', error_description: 'AADSTS90123: x' }))])).toEqual([
      'AADSTS90123 failure redirect-fragment confirmed',
    ]);
    const consumer = raw(0, {
      url: 'https://login.live.com/oauth20_authorize.srf?client_id=x',
      status: 302,
      redirectUrl: 'https://login.live.com/err.srf?lc=1033#error=invalid_request&error_description=x',
    });
    expect(said([consumer])).toEqual(['invalid_request failure redirect-fragment confirmed']);
  });
});

describe('answers of the authority', () => {
  it('with status and nothing else are named by it', () => {
    expect(said([redeemed(0, {}, { status: 429, responseBody: { text: 'Too Many Requests' } })])).toEqual([
      'HTTP 429 failure status confirmed',
    ]);
    expect(said([raw(0, { url: `${login}/saml2`, status: 503, responseBody: { text: '' } })])).toEqual([
      'HTTP 503 failure status confirmed',
    ]);
  });
});
