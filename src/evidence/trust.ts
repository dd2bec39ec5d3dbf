/** How far an exchange is known to come from Microsoft, and whether it has to do with a sign-in at all. */
import { authorityOf } from '../protocol/authority.ts';
import { endpointOf } from '../protocol/endpoint.ts';
import { parametersOf, urlOf } from '../protocol/parameters.ts';
import type { Trust } from './exchange.ts';
import type { RawExchange } from './raw.ts';

/** Telemetry and housekeeping of Entra's own pages; never a sign-in. */
const ignored = /^\/(?:common|[^/]+)\/(?:instrumentation|handlers)\/|^\/favicon\.ico$|\/DeviceCodeStatus$/i;

/**
 * Trust of one exchange by its host and shape, or undefined where it has nothing to do with a sign-in. Whether a page
 * at a redirect URI may be believed is decided later, when the authorize request that named it is known.
 */
export function trustOf(raw: RawExchange, url: URL | undefined, authorityHosts: readonly string[]): Trust | undefined {
  if (raw.source !== 'text') return url && trustOfRequest(raw, url, authorityHosts);
  // Anybody can write an address or a body down, so what a person pasted is nobody's word.
  return !url || trustOfRequest(raw, url, authorityHosts) || isReturn(raw, url) ? 'relayed' : undefined;
}

function trustOfRequest(raw: RawExchange, url: URL, authorityHosts: readonly string[]): Trust | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (authorityOf(url.host) || authorityHosts.includes(url.host.toLowerCase())) {
    if (ignored.test(url.pathname) || endpointOf(url).kind === 'page') {
      return raw.type === 'document' || raw.type === 'iframe' ? 'confirmed' : undefined;
    }
    return 'confirmed';
  }
  if (isTokenShaped(raw) && hasEntraShape(raw)) return 'relayed';
  return isReturn(raw, url) ? 'refused' : undefined;
}

const isTokenShaped = (raw: RawExchange): boolean =>
  raw.method === 'POST' &&
  typeof raw.requestBody === 'string' &&
  /(?:^|[&"])grant_type(?:=|"\s*:)/.test(raw.requestBody);

// A code in the description or the list of codes; plain OAuth errors of other providers have neither.
const hasEntraShape = (raw: RawExchange): boolean =>
  'text' in raw.responseBody &&
  raw.responseBody.text.length < 100_000 &&
  /"error_description"\s*:\s*"(?:[^"\\]|\\.){0,4000}?AAD(?:STS|B2C)\d|"error_codes"\s*:/.test(raw.responseBody.text);

/** A page at a redirect URI: error with state or description, or a code with state, in query, fragment or posted form. */
function isReturn(raw: RawExchange, url: URL): boolean {
  const posted = typeof raw.requestBody === 'string' && raw.method === 'POST' ? raw.requestBody.slice(0, 20_000) : '';
  return [url.search.slice(1), url.hash.slice(1), posted].some((text) => {
    if (!/(?:^|&)(?:error|code|id_token)=/.test(text)) return false;
    const names = new Set(parametersOf(text).map(([name]) => name));
    return (
      (names.has('error') && (names.has('error_description') || names.has('state'))) ||
      ((names.has('code') || names.has('id_token')) && names.has('state'))
    );
  });
}

/** Whether a request is worth asking for its body: by address and form alone, before the answer is read. */
export function mayMatter(raw: RawExchange): boolean {
  const url = urlOf(raw.url);
  if (!url) return false;
  return authorityOf(url.host) !== undefined || isTokenShaped(raw) || isReturn(raw, url);
}
