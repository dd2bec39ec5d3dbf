/** The tokens of a successful sign-in: made up, in Entra's shapes. No client checks their signature. */
import { randomBytes } from 'node:crypto';
import type { EntraRequest } from './exchange.ts';

/** The only user of the fake directory. */
const user = {
  oid: '00000000-aaaa-bbbb-cccc-00000000050a',
  name: 'Sample User',
  preferred_username: 'sample.user@contoso.example',
};
const homeTenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
const graph = '00000003-0000-0000-c000-000000000000';
const lifetime = 3600;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export type TokenSubject = { clientId: string; scope: string; nonce: string | null };

/** Value of `client_info`: who signed in, for the client's account cache. */
export function clientInfo(tenant: string): string {
  return base64Url(JSON.stringify({ uid: user.oid, utid: tenantIdOf(tenant) }));
}

/** An ID token with the request's nonce. */
export function idToken(request: EntraRequest, { clientId, nonce }: TokenSubject): string {
  const tid = tenantIdOf(request.tenant);
  const now = Math.floor(request.at / 1000);
  return jwt({
    aud: clientId,
    iss: `https://login.microsoftonline.com/${tid}/v2.0`,
    iat: now,
    nbf: now,
    exp: now + lifetime,
    ...(nonce !== null && { nonce }),
    ...user,
    sub: `sub-of-${clientId}`,
    tid,
    uti: opaque(12),
    ver: '2.0',
  });
}

/** The body of a successful token answer. Without `refreshToken` the grant has no user who could refresh. */
export function tokenResponse(request: EntraRequest, subject: TokenSubject, refreshToken?: string): object {
  const tid = tenantIdOf(request.tenant);
  const now = Math.floor(request.at / 1000);
  const scopes = subject.scope.split(' ');
  const accessToken = jwt({
    aud: request.parameters.get('resource') ?? graph,
    iss: `https://sts.windows.net/${tid}/`,
    iat: now,
    nbf: now,
    exp: now + lifetime,
    appid: subject.clientId,
    tid,
    uti: opaque(12),
    ver: '1.0',
  });
  return {
    token_type: 'Bearer',
    scope: scopes.filter((scope) => scope !== 'offline_access').join(' '),
    expires_in: lifetime,
    ext_expires_in: lifetime,
    ...(request.version === 'v1' && { expires_on: String(now + lifetime), not_before: String(now) }),
    access_token: accessToken,
    ...(refreshToken && scopes.includes('offline_access') && { refresh_token: refreshToken }),
    ...(refreshToken && scopes.includes('openid') && { id_token: idToken(request, subject) }),
    ...(request.parameters.get('client_info') === '1' && { client_info: clientInfo(request.tenant) }),
  };
}

/** A random value as Entra's codes and refresh tokens are: versioned, long, without meaning. */
export function opaqueGrant(): string {
  return `1.A${opaque(120)}`;
}

function tenantIdOf(tenant: string): string {
  return guid.test(tenant) ? tenant : homeTenant;
}

function jwt(payload: object): string {
  const header = { typ: 'JWT', alg: 'RS256', kid: 'made-up-key' };
  return `${base64Url(JSON.stringify(header))}.${base64Url(JSON.stringify(payload))}.${opaque(256)}`;
}

function opaque(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

function base64Url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
