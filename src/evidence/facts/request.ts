/** Facts about what the request asked for. */
import type { EndpointKind } from '../../protocol/endpoint.ts';
import { isDocumentedValue, nearestGrant, requiredParameters } from '../../protocol/requirements.ts';
import { resourcesOf, scopeValues } from '../../protocol/scope.ts';
import { resourceName } from '../../protocol/well-known.ts';
import { type Exchange, parameter, text } from '../exchange.ts';
import type { Fact, FactContext, FactReader } from './fact.ts';
import {
  askingRequest,
  authorizeRequest,
  fact,
  formOf,
  headerSent,
  parametersRead,
  placeOf,
  requestSeen,
  said,
  seenIn,
  textSent,
  tokenRequest,
} from './read.ts';

const inBody = 'Open DevTools before signing in: only then is the request body seen.';
const inRequest = 'It stands in the request, which this capture does not hold.';
const inHeaders = 'Request headers are seen with DevTools open, or in a HAR file.';
const inAuthorize = 'It stands in the authorize request, which this capture does not hold.';

const ofAsking = (name: string) => (context: FactContext) => textSent(askingRequest(context), name);
const ofAuthorize = (name: string) => (context: FactContext) => textSent(authorizeRequest(context), name);
const ofToken = (name: string) => (context: FactContext) => textSent(tokenRequest(context), name);
const header =
  (name: string) =>
  ({ exchange }: FactContext) =>
    headerSent(exchange, name);

export const requestFacts = {
  clientId: { label: 'Client ID', unseen: inRequest, read: ofAsking('client_id') },
  grantType: { label: 'Grant type', unseen: inBody, read: ofToken('grant_type') },
  scope: { label: 'Scope', unseen: inRequest, read: ofAsking('scope') },
  authorizeScope: { label: 'Scope of the authorize request', unseen: inAuthorize, read: ofAuthorize('scope') },
  resource: { label: 'Resource parameter', unseen: inRequest, read: ofAsking('resource') },
  responseType: { label: 'Response type', unseen: inAuthorize, read: ofAuthorize('response_type') },
  responseMode: { label: 'Response mode', unseen: inAuthorize, read: ofAuthorize('response_mode') },
  prompt: { label: 'Prompt', unseen: inAuthorize, read: ofAuthorize('prompt') },
  claimsSent: { label: 'Claims passed', unseen: inAuthorize, read: ofAuthorize('claims') },
  origin: { label: 'Origin of the request', unseen: inHeaders, read: header('origin') },
  fetchMode: { label: 'Sec-Fetch-Mode', unseen: inHeaders, read: header('sec-fetch-mode') },
  fetchDest: { label: 'Sec-Fetch-Dest', unseen: inHeaders, read: header('sec-fetch-dest') },
  contentType: { label: 'Content-Type', unseen: inHeaders, read: header('content-type') },
  method: {
    label: 'Method',
    unseen: inRequest,
    read: ({ exchange }) =>
      requestSeen(exchange)
        ? fact(exchange.request.method, exchange.request.method, seenIn(exchange, 'path'), exchange)
        : undefined,
  } satisfies FactReader<string>,
  bodyKind: {
    label: 'Form of the request body',
    unseen: inBody,
    read: ({ exchange }) => bodyKind(exchange),
  } satisfies FactReader<'form' | 'json' | 'other' | 'none'>,
  tenant: {
    label: 'Tenant',
    unseen: 'It stands in the path of the request, which this capture does not hold.',
    read: (context) => {
      const asking = askingRequest(context) ?? context.exchange;
      const place = placeOf(asking);
      if (!place) return undefined;
      const { tenant } = place.endpoint;
      const where = seenIn(asking, 'path');
      return tenant === null ? said(null, 'none in the path', where, asking) : fact(tenant, tenant, where, asking);
    },
  } satisfies FactReader<string | null>,
  /** Origin and path of the request that asked. */
  requestAddress: {
    label: 'Address of the request',
    unseen: inRequest,
    read: (context) => {
      const asking = askingRequest(context);
      if (!asking || !requestSeen(asking)) return undefined;
      return fact(asking.request.url, asking.request.url, seenIn(asking, 'path'), asking);
    },
  } satisfies FactReader<string>,
  authorityHost: {
    label: 'Authority host',
    unseen: inRequest,
    read: ({ exchange }) => {
      const place = placeOf(exchange);
      return place && fact(place.authority.host, place.authority.host, seenIn(exchange, 'path'), exchange);
    },
  } satisfies FactReader<string>,
  cloud: {
    label: 'Cloud',
    unseen: inRequest,
    read: ({ exchange }) => {
      const place = placeOf(exchange);
      return place && said(place.authority.cloud, place.authority.cloud, seenIn(exchange, 'path'), exchange);
    },
  } satisfies FactReader<string>,
  endpointVersion: {
    label: 'Endpoint version',
    unseen: inRequest,
    read: (context) => {
      const asking = askingRequest(context);
      const version = asking && placeOf(asking)?.endpoint.version;
      return asking && version ? said(version, version, seenIn(asking, 'path'), asking) : undefined;
    },
  } satisfies FactReader<'v1' | 'v2'>,
  resources: {
    label: 'Resource',
    unseen: inRequest,
    read: (context) => {
      const asking = askingRequest(context);
      const scope = textSent(asking, 'scope');
      const v1 = textSent(asking, 'resource');
      if (!asking || !scope) return undefined;
      const list = v1?.value ? [v1.value] : scope.value ? resourcesOf(scope.value) : [];
      if (list.length === 0) return undefined;
      const shown = list.map((item) => resourceName(item) ?? item).join(', ');
      return fact(list, shown, seenIn(asking, 'parameter'), asking);
    },
  } satisfies FactReader<string[]>,
  /** API permissions that the token request asks for and the authorize request of the same sign-in did not. */
  scopesAdded: {
    label: 'Scopes added after the sign-in',
    unseen: 'It needs both requests of the sign-in: authorize and token.',
    read: (context) => {
      const token = tokenRequest(context);
      const before = textSent(authorizeRequest(context), 'scope');
      const now = textSent(token, 'scope');
      if (!token || !before || !now) return undefined;
      const had = new Set(scopeValues((before.value ?? '').toLowerCase()).map(({ text: value }) => value));
      const added = scopeValues(now.value ?? '')
        .filter(({ text: value, openId }) => !openId && !had.has(value.toLowerCase()))
        .map(({ text: value }) => value);
      const where = 'both requests compared';
      return added.length > 0 ? fact(added, added.join(' '), where, token) : said(added, 'none', where, token);
    },
  } satisfies FactReader<string[]>,
  /** Whether the person signed in with a personal Microsoft account, as pages or the answer show it. */
  personalAccount: {
    label: 'Kind of account',
    unseen: 'The pages of this sign-in do not show it.',
    read: ({ exchange, signIn, failure }) => {
      const personal = (words: string, where: string, seen: Exchange) => said(true, words, where, seen);
      const page = [...signIn, exchange].findLast(
        (one) => /\/federation\/oauth2msa$/i.test(one.request.url) || placeOf(one)?.authority.kind === 'consumer',
      );
      if (page) return personal('a personal Microsoft account', seenIn(page, 'path'), page);
      const named = failure.text ?? '';
      if (/(?<![\w.])live\.com(?![\w.-]*@)/i.test(named))
        return personal('a personal Microsoft account', `${seenIn(exchange, 'answer')}, text`, exchange);
      return /https:\/\/sts\.windows\.net\//i.test(named)
        ? said(false, 'a work or school account', `${seenIn(exchange, 'answer')}, text`, exchange)
        : undefined;
    },
  } satisfies FactReader<boolean>,
  loginHint: {
    label: 'Account hint (login_hint, sid)',
    unseen: inAuthorize,
    read: (context) => {
      const authorize = authorizeRequest(context);
      const list = authorize && parametersRead(authorize);
      if (!authorize || !list) return undefined;
      const name = list.find((item) => item.name === 'login_hint' || item.name === 'sid')?.name ?? null;
      return said(name, name ?? 'not sent', seenIn(authorize, 'parameter'), authorize);
    },
  } satisfies FactReader<string | null>,
  parameterNames: {
    label: 'Parameters sent',
    unseen: inBody,
    read: ({ exchange }) => {
      const list = parametersRead(exchange);
      if (!list) return undefined;
      const names = list.map((item) => item.name);
      return fact(names, names.join(', ') || 'none', seenIn(exchange, 'parameter'), exchange);
    },
  } satisfies FactReader<string[]>,
  queryNames: {
    label: 'Parameters in the address',
    unseen: inRequest,
    read: ({ exchange }) => {
      if (!requestSeen(exchange)) return undefined;
      const names = exchange.request.query.map((item) => item.name);
      return names.length > 0
        ? fact(names, names.join(', '), seenIn(exchange, 'path'), exchange)
        : said(names, 'none', seenIn(exchange, 'path'), exchange);
    },
  } satisfies FactReader<string[]>,
  repeatedParameters: {
    label: 'Parameters sent twice',
    unseen: inBody,
    read: ({ exchange }) => {
      if (!requestSeen(exchange) || formOf(exchange) === undefined) return undefined;
      const names = exchange.secrets.repeated ?? [];
      const where = seenIn(exchange, 'parameter');
      return names.length > 0 ? fact(names, names.join(', '), where, exchange) : said(names, 'none', where, exchange);
    },
  } satisfies FactReader<string[]>,
  /** Client that the authorize request of the same sign-in named. */
  authorizeClientId: {
    label: 'Client ID of the authorize request',
    unseen: inAuthorize,
    read: ofAuthorize('client_id'),
  },
  authorizeCloud: {
    label: 'Cloud of the authorize request',
    unseen: inAuthorize,
    read: (context) => {
      const authorize = authorizeRequest(context);
      const cloud = authorize && placeOf(authorize)?.authority.cloud;
      return authorize && cloud ? said(cloud, cloud, seenIn(authorize, 'path'), authorize) : undefined;
    },
  } satisfies FactReader<string>,
  endpoint: {
    label: 'Endpoint',
    unseen: inRequest,
    read: ({ exchange }) => {
      const kind = placeOf(exchange)?.endpoint.kind;
      return kind && said(kind, kind, seenIn(exchange, 'path'), exchange);
    },
  } satisfies FactReader<EndpointKind>,
  /** Required parameters that were not sent, or sent without a value, which counts as not sent (RFC 6749 3.2). */
  missingParameters: {
    label: 'Required parameters missing',
    unseen: inBody,
    read: ({ exchange }) => missingParameters(exchange),
  } satisfies FactReader<string[]>,
  /** Parameters whose value is none of those documented for them, as `name=value`. */
  unsupportedValues: {
    label: 'Values that are not documented',
    unseen: inBody,
    read: ({ exchange }) => {
      const list = parametersRead(exchange);
      if (!list || !placeOf(exchange)) return undefined;
      const odd = list.flatMap(({ name, value }) =>
        typeof value === 'string' && !isDocumentedValue(name, value) ? [`${name}=${value}`] : [],
      );
      const where = seenIn(exchange, 'parameter');
      return odd.length > 0 ? fact(odd, odd.join(', '), where, exchange) : said(odd, 'none', where, exchange);
    },
  } satisfies FactReader<string[]>,
  /** The grant type a misspelt one most likely stands for. */
  nearestGrantType: {
    label: 'Grant type most like it',
    unseen: 'The grant type sent is like none that exists.',
    read: (context) => {
      const sent = textSent(tokenRequest(context), 'grant_type');
      const nearest = sent?.value ? nearestGrant(sent.value) : undefined;
      return sent && nearest ? { ...sent, value: nearest, display: nearest } : undefined;
    },
  } satisfies FactReader<string>,
  /** Whether a name that is no parameter stands right after the password: a password that was not percent-encoded. */
  passwordCut: {
    label: 'After the password',
    unseen: inBody,
    read: (context) => {
      const token = tokenRequest(context);
      const list = token && formOf(token);
      const at = list?.findIndex(({ name }) => name === 'password') ?? -1;
      if (!token || !list || at < 0) return undefined;
      const next = list[at + 1]?.name.toLowerCase();
      const cut = next !== undefined && !next.startsWith('x-') && !passwordGrantNames.has(next);
      const words = cut ? 'a name that is no parameter' : 'the next parameter, or the end';
      return said(cut, words, seenIn(token, 'parameter'), token);
    },
  } satisfies FactReader<boolean>,
  interaction: {
    label: 'MSAL.js call',
    unseen: inAuthorize,
    read: (context) => {
      const authorize = authorizeRequest(context);
      const kind = authorize?.secrets.interaction;
      return authorize && kind ? said(kind, kind, 'authorize request, state', authorize) : undefined;
    },
  } satisfies FactReader<'redirect' | 'popup' | 'silent'>,
  library: {
    label: 'Library',
    unseen: 'The request names no library.',
    read: (context) => library(askingRequest(context) ?? context.exchange),
  } satisfies FactReader<string>,
};

function missingParameters(exchange: Exchange): Fact<string[]> | undefined {
  const place = placeOf(exchange);
  const list = parametersRead(exchange);
  if (!place || !list) return undefined;
  const required = requiredParameters(place.endpoint.kind, place.endpoint.version, {
    grantType: text(list, 'grant_type'),
    responseType: text(list, 'response_type'),
  });
  const inHeader = parameter(exchange.request.headers, 'authorization') !== undefined;
  const missing = required.filter((name) => {
    if (name === 'client_id' && inHeader) return false; // HTTP Basic carries it (RFC 6749 2.3.1)
    const value = parameter(list, name);
    return value === undefined || value === '' || (typeof value === 'object' && value.length === 0);
  });
  const where = seenIn(exchange, 'parameter');
  return missing.length > 0
    ? fact(missing, missing.join(', '), where, exchange)
    : said(missing, 'none', where, exchange);
}

const passwordGrantNames = new Set(
  `grant_type client_id client_secret client_assertion client_assertion_type scope resource username password claims
  client_info response_type redirect_uri nonce tenant client-request-id api-version`.split(/\s+/),
);

function bodyKind(exchange: Exchange): Fact<'form' | 'json' | 'other' | 'none'> | undefined {
  const { body } = exchange.request;
  if (!requestSeen(exchange) || body.kind === 'not-captured') return undefined;
  const words = { form: 'form-encoded', json: 'JSON', other: 'neither form nor JSON', none: 'no body' };
  return said(body.kind, words[body.kind], seenIn(exchange, 'parameter'), exchange);
}

const libraries = new Map([
  ['msal.js.browser', 'MSAL.js'],
  ['msal.js.node', 'MSAL Node'],
  ['msal.desktop', 'MSAL.NET'],
  ['msal.netcore', 'MSAL.NET'],
  ['msal.python', 'MSAL Python'],
  ['msal.android', 'MSAL Android'],
  ['msal.ios', 'MSAL iOS'],
  ['pcl.desktop', 'ADAL.NET'],
]);

/** Library and version of a request, from the x-client parameters or headers, which vary in letter case. */
export function library(exchange: Exchange): Fact<string> | undefined {
  const list = [...(parametersRead(exchange) ?? []), ...exchange.request.query, ...exchange.request.headers].map(
    (item) => ({ ...item, name: item.name.toLowerCase() }),
  );
  const sku = text(list, 'x-client-sku');
  if (!sku) return undefined;
  const name = libraries.get(sku.toLowerCase()) ?? (/^id_net/i.test(sku) ? 'ASP.NET OpenID Connect' : sku);
  const version = text(list, 'x-client-ver');
  return fact(
    version ? `${name} ${version}` : name,
    version ? `${name} ${version}` : name,
    seenIn(exchange, 'parameter'),
    exchange,
  );
}
