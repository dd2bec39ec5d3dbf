import { resourceName } from '../../protocol/well-known.ts';
import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const consentArticle: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-consent-issues',
};
const accessApi: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/quickstart-configure-app-access-web-apis',
};
const reference = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';

const check: Step = { text: 'Check: sign in again. The consent page lists the API, or the app opens.', check: true };
const addPermission: readonly Step[] = [
  { text: 'Open the app’s API permissions page in the Entra admin center.', action: 'app-permissions' },
  'Choose **Add a permission**, then the API under **Microsoft APIs**, **APIs my organization uses** or **My APIs**.',
  'Choose **Delegated permissions**, select what the app needs, and choose **Add permissions**.',
  {
    text: 'If the status column says that admin consent is needed, choose **Grant admin consent**.',
    actor: 'admin',
  },
  check,
];

// Tools of Microsoft that people sign in with; nobody outside Microsoft can edit their permissions.
// learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
const microsoftTools: ReadonlySet<string> = new Set([
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  '1950a258-227b-4e31-a9cf-717495945fc2',
  'aebc6443-996d-45c2-90f0-388ff96faa56',
  '872cd9fa-d31f-45e0-9eab-6e460a02d1f1',
  '14d82eec-204b-4c2f-b7e8-296a70dab67e',
]);
const retiredGraph = /^(?:https:\/\/graph\.windows\.net\/?|00000002-0000-0000-c000-000000000000)$/i;

export default defineEntry({
  code: 'AADSTS650057',
  actor: 'developer',
  category: 'resource',
  title: 'The app asks for an API that its registration doesn’t list',
  shortTitle: 'API not in the registration',
  summary:
    'An app may only ask for APIs that are listed under its API permissions. This one isn’t: add it there, or correct the API the app asks for.',
  errors: ['invalid_client'],
  steps: addPermission,
  links: [
    { title: 'Troubleshoot consent: invalid resource', url: consentArticle.url },
    { title: 'Give an app access to a web API', url: accessApi.url },
    { title: 'Microsoft Entra error codes', url: reference },
  ],
  shows: ['resourceAsked', 'validResources', 'scope', 'resource', 'clientId', 'guidsInText'],
  namedAt: { resource: { id: 1 } },
  causes: [
    cause({
      id: 'client-of-microsoft',
      summary: 'The client is a tool of Microsoft, and the API hasn’t authorized it',
      title: 'A tool of Microsoft asks for your API, which hasn’t authorized it',
      lede: 'Nobody can add permissions to Microsoft’s own clients, such as the Azure CLI. The API must name the tool as an authorized client instead.',
      basis: { kind: 'observed', url: 'https://github.com/Azure/azure-cli/issues/33887' },
      confidence: 'certain',
      needs: ['guidsInText'],
      uses: ['clientId', 'resourceAsked'],
      when: ({ guidsInText, clientId }) => microsoftTools.has((clientId ?? guidsInText[0] ?? '').toLowerCase()),
      because: {
        found: 'The client is one of Microsoft’s tools. IDs named: {guidsInText}.',
        'ruled-out': 'The client isn’t one of Microsoft’s known tools.',
      },
      steps: [
        'In the Entra admin center, open **App registrations**, choose the API, then **Expose an API**.',
        {
          text: 'Under **Authorized client applications**, choose **Add a client application** and enter the client ID.',
          value: '{clientId}',
        },
        'Select the scopes and choose **Add application**.',
        { text: 'Check: run the tool’s command again. It gets a token.', check: true },
      ],
      evidence: { clientId: { verdict: 'neutral', says: 'A tool of Microsoft' } },
    }),
    cause({
      id: 'retired-graph',
      summary: 'The app asks for the retired Azure AD Graph',
      title: 'The app asks for Azure AD Graph, which is retired and not in its registration',
      lede: 'Microsoft Graph took the place of Azure AD Graph (`graph.windows.net`). Old samples and libraries still ask for it.',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/graph/migrate-azure-ad-graph-overview',
      },
      confidence: 'certain',
      needs: ['resourceAsked'],
      when: ({ resourceAsked }) => retiredGraph.test(resourceAsked),
      because: { found: 'Asked for: {resourceAsked}.', 'ruled-out': 'Asked for: {resourceAsked}.' },
      steps: [
        { text: 'Ask for Microsoft Graph instead.', value: 'https://graph.microsoft.com' },
        'Change the app’s calls from `graph.windows.net` to `graph.microsoft.com`.',
        check,
      ],
      evidence: { resourceAsked: { verdict: 'bad' } },
    }),
    cause({
      id: 'no-api-listed',
      summary: 'The registration lists no API at all',
      title: 'The app’s registration lists no API, and the app asks for {resourceAsked}',
      basis: accessApi,
      confidence: 'certain',
      needs: ['validResources', 'resourceAsked'],
      uses: ['clientId', 'guidsInText'],
      when: ({ validResources, clientId, guidsInText }) =>
        validResources.length === 0 && !microsoftTools.has((clientId ?? guidsInText?.[0] ?? '').toLowerCase()),
      because: {
        found: 'Asked for: {resourceAsked}. APIs in the registration: {validResources}.',
        'ruled-out': 'The registration lists APIs, or the client is a tool of Microsoft.',
      },
      lede: 'The API permissions page of the registration is empty. Each API the app asks for must be listed there.',
      evidence: { resourceAsked: { verdict: 'bad' }, validResources: { verdict: 'neutral' } },
    }),
    cause({
      id: 'api-not-listed',
      summary: 'This API is missing among the API permissions',
      title: 'The app’s registration doesn’t list the API it asks for: {resourceAsked}',
      basis: consentArticle,
      confidence: 'certain',
      needs: ['resourceAsked', 'validResources'],
      when: ({ validResources, resourceAsked }) => validResources.length > 0 && !retiredGraph.test(resourceAsked),
      because: {
        found: 'Asked for: {resourceAsked}. The registration lists {validResources}.',
        'ruled-out': 'The registration lists nothing, or the API asked for is a retired one.',
      },
      evidence: {
        resourceAsked: { verdict: 'bad', says: 'Not among the APIs of the registration' },
        validResources: { verdict: 'neutral', says: 'All APIs the registration lists' },
      },
    }),
    cause({
      id: 'wrong-api-asked',
      summary: 'The app means another API, and its setting is wrong',
      basis: { kind: 'observed', url: 'https://github.com/MicrosoftDocs/azure-docs/issues/30816' },
      confidence: 'likely',
      needs: ['resourceAsked'],
      when: ({ resourceAsked }) => (resourceName(resourceAsked) ? 'ruled-out' : 'possible'),
      because: {
        possible: 'If {resourceAsked} is a general address of a service, that of your own instance may be meant.',
        'ruled-out': 'The API is a known one of Microsoft, with one address for all.',
      },
    }),
    cause({
      id: 'other-client-id',
      summary: 'The client ID is another app’s',
      basis: accessApi,
      confidence: 'likely',
      uses: ['clientId'],
      when: ({ clientId }) =>
        !clientId ? 'cannot-tell' : microsoftTools.has(clientId.toLowerCase()) ? 'ruled-out' : 'possible',
      because: {
        possible: 'Only the registration shows whether {clientId} is the app whose permissions were set.',
        'ruled-out': 'The client is a tool of Microsoft.',
        'cannot-tell': 'The request would show which client ID was sent.',
      },
    }),
  ],
});
