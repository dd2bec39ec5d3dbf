/** What is fuzzed: every decoder by itself, and every surface from its raw exchange to the finished diagnosis. */
import { readHar } from '../../src/capture/har.ts';
import { exchangesOfText } from '../../src/capture/text.ts';
import { diagnose } from '../../src/classify/index.ts';
import type { Exchange } from '../../src/evidence/exchange.ts';
import { withOwnIds } from '../../src/evidence/merge.ts';
import type { RawExchange } from '../../src/evidence/raw.ts';
import { redact } from '../../src/evidence/redact.ts';
import { addressesInText } from '../../src/protocol/addresses-in-text.ts';
import { challengesOf } from '../../src/protocol/challenge.ts';
import { decodedClaims } from '../../src/protocol/claims.ts';
import { codesInText } from '../../src/protocol/codes-in-text.ts';
import { errorRecords } from '../../src/protocol/error-records.ts';
import { formDocumentOf } from '../../src/protocol/form-document.ts';
import { visibleText } from '../../src/protocol/html.ts';
import { httpMessageOf } from '../../src/protocol/http-message.ts';
import { jwtOf } from '../../src/protocol/jwt.ts';
import { pageObjectOf } from '../../src/protocol/page-config.ts';
import { parametersOf } from '../../src/protocol/parameters.ts';
import { plainText } from '../../src/protocol/pasted-text.ts';
import { samlMessageOf } from '../../src/protocol/saml.ts';
import { scopeValues } from '../../src/protocol/scope.ts';
import { signInsMarkdown } from '../../src/report/index.ts';
import { raw } from '../classify/scenes.ts';
import { testKey } from '../fixture-exchanges.ts';
import { authority, redirectUri, requestBody, type SeedKind } from './seeds.ts';

export interface Target {
  name: string;
  seeds: SeedKind;
  /** Only takes a text apart: nothing comes out. */
  decodes?: true;
  /** What comes out, as text, where no secret may be in it; decoders give nothing out. */
  run: (input: string) => string | undefined | Promise<string | undefined>;
}

const options = { key: testKey, authorityHosts: [] };
const translate = (text: string): string => text;

const decoder = (seeds: SeedKind, decode: (input: string) => unknown): Target => ({
  name: decode.name,
  seeds,
  decodes: true,
  run: (input) => void decode(input),
});

function outputOf(exchanges: readonly Exchange[]): string {
  const signIns = diagnose(exchanges, { translate, finished: true });
  return JSON.stringify([exchanges, signIns]) + signInsMarkdown(signIns, { translate, version: '0.0.0' });
}

function concluded(...capture: RawExchange[]): string {
  const kept = capture.map((one) => redact(one, options)).filter((one): one is Exchange => one !== null);
  return outputOf(withOwnIds(kept));
}

const surface = (name: string, seeds: SeedKind, made: (input: string) => Partial<RawExchange>): Target => ({
  name,
  seeds,
  run: (input) => concluded(raw(0, made(input))),
});

const form: [string, string][] = [['Content-Type', 'application/x-www-form-urlencoded']];
const json: [string, string][] = [['Content-Type', 'application/json']];
const tokenRequest = {
  type: 'fetch',
  method: 'POST',
  url: `${authority}/oauth2/v2.0/token`,
  requestHeaders: form,
  requestBody,
} as const;
const call = (path: string, text: string): Partial<RawExchange> => ({
  type: 'fetch',
  method: 'POST',
  url: `https://login.microsoftonline.com${path}`,
  requestHeaders: json,
  requestBody: text,
  responseHeaders: json,
  responseBody: { text },
});

/** The page that posts these parameters on to the app. */
const selfSubmitting = (input: string): string => {
  const inputs = [...new URLSearchParams(input)].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return `<html><body><form method="POST" name="hiddenform" action="${redirectUri}">${inputs.join('')}</form></body></html>`;
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const harOf = (input: string): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      entries: [
        {
          startedDateTime: '2026-11-22T08:47:30.000Z',
          time: 40,
          request: {
            method: 'POST',
            url: tokenRequest.url,
            headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
            postData: { mimeType: 'application/x-www-form-urlencoded', text: requestBody },
          },
          response: { status: 400, headers: [], content: { mimeType: 'application/json', text: input } },
        },
      ],
    },
  });

export const targets: readonly Target[] = [
  decoder('address', addressesInText),
  decoder('challenge', challengesOf),
  decoder('challenge', decodedClaims),
  decoder('text', codesInText),
  decoder('text', errorRecords),
  decoder('html', formDocumentOf),
  decoder('html', visibleText),
  decoder('text', httpMessageOf),
  decoder('json', jwtOf),
  decoder('html', pageObjectOf),
  decoder('form', parametersOf),
  decoder('text', plainText),
  decoder('xml', samlMessageOf),
  decoder('form', scopeValues),
  surface('token answer', 'json', (text) => ({
    ...tokenRequest,
    status: 400,
    responseHeaders: json,
    responseBody: { text },
  })),
  surface('token request', 'form', (body) => ({ ...tokenRequest, requestBody: body, status: 400 })),
  surface('device code answer', 'json', (text) => ({
    ...call('/common/oauth2/v2.0/devicecode', text),
    requestHeaders: form,
    status: 400,
  })),
  surface('discovery answer', 'json', (text) => ({
    url: `${authority}/v2.0/.well-known/openid-configuration`,
    type: 'fetch',
    status: 400,
    responseHeaders: json,
    responseBody: { text },
  })),
  surface('page', 'html', (text) => ({
    url: `${authority}/oauth2/v2.0/authorize?client_id=x`,
    responseBody: { text },
  })),
  surface('page after a post', 'html', (text) => ({
    url: `${authority}/login`,
    method: 'POST',
    requestHeaders: form,
    requestBody,
    responseBody: { text },
  })),
  surface('page of a policy', 'html', (text) => ({
    url: 'https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_signin/oauth2/v2.0/authorize?client_id=x',
    responseBody: { text },
  })),
  surface('personal account', 'html', (text) => ({
    url: 'https://login.live.com/oauth20_authorize.srf?client_id=x',
    responseBody: { text },
  })),
  surface('sign-out page', 'html', (text) => ({ url: `${authority}/oauth2/v2.0/logout`, responseBody: { text } })),
  surface('redirect', 'address', (redirectUrl) => ({
    url: `${authority}/oauth2/v2.0/authorize?client_id=x&redirect_uri=${encodeURIComponent(redirectUri)}`,
    status: 302,
    redirectUrl,
  })),
  surface('address of a request', 'address', (url) => ({ url, status: 400 })),
  {
    name: 'page at a redirect URI',
    seeds: 'address',
    run: (url) =>
      concluded(
        raw(0, {
          url: `${authority}/oauth2/v2.0/authorize?client_id=x&redirect_uri=${encodeURIComponent(redirectUri)}`,
        }),
        raw(1, { url }),
      ),
  },
  surface('second factor', 'json', (text) => call('/common/SAS/EndAuth', text)),
  surface('user look-up', 'json', (text) => call('/common/GetCredentialType', text)),
  surface('native authentication', 'json', (text) => ({
    ...call('/contoso.onmicrosoft.com/oauth2/v2.0/challenge', text),
    url: 'https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/challenge',
    status: 400,
  })),
  surface('SAML response', 'form', (input) => ({
    url: `${authority}/saml2`,
    responseBody: { text: selfSubmitting(input) },
  })),
  surface('challenge', 'challenge', (value) => ({
    type: 'fetch',
    url: 'https://graph.microsoft.com/v1.0/me',
    requestHeaders: [['Authorization', 'Bearer x']],
    status: 401,
    responseHeaders: [['WWW-Authenticate', value]],
  })),
  surface('network failure', 'text', (networkError) => ({ ...tokenRequest, status: null, networkError })),
  {
    name: 'pasted text',
    seeds: 'text',
    run: (input) => concluded(...exchangesOfText(input)),
  },
  {
    name: 'HAR',
    seeds: 'json',
    run: async (input) => {
      const bytes = Buffer.from(harOf(input));
      // Broken anywhere, not only inside the one string.
      const at = input.length % Math.max(1, bytes.length);
      const broken = input.length % 3 === 0 ? Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 7)]) : bytes;
      const har = await readHar(
        (async function* () {
          yield broken;
        })(),
        options,
      );
      return har && outputOf(har.exchanges);
    },
  },
];
