/** Which hosts issue Entra tokens, in which cloud, and for which tenant a URL speaks. */

export type Cloud = 'public' | 'us-government' | 'china' | 'other';
export type AuthorityKind = 'entra' | 'external-id' | 'b2c' | 'consumer';

export interface Authority {
  host: string;
  cloud: Cloud;
  kind: AuthorityKind;
}

interface KnownHost {
  cloud: Cloud;
  kind: AuthorityKind;
}

const entra = (cloud: Cloud): KnownHost => ({ cloud, kind: 'entra' });

// Current and alias hosts: learn.microsoft.com/entra/identity-platform/authentication-national-cloud and MSAL's
// instance discovery metadata (KnownMetadataProvider.cs). The closed German cloud stays: old HAR files name it.
const hosts = new Map<string, KnownHost>([
  ['login.microsoftonline.com', entra('public')],
  ['login.windows.net', entra('public')],
  ['login.microsoft.com', entra('public')],
  ['sts.windows.net', entra('public')],
  ['mtlsauth.microsoft.com', entra('public')],
  ['device.login.microsoftonline.com', entra('public')],
  ['certauth.login.microsoftonline.com', entra('public')],
  ['autologon.microsoftazuread-sso.com', entra('public')],
  ['login.microsoftonline.us', entra('us-government')],
  ['login-us.microsoftonline.com', entra('us-government')],
  ['login.usgovcloudapi.net', entra('us-government')],
  ['login.partner.microsoftonline.cn', entra('china')],
  ['login.chinacloudapi.cn', entra('china')],
  ['login.microsoftonline.de', entra('other')],
  ['login.sovcloud-identity.fr', entra('other')],
  ['login.sovcloud-identity.de', entra('other')],
  ['login.sovcloud-identity.sg', entra('other')],
  // Microsoft's own test cloud.
  ['login.windows-ppe.net', entra('other')],
  ['sts.windows-ppe.net', entra('other')],
  ['login.microsoft-ppe.com', entra('other')],
  ['login.live.com', { cloud: 'public', kind: 'consumer' }],
  ['account.live.com', { cloud: 'public', kind: 'consumer' }],
]);

const suffixes: [string, KnownHost][] = [
  ['.login.microsoft.com', entra('public')],
  ['.mtlsauth.microsoft.com', entra('public')],
  ['.ciamlogin.com', { cloud: 'public', kind: 'external-id' }],
  ['.b2clogin.com', { cloud: 'public', kind: 'b2c' }],
  // B2C of the national clouds: MSAL's lists of known B2C hosts (msal-python authority.py, MSAL.NET B2CAuthority.cs).
  ['.b2clogin.cn', { cloud: 'china', kind: 'b2c' }],
  ['.b2clogin.us', { cloud: 'us-government', kind: 'b2c' }],
  ['.b2clogin.de', { cloud: 'other', kind: 'b2c' }],
];

/** The authority a host name belongs to, or undefined for every other host. Compares whole labels, never substrings. */
export function authorityOf(host: string): Authority | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  const known = hosts.get(name) ?? suffixes.find(([suffix]) => name.endsWith(suffix))?.[1];
  return known && { host: name, ...known };
}

/** What the names of authority hosts are made of, without their dots and hyphens. */
const nameParts =
  /microsoftonline|loginmicrosoftcom|(?:login|sts)windowsnet|(?:login|account)livecom|(?:b2c|ciam)logincom/;

/**
 * Whether a host that is no authority is named like one, as look-alikes are (`login.microsoftonline.com.example.net`,
 * `login-microsoftonline.com`): what it says is nothing that a service passed on.
 */
export const imitatesAuthority = (host: string): boolean =>
  authorityOf(host) === undefined &&
  nameParts.test(
    host
      .toLowerCase()
      .replace(/:\d+$/, '')
      .replace(/[^a-z0-9]/g, '')
      .replaceAll('rn', 'm')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l'),
  );

/** Path segments that stand for "any tenant of this kind" instead of naming one. */
export const tenantPlaceholders = ['common', 'organizations', 'consumers'] as const;

/** Microsoft's tenant for personal accounts (learn.microsoft.com/entra/identity-platform/id-token-claims-reference). */
export const consumerTenantId = '9188040d-6c67-4c5b-b112-36a304b66dad';
