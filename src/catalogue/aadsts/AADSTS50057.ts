import { cause, defineEntry } from '../define.ts';

const article =
  'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50057-user-account-is-disabled';
const codes = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const anyTenant = new Set(['common', 'organizations', 'consumers']);

export default defineEntry({
  code: 'AADSTS50057',
  name: 'UserDisabled',
  actor: 'admin',
  category: 'account',
  title: 'The user’s account is switched off in this tenant',
  shortTitle: 'User account disabled',
  summary:
    'The account exists, but an admin or the synchronization has disabled it. Only the tenant that holds the account can switch it on again.',
  errors: ['invalid_grant'],
  steps: [
    'Find out why the account is disabled; it may be on purpose.',
    'If it shouldn’t be: open **Users** > **All users** in the Entra admin center, choose the user, then **Properties**, and turn **Account enabled** on.',
    'For a user synchronized from Active Directory, enable the account there and wait for the next synchronization.',
    { text: 'Check: sign in again as that user.', check: true },
  ],
  links: [
    { title: 'User account is disabled, AADSTS50057', url: article },
    { title: 'Microsoft Entra error codes', url: codes },
  ],
  shows: ['tenant', 'workingTenant', 'grantType', 'pageShown'],
  causes: [
    cause({
      id: 'disabled-in-other-tenant',
      summary: 'The account is disabled in this tenant only, and works in another',
      title: 'The account is switched off in one tenant, while a sign-in in another one works',
      lede: 'This request went to {tenant}; a sign-in in this capture worked in {workingTenant}. Tools that try every tenant of a user meet the disabled guest account on the way.',
      basis: { kind: 'observed', url: 'https://github.com/Azure/azure-cli/issues/8566' },
      confidence: 'likely',
      actor: 'user',
      needs: ['tenant', 'workingTenant'],
      when: ({ tenant, workingTenant }) => {
        if (tenant === null || anyTenant.has(tenant.toLowerCase())) return 'cannot-tell';
        if (anyTenant.has(workingTenant.toLowerCase())) return 'cannot-tell';
        return tenant.toLowerCase() !== workingTenant.toLowerCase();
      },
      because: {
        found: 'This request went to {tenant}; a sign-in worked in {workingTenant}.',
        'ruled-out': 'The same tenant worked before.',
        'cannot-tell': 'It needs a sign-in in this capture that worked, with its tenant.',
      },
      steps: [
        { text: 'Name the wanted tenant at the sign-in, for example with `--tenant`.', value: '{workingTenant}' },
        { text: 'Check: the request names that tenant, and the sign-in works.', check: true },
        {
          text: 'If the account should work in the other tenant too: its admin enables it under **Users** > **All users**.',
          actor: 'admin',
          alternative: true,
        },
      ],
      evidence: {
        tenant: { verdict: 'bad', says: 'The account is disabled here' },
        workingTenant: { verdict: 'good', says: 'A sign-in worked here' },
      },
    }),
    cause({
      id: 'disabled-after-sign-in',
      summary: 'The account was disabled after the person had signed in',
      title: 'The account was switched off after the person had signed in',
      lede: 'The app renewed its tokens with a refresh token, which only a working account can have got. Since then the account was disabled.',
      basis: { kind: 'documented', url: article },
      confidence: 'likely',
      needs: ['grantType'],
      when: ({ grantType }) => grantType === 'refresh_token',
      because: {
        found: 'The grant type is {grantType}: an earlier sign-in of this person worked.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'This is no token request, or its body was not seen.',
      },
      evidence: { grantType: { verdict: 'neutral', says: 'An earlier sign-in worked' } },
    }),
    cause({
      id: 'disabled-on-purpose',
      summary: 'An admin disabled it on purpose',
      basis: { kind: 'documented', url: article },
      confidence: 'likely',
      because: { 'cannot-tell': 'The audit logs of the tenant show who disabled the account, and when.' },
    }),
    cause({
      id: 'disabled-on-premises',
      summary: 'It is disabled in the on-premises Active Directory',
      basis: { kind: 'documented', url: codes },
      confidence: 'likely',
      because: { 'cannot-tell': 'Where the account comes from is not sent. The user’s **Properties** page shows it.' },
    }),
  ],
});
