/** Ways in which a secret or a person could slip past redaction, each found by looking for one. */
import { describe, expect, it } from 'vitest';
import type { RawExchange } from '../../src/evidence/raw.ts';
import { redact } from '../../src/evidence/redact.ts';
import { testKey } from '../fixture-exchanges.ts';

const token = 'https://login.microsoftonline.com/common/oauth2/v2.0/token';
const authorize = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';

/** What is kept of a token request with these differences, as text. */
function kept(over: Partial<RawExchange>): string {
  const raw: RawExchange = {
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
  };
  return JSON.stringify(redact(raw, { key: testKey, authorityHosts: [] }));
}

const answer = (description: string) => ({
  text: JSON.stringify({ error: 'invalid_request', error_description: description }),
});

describe('a secret that the answer repeats in another encoding', () => {
  const secret = 'abc8Q~x/y+z=Tail!(1)';
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_secret: secret }).toString();
  const encoded = new URLSearchParams({ s: secret }).toString().slice(2);
  it.each([
    ['as it is', secret],
    ['percent-encoded', encodeURIComponent(secret)],
    ['as a form writes it', encoded],
    ['in lower-case escapes', encoded.replace(/%../g, (byte) => byte.toLowerCase())],
    ['percent-encoded twice', encodeURIComponent(encoded)],
    ['escaped for JSON', secret.replaceAll('/', '\\u002f').replaceAll('+', '\\u002B')],
    ['escaped for HTML', secret.replaceAll('+', '&#43;').replaceAll('=', '&#x3d;')],
    ['in base64', btoa(secret)],
    ['in the base64 of HTTP Basic', btoa(`00001111-aaaa-2222-bbbb-3333cccc4444:${secret}`)],
  ])('%s', (_, text) => {
    const left = kept({ requestBody: form, responseBody: answer(`AADSTS7000215: Sent '${text}'. Tail`) });
    for (const piece of ['x/y', 'x%2', 'Tail!', 'Tail%', 'z&#', '002f', text.slice(0, 16)])
      expect(left).not.toContain(piece);
    expect(left).toContain("'. Tail");
  });

  it('a short user name', () => {
    const left = kept({
      requestBody: 'grant_type=password&username=adele&password=Geheim',
      responseBody: answer("AADSTS50034: The user account 'adele' is unknown, adelephone too."),
    });
    expect(left).not.toContain("'adele'");
    expect(left).toContain('adelephone');
  });

  it('out of a JSON body', () => {
    const left = kept({
      requestHeaders: [['Content-Type', 'application/json']],
      requestBody: JSON.stringify({ grant_type: 'client_credentials', client_secret: 'abc8Q_secret_value' }),
      responseBody: answer('AADSTS900144: abc8Q_secret_value'),
    });
    expect(left).not.toContain('abc8Q_secret_value');
  });

  it('out of a header or cookie', () => {
    const left = kept({
      requestHeaders: [
        ['authorization', 'Bearer opaque-token-of-mine'],
        ['Cookie', 'ESTSAUTH=cookie-value-of-mine; fpc=x'],
      ],
      responseBody: answer('AADSTS1: opaque-token-of-mine cookie-value-of-mine'),
    });
    expect(left).not.toContain('of-mine');
  });
});

it('hostile secrets and texts do not make it slow', () => {
  const started = performance.now();
  for (const unit of ['%', 'abc-', '+a']) {
    const state = unit.repeat(4000);
    kept({
      method: 'GET',
      url: `${authorize}?state=${encodeURIComponent(`${state}!`)}`,
      responseBody: answer(unit.repeat(90_000)),
    });
  }
  expect(performance.now() - started).toBeLessThan(3000);
});

describe('people in error texts', () => {
  it.each([
    'adele_fabrikam.example#EXT#@contoso.example',
    'müller@contoso.example',
    'adele@münchen.example',
    'adele%2540contoso.example',
    'adele&#64;contoso.example',
    "o'neil@contoso.example",
  ])('%s', (address) => {
    const left = kept({ responseBody: answer(`AADSTS50020: User account '${address}' from 'x' is unknown.`) });
    expect(left).not.toMatch(/contoso|nchen|fabrikam|adele|ller|neil/);
    expect(left).toContain("User account '[e-mail]' from 'x'");
  });

  it.each(['+31612345678', '%2b31612345678'])('the telephone number %s', (number) => {
    expect(kept({ responseBody: answer(`AADSTS50034: The user account ${number} is unknown.`) })).not.toContain(
      '612345678',
    );
  });

  it.each([
    ['from IP address 203.0.113.77 is', '203.0.113.77'],
    ['with IP 2001:db8:12::7 is', '2001:db8'],
  ])('the address in "%s"', (words, address) => {
    expect(kept({ responseBody: answer(`AADSTS50053: Sign-in ${words} blocked.`) })).not.toContain(address);
  });

  it('leaves loopback addresses and versions alone', () => {
    const left = kept({ responseBody: answer("AADSTS50011: 'http://127.0.0.1:3000/cb' of 2.1.19005.9") });
    expect(left).toContain('http://127.0.0.1:3000/cb');
    expect(left).toContain('2.1.19005.9');
  });
});

describe('addresses', () => {
  it('lose their query in error texts, as they do as a parameter', () => {
    const uri = 'https://orders.contoso.example/cb?invite=Inv1te-4711&who=adele#frag4711';
    const left = kept({
      method: 'GET',
      url: `${authorize}?client_id=x&redirect_uri=${encodeURIComponent(uri)}`,
      responseBody: answer(
        `AADSTS50011: The redirect URI '${uri}' does not match. https://aka.ms/redirectUriMismatchError`,
      ),
    });
    expect(left).not.toMatch(/4711|adele/);
    expect(left).toContain('https://aka.ms/redirectUriMismatchError');
  });

  it('keep the number of an error page or an article', () => {
    const left = kept({
      responseBody: answer(
        'See https://login.microsoftonline.com/error?code=50011 https://go.microsoft.com/fwlink/?linkid=2083908.',
      ),
    });
    expect(left).toContain('error?code=50011');
    expect(left).toContain('?linkid=2083908');
  });

  it.each([
    ['that were encoded twice', 'https%3A%2F%2Forders.contoso.example%2Fcb%3Finvite%3DInv1te'],
    ['with a path parameter', 'https://orders.contoso.example/cb;jsessionid=Inv1te'],
    ['with a user and password', 'myapp://adele:Inv1te@auth/cb'],
    ['whose scheme has no path', 'myapp:code=Inv1te'],
    ['of data', 'data:text/html,Inv1te'],
  ])('%s', (_, uri) => {
    const left = kept({
      method: 'GET',
      type: 'document',
      url: `${authorize}?client_id=x&redirect_uri=${encodeURIComponent(uri)}`,
      status: 302,
      redirectUrl: uri,
    });
    expect(left).not.toContain('Inv1te');
  });

  it('keep custom schemes that tell the app', () => {
    for (const uri of ['msal00001111-aaaa://auth', 'urn:ietf:wg:oauth:2.0:oob', 'com.contoso.orders:/cb']) {
      expect(kept({ method: 'GET', url: `${authorize}?redirect_uri=${encodeURIComponent(uri)}` })).toContain(
        `"${uri}"`,
      );
    }
  });
});

it("the app's own address stays, also where a parameter nobody knows repeats it", () => {
  const uri = 'https://orders.contoso.example/auth';
  const left = kept({
    method: 'GET',
    url: `${authorize}?redirect_uri=${encodeURIComponent(`${uri}/cb`)}&return_to=${encodeURIComponent(uri)}`,
    responseBody: answer(`AADSTS50011: '${uri}/cb'`),
  });
  expect(left.split(`${uri}/cb`)).toHaveLength(3);
});

describe('names that are values', () => {
  it.each<[string, Partial<RawExchange>]>([
    ['a query without a name', { method: 'GET', url: `${authorize}?Geheim4711Geheim4711` }],
    ['a body without a name', { requestBody: 'Geheim4711Geheim4711' }],
    [
      'a body of unknown type',
      { requestHeaders: null, requestBody: '--b\r\nname="password"\r\n\r\nx&Geheim4711=\r\n--b--' },
    ],
    ['a repeated rest of a password', { requestBody: 'grant_type=password&password=a&Geheim4711&Geheim4711' }],
    [
      'a member of a JSON body',
      { requestHeaders: [['Content-Type', 'application/json']], requestBody: '{"Geheim 4711":1}' },
    ],
    ['a member of an answer', { responseBody: { text: '{"error":"x","Geheim 4711":"y"}' } }],
    ['a cookie without a name', { requestHeaders: [['Cookie', 'Geheim4711; a=b']] }],
    [
      'a cookie named by its value',
      { requestHeaders: [['Cookie', 'OpenIdConnect.nonce.Geheim4711Geheim4711Geheim4711=b']] },
    ],
    ['a page in the initiator', { initiator: 'Geheim4711Geheim4711:12' }],
  ])('%s', (_, over) => {
    expect(kept(over)).not.toContain('Geheim');
  });
});

describe('answers', () => {
  it.each([
    ['a number nobody knows', '{"error":"x","otp":47114711}'],
    ['a list', '["4711 4711","x"]'],
    ['a text', '"4711 4711"'],
    ['a code that is no error code', '{"error":"x","code":"M.C5_BL2.2.U.47114711"}'],
    ['a cut token answer', '{"token_type":"Bearer","access_token":"EwB4711!A8l6/BAAU4711'],
    ['XML', '<?xml version="1.0"?><NameID>4711</NameID>'],
    ['a page after a comment', '<!-- hello --><p>4711</p>'],
  ])('%s', (_, text) => {
    expect(kept({ responseBody: { text }, responseHeaders: [['Content-Type', 'application/json']] })).not.toContain(
      '4711',
    );
    expect(kept({ responseBody: { text }, responseHeaders: [] })).not.toContain('4711');
  });

  it("that tell a person a code to enter don't keep it in their message", () => {
    const text =
      '{"user_code":"ABC123XYZ","device_code":"made-up-code","message":"Open the page and enter ABC123XYZ."}';
    expect(kept({ responseBody: { text } })).not.toContain('ABC123XYZ');
  });

  it('keep the codes of a cut answer', () => {
    expect(
      kept({ responseBody: { text: '{"error":"invalid_grant","error_description":"AADSTS50076: Due to' } }),
    ).toContain('AADSTS50076');
  });

  it('keep prose of gateways', () => {
    expect(
      kept({ responseHeaders: [['Content-Type', 'text/plain']], responseBody: { text: 'Too Many Requests' } }),
    ).toContain('Too Many Requests');
  });
});

describe('the claims parameter', () => {
  it('keeps what was asked for and no hint of the person', () => {
    const claims = {
      id_token: { login_hint: { value: 'Adele Vance' }, acrs: { essential: true, value: 'c1' } },
      access_token: { nbf: { value: '1700000000' }, capolids: { values: ['1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d'] } },
    };
    const left = kept({
      method: 'GET',
      url: `${authorize}?client_id=x&claims=${encodeURIComponent(JSON.stringify(claims))}`,
    });
    expect(left).not.toContain('Adele');
    for (const word of ['login_hint', 'c1', '1700000000', '1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d'])
      expect(left).toContain(word);
  });

  it('is not kept where it is no JSON', () => {
    expect(kept({ method: 'GET', url: `${authorize}?claims=%7Blogin_hint%3AAdele` })).not.toContain('Adele');
  });
});

it('an error page named by a redirect keeps its code', () => {
  const left = kept({
    method: 'GET',
    status: 302,
    redirectUrl:
      'https://orders.contoso.example/cb?error=x&error_uri=https%3a%2f%2flogin.microsoftonline.com%2ferror%3fcode%3d50105',
  });
  expect(left).toContain('https://login.microsoftonline.com/error?code=50105');
});

describe('a token in an unlikely place', () => {
  const half = 'M8f0rQz7Xy2LkW9vB3nTdS6hJ1pCgE4u';

  it('among the values of a claims challenge', () => {
    const claims = JSON.stringify({ access_token: { capolids: { values: [`${half}${half}`] } } });
    expect(kept({ responseBody: { text: JSON.stringify({ error: 'x', claims }) } })).not.toContain(half);
  });

  it.each([
    ['a control character', '\u0000'],
    ['a zero-width space', '\u200b'],
    ['a terminal escape', '\u001b[31m'],
  ])('parted by %s, which is not seen', (_, between) => {
    const left = JSON.parse(kept({ responseBody: answer(`AADSTS70000: ${half}${between}${half} is wrong.`) }));
    expect(JSON.stringify(left)).not.toContain(half);
    expect(JSON.stringify(left)).toContain('is wrong.');
  });
});
