/** The fake Entra's own checks: PKCE, single use, expiry, sessions, response modes, CORS and headers. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, cookiesOf, redirectFields } from './client.ts';
import { type Entra, startEntra } from './server.ts';

const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
const clientId = '00001111-aaaa-2222-bbbb-000000000001';
const atPage = '00001111-aaaa-2222-bbbb-000000000002';
const redirectUri = 'https://app.contoso.example/callback';
const origin = 'https://app.contoso.example';
const verifier = 'a-made-up-verifier-of-at-least-forty-three-characters';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const authorizePath = `/${tenant}/oauth2/v2.0/authorize`;
const tokenPath = `/${tenant}/oauth2/v2.0/token`;

let entra: Entra;
let clock = Date.parse('2026-11-22T08:47:30Z');

beforeAll(async () => {
  entra = await startEntra({ scenarios: [{ clientId: atPage, signInPage: true, delay: 30 }], now: () => clock });
});
afterAll(() => entra.close());

const asked = {
  client_id: clientId,
  response_type: 'code',
  response_mode: 'fragment',
  redirect_uri: redirectUri,
  scope: 'User.Read openid profile offline_access',
  state: 'made-up state=1',
  nonce: 'made-up-nonce',
  client_info: '1',
  code_challenge: challenge,
  code_challenge_method: 'S256',
};

function authorize(more: Record<string, string> = {}, headers: Record<string, string> = {}) {
  return ask(entra, { path: authorizePath, query: { ...asked, ...more }, headers });
}

async function codeOf(more: Record<string, string> = {}): Promise<string> {
  return redirectFields(await authorize(more)).get('code') ?? '';
}

function redeem(form: Record<string, string>, headers: Record<string, string> = { Origin: origin }) {
  const fixed = { client_id: clientId, grant_type: 'authorization_code', redirect_uri: redirectUri, client_info: '1' };
  return ask(entra, { path: tokenPath, form: { ...fixed, ...form }, headers });
}

function codesIn(body: string): number[] {
  const { error_codes: codes } = JSON.parse(body) as { error_codes: number[] };
  return codes;
}

describe('authorize', () => {
  test('sends a code, the state and client_info back in the fragment', async () => {
    const got = await authorize();
    expect(got.status).toBe(302);
    expect(got.headers.location?.startsWith(`${redirectUri}#code=`)).toBe(true);
    expect(redirectFields(got).get('state')).toBe('made-up state=1');
    expect(redirectFields(got).get('client_info')).toBeTruthy();
  });

  test('sends it in the query, and in a form that posts itself', async () => {
    expect((await authorize({ response_mode: 'query' })).headers.location).toContain(`${redirectUri}?code=`);
    const posted = await authorize({ response_mode: 'form_post', state: '"<&' });
    expect(posted.status).toBe(200);
    expect(posted.body).toContain(`<form method="POST" name="hiddenform" action="${redirectUri}">`);
    expect(posted.body).toContain('name="state" value="&quot;&lt;&amp;"');
  });

  test('prompt=none needs the session that an interactive sign-in starts', async () => {
    const without = redirectFields(await authorize({ prompt: 'none' }));
    expect(without.get('error')).toBe('login_required');
    expect(without.get('error_description')).toMatch(/^AADSTS50058: .*\r\nTrace ID: .*\r\nCorrelation ID: /);
    const cookie = cookiesOf(await authorize());
    expect(cookie).toContain('ESTSAUTHPERSISTENT=');
    expect(redirectFields(await authorize({ prompt: 'none' }, { Cookie: cookie })).has('code')).toBe(true);
  });

  test('shows a page, with status 200, when it does not know whom to answer', async () => {
    const got = await ask(entra, { path: authorizePath, query: { response_type: 'code' } });
    expect(got.status).toBe(200);
    expect(got.body).toContain('"strServiceExceptionMessage":"AADSTS900144: ');
    expect(got.body).toContain('\\u0027client_id\\u0027');
    expect(got.body).toContain('<meta name="PageID" content="ConvergedError" />');
  });

  test('stops at the sign-in page when the scenario says so, and goes on after its POST', async () => {
    const page = await authorize({ client_id: atPage });
    expect(page.body).toContain('"pgid":"ConvergedSignIn"');
    const context = /"sCtx":"([^"]+)"/.exec(page.body)?.[1] ?? '';
    const got = await ask(entra, { path: `/${tenant}/login`, form: { ctx: context } });
    expect(redirectFields(got).has('code')).toBe(true);
    expect(cookiesOf(got)).toContain('ESTSAUTHPERSISTENT=');
  });
});

describe('token', () => {
  test('redeems a code with its verifier, and refreshes', async () => {
    const got = await redeem({ code: await codeOf(), code_verifier: verifier });
    expect(got.status).toBe(200);
    const tokens = JSON.parse(got.body) as Record<string, string>;
    const claims = JSON.parse(Buffer.from(tokens.id_token?.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ nonce: 'made-up-nonce', aud: clientId, tid: tenant });
    const refreshed = await redeem({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' });
    expect(refreshed.status).toBe(200);
    expect(JSON.parse(refreshed.body).refresh_token).not.toBe(tokens.refresh_token);
  });

  test('refuses another verifier, and none', async () => {
    expect(codesIn((await redeem({ code: await codeOf(), code_verifier: `${verifier}x` })).body)).toEqual([501481]);
    expect(codesIn((await redeem({ code: await codeOf() })).body)).toEqual([501481]);
  });

  test('refuses a second redemption', async () => {
    const code = await codeOf();
    expect((await redeem({ code, code_verifier: verifier })).status).toBe(200);
    const again = await redeem({ code, code_verifier: verifier });
    expect(again.status).toBe(400);
    expect(codesIn(again.body)).toEqual([54005]);
  });

  test('refuses an expired code', async () => {
    const code = await codeOf();
    clock += 600_000;
    expect(codesIn((await redeem({ code, code_verifier: verifier })).body)).toEqual([70008]);
  });

  test('refuses another redirect URI, with 401 for invalid_client', async () => {
    const got = await redeem({ code: await codeOf(), code_verifier: verifier, redirect_uri: `${redirectUri}/` });
    expect(got.status).toBe(401);
    expect(codesIn(got.body)).toEqual([500112]);
  });

  test('refuses a cross-origin redemption without a challenge; a server may do it', async () => {
    const plain = { code_challenge: '', code_challenge_method: '' };
    expect(codesIn((await redeem({ code: await codeOf(plain) })).body)).toEqual([9002325]);
    expect((await redeem({ code: await codeOf(plain) }, {})).status).toBe(200);
  });

  test('errors have CORS headers, and the same IDs in body, text and headers', async () => {
    const got = await ask(entra, {
      path: `${tokenPath}?client-request-id=aaaa0000-bb11-2222-33cc-444444000001`,
      form: { client_id: clientId, grant_type: 'authorization_code', code: 'unknown' },
      headers: { Origin: origin },
    });
    const body = JSON.parse(got.body) as Record<string, string>;
    expect(got.headers['access-control-allow-origin']).toBe('*');
    expect(got.headers['access-control-expose-headers']).toBe(
      'Content-Length,Content-Encoding,x-ms-request-id,x-ms-srs',
    );
    expect(got.headers['x-ms-request-id']).toBe(body.trace_id);
    expect(got.headers['x-ms-clitelem']).toBe('1,9002313,0,,');
    expect(got.headers['client-request-id']).toBe('aaaa0000-bb11-2222-33cc-444444000001');
    expect(body.correlation_id).toBe('aaaa0000-bb11-2222-33cc-444444000001');
    expect(body.error_description).toContain(`Trace ID: ${body.trace_id} Correlation ID: ${body.correlation_id}`);
  });

  test('answers a preflight', async () => {
    const asks = { Origin: origin, 'Access-Control-Request-Headers': 'x-anchormailbox' };
    const got = await ask(entra, { path: tokenPath, method: 'OPTIONS', headers: asks });
    expect(got.status).toBe(200);
    expect(got.headers['access-control-allow-headers']).toBe('x-anchormailbox');
  });
});

test('v1 endpoints answer, unknown paths do not', async () => {
  const v1 = await ask(entra, {
    path: `/${tenant}/oauth2/token`,
    form: { client_id: clientId, grant_type: 'client_credentials', resource: 'https://api.contoso.example' },
  });
  expect(JSON.parse(v1.body)).toHaveProperty('expires_on');
  expect((await ask(entra, { path: '/favicon.ico' })).status).toBe(404);
});

test('logs every request by the server clock, and waits where a scenario says so', async () => {
  const started = performance.now();
  await authorize({ client_id: atPage });
  expect(performance.now() - started).toBeGreaterThanOrEqual(29);
  expect(entra.requests.at(-1)).toMatchObject({ at: clock, method: 'GET', status: 200 });
});
