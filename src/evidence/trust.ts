/** How far an exchange is known to come from Microsoft, what the other side is, and whether it has to do with a sign-in at all. */
import { authorityOf, imitatesAuthority } from '../protocol/authority.ts';
import { endpointOf } from '../protocol/endpoint.ts';
import { urlOf } from '../protocol/parameters.ts';
import type { Role, Trust } from './exchange.ts';
import type { RawExchange } from './raw.ts';
import { isTrustedChallenge } from './trust/challenge.ts';
import { isTokenShaped, relayedError } from './trust/relay.ts';
import { claimsTenant, hasEntraHeaders, isAuthorityPath, isReturn } from './trust/shapes.ts';

export interface Standing {
  trust: Trust;
  role: Role;
}

/**
 * Telemetry and housekeeping of Entra's own pages, and the public page that looks a code up (`/error?code=50011`:
 * learn.microsoft.com/entra/identity-platform/reference-error-codes); never a sign-in.
 */
const ignored = /^\/(?:common|[^/]+)\/(?:instrumentation|handlers)\/|^\/favicon\.ico$|^\/error$|\/DeviceCodeStatus$/i;

/**
 * Standing of one exchange by its host and shape, or undefined where it has nothing to do with a sign-in. What only the
 * rest of the capture can prove is refused here and decided later (recognised.ts): a page at a redirect URI, and a host
 * that merely claims to be an authority.
 */
export function standingOf(
  raw: RawExchange,
  url: URL | undefined,
  authorityHosts: readonly string[],
): Standing | undefined {
  if (raw.source === 'text') return ofText(raw, url);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  if (isAuthority(url, authorityHosts)) {
    if (ignored.test(url.pathname)) return undefined;
    const isPage = endpointOf(url).kind === 'page';
    return isPage && raw.type !== 'document' && raw.type !== 'iframe' ? undefined : confirmed('authority');
  }
  // A look-alike may pass on all that the real host sends, its headers too.
  if (!imitatesAuthority(url.host)) {
    if (isAuthorityPath(url) && hasEntraHeaders(raw)) return confirmed('authority');
    if (showsIssuer(raw, url)) return confirmed('authority');
    if (isTokenShaped(raw) && relayedError(raw)) return { trust: 'relayed', role: 'relay' };
    if (isTrustedChallenge(raw)) return confirmed('resource');
  }
  if (isReturn(raw, url)) return { trust: 'refused', role: 'app' };
  return claimsTenant(url) ? { trust: 'refused', role: 'authority' } : undefined;
}

const confirmed = (role: Role): Standing => ({ trust: 'confirmed', role });

const isAuthority = (url: URL, named: readonly string[]): boolean =>
  authorityOf(url.host) !== undefined || named.includes(url.host.toLowerCase());

/** What a person pasted is never more than relayed, whatever host it names. */
function ofText(raw: RawExchange, url: URL | undefined): Standing | undefined {
  if (!url) return { trust: 'relayed', role: 'pasted' };
  if (authorityOf(url.host)) return { trust: 'relayed', role: 'authority' };
  const carries =
    /(?:^|[?#&])(?:error|SAMLResponse)=/.test(`${url.search}${url.hash}`) || typeof raw.requestBody === 'string';
  return carries ? { trust: 'relayed', role: 'pasted' } : undefined;
}

/** A discovery document on any host whose issuer is Microsoft's: what the host says of itself. */
function showsIssuer({ responseBody, status }: RawExchange, url: URL): boolean {
  if (endpointOf(url).kind !== 'discovery' || status !== 200 || !('text' in responseBody)) return false;
  try {
    const document: unknown = JSON.parse(responseBody.text.slice(0, 100_000));
    const issuer = typeof document === 'object' && document !== null ? Reflect.get(document, 'issuer') : undefined;
    return typeof issuer === 'string' && authorityOf(urlOf(issuer)?.host ?? '') !== undefined;
  } catch {
    return false;
  }
}

/** Whether a request is worth asking for its body: by address and form alone, before the answer is read. */
export function mayMatter(raw: RawExchange): boolean {
  const url = urlOf(raw.url);
  if (!url) return false;
  return (
    authorityOf(url.host) !== undefined ||
    isTokenShaped(raw) ||
    isReturn(raw, url) ||
    claimsTenant(url) ||
    isTrustedChallenge(raw) ||
    (isAuthorityPath(url) && hasEntraHeaders(raw))
  );
}
