/** Redaction as a property: no planted secret survives, wherever and however encoded it stands. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/evidence/exchange.ts';
import type { RawExchange } from '../../src/evidence/raw.ts';
import { redact } from '../../src/evidence/redact.ts';
import { testKey } from '../fixture-exchanges.ts';

const token = 'https://login.microsoftonline.com/common/oauth2/v2.0/token';
const authorize = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';

const raw = (over: Partial<RawExchange>): RawExchange => ({
  source: 'devtools',
  tabId: 1,
  startedAt: 1_000,
  took: 10,
  type: 'fetch',
  method: 'POST',
  url: token,
  requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
  requestBody: null,
  initiator: null,
  status: 400,
  responseHeaders: [['Content-Type', 'application/json']],
  redirectUrl: null,
  responseBody: { text: '' },
  networkError: null,
  ...over,
});
const redacted = (over: Partial<RawExchange>): Exchange => {
  const exchange = redact(raw(over), { key: testKey, authorityHosts: [] });
  if (!exchange) throw new Error('the exchange was dropped');
  return exchange;
};

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~'];
const secret = fc
  .array(fc.constantFrom(...alphabet), { minLength: 24, maxLength: 80 })
  .map((chars) => `S3${chars.join('')}`);
const secretName = fc.constantFrom(
  'client_secret',
  'code',
  'code_verifier',
  'refresh_token',
  'password',
  'assertion',
  'client_assertion',
  'id_token_hint',
  'device_code',
  'state',
  'nonce',
  'login_hint',
  'username',
  'unheard_of',
  'SAMLResponse',
  'flowToken',
);
const answerName = fc.constantFrom(
  'access_token',
  'refresh_token',
  'id_token',
  'client_info',
  'unheard_of',
  'flowToken',
);

describe('no planted secret survives', () => {
  it('in form bodies, with the secret echoed in the error text', () => {
    fc.assert(
      fc.property(secretName, secret, (name, value) => {
        const exchange = redacted({
          requestBody: new URLSearchParams({ grant_type: 'authorization_code', [name]: value }).toString(),
          responseBody: {
            text: JSON.stringify({ error: 'invalid_client', error_description: `AADSTS7000215: sent '${value}'.` }),
          },
        });
        expect(JSON.stringify(exchange)).not.toContain(value);
      }),
    );
  });

  it('in queries, fragments and redirects', () => {
    fc.assert(
      fc.property(secretName, secret, fc.constantFrom('?', '#'), (name, value, mark) => {
        const sent = new URLSearchParams({ client_id: 'x', [name]: value });
        const exchange = redacted({
          method: 'GET',
          type: 'document',
          url: `${authorize}?${sent}`,
          status: 302,
          redirectUrl: `https://orders.contoso.example/cb${mark}${new URLSearchParams({ [name]: value, error: 'x', error_description: value })}`,
        });
        expect(JSON.stringify(exchange)).not.toContain(value);
      }),
    );
  });

  it('in JSON answers at any depth', () => {
    fc.assert(
      fc.property(answerName, secret, fc.nat(3), (name, value, depth) => {
        let body: unknown = { [name]: value, list: [value, { [name]: value }] };
        for (let n = 0; n < depth; n++) body = { unheard_of: body, other: [body] };
        const exchange = redacted({ status: 200, responseBody: { text: JSON.stringify(body) } });
        expect(JSON.stringify(exchange)).not.toContain(value);
      }),
    );
  });

  it('in headers, cookies and pages', () => {
    fc.assert(
      fc.property(secret, (value) => {
        const exchange = redacted({
          method: 'GET',
          type: 'document',
          url: authorize,
          requestHeaders: [
            ['Cookie', `ESTSAUTH=${value}; other=${value}`],
            ['AUTHORIZATION', `Bearer ${value}`],
            ['X-AnchorMailbox', `UPN:${value}`],
            ['x-unheard-of', value],
          ],
          responseHeaders: [['Set-Cookie', `ESTSAUTH=${value}`]],
          responseBody: {
            text: `<script>$Config={"sFT":"${value}","sCtx":"${value}","pgid":"ConvergedError","iErrorCode":50011,"urlPost":"/x?ctx=${value}"};</script>`,
          },
        });
        expect(JSON.stringify(exchange)).not.toContain(value);
        expect(exchange.request.cookieNames).toEqual(['ESTSAUTH', 'other']);
      }),
    );
  });

  it('of people: e-mail addresses in error texts, however encoded', () => {
    for (const text of ['adele@contoso.example', 'adele%40contoso.example', "o'neil.adele+x@mail.contoso.example"]) {
      const exchange = redacted({
        responseBody: {
          text: JSON.stringify({
            error: 'invalid_grant',
            error_description: `AADSTS50034: The account ${text} is unknown. login_hint: ${text}`,
          }),
        },
      });
      expect(JSON.stringify(exchange)).not.toContain('contoso.example');
    }
  });
});

describe('no planted secret survives on the surfaces of a sign-in', () => {
  const page = (over: Partial<RawExchange>): Exchange =>
    redacted({ method: 'GET', type: 'document', url: authorize, status: 200, ...over });
  const login = 'https://login.microsoftonline.com/common';
  const json: [string, string][] = [['Content-Type', 'application/json; charset=utf-8']];

  it('in SAML messages: the person, assertions and signatures, posted, redirected or pasted', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom('Success', 'Requester'), (value, status) => {
        const xml = `<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" ID="${value}"><p:Status><p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${status}"/></p:Status><Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><Subject><NameID>${value}</NameID></Subject><AttributeStatement><Attribute Name="upn"><AttributeValue>${value}</AttributeValue></Attribute></AttributeStatement></Assertion></p:Response>`;
        const packed = Buffer.from(xml).toString('base64');
        const form = `<form method="post" action="https://sp.contoso.example/acs"><input type="hidden" name="SAMLResponse" value="${packed}"/><input type="hidden" name="RelayState" value="${value}"/></form>`;
        const exchanges = [
          page({ responseBody: { text: form } }),
          redacted({
            url: 'https://sp.contoso.example/acs',
            requestBody: String(new URLSearchParams({ SAMLResponse: packed, RelayState: value })),
          }),
          page({
            status: 302,
            redirectUrl: `https://sp.contoso.example/acs?SAMLResponse=${encodeURIComponent(packed)}`,
          }),
          redacted({ source: 'text', url: '', requestBody: undefined, responseBody: { text: xml } }),
        ];
        for (const exchange of exchanges) {
          const text = JSON.stringify(exchange);
          expect(text).not.toContain(value);
          expect(text).not.toContain(packed.slice(0, 40));
        }
      }),
    );
  });

  it('in the objects of pages: $Config, ServerData, SETTINGS', () => {
    const object = fc.constantFrom('$Config', 'ServerData', 'SETTINGS');
    fc.assert(
      fc.property(secret, object, (value, name) => {
        const members = {
          sFT: value,
          sPOST_Username: value,
          csrf: value,
          sFTTag: `<input value="${value}"/>`,
          urlPost: `/x?ctx=${value}`,
          sErrorCode: '50126',
          sErrTxt: `for ${value}`,
          sDeviceId: value,
          arrUserProofs: [{ authMethodId: 'OneWaySMS', data: value, display: value }],
          deep: { a: [value] },
        };
        const exchange = page({ responseBody: { text: `<script>var ${name} = ${JSON.stringify(members)};</script>` } });
        expect(JSON.stringify(exchange)).not.toContain(value);
      }),
    );
  });

  it('in the calls of pages: polls, user look-ups, B2C’s forms, native authentication', () => {
    const path = fc.constantFrom(
      '/SAS/EndAuth',
      '/GetCredentialType',
      '/B2C_1_x/SelfAsserted',
      '/oauth2/v2.0/initiate',
      '/oauth2/v2.0/authorize-challenge',
    );
    fc.assert(
      fc.property(secret, path, (value, where) => {
        const sent = { username: value, flowToken: value, AdditionalAuthData: value, nested: { password: value } };
        const answer = {
          Username: value,
          Display: value,
          FlowToken: value,
          Ctx: value,
          Message: `for ${value}`,
          continuation_token: value,
          continuationToken: value,
          code: value,
          name: value,
          state: value,
          apiCanary: value,
          Credentials: { FederationRedirectUrl: `https://idp.contoso.example/?u=${value}` },
          ResultValue: 'PhoneAppDenied',
          Success: false,
        };
        for (const requestBody of [
          JSON.stringify(sent),
          String(new URLSearchParams({ signInName: value, newPassword: value })),
        ]) {
          const exchange = redacted({
            url: `${login}${where}`,
            requestHeaders: requestBody.startsWith('{') ? json : null,
            requestBody,
            status: 200,
            responseHeaders: json,
            responseBody: { text: JSON.stringify(answer) },
          });
          expect(JSON.stringify(exchange)).not.toContain(value);
        }
      }),
    );
  });

  it('in challenges: nonces, unknown parameters, tokens', () => {
    fc.assert(
      fc.property(secret, (value) => {
        const header = `Bearer authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize?x=${value}", error="invalid_token", unheard_of="${value}", PoP nonce="${value}"`;
        const exchange = redacted({
          url: 'https://graph.microsoft.com/v1.0/me',
          method: 'GET',
          status: 401,
          requestHeaders: [['Authorization', `Bearer ${value}`]],
          responseHeaders: [['WWW-Authenticate', header]],
        });
        expect(exchange.role).toBe('resource');
        expect(JSON.stringify(exchange)).not.toContain(value);
      }),
    );
  });

  it('in what an app prints, or another host passes on', () => {
    fc.assert(
      fc.property(secret, (value) => {
        const words = `client_secret=${value} AADSTS7000215: Invalid secret '${value}' for adele@contoso.example. refresh_token: ${value}`;
        const printed = redacted({
          method: 'GET',
          type: 'document',
          url: `https://app.contoso.example/cb?code=${value}&state=${value}`,
          responseHeaders: [['Content-Type', 'text/html']],
          responseBody: { text: `<html><p>${words}</p><p>${value}</p></html>` },
        });
        const passed = redacted({
          url: 'https://api.contoso.example/login',
          requestHeaders: json,
          requestBody: JSON.stringify({ clientSecret: value }),
          responseBody: {
            text: JSON.stringify({ user: value, error: 'x', error_description: `AADSTS7000215: '${value}'` }),
          },
        });
        for (const exchange of [printed, passed]) {
          expect(JSON.stringify(exchange)).not.toContain(value);
          expect(JSON.stringify(exchange)).not.toContain('adele');
        }
      }),
    );
  });

  it('in the query of a request that names no secret by name', () => {
    fc.assert(
      fc.property(secret, (value) => {
        const url = `https://contoso.b2clogin.com/t.onmicrosoft.com/B2C_1_x/api/Unified/confirmed?csrf_token=${value}&tx=StateProperties=${value}&diags=${value}`;
        expect(JSON.stringify(page({ url }))).not.toContain(value);
      }),
    );
  });
});

describe('what is kept', () => {
  it('equal secrets have equal prints, different ones do not', () => {
    const print = (code: string) => {
      const { body } = redacted({ requestBody: `grant_type=authorization_code&code=${code}` }).request;
      const value = body.kind === 'form' ? body.parameters[1]?.value : undefined;
      return typeof value === 'object' ? value.print : undefined;
    };
    expect(print('first-code-of-this-test')).toBe(print('first-code-of-this-test'));
    expect(print('first-code-of-this-test')).not.toBe(print('other-code-of-this-test'));
  });

  it('the verifier against its challenge (RFC 7636 appendix B)', () => {
    const sent = redacted({
      method: 'GET',
      url: `${authorize}?code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM`,
    });
    const redeemed = redacted({ requestBody: 'code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' });
    const challenge = sent.request.query[0]?.value;
    expect(redeemed.secrets.verifierChallenge).toBe(typeof challenge === 'object' ? challenge.print : undefined);
  });

  it.each([
    ['7a1b2c3d-0000-4444-8888-9999aaaabbbb', 'guid'],
    ['abc8Q~0123456789012345678901234567890123', 'well-formed'],
    ['abc8Q%7E0123456789012345678901234567890', 'percent-encoded'],
    ['abc 8Q0123', 'has-space'],
    ['<your-client-secret>', 'placeholder'],
    ['', 'empty'],
    ['abc8Q', 'other'],
  ])('the shape of the secret %s: %s', (value, shape) => {
    const { body } = redacted({ requestBody: new URLSearchParams({ client_secret: value }).toString() }).request;
    expect(body.kind === 'form' && body.parameters[0]?.value).toMatchObject({ shape, length: value.length });
  });
});

describe('odd input', () => {
  const unit = fc.oneof(
    fc.string(),
    fc.constantFrom('\ud800', '%', '=', '&', 'é', '{"', '":', '}', '?', '#', 'password='),
  );
  const odd = fc.array(unit, { maxLength: 8 }).map((parts) => parts.join(''));
  it('never throws, whatever the texts are', () => {
    fc.assert(
      fc.property(odd, odd, odd, odd, (url, body, answer, location) => {
        redact(
          raw({ url: `${token}${url}`, requestBody: body, responseBody: { text: answer }, redirectUrl: location }),
          {
            key: testKey,
            authorityHosts: [],
          },
        );
      }),
    );
  });

  it('reduces a huge body to a note', () => {
    const exchange = redacted({ responseBody: { text: `{"a":"${'x'.repeat(2_000_000)}"}` } });
    expect(exchange.response?.body).toEqual({ kind: 'missing', why: 'too-large' });
  });

  it('keeps nothing of other sites', () => {
    expect(redact(raw({ url: 'https://shop.contoso.example/buy' }), { key: testKey, authorityHosts: [] })).toBeNull();
  });

  it('believes no host that merely looks like an authority', () => {
    const url = 'https://login.microsoftonline.com.contoso.example/common/oauth2/v2.0/authorize';
    expect(redacted({ url, method: 'GET' }).trust).toBe('refused');
  });
});

describe('a password with an unescaped "&"', () => {
  it('does not survive as the name of a parameter', () => {
    const exchange = redacted({ requestBody: 'grant_type=password&username=adele&password=abc&Geheim123!=&x=1' });
    expect(JSON.stringify(exchange)).not.toContain('Geheim');
  });
});
