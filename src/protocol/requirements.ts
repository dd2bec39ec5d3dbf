/** What RFC 6749, its extensions and Microsoft's pages require of a request: parameters, their values, grant types. */
import { consumerTenantId } from './authority.ts';
import type { EndpointKind } from './endpoint.ts';

const deviceCode = 'urn:ietf:params:oauth:grant-type:device_code';
const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const byGrant = new Map<string, readonly string[]>([
  ['authorization_code', ['client_id', 'code', 'redirect_uri']],
  ['refresh_token', ['client_id', 'refresh_token']],
  ['client_credentials', ['client_id']],
  ['password', ['client_id', 'username', 'password']],
  [deviceCode, ['client_id', 'device_code']],
  [jwtBearer, ['client_id', 'assertion', 'requested_token_use']],
]);

// v2 asks for scope; v1 may leave resource out where the registration names it.
const needScope = new Set(['client_credentials', jwtBearer]);

/** Grant types that Microsoft's token endpoints are documented or known to take. */
export const knownGrants: ReadonlySet<string> = new Set([
  ...byGrant.keys(),
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:ietf:params:oauth:grant-type:saml1_1-bearer',
  'device_code',
  'continuation_token',
  'oob',
  'attributes',
]);

/** Names of the parameters that a request of this kind must carry. */
export function requiredParameters(
  kind: EndpointKind,
  version: 'v1' | 'v2' | null,
  sent: { grantType: string | undefined; responseType: string | undefined },
): readonly string[] {
  const scope = version === 'v2' ? ['scope'] : [];
  switch (kind) {
    case 'token': {
      if (!sent.grantType) return ['grant_type'];
      const required = byGrant.get(sent.grantType) ?? [];
      return needScope.has(sent.grantType) ? [...required, ...scope] : required;
    }
    case 'authorize': {
      const nonce = sent.responseType?.split(/\s+/).includes('id_token') ? ['nonce'] : [];
      return ['client_id', 'response_type', ...scope, ...nonce];
    }
    case 'devicecode':
      return ['client_id', ...scope];
    default:
      return [];
  }
}

const allowed = new Map<string, readonly string[]>([
  ['response_type', ['code', 'id_token', 'token', 'none']],
  ['response_mode', ['query', 'fragment', 'form_post']],
  ['prompt', ['login', 'none', 'consent', 'select_account', 'create', 'admin_consent']],
  ['code_challenge_method', ['plain', 'S256']],
  ['client_assertion_type', ['urn:ietf:params:oauth:client-assertion-type:jwt-bearer']],
  ['requested_token_use', ['on_behalf_of']],
]);

/** Whether every word of a parameter's value is one that is documented; parameters without a fixed list are. */
export function isDocumentedValue(name: string, value: string): boolean {
  const words = allowed.get(name);
  return !words || value === '' || value.split(/\s+/).every((word) => words.includes(word));
}

const letters = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^.*:/, '')
    .replace(/[^a-z0-9]/g, '');

/** The grant type that a misspelt one most likely stands for: other case, other separators, or the short name of a URN. */
export function nearestGrant(grantType: string): string | undefined {
  if (knownGrants.has(grantType)) return undefined;
  const wanted = letters(grantType).replace(/s$/, '');
  return [...byGrant.keys()].find((known) => {
    const name = letters(known).replace(/s$/, '');
    return name === wanted || `${name}grant` === wanted;
  });
}

/** Whether an authority speaks for personal Microsoft accounts only. */
export const isForConsumers = (host: string, tenant: string | null): boolean =>
  host === 'login.live.com' || ['consumers', consumerTenantId].includes(tenant?.toLowerCase() ?? '');
