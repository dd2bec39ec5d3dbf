/** Names of Microsoft's own resources and applications that people meet in sign-in requests. */

// Application IDs: learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
const resources = new Map([
  ['00000003-0000-0000-c000-000000000000', 'Microsoft Graph'],
  ['https://graph.microsoft.com', 'Microsoft Graph'],
  ['00000002-0000-0000-c000-000000000000', 'Azure AD Graph (retired)'],
  ['https://graph.windows.net', 'Azure AD Graph (retired)'],
  ['https://management.azure.com', 'Azure Resource Manager'],
  ['https://management.core.windows.net', 'Azure Resource Manager'],
  ['797f4846-ba00-4fd7-ba43-dac1f8f63013', 'Azure Resource Manager'],
  ['https://vault.azure.net', 'Azure Key Vault'],
  ['https://storage.azure.com', 'Azure Storage'],
  ['https://database.windows.net', 'Azure SQL Database'],
  ['https://outlook.office365.com', 'Exchange Online'],
  ['https://outlook.office.com', 'Exchange Online'],
  ['00000002-0000-0ff1-ce00-000000000000', 'Exchange Online'],
  ['00000003-0000-0ff1-ce00-000000000000', 'SharePoint Online'],
]);

/** The display name of a well-known resource (App ID URI with or without a final slash, or application ID). */
export function resourceName(resource: string): string | undefined {
  return resources.get(resource.toLowerCase().replace(/\/+$/, ''));
}

/** Scopes of OpenID Connect, which belong to no API. */
export const openIdScopes: ReadonlySet<string> = new Set([
  'openid',
  'profile',
  'email',
  'offline_access',
  'address',
  'phone',
]);
