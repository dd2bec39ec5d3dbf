/** Replaying fixtures: the words of the fixture with the IDs, time, client and addresses of the live request. */
import { afterEach, expect, test } from 'vitest';
import type { Fixture } from '../fixture.ts';
import { allFixtures, readFixture } from '../fixture.ts';
import { ask, redirectFields } from './client.ts';
import type { EntraRequest } from './exchange.ts';
import { failingAnswerOf, replay } from './replay.ts';
import { scenarioOf } from './scenario.ts';
import { type Entra, startEntra } from './server.ts';

const fixture = 'AADSTS9002326/wrong-redirect-type';
const { clientId } = scenarioOf(fixture);
const live = 'http://localhost:4000/callback';
let entra: Entra | undefined;

afterEach(() => entra?.close());

function redeem(grantType = 'authorization_code') {
  if (!entra) throw new Error('not started');
  return ask(entra, {
    path: '/common/oauth2/v2.0/token',
    form: { client_id: clientId, grant_type: grantType, redirect_uri: live, code: 'made-up' },
    headers: { Origin: 'http://localhost:4000' },
  });
}

test('a token error is replayed with live values', async () => {
  entra = await startEntra({ scenarios: [scenarioOf(fixture)], now: () => Date.parse('2026-12-01T10:00:00Z') });
  const got = await redeem();
  const body = JSON.parse(got.body) as Record<string, string>;
  expect(got.status).toBe(400);
  expect(body.error_description).toBe(
    "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. " +
      `Request origin: 'http://localhost:4000'. Trace ID: ${got.headers['x-ms-request-id']} ` +
      `Correlation ID: ${body.correlation_id} Timestamp: 2026-12-01 10:00:00Z`,
  );
  expect(body.trace_id).toBe(got.headers['x-ms-request-id']);
  expect(got.body).not.toContain('0000aaaa-11bb-cccc-dd22-eeeeee932600');
  expect(got.headers['x-ms-clitelem']).toBe('1,9002326,0,,');
});

test('only the scripted grant fails, and only after the spared ones', async () => {
  entra = await startEntra({ scenarios: [scenarioOf(fixture, { grant: 'refresh_token', succeedsFirst: 1 })] });
  const codes = [];
  for (const grant of ['authorization_code', 'refresh_token', 'refresh_token']) {
    codes.push(JSON.parse((await redeem(grant)).body).error_codes[0]);
  }
  expect(codes).toEqual([9002313, 900144, 9002326]);
});

test('silentOnly spares the interactive sign-in', async () => {
  entra = await startEntra({ scenarios: [scenarioOf(fixture, { failsAt: 'authorize', silentOnly: true })] });
  const query = {
    client_id: clientId,
    redirect_uri: live,
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'x',
    code_challenge_method: 'S256',
  };
  const path = '/common/oauth2/v2.0/authorize';
  expect(redirectFields(await ask(entra, { path, query })).has('code')).toBe(true);
  expect((await ask(entra, { path, query: { ...query, prompt: 'none' } })).status).toBe(400);
});

function made(exchanges: object[]): Fixture {
  const { expected } = readFixture(fixture);
  const filled = exchanges.map((exchange) => ({ at: 0, took: 1, type: 'document', ...exchange }));
  return {
    name: 'made',
    about: '',
    source: 'made: for this test',
    exchanges: filled as Fixture['exchanges'],
    expected,
  };
}

const authorizeUrl = 'https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize';
const request: EntraRequest = {
  method: 'GET',
  stage: 'authorize',
  url: new URL(authorizeUrl),
  tenant: 'common',
  version: 'v2',
  headers: {},
  parameters: new URLSearchParams({ client_id: 'live-client', state: 'live-state', response_mode: 'fragment' }),
  at: 0,
  ids: { traceId: 'live-trace', correlationId: 'live-correlation', timestamp: '2026-12-01 10:00:00Z' },
};
const trace = '0000aaaa-11bb-cccc-dd22-eeeeee000001';
const correlation = 'aaaa0000-bb11-2222-33cc-444444000001';

test('a redirect goes to the live redirect URI, in the live response mode, with the live state', () => {
  const description = `AADSTS50076: no.\r\nTrace ID: ${trace}\r\nCorrelation ID: ${correlation}\r\nTimestamp: 2026-01-01 00:00:00Z`;
  const fields = new URLSearchParams({ error: 'interaction_required', error_description: description, state: 'old' });
  const failing = failingAnswerOf(
    made([
      {
        request: { url: authorizeUrl, query: { redirect_uri: 'https://old.contoso.example/' }, headers: {} },
        response: { status: 302, headers: {}, location: `https://old.contoso.example/?${fields}` },
      },
    ]),
  );
  const answer = replay(failing, request, live, []);
  const sent = new URL(String(answer.headers.Location));
  expect(sent.origin + sent.pathname).toBe(live);
  expect(Object.fromEntries(new URLSearchParams(sent.hash.slice(1)))).toEqual({
    error: 'interaction_required',
    error_description:
      'AADSTS50076: no.\r\nTrace ID: live-trace\r\nCorrelation ID: live-correlation\r\nTimestamp: 2026-12-01 10:00:00Z',
    state: 'live-state',
  });
});

test('an error that the fixture posts to the application becomes a form_post page', () => {
  const failing = failingAnswerOf(
    made([
      {
        request: {
          url: 'https://old.contoso.example/signin-oidc',
          headers: {},
          form: { error: 'access_denied', error_description: 'AADSTS65004: declined.' },
        },
        response: { status: 500, headers: {} },
      },
    ]),
  );
  const posting = { ...request, parameters: new URLSearchParams({ state: 's', response_mode: 'form_post' }) };
  expect(replay(failing, posting, live, []).body).toContain('value="AADSTS65004: declined."');
});

test('a page is made from $Config', () => {
  const message = "AADSTS50011: The redirect URI 'https://old.contoso.example/cb' of 'old-client' does not match.";
  const failing = failingAnswerOf(
    made([
      {
        request: {
          url: authorizeUrl,
          headers: {},
          query: { redirect_uri: 'https://old.contoso.example/cb', client_id: 'old-client' },
        },
        response: {
          status: 200,
          headers: {},
          config: { pgid: 'ConvergedError', iErrorCode: 50011, strServiceExceptionMessage: message, sessionId: trace },
        },
      },
    ]),
  );
  const { status, body } = replay(failing, request, live, []);
  expect(status).toBe(200);
  expect(body).toContain(
    `AADSTS50011: The redirect URI \\u0027${live}\\u0027 of \\u0027live-client\\u0027 does not match.`,
  );
  expect(body).toContain('"sessionId":"live-trace"');
});

test('a fixture without a failing answer is refused by name', () => {
  expect(() => failingAnswerOf(made([{ request: { url: authorizeUrl, headers: {} } }]))).toThrow('made.json');
});

test('every fixture of the folder that fails at these endpoints can be replayed', () => {
  for (const one of allFixtures()) {
    const failing = (() => {
      try {
        return failingAnswerOf(one);
      } catch {
        return null;
      }
    })();
    if (failing) expect(replay(failing, { ...request, stage: failing.stage }, live, []).status).toBeGreaterThan(199);
  }
});
