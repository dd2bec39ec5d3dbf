/** Shapes by which a request or answer shows what it is, whoever sent it: Entra's own headers, returns to an app, authority paths. */
import { endpointOf } from '../../protocol/endpoint.ts';
import { isGuid } from '../../protocol/guid.ts';
import { parametersOf } from '../../protocol/parameters.ts';
import type { RawExchange } from '../raw.ts';

const header = ({ responseHeaders }: RawExchange, wanted: string): string | undefined =>
  responseHeaders.find(([name]) => name.toLowerCase() === wanted)?.[1];

const ownCookie =
  /(?:^|[\n,;]\s{0,4})(?:x-ms-gateway-slice|stsservicecookie|ESTS[A-Z]{3,30}|x-ms-cpim-[a-z:_-]{2,40})=/i;

/** Whether the answer carries headers that only Entra sets: one alone could be any Azure service's. */
export function hasEntraHeaders(raw: RawExchange): boolean {
  if (header(raw, 'x-ms-gateway-requestid') !== undefined) return true; // B2C
  const cookies = raw.responseHeaders.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value);
  const others = ['x-ms-ests-server', 'x-ms-srs', 'x-ms-clitelem'].some((name) => header(raw, name) !== undefined);
  const hasCookie = cookies.some((cookie) => ownCookie.test(cookie.slice(0, 20_000)));
  return hasCookie || (others && header(raw, 'x-ms-request-id') !== undefined);
}

// Pages of a sign-in between its endpoints; on a custom domain their paths name no tenant.
const pageBetween =
  /^\/(?:kmsi|appverify|(?:[^/]{1,100}\/)?(?:login|reprocess|resume|federation\/[a-z0-9]{1,40}|Consent\/Set|DeviceAuthTls\/reprocess|SAS\/[a-z]{1,20}))$|^\/[^/]{1,100}\/b2c_1[^/]{0,100}\//i;

/** Whether a path is one of an authority's: an endpoint below a tenant, or a page of its sign-in. */
export function isAuthorityPath(url: URL): boolean {
  const { kind, tenant, policy } = endpointOf(url);
  return (kind !== 'page' && (tenant !== null || policy !== null)) || pageBetween.test(url.pathname);
}

const named = /^(?:common|organizations|consumers|[a-z0-9-]{1,63}\.onmicrosoft\.(?:com|us|cn))$/i;

/** Whether an address claims to be an OAuth endpoint of a tenant; only the capture can tell whether it is one. */
export function claimsTenant(url: URL): boolean {
  const { kind, tenant } = endpointOf(url);
  return (
    /^(?:authorize|token|discovery|logout|devicecode)$/.test(kind) &&
    tenant !== null &&
    (isGuid(tenant) || named.test(tenant))
  );
}

/** A page at a redirect URI: error with state or description, code or token with state, or a SAML or WS-Federation answer. */
export function isReturn(raw: RawExchange, url: URL): boolean {
  const posted = typeof raw.requestBody === 'string' && raw.method === 'POST' ? raw.requestBody.slice(0, 200_000) : '';
  return [url.search.slice(1), url.hash.slice(1), posted].some((text) => {
    if (!/(?:^|&)(?:error|code|id_token|SAMLResponse|wresult)=/.test(text)) return false;
    const names = new Set(parametersOf(text.slice(0, 200_000)).map(([name]) => name));
    return (
      (names.has('error') && (names.has('error_description') || names.has('state'))) ||
      ((names.has('code') || names.has('id_token')) && names.has('state')) ||
      names.has('SAMLResponse') ||
      (names.has('wresult') && names.has('wa'))
    );
  });
}
