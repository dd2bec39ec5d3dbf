import { consumerTenantId, tenantPlaceholders } from '../../protocol/authority.ts';
import { isGuid } from '../../protocol/guid.ts';
import { isPlaceholder } from '../../protocol/placeholder.ts';
import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const reference: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
};
const findTenant: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/fundamentals/how-to-find-tenant',
};
const national: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
};

const check: Step = {
  text: 'Check: open the sign-in again. The address holds the new tenant and a sign-in page appears.',
  check: true,
};
const copyTenantId: readonly Step[] = [
  'In the Entra admin center of the right organization, open **Entra ID > Overview** and copy the **Tenant ID**.',
  'Put it into the app’s setting for the tenant or authority.',
  'Start the app again.',
  check,
];

// Words of the path that the service takes for the tenant where that is missing.
const pathWords = /^(?:oauth2|token|authorize|v2\.0|adminconsent|common|\.well-known)$/i;
const known = new Set<string>([...tenantPlaceholders, consumerTenantId]);

const isDomain = (tenant: string | null): boolean => tenant?.includes('.') === true && !pathWords.test(tenant);

/** A GUID that may well be a tenant's. */
const isRealId = (tenant: string, clientId: string | null | undefined): boolean =>
  isGuid(tenant) &&
  !isPlaceholder(tenant) &&
  tenant.toLowerCase() !== consumerTenantId &&
  tenant.toLowerCase() !== clientId?.toLowerCase();

// Endings of tenant domains by cloud: learn.microsoft.com/entra/identity-platform/authentication-national-cloud
const cloudOf = (tenant: string): string | undefined =>
  /\.onmicrosoft\.us$/i.test(tenant)
    ? 'us-government'
    : /\.partner\.onmschina\.cn$/i.test(tenant)
      ? 'china'
      : /\.onmicrosoft\.com$/i.test(tenant)
        ? 'public'
        : undefined;

export default defineEntry({
  code: 'AADSTS90002',
  name: 'InvalidTenantName',
  actor: 'developer',
  category: 'tenant',
  title: 'The sign-in address names a tenant that doesn’t exist there',
  shortTitle: 'Tenant not found',
  summary:
    'The tenant in the path of the request isn’t one Microsoft knows in this cloud. It was mistyped, belongs to another cloud, or the app filled in the wrong value.',
  errors: ['invalid_tenant', 'invalid_request'],
  steps: copyTenantId,
  links: [
    { title: 'Find your tenant ID', url: findTenant.url },
    { title: 'National clouds and their sign-in hosts', url: national.url },
    { title: 'Microsoft Entra error codes', url: reference.url },
  ],
  shows: ['tenantAsked', 'authorityHost', 'cloud', 'workingTenant', 'quotedInText', 'requestAddress'],
  causes: [
    cause({
      id: 'service-fault',
      summary: 'Microsoft doesn’t find a tenant of its own',
      title: 'Microsoft says that its own tenant {tenantAsked} doesn’t exist',
      lede: 'The path names a tenant that belongs to the service itself, so the app can’t have got it wrong. This was seen before, as a fault that passed by itself.',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-android/issues/267',
      },
      confidence: 'likely',
      actor: 'microsoft',
      needs: ['tenantAsked'],
      when: ({ tenantAsked: tenant }) => tenant !== null && known.has(tenant.toLowerCase()),
      because: {
        found: '{tenantAsked} is a tenant of the service itself, which every app may name.',
        'ruled-out': 'The path names no tenant of Microsoft’s own.',
      },
      steps: [
        { text: 'Wait some minutes and sign in again.', actor: 'user' },
        'If it stays, report the request with its trace ID to Microsoft support.',
        { text: 'Check: the sign-in page appears again without any change to the app.', check: true },
      ],
      evidence: { tenantAsked: { verdict: 'good', says: 'Belongs to the service itself' } },
    }),
    cause({
      id: 'tenant-missing',
      summary: 'The path holds no tenant',
      title: 'The app built the sign-in address without a tenant',
      lede: 'The next piece of the path is where the tenant belongs. The setting for the tenant is most likely empty.',
      basis: { kind: 'observed', url: 'https://github.com/microsoft/cross-tenant/issues/83' },
      confidence: 'certain',
      needs: ['tenantAsked'],
      uses: ['requestAddress'],
      when: ({ tenantAsked: tenant }) => tenant === null || pathWords.test(tenant),
      because: {
        found: 'Microsoft took {tenantAsked}, the next piece of the path, for the tenant.',
        'ruled-out': 'The path names a tenant: {tenantAsked}.',
      },
      steps: [
        'Find the setting or variable from which the app takes the tenant, and fill it in.',
        'Let the app refuse to start while that setting is empty.',
        check,
      ],
      evidence: { tenantAsked: { verdict: 'bad' } },
    }),
    cause({
      id: 'placeholder-left',
      summary: 'A placeholder stands where the tenant belongs',
      title: 'The app sent a placeholder as its tenant: {tenantAsked}',
      lede: 'The value is a placeholder or an unset variable. The setting was never filled in, or the app reads it under another name.',
      basis: { kind: 'observed', url: 'https://github.com/SharePoint/sp-dev-docs/issues/4716' },
      confidence: 'certain',
      needs: ['tenantAsked'],
      when: ({ tenantAsked: tenant }) => tenant !== null && isPlaceholder(tenant),
      because: { found: '{tenantAsked} is no tenant.', 'ruled-out': 'The tenant isn’t a placeholder.' },
      steps: copyTenantId,
      evidence: { tenantAsked: { verdict: 'bad' } },
    }),
    cause({
      id: 'client-id-as-tenant',
      summary: 'The client ID stands where the tenant belongs',
      title: 'The app uses its client ID as the tenant',
      lede: 'Both are GUIDs on the same page of the registration, and one was copied twice.',
      basis: findTenant,
      confidence: 'certain',
      needs: ['tenantAsked', 'clientId'],
      when: ({ tenantAsked: tenant, clientId }) => tenant !== null && tenant.toLowerCase() === clientId?.toLowerCase(),
      because: {
        found: 'Tenant and client ID are both {tenantAsked}.',
        'ruled-out': 'Tenant and client ID differ.',
      },
      steps: [
        { text: 'Open the app’s Overview page in the Entra admin center.', action: 'app-overview' },
        'Copy **Directory (tenant) ID**.',
        'Put it into the app’s setting for the tenant.',
        check,
      ],
      evidence: { tenantAsked: { verdict: 'bad' }, clientId: { verdict: 'neutral' } },
    }),
    cause({
      id: 'other-cloud',
      summary: 'The tenant belongs to another cloud',
      title: 'The tenant belongs to another Microsoft cloud than the one that was asked',
      lede: 'Each national cloud has tenants and a sign-in host of its own, and none knows the others’ tenants.',
      basis: national,
      confidence: 'likely',
      needs: ['tenantAsked', 'authorityHost', 'cloud'],
      uses: ['clientId', 'similarTenant'],
      when: ({ tenantAsked: tenant, cloud, authorityHost, clientId, similarTenant }) => {
        if (authorityHost === 'login.microsoftonline.de') return 'found';
        const home = tenant === null ? undefined : cloudOf(tenant);
        if (home) return home !== cloud;
        return tenant !== null && isRealId(tenant, clientId) && similarTenant === undefined ? 'possible' : 'ruled-out';
      },
      because: {
        found: '{authorityHost} was asked for {tenantAsked}.',
        possible: 'A tenant ID doesn’t show its cloud; {authorityHost} knows only the tenants of its own.',
        'ruled-out': 'Nothing in the tenant’s name points to another cloud than {authorityHost}.',
      },
      steps: [
        'Set the sign-in host of the tenant’s cloud: `login.microsoftonline.com` (public), `login.microsoftonline.us` (US government) or `login.partner.microsoftonline.cn` (China).',
        'Set the addresses of Microsoft Graph and other APIs of the same cloud.',
        check,
      ],
      evidence: { authorityHost: { verdict: 'bad' }, tenantAsked: { verdict: 'neutral' } },
    }),
    cause({
      id: 'mistyped',
      summary: 'Some characters differ from a tenant that works',
      title: 'The tenant is nearly the one that worked: some characters differ',
      basis: reference,
      confidence: 'likely',
      needs: ['tenantAsked', 'similarTenant'],
      when: ({ similarTenant }) => ({ verdict: 'found', marks: { tenantAsked: similarTenant.mark } }),
      because: {
        found: 'Sent: {tenantAsked}. Worked in this capture: {similarTenant}.',
        'cannot-tell': 'A sign-in at the right tenant, in this tab, would show whether some characters differ.',
      },
      lede: 'A sign-in at a tenant that differs in a few characters worked in this capture. The value was most likely mistyped or cut.',
      steps: [{ text: 'Set the tenant that worked.', value: '{similarTenant}' }, 'Start the app again.', check],
      evidence: {
        tenantAsked: { verdict: 'bad', says: 'Differs from the one that worked in the marked part' },
        similarTenant: { verdict: 'good', says: 'Worked in this capture' },
      },
    }),
    cause({
      id: 'neither-id-nor-domain',
      summary: 'The value is neither a tenant ID nor a domain',
      title: 'The app named its tenant in a way that doesn’t exist: {tenantAsked}',
      lede: 'A tenant is named by its ID, a GUID, or by one of its domains, such as `contoso.onmicrosoft.com`. A display name or a cut ID isn’t found.',
      basis: findTenant,
      confidence: 'certain',
      needs: ['tenantAsked'],
      when: ({ tenantAsked: tenant }) =>
        tenant !== null &&
        !isGuid(tenant) &&
        !tenant.includes('.') &&
        !known.has(tenant.toLowerCase()) &&
        !pathWords.test(tenant) &&
        !isPlaceholder(tenant),
      because: {
        found: '{tenantAsked} is no GUID and has no dot.',
        'ruled-out': 'The path names a GUID, a domain or a placeholder, or no tenant at all.',
      },
      steps: copyTenantId,
      evidence: { tenantAsked: { verdict: 'bad' } },
    }),
    cause({
      id: 'domain-not-registered',
      summary: 'No tenant of this cloud owns the domain',
      title: 'No tenant in this cloud has the domain {tenantAsked}',
      lede: 'The app took a domain for the tenant, perhaps from an e-mail address. No organization has registered this domain, or it is misspelt.',
      basis: reference,
      confidence: 'likely',
      needs: ['tenantAsked'],
      uses: ['cloud'],
      when: ({ tenantAsked: tenant, cloud }) =>
        isDomain(tenant) && (cloud === undefined || (cloudOf(tenant ?? '') ?? cloud) === cloud),
      because: {
        found: '{tenantAsked} is a domain, and Microsoft finds no tenant with it.',
        'ruled-out': 'The path doesn’t name a domain of this cloud.',
      },
      steps: [
        'Check the spelling of the domain.',
        'Name the tenant by its ID instead: **Entra ID > Overview** in the Entra admin center shows the **Tenant ID**.',
        {
          text: 'If the domain is yours, see under **Entra ID > Domain names** whether it is verified.',
          actor: 'admin',
        },
        check,
      ],
      evidence: { tenantAsked: { verdict: 'bad' } },
    }),
    cause({
      id: 'wrong-tenant-id',
      summary: 'Wrong tenant ID, or a tenant that was deleted',
      basis: reference,
      confidence: 'likely',
      needs: ['tenantAsked'],
      uses: ['clientId', 'similarTenant'],
      when: ({ tenantAsked: tenant, clientId, similarTenant }) =>
        tenant !== null && isRealId(tenant, clientId) && similarTenant === undefined ? 'possible' : 'ruled-out',
      because: {
        possible:
          '{tenantAsked} has the form of a tenant ID. Only the tenant’s Overview page shows whether it is the right one.',
        'ruled-out': 'The path holds no tenant ID, or it is already known what is wrong with it.',
      },
    }),
  ],
});
