import { consumerTenantId } from '../../protocol/authority.ts';
import { isGuid } from '../../protocol/guid.ts';
import { isPlaceholder } from '../../protocol/placeholder.ts';
import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const reference: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
};
const samlArticle: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts70001-app-not-found-in-directory',
};
const consent: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
};
const principals: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/app-objects-and-service-principals',
};

const check: Step = {
  text: 'Check: sign in again. A sign-in page or the app appears, and no AADSTS700016.',
  check: true,
};
const copyClientId: readonly Step[] = [
  'In the Entra admin center, open **App registrations > All applications** and choose the app.',
  'Copy **Application (client) ID** from its Overview page, not the object ID.',
  'Put it into the app’s setting for the client ID.',
  check,
];
const adminConsent: readonly Step[] = [
  'As an administrator of the tenant, review who publishes the app and what it asks for.',
  {
    text: 'Open this address and accept, which adds the app to the tenant.',
    value: 'https://{authorityHost}/organizations/adminconsent?client_id={clientId}',
  },
  'See under **Entra ID > Enterprise apps > All applications** that the app is listed.',
  check,
];
const samlSteps: readonly Step[] = [
  'In the Entra admin center, open **Enterprise apps**, the app, **Single sign-on**.',
  {
    text: 'Under **Basic SAML Configuration**, add this value as **Identifier (Entity ID)**.',
    value: '{identifierInText}',
  },
  'Or set the entity ID in the app to the identifier that is listed there; a “/” at the end counts.',
  { text: 'Check: choose **Test this application** on the same page. The sign-in reaches the app.', check: true },
];

const isUri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(text);
// How people hide an ID before they pass a text on.
const masked = /x{4,}|\*{3,}|^[<{[].*[>}\]]$/i;
/** The directory of personal accounts, as the service calls it. */
const personal = 'Microsoft Accounts';
const namesEntra = /^https:\/\/(?:sts\.windows\.net|login\.microsoftonline\.(?:com|us)|login\.windows\.net)\//i;
/** A client ID that may well be one: a GUID that isn't the tenant's. */
const isRealId = (clientId: string | null, tenant: string | null | undefined): boolean =>
  clientId !== null && isGuid(clientId) && !isPlaceholder(clientId) && clientId.toLowerCase() !== tenant?.toLowerCase();
const isShared = (tenant: string): boolean => /^(?:common|organizations)$/i.test(tenant);

export default defineEntry({
  code: 'AADSTS700016',
  name: 'UnauthorizedClient_DoesNotMatchRequest',
  actor: 'developer',
  category: 'application',
  title: 'Microsoft doesn’t know this app in the tenant that was asked',
  shortTitle: 'App not found in tenant',
  summary:
    'The client ID of the request belongs to no app in that tenant. The ID is wrong, the tenant is wrong, or the tenant never accepted the app; each of the three is possible.',
  errors: ['unauthorized_client'],
  steps: [
    {
      text: 'Compare the client ID with **Application (client) ID** on the app’s Overview page.',
      action: 'app-overview',
      value: '{clientId}',
    },
    { text: 'Compare the tenant of the request with **Directory (tenant) ID** on the same page.', value: '{tenant}' },
    'Correct the one that differs in the app’s settings.',
    check,
    {
      text: 'If the app belongs to another organization, accept it for this tenant as an administrator.',
      actor: 'admin',
      alternative: true,
      value: 'https://{authorityHost}/organizations/adminconsent?client_id={clientId}',
    },
  ],
  links: [
    { title: 'Application not found in the directory (SAML)', url: samlArticle.url },
    { title: 'App registrations and enterprise applications', url: principals.url },
    { title: 'Grant consent for the whole tenant', url: consent.url },
    { title: 'Microsoft Entra error codes', url: reference.url },
  ],
  shows: ['clientId', 'tenant', 'identifierInText', 'directoryInText', 'workingTenant', 'requestAddress'],
  causes: [
    cause({
      id: 'placeholder-left',
      summary: 'A placeholder stands where the client ID belongs',
      title: 'The app sent a placeholder as its client ID: {identifierInText}',
      lede: 'The value comes from a sample or an unset variable. The client ID of the app’s own registration belongs there.',
      basis: { kind: 'observed', url: 'https://github.com/microsoftgraph/msgraph-sdk-dotnet/issues/454' },
      confidence: 'certain',
      needs: ['identifierInText'],
      uses: ['endpoint'],
      when: ({ identifierInText, endpoint }) => {
        if (!isPlaceholder(identifierInText)) return 'ruled-out';
        return endpoint === undefined && masked.test(identifierInText) ? 'cannot-tell' : 'found';
      },
      because: {
        found: '{identifierInText} is no client ID.',
        'ruled-out': 'The value isn’t a placeholder.',
        'cannot-tell': 'Whoever passed the text on may have masked the ID; the request would show it.',
      },
      steps: copyClientId,
      evidence: { identifierInText: { verdict: 'bad' } },
    }),
    cause({
      id: 'tenant-id-as-client-id',
      summary: 'The tenant ID stands where the client ID belongs',
      title: 'The app uses its tenant ID as the client ID',
      lede: 'Both are GUIDs on the same page of the registration, and one was copied twice.',
      basis: reference,
      confidence: 'certain',
      needs: ['clientId', 'tenant'],
      when: ({ clientId, tenant }) => clientId !== null && clientId.toLowerCase() === tenant?.toLowerCase(),
      because: { found: 'Client ID and tenant are both {clientId}.', 'ruled-out': 'Client ID and tenant differ.' },
      steps: copyClientId,
      evidence: { clientId: { verdict: 'bad' }, tenant: { verdict: 'neutral' } },
    }),
    cause({
      id: 'issuer-is-entra',
      summary: 'The app names Entra itself as its identifier',
      title: 'The app gave Entra’s own entity ID as its own',
      lede: 'The identifier of the app (service provider) holds the identifier of the identity provider. The two fields of the SAML settings were mixed up.',
      basis: { kind: 'observed', url: 'https://github.com/onelogin/joomla-saml/issues/11' },
      confidence: 'certain',
      needs: ['identifierInText'],
      when: ({ identifierInText }) => namesEntra.test(identifierInText),
      because: {
        found: '{identifierInText} is the name of Entra, not of an app.',
        'ruled-out': '{identifierInText} isn’t a name of Entra.',
      },
      steps: [
        'In the app’s SAML settings, find the entity ID of the app (service provider, SP).',
        'Set it to the **Identifier (Entity ID)** that is listed under **Enterprise apps > the app > Single sign-on**.',
        'Leave Entra’s own identifier in the field for the identity provider (IdP) only.',
        check,
      ],
      evidence: { identifierInText: { verdict: 'bad' } },
    }),
    cause({
      id: 'issuer-not-registered',
      summary: 'The SAML issuer isn’t an identifier of any app',
      title: 'No app in the tenant has the identifier that the SAML request names',
      lede: 'The Issuer of a SAML request must equal an Identifier (Entity ID) of an enterprise application, character for character.',
      basis: samlArticle,
      confidence: 'certain',
      actor: 'admin',
      needs: ['identifierInText'],
      uses: ['endpoint', 'tenant', 'directoryInText'],
      when: ({ identifierInText, endpoint }) =>
        !namesEntra.test(identifierInText) &&
        (endpoint === 'saml' || endpoint === 'wsfed' || (endpoint === undefined && isUri(identifierInText))),
      because: {
        found: 'The request names itself {identifierInText}, and the tenant has no app of that name.',
        'ruled-out': 'It isn’t a SAML request with a name of the app’s own.',
      },
      steps: samlSteps,
      evidence: { identifierInText: { verdict: 'bad' } },
    }),
    cause({
      id: 'not-a-client-id',
      summary: 'The value isn’t a client ID',
      title: 'The app sent something other than a client ID: {identifierInText}',
      lede: 'A client ID is a GUID. A display name, the path of an Azure resource or a part of an address isn’t found.',
      basis: { kind: 'observed', url: 'https://github.com/MicrosoftDocs/azure-docs/issues/108526' },
      confidence: 'certain',
      needs: ['identifierInText'],
      when: ({ identifierInText }) =>
        !isGuid(identifierInText) && !isUri(identifierInText) && !isPlaceholder(identifierInText),
      because: {
        found: '{identifierInText} is no GUID.',
        'ruled-out': '{identifierInText} is a GUID, an address or a placeholder.',
      },
      steps: copyClientId,
      evidence: { identifierInText: { verdict: 'bad' } },
    }),
    cause({
      id: 'not-for-personal-accounts',
      summary: 'The app isn’t registered for personal accounts',
      title: 'Microsoft looked for the app among those for personal accounts, and it isn’t one of them',
      lede: 'The registration must allow personal Microsoft accounts, or the app must use its own tenant.',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation',
      },
      confidence: 'certain',
      needs: ['directoryInText'],
      uses: ['tenant'],
      when: ({ directoryInText, tenant }) =>
        directoryInText === personal ||
        directoryInText.toLowerCase() === consumerTenantId ||
        tenant === 'consumers' ||
        tenant === consumerTenantId,
      because: {
        found: 'Microsoft searched the directory {directoryInText}.',
        'ruled-out': 'Microsoft searched {directoryInText}, which isn’t the directory of personal accounts.',
      },
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        'Under **Supported account types**, choose the option that includes personal Microsoft accounts.',
        'If only work accounts are to sign in, set the authority to `/organizations` or to the tenant.',
        check,
      ],
      evidence: { directoryInText: { verdict: 'bad' } },
    }),
    cause({
      id: 'tenant-differs',
      summary: 'The app lives in another tenant',
      title: 'The app is known in another tenant than the one that was asked',
      lede: 'The same client ID worked at another tenant in this capture. In the one asked here it isn’t known.',
      basis: reference,
      confidence: 'certain',
      needs: ['tenant', 'workingTenant', 'clientWorkedAt'],
      when: ({ tenant, workingTenant }) =>
        tenant !== null && !isShared(workingTenant) && tenant.toLowerCase() !== workingTenant.toLowerCase(),
      because: {
        found: 'Asked at {tenant}; the same client ID worked at {workingTenant}.',
        'ruled-out': 'The same client ID worked at {workingTenant}, which isn’t another tenant of its own.',
        'cannot-tell':
          'A sign-in of this client ID that works, in this tab, would show the tenant in which the app is known.',
      },
      steps: [
        { text: 'Set the tenant in the app to the one that worked.', value: '{workingTenant}' },
        'Start the app again.',
        check,
        ...adminConsent
          .filter((step) => step !== check)
          .map(
            (step): Step => ({
              ...(typeof step === 'string' ? { text: step } : step),
              actor: 'admin',
              alternative: true,
            }),
          ),
      ],
      evidence: {
        tenant: { verdict: 'bad', says: 'The app isn’t known here' },
        workingTenant: { verdict: 'good', says: 'Same client ID: it worked here' },
      },
    }),
    cause({
      id: 'never-accepted',
      summary: 'The tenant never accepted this multitenant app',
      title: 'The app works for other tenants, but this one never accepted it',
      lede: 'The same client ID worked at the address for all tenants, so the ID is right. This tenant has no entry for the app yet.',
      basis: consent,
      confidence: 'likely',
      actor: 'admin',
      needs: ['tenant', 'workingTenant', 'clientWorkedAt'],
      when: ({ tenant, workingTenant }) => tenant !== null && !isShared(tenant) && isShared(workingTenant),
      because: {
        found: 'The same client ID worked at {workingTenant}; at {tenant} it isn’t known.',
        'ruled-out': 'The client ID didn’t work at the address for all tenants.',
        'cannot-tell': 'The tenant’s **Enterprise apps** list shows whether the app was ever accepted.',
      },
      steps: adminConsent,
      evidence: { workingTenant: { verdict: 'good' }, tenant: { verdict: 'bad' } },
    }),
    cause({
      id: 'client-id-mistyped',
      summary: 'Some characters differ from a client ID that works',
      title: 'The client ID is nearly one that worked: some characters differ',
      lede: 'A sign-in with a client ID that differs in a few characters worked in this capture. The value was most likely mistyped or cut.',
      basis: reference,
      confidence: 'likely',
      needs: ['clientId', 'similarClientId'],
      when: ({ similarClientId }) => ({ verdict: 'found', marks: { clientId: similarClientId.mark } }),
      because: {
        found: 'Sent: {clientId}. Worked in this capture: {similarClientId}.',
        'cannot-tell': 'A sign-in with the right client ID, in this tab, would show whether some characters differ.',
      },
      steps: [{ text: 'Set the client ID that worked.', value: '{similarClientId}' }, check],
      evidence: {
        clientId: { verdict: 'bad', says: 'Differs from the one that worked in the marked part' },
        similarClientId: { verdict: 'good', says: 'Worked in this capture' },
      },
    }),
    cause({
      id: 'wrong-tenant',
      summary: 'Wrong tenant in the authority',
      basis: reference,
      confidence: 'likely',
      needs: ['tenant'],
      uses: ['clientWorkedAt', 'clientId', 'similarClientId', 'directoryInText', 'identifierInText'],
      when: ({ tenant, clientWorkedAt, clientId, similarClientId, directoryInText, identifierInText }) => {
        const settled = clientWorkedAt !== undefined || similarClientId !== undefined || directoryInText === personal;
        const known = clientId ? isRealId(clientId, tenant) : !namesEntra.test(identifierInText ?? '');
        return tenant !== null && !settled && known ? 'possible' : 'ruled-out';
      },
      because: {
        possible:
          'The request was sent to {tenant}. Only the app’s Overview page shows the tenant it is registered in.',
        'ruled-out': 'Another observation already says what is wrong.',
      },
    }),
    cause({
      id: 'wrong-client-id',
      summary: 'Wrong client ID: object ID, deleted app, or another app’s',
      basis: reference,
      confidence: 'likely',
      needs: ['clientId'],
      uses: ['clientWorkedAt', 'tenant', 'similarClientId', 'directoryInText'],
      when: ({ clientId, clientWorkedAt, tenant, similarClientId, directoryInText }) =>
        isRealId(clientId, tenant) &&
        clientWorkedAt === undefined &&
        similarClientId === undefined &&
        directoryInText !== personal
          ? 'possible'
          : 'ruled-out',
      because: {
        possible:
          '{clientId} has not worked in this capture. The object ID on the same page looks just like a client ID.',
        'ruled-out': 'The request has no client ID of its own, or another observation says more.',
      },
    }),
    cause({
      id: 'not-installed',
      summary: 'The app of another organization isn’t installed in the tenant',
      basis: reference,
      confidence: 'likely',
      actor: 'admin',
      needs: ['tenant', 'clientId'],
      uses: ['similarClientId', 'directoryInText', 'clientWorkedAt'],
      when: ({ tenant, clientId, similarClientId, directoryInText, clientWorkedAt }) =>
        isRealId(clientId, tenant) &&
        similarClientId === undefined &&
        clientWorkedAt === undefined &&
        directoryInText !== personal
          ? 'possible'
          : 'ruled-out',
      because: {
        possible:
          'If the app is registered elsewhere, {tenant} must accept it once. Its list of enterprise applications shows it.',
        'ruled-out': 'The request has no client ID of its own, or another observation says more.',
      },
    }),
  ],
});
