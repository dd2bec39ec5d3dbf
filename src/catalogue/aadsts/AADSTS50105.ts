import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const article: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50105-user-not-assigned-role',
};
const assign: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal',
};
const properties: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity/enterprise-apps/application-properties',
};

const check: Step = { text: 'Check: sign in again as that person. The app opens.', check: true };
const assignSteps: readonly Step[] = [
  {
    text: 'In the Entra admin center, open **Entra ID > Enterprise apps > All applications** and search for this ID.',
    value: '{guidsInText}',
  },
  'Open **Users and groups** and choose **Add user/group**.',
  'Choose the person, or a group the person is a direct member of, and a role if there are several.',
  'Choose **Assign**.',
  check,
  {
    text: 'If everybody of the organization may use the app, open **Properties**, set **Assignment required?** to **No** and save.',
    alternative: true,
  },
];

export default defineEntry({
  code: 'AADSTS50105',
  name: 'EntitlementGrantsNotFound',
  actor: 'admin',
  category: 'assignment',
  title: 'The app is for assigned people only, and this person isn’t one of them',
  shortTitle: 'User not assigned',
  summary:
    'The enterprise application requires assignment. Neither the person nor a group the person directly belongs to is assigned.',
  errors: ['interaction_required', 'invalid_grant'],
  steps: assignSteps,
  links: [
    { title: 'User not assigned to a role, AADSTS50105', url: article.url },
    { title: 'Assign users and groups to an app', url: assign.url },
    { title: 'Properties of an enterprise application', url: properties.url },
  ],
  shows: ['guidsInText', 'clientId', 'tenant', 'quotedInText', 'loginHint', 'grantType'],
  causes: [
    cause({
      id: 'api-requires-assignment',
      summary: 'The API requires assignment, not the app itself',
      title: 'The API behind the app is for assigned people only, and this person isn’t one of them',
      lede: 'Microsoft names another application than the one that asked: the API the token is for. The assignment belongs there.',
      basis: properties,
      confidence: 'certain',
      needs: ['clientId', 'guidsInText'],
      uses: ['scope'],
      when: ({ clientId, guidsInText }) =>
        clientId !== null && !guidsInText.some((id) => id.toLowerCase() === clientId.toLowerCase()),
      because: {
        found: '{clientId} asked; Microsoft names {guidsInText}.',
        'ruled-out': 'Microsoft names the application that asked.',
      },
      steps: assignSteps,
      evidence: {
        guidsInText: { verdict: 'bad', says: 'The application that requires assignment' },
        clientId: { verdict: 'neutral', says: 'The application that asked' },
      },
    }),
    cause({
      id: 'not-assigned',
      summary: 'The app that asked requires assignment, and the person has none',
      basis: article,
      confidence: 'certain',
      needs: ['errorText'],
      uses: ['guidsInText', 'clientId'],
      when: ({ guidsInText, clientId }) =>
        !clientId || !guidsInText || guidsInText.some((id) => id.toLowerCase() === clientId.toLowerCase()),
      because: {
        found: 'Microsoft names the application: {guidsInText}.',
        'ruled-out': 'Microsoft names another application than the one that asked.',
      },
      evidence: { guidsInText: { verdict: 'bad', says: 'Requires assignment' } },
    }),
    cause({
      id: 'nested-group',
      summary: 'The person is in a group inside the assigned group',
      basis: article,
      confidence: 'likely',
      because: { possible: 'Assignment reaches direct members only. The group’s member list shows it.' },
    }),
    cause({
      id: 'other-account',
      summary: 'The person signed in with another account than the assigned one',
      basis: assign,
      confidence: 'likely',
      actor: 'user',
      needs: ['loginHint'],
      when: ({ loginHint }) => (loginHint === null ? 'possible' : 'ruled-out'),
      because: {
        possible: 'The app named no account, so the browser’s session may have chosen one.',
        'ruled-out': 'The app itself named the account ({loginHint}).',
      },
    }),
    cause({
      id: 'assignment-set-by-mistake',
      summary: 'Assignment is required although the app is meant for all',
      basis: properties,
      confidence: 'likely',
      because: {
        'cannot-tell': 'Only **Properties > Assignment required?** of the enterprise application shows what was meant.',
      },
    }),
  ],
});
