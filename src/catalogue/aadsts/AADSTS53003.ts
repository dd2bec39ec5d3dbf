import type { Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const troubleshoot = 'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access';
const flows = 'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-authentication-flows';
const browsers =
  'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions#supported-browsers';

const handOver: readonly Step[] = [
  { text: 'Send this diagnosis to an admin of the tenant (**Copy for admin** makes it short).', actor: 'user' },
  { text: 'Add the name of the person who tried to sign in. It isn’t in the text.', actor: 'user' },
  { text: 'Check: after the admin’s change, sign in again. The token request answers 200.', check: true },
];
const forAdmin: readonly Step[] = [
  {
    text: 'Open **Entra ID** > **Monitoring & health** > **Sign-in logs** and filter on the request ID or the correlation ID.',
    action: 'sign-in-logs',
    alternative: true,
  },
  {
    text: 'Open the **Conditional Access** tab of that sign-in. It names the policy and the condition that failed.',
    alternative: true,
  },
  {
    text: 'Open the policy under **Conditional Access** > **Policies**.',
    action: 'conditional-access-policy',
    value: '{policyIds}',
    alternative: true,
  },
  {
    text: 'Exclude the user or app, or tell the person which device, network or app to use.',
    alternative: true,
  },
];

export default defineEntry({
  code: 'AADSTS53003',
  name: 'BlockedByConditionalAccess',
  actor: 'admin',
  category: 'conditional-access',
  title: 'A Conditional Access policy of the organization blocked this sign-in',
  shortTitle: 'Blocked by Conditional Access',
  summary:
    'The person was recognized, and a rule of the tenant refuses the token. Trying again or changing the app won’t help; an admin of the tenant can see which condition failed.',
  errors: ['interaction_required', 'invalid_grant'],
  steps: [...handOver, ...forAdmin],
  links: [
    { title: 'Troubleshoot sign-in with Conditional Access', url: troubleshoot },
    { title: 'Block authentication flows with Conditional Access', url: flows },
    {
      title: 'Sign-in logs: find a request ID',
      url: 'https://learn.microsoft.com/entra/identity/monitoring-health/concept-sign-in-log-activity-details',
    },
  ],
  shows: ['error', 'suberror', 'policyIds', 'resources', 'grantType', 'deviceIdentity'],
  causes: [
    cause({
      id: 'device-code-flow-blocked',
      summary: 'A policy blocks the device code flow',
      title: 'The organization blocked this sign-in with a device code',
      lede: 'Many organizations block device code sign-in with a Conditional Access policy. A sign-in in a browser on the same machine is often allowed.',
      basis: { kind: 'documented', url: flows },
      confidence: 'likely',
      actor: 'admin',
      needs: ['grantType'],
      when: ({ grantType }) =>
        grantType === 'urn:ietf:params:oauth:grant-type:device_code' || grantType === 'device_code',
      because: {
        found: 'The grant type is {grantType}, and tenants can block exactly that flow.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'This is no token request, or its body was not seen.',
      },
      steps: [
        {
          text: 'Sign in with a browser on the same machine (for Azure CLI: `az login` without `--use-device-code`).',
          actor: 'user',
        },
        {
          text: 'If the device code is needed: send this diagnosis to an admin of the tenant.',
          actor: 'user',
        },
        {
          text: 'In **Conditional Access** > **Policies**, open the policy with the condition **Authentication flows** and exclude this user or app.',
          action: 'conditional-access-policy',
        },
        { text: 'Check: sign in again. The token request answers 200.', check: true },
      ],
      evidence: {
        grantType: { verdict: 'bad', says: 'A flow that policies can block' },
        policyIds: { verdict: 'neutral' },
      },
      uses: ['policyIds'],
    }),
    cause({
      id: 'policy-block',
      summary: 'A Conditional Access policy blocks this sign-in, and the answer names it',
      basis: { kind: 'documented', url: troubleshoot },
      confidence: 'certain',
      needs: ['policyIds'],
      uses: ['suberror'],
      when: () => 'found',
      because: {
        found: 'The answer is a block and names in its claims: {policyIds}.',
        'cannot-tell': 'The answer names no policy. The sign-in log does.',
      },
      evidence: { suberror: { verdict: 'bad' }, policyIds: { verdict: 'bad' } },
    }),
    cause({
      id: 'device-not-shown',
      summary: 'A policy wants a managed device, and this browser showed none',
      basis: { kind: 'documented', url: browsers },
      confidence: 'likely',
      needs: ['deviceIdentity'],
      when: ({ deviceIdentity }) => (deviceIdentity ? 'cannot-tell' : 'possible'),
      because: {
        possible: 'This browser sent no device identity. That matters only if a policy asks for one.',
        'cannot-tell': 'The device itself is not described in the traffic; the sign-in log shows its state.',
      },
    }),
    cause({
      id: 'second-factor-missing',
      summary: 'Only multifactor authentication is missing',
      basis: { kind: 'documented', url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes' },
      confidence: 'likely',
      when: () => 'ruled-out',
      because: {
        'ruled-out': 'That gives AADSTS50076 or AADSTS50079, which a page can settle. This answer is a block.',
      },
    }),
    cause({
      id: 'network-location',
      summary: 'The network or country is not allowed',
      basis: { kind: 'documented', url: troubleshoot },
      confidence: 'likely',
      because: { 'cannot-tell': 'The address Microsoft saw isn’t in the traffic.' },
    }),
    cause({
      id: 'risk',
      summary: 'Microsoft rates the sign-in or the account as risky',
      basis: { kind: 'documented', url: troubleshoot },
      confidence: 'likely',
      because: { 'cannot-tell': 'Only the sign-in logs show it.' },
    }),
    cause({
      id: 'other-resource',
      summary: 'The policy is on an API that the app calls, not on the app',
      basis: { kind: 'documented', url: `${troubleshoot}#service-dependencies` },
      confidence: 'likely',
      needs: ['resources'],
      when: () => 'possible',
      because: {
        possible: 'The token was asked for {resources}.',
        'cannot-tell': 'The request that names the resource was not seen.',
      },
    }),
  ],
});
