/** Decoders of what comes from outside: they read every shape seen, refuse the rest, and stay quick on hostile text. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesInText } from '../../src/protocol/addresses-in-text.ts';
import { challengesOf } from '../../src/protocol/challenge.ts';
import { decodedClaims } from '../../src/protocol/claims.ts';
import { endpointOf } from '../../src/protocol/endpoint.ts';
import { formDocumentOf } from '../../src/protocol/form-document.ts';
import { visibleText } from '../../src/protocol/html.ts';
import { httpMessageOf } from '../../src/protocol/http-message.ts';
import { bytesOfBase64, inflated } from '../../src/protocol/inflate.ts';
import { literalMembers } from '../../src/protocol/object-literal.ts';
import { pageObjectOf } from '../../src/protocol/page-config.ts';
import { samlMessageOf } from '../../src/protocol/saml.ts';

describe('endpoints', () => {
  it.each([
    ['/common/SAS/EndAuth', 'mfa', 'common', null],
    ['/common/GetCredentialType', 'user-lookup', 'common', null],
    ['/t.onmicrosoft.com/B2C_1_x/SelfAsserted', 'self-asserted', 't.onmicrosoft.com', 'B2C_1_x'],
    ['/t.onmicrosoft.com/B2C_1_x/api/CombinedSigninAndSignup/confirmed', 'page', null, null],
    ['/t/oauth2/v2.0/initiate', 'native', 't', null],
    ['/t/signup/v1.0/continue', 'native', 't', null],
    ['/t/resetpassword/v1.0/poll_completion', 'native', 't', null],
    ['/t/oauth2/v2.0/authorize-challenge', 'native', 't', null],
    ['/ppsecure/post.srf', 'login', null, null],
    ['/kmsi', 'page', null, null],
  ])('%s is %s', (path, kind, tenant, policy) => {
    expect(endpointOf(new URL(`https://x.example${path}`))).toMatchObject({ kind, tenant, policy });
  });
});

describe('object literals', () => {
  it('are read with bare, single- and double-quoted keys; what is nested is passed over', () => {
    const text = `{a:'it\\'s \\x26 \\u0026',"b":2,'c':true, d : [1,{e:'}'}], f:function(){return 1}, g:!1, h:"end"} more`;
    expect(Object.fromEntries(literalMembers(text, 0))).toEqual({ a: "it's & &", b: 2, c: true, g: false, h: 'end' });
  });

  it('that end in the middle give what was read', () => {
    expect(Object.fromEntries(literalMembers("{a:'1',b:{c:", 0))).toEqual({ a: '1' });
  });
});

describe('pages', () => {
  it('carry one of three objects', () => {
    expect(pageObjectOf('$Config = {"a":"};"}; if(x){}')).toEqual({ name: '$Config', members: { a: '};' } });
    expect(pageObjectOf("var ServerData = {sErrorCode:'80041012'};")?.name).toBe('ServerData');
    expect(pageObjectOf('ServerData = $Config;')).toBeUndefined();
    const b2c = 'var GLOBALEX = {"Detail":"AADB2C90006: x"};\nvar SETTINGS = {"api":"Unified","csrf":"x"};';
    expect(pageObjectOf(b2c)).toMatchObject({
      name: 'SETTINGS',
      members: { api: 'Unified', strServiceExceptionMessage: 'AADB2C90006: x' },
    });
  });

  it('show their words without scripts, comments and references', () => {
    const html =
      '<title>t</title><style>a{}</style><!-- AADSTS1 --><p>One &amp; <b>two</b></p><script>AADSTS2</script><li>3 &lt; 4';
    expect(visibleText(html)).toBe('One & two\n3 < 4');
  });

  it('post themselves with hidden fields, whatever the order of attributes', () => {
    const html = `<form action="/login" method="post"><input name="passwd"></form><FORM id='auto' METHOD='post' action='https://a.example/?x=1&amp;y=2'><input value='a&#39;b' type='hidden' name='error'><input type="submit" value="Go"></FORM>`;
    expect(formDocumentOf(html)).toEqual({ action: 'https://a.example/?x=1&y=2', parameters: [['error', "a'b"]] });
    expect(
      formDocumentOf('<form method="post" action="/x"><input type="hidden" name="canary" value="1"></form>'),
    ).toBeUndefined();
  });
});

describe('challenges', () => {
  it('are several, with values of every form', () => {
    const header =
      'Bearer realm="a, b", error = invalid_token, claims={"a":[1,"}, x"]}, scope="x y", PoP nonce="n", Negotiate';
    expect(challengesOf(header)).toEqual([
      {
        scheme: 'Bearer',
        parameters: { realm: 'a, b', error: 'invalid_token', claims: '{"a":[1,"}, x"]}', scope: 'x y' },
      },
      { scheme: 'PoP', parameters: { nonce: 'n' } },
      { scheme: 'Negotiate', parameters: {} },
    ]);
  });
});

describe('claims', () => {
  it.each([
    ['JSON', '{"a":1}'],
    ['escaped JSON', '{\\"a\\":1}'],
    ['percent-encoded JSON', '%7B%22a%22%3A1%7D'],
    ['base64', btoa('{"a":1}')],
    [
      'base64 whose plus became a space',
      Buffer.from('{"a":1,"b":"~~~>>>???"}').toString('base64').replaceAll('+', ' '),
    ],
  ])('as %s', (_, text) => {
    expect(decodedClaims(text)).toMatchObject({ a: 1 });
  });

  it('are none in other texts', () => {
    for (const text of ['', 'x', '[1', '{', 'null', '"a"']) expect(decodedClaims(text)).toBeUndefined();
  });
});

describe('packed messages', () => {
  it('are inflated only up to a limit', () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000, 'a'));
    const start = performance.now();
    expect(inflated(bomb)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
    expect(inflated(deflateRawSync(Buffer.from('<a/>')))).toEqual(new Uint8Array(Buffer.from('<a/>')));
  });

  it('expand no entities and take no document type', () => {
    const response = (before: string, message: string) =>
      `${before}<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"><p:Status><p:StatusCode Value="x"/><p:StatusMessage>${message}</p:StatusMessage></p:Status></p:Response>`;
    expect(samlMessageOf(response('', 'a &amp; b'))?.statusMessage).toBe('a & b');
    expect(samlMessageOf(response('<!DOCTYPE x [<!ENTITY e "boom">]>', '&e;'))).toBeUndefined();
    expect(samlMessageOf('<Response xmlns="urn:other"/>')).toBeUndefined();
  });

  it('that are cut tell what stands before the cut', () => {
    const cut =
      '<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"><p:Status><p:StatusCode Value="a:Requester"/><p:StatusMess';
    expect(samlMessageOf(cut)?.statusCodes).toEqual(['a:Requester']);
  });
});

const readers: [string, (text: string) => unknown][] = [
  ['pageObjectOf', pageObjectOf],
  ['formDocumentOf', formDocumentOf],
  ['visibleText', visibleText],
  ['challengesOf', challengesOf],
  ['decodedClaims', decodedClaims],
  ['samlMessageOf', samlMessageOf],
  ['httpMessageOf', httpMessageOf],
  ['addressesInText', addressesInText],
  ['bytesOfBase64', bytesOfBase64],
  ['literalMembers', (text) => literalMembers(text, 0)],
];
const parts = [
  '<',
  '<form method=post ',
  '<input type=hidden name=error value="',
  '<script>',
  '<!--',
  '&#x',
  "='",
  '{',
  '{"',
  '[',
  "'",
  '\\',
  '\\u00',
  'a=b,',
  'claims={"',
  '$Config={',
  'ServerData={',
  'SETTINGS={a:',
  'error=x&state=',
  'https://a?error=',
  '#error=x&state=y ',
  ' ',
  'HTTP/1.1 401\n',
  'A: b\n',
  '%7b',
  'AAAA',
  '<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol">',
  '<a>',
  '<a b="',
];

describe('hostile text', () => {
  it.each(readers)('%s never throws', (_, read) => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...parts), fc.string()), { maxLength: 12 }),
        (list) => void read(list.join('')),
      ),
      { numRuns: 300 },
    );
  });

  it.each(readers)('%s stays quick on a long run of anything', (_, read) => {
    for (const part of parts) {
      const text = part.repeat(Math.ceil(150_000 / part.length));
      expect(
        cost(() => read(text)),
        part,
      ).toBeLessThan(1000);
      expect(
        cost(() => read(`$Config={"a":"${text}`)),
        part,
      ).toBeLessThan(1000);
    }
  });
});

/** Milliseconds of processor time, which other work on the machine does not lengthen. */
function cost(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
