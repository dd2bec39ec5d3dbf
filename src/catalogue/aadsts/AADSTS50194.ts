import type { Basis } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const convert: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/howto-convert-app-to-be-multi-tenant',
};
const authority: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/msal-client-application-configuration#authority',
};
const reference = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';

const shared = /^(?:common|organizations|consumers)$/i;

export default defineEntry({
  code: 'AADSTS50194',
  actor: 'developer',
  category: 'tenant',
  title: 'The app is registered for one tenant, but uses the address for all tenants',
  shortTitle: 'Single-tenant app at /common',
  summary:
    'A registration for one organization can’t be used at /common or /organizations. The app must use its own tenant, or be registered for several.',
  errors: ['invalid_request'],
  steps: [
    { text: 'Open the app’s Overview page in the Entra admin center.', action: 'app-overview' },
    'Copy **Directory (tenant) ID**.',
    'Set the authority in the app to the sign-in host followed by this ID, as in `https://login.microsoftonline.com/<tenant ID>`.',
    'Start the app again.',
    { text: 'Check: sign in again. The path of the authorize request holds the tenant ID.', check: true },
    {
      text: 'If people of other organizations are to sign in, open the app’s Authentication page.',
      action: 'app-authentication',
      alternative: true,
    },
    {
      text: 'Under **Supported account types**, choose the option for more than one organization.',
      alternative: true,
    },
    { text: 'Save, and let the app accept tokens of more than one issuer.', alternative: true },
  ],
  links: [
    { title: 'MSAL configuration: the authority', url: authority.url },
    { title: 'Make a single-tenant app multitenant', url: convert.url },
    { title: 'Microsoft Entra error codes', url: reference },
  ],
  shows: ['tenant', 'requestAddress', 'library', 'workingTenant', 'guidsInText'],
  causes: [
    cause({
      id: 'shared-endpoint',
      summary: 'The authority names no tenant of its own',
      title: 'The app is registered for one tenant, but uses /{tenant}',
      basis: authority,
      confidence: 'certain',
      needs: ['tenant'],
      uses: ['requestAddress', 'workingTenant'],
      when: ({ tenant }) => tenant !== null && shared.test(tenant),
      because: {
        found: 'The path names {tenant}, which stands for any organization.',
        'ruled-out': 'The path names a tenant of its own.',
      },
      evidence: {
        tenant: { verdict: 'bad', says: 'Stands for any organization' },
        workingTenant: { verdict: 'good', says: 'Worked in this capture' },
      },
    }),
    cause({
      id: 'authority-not-set',
      summary: 'No authority was set, and the library’s own is /common',
      basis: authority,
      confidence: 'likely',
      needs: ['tenant', 'library'],
      when: ({ tenant, library }) => (tenant === 'common' && /^(?:MS|AD)AL/.test(library) ? 'possible' : 'ruled-out'),
      because: {
        possible: '{library} uses /common where the app sets no authority, and this request went there.',
        'ruled-out': '{library} doesn’t use this address by itself.',
        'cannot-tell': 'The request doesn’t name its library.',
      },
    }),
    cause({
      id: 'meant-for-several-tenants',
      summary: 'The registration was meant for several organizations',
      basis: convert,
      confidence: 'likely',
      because: { 'cannot-tell': 'Only the registration’s Authentication page shows whom it was meant for.' },
    }),
    cause({
      id: 'other-client-id',
      summary: 'Client ID of another, single-tenant registration',
      basis: convert,
      confidence: 'likely',
      needs: ['clientId'],
      uses: ['clientWorkedAt'],
      when: ({ clientWorkedAt }) => (clientWorkedAt === undefined ? 'possible' : 'ruled-out'),
      because: {
        possible: 'Only the registration shows whether {clientId} is the app that was made for several organizations.',
        'ruled-out': 'The same client ID worked at {clientWorkedAt}.',
      },
    }),
  ],
});
