/** Which endpoint of an authority a URL is, and the tenant and policy it names. */

export type EndpointKind =
  | 'authorize'
  | 'token'
  | 'devicecode'
  | 'logout'
  | 'adminconsent'
  | 'discovery'
  | 'saml'
  | 'wsfed'
  | 'login'
  | 'mfa'
  | 'user-lookup'
  | 'self-asserted'
  | 'native'
  | 'page';

export interface Endpoint {
  kind: EndpointKind;
  version: 'v1' | 'v2' | null;
  /** First path segment: GUID, domain, `common`, `organizations`, `consumers`; null where the path has none. */
  tenant: string | null;
  /** B2C user flow or policy, from the path or from `?p=`. */
  policy: string | null;
}

const tails: [RegExp, EndpointKind, 'v1' | 'v2' | null][] = [
  [/^oauth2\/v2\.0\/authorize$/i, 'authorize', 'v2'],
  [/^oauth2\/v2\.0\/token$/i, 'token', 'v2'],
  [/^oauth2\/v2\.0\/devicecode$/i, 'devicecode', 'v2'],
  [/^oauth2\/v2\.0\/logout$/i, 'logout', 'v2'],
  [/^oauth2\/authorize$/i, 'authorize', 'v1'],
  [/^oauth2\/token$/i, 'token', 'v1'],
  [/^oauth2\/devicecode$/i, 'devicecode', 'v1'],
  [/^oauth2\/logout$/i, 'logout', 'v1'],
  [/^(v2\.0\/)?adminconsent$/i, 'adminconsent', null],
  [/^v2\.0\/\.well-known\/openid-configuration$/i, 'discovery', 'v2'],
  [/^\.well-known\/openid-configuration$/i, 'discovery', 'v1'],
  [/^discovery\/.*$/i, 'discovery', null],
  [/^saml2$/i, 'saml', null],
  [/^wsfed$/i, 'wsfed', null],
  [/^login$/i, 'login', null],
  // PIA is signing in with a telephone instead of a password.
  [/^(?:SAS|PIA)\/(?:BeginAuth|EndAuth|ProcessAuth)$/i, 'mfa', null],
  [/^GetCredentialType$/i, 'user-lookup', null],
  [/^SelfAsserted$/i, 'self-asserted', null],
  // Native authentication: learn.microsoft.com/entra/identity-platform/reference-native-authentication-api
  [/^oauth2\/v2\.0\/(?:initiate|challenge|introspect)$/i, 'native', 'v2'],
  [/^(?:signup|resetpassword|register)\/v1\.0\/[a-z_]+$/i, 'native', null],
  [/^oauth2\/v2\.0\/authorize-challenge$/i, 'native', 'v2'],
  [/^api\/[a-z0-9._/-]{1,200}$/i, 'native', null],
];

// login.live.com has no tenant in its paths: oauth20_authorize.srf, oauth20_token.srf, oauth20_logout.srf.
const consumerTails: [RegExp, EndpointKind][] = [
  [/^oauth20_authorize\.srf$/i, 'authorize'],
  [/^oauth20_token\.srf$/i, 'token'],
  [/^oauth20_logout\.srf$|^logout\.srf$/i, 'logout'],
  [/^GetCredentialType\.srf$/i, 'user-lookup'],
  [/^login\.srf$/i, 'login'],
];

/** The endpoint of a URL whose host is known to be an authority. Never throws; an unknown path is a `page`. */
export function endpointOf(url: URL): Endpoint {
  const all = url.pathname.split('/').filter(Boolean);
  // B2C addresses may begin with the word for "trust framework policy": learn.microsoft.com/azure/active-directory-b2c/b2clogin
  const segments = /^(?:tfp|te)$/i.test(all[0] ?? '') ? all.slice(1) : all;
  const consumer = consumerTails.find(([tail]) => segments.length === 1 && tail.test(segments[0] ?? ''));
  if (consumer) return { kind: consumer[1], version: 'v2', tenant: null, policy: null };
  if (/^\/ppsecure\/[a-z.]{1,30}$/i.test(url.pathname))
    return { kind: 'login', version: 'v2', tenant: null, policy: null };
  for (const skip of [0, 1, 2]) {
    if (skip > segments.length) break;
    const tail = segments.slice(skip).join('/');
    const match = tails.find(([pattern]) => pattern.test(tail));
    // B2C's pages call `/{tenant}/{policy}/api/…`; native authentication has no policy.
    if (!match || (match[1] === 'native' && skip === 2)) continue;
    return {
      kind: match[1],
      version: match[2],
      tenant: skip > 0 ? decoded(segments[0]) : null,
      policy: skip === 2 ? decoded(segments[1]) : url.searchParams.get('p'),
    };
  }
  return { kind: 'page', version: null, tenant: null, policy: null };
}

function decoded(segment: string | undefined): string | null {
  if (segment === undefined) return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // not valid percent-encoding: show it as it was sent
  }
}
