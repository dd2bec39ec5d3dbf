import { cause, defineEntry } from '../define.ts';

const codes = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const ropc = 'https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc';
const guests = 'https://learn.microsoft.com/entra/external-id/add-users-administrator';

/** Paths that leave the tenant to the account. */
const anyTenant = new Set(['common', 'organizations', 'consumers']);

export default defineEntry({
  code: 'AADSTS50034',
  name: 'UserAccountNotFound',
  actor: 'user',
  category: 'account',
  title: 'This tenant has no account with the user name that was given',
  shortTitle: 'Account unknown in this tenant',
  summary:
    'Microsoft looked the user name up in the tenant of this request and didn’t find it. It is mistyped, or it belongs to another tenant.',
  errors: ['invalid_grant'],
  steps: [
    'Check the user name: the full sign-in name, such as `name@contoso.example`, without a typing error.',
    'Sign out, then sign in with the work or school account of this organization.',
    {
      text: 'Check: sign in again. The page asks for the password.',
      check: true,
    },
    {
      text: 'To give an outside account access, open **Users** > **All users** in the Entra admin center, choose **New user**, then **Invite external user**.',
      actor: 'admin',
      alternative: true,
    },
    {
      text: 'Compare the tenant in the app’s authority with the tenant that holds the user.',
      actor: 'developer',
      value: '{tenant}',
      alternative: true,
    },
  ],
  links: [
    { title: 'Add B2B collaboration users', url: guests },
    { title: 'Microsoft Entra error codes', url: codes },
    { title: 'Password flow: which accounts and tenants it takes', url: ropc },
  ],
  shows: ['tenant', 'workingTenant', 'grantType', 'pageShown', 'loginHint'],
  causes: [
    cause({
      id: 'wrong-tenant',
      summary: 'The app asked another tenant than the one that worked',
      title: 'The app looked for the user in another tenant than the one where a sign-in worked',
      lede: 'A sign-in in this capture worked in tenant {workingTenant}. This request names {tenant}, where the account isn’t known.',
      basis: { kind: 'documented', url: codes },
      confidence: 'likely',
      actor: 'developer',
      needs: ['tenant', 'workingTenant'],
      when: ({ tenant, workingTenant }) => {
        if (tenant === null || anyTenant.has(tenant.toLowerCase())) return 'ruled-out';
        if (anyTenant.has(workingTenant.toLowerCase())) return 'cannot-tell';
        return tenant.toLowerCase() !== workingTenant.toLowerCase();
      },
      because: {
        found: 'This request went to {tenant}; a sign-in in this capture worked in {workingTenant}.',
        'ruled-out': 'This request names no other tenant than the one that worked.',
        'cannot-tell': 'It needs a sign-in in this capture that worked, to compare the tenants.',
      },
      steps: [
        {
          text: 'Set the app’s authority to the tenant that holds its users, most likely the one where a sign-in worked.',
          value: '{workingTenant}',
        },
        { text: 'Check: sign in again. The request names that tenant, and the user name is accepted.', check: true },
      ],
      evidence: {
        tenant: { verdict: 'bad', says: 'Not the tenant where a sign-in worked' },
        workingTenant: { verdict: 'good', says: 'A sign-in worked here' },
      },
    }),
    cause({
      id: 'user-name-in-app-settings',
      summary: 'The app sends a stored user name that the tenant doesn’t know',
      title: 'The app signs in with a stored user name that this tenant doesn’t know',
      lede: 'The user name comes from the app’s own request, not from a sign-in page. A short name without its domain, a typing error or another tenant’s user all end this way.',
      basis: { kind: 'documented', url: ropc },
      confidence: 'likely',
      actor: 'developer',
      needs: ['grantType'],
      when: ({ grantType }) => grantType === 'password',
      because: {
        found: 'The grant type is {grantType}: the app sent the user name itself.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'It needs the body of a token request; on the sign-in page the person typed the name.',
      },
      steps: [
        'Set the full user principal name in the app’s settings: `name@domain`, as **Users** > **All users** shows it.',
        { text: 'Compare the tenant in the token address with the tenant of that user.', value: '{tenant}' },
        'Move to a flow without a stored password: a browser sign-in, or the app’s own identity.',
        { text: 'Check: send the request again. It brings tokens, or another code.', check: true },
      ],
      evidence: { grantType: { verdict: 'neutral', says: 'The app sends user name and password' } },
    }),
    cause({
      id: 'guest-not-invited',
      summary: 'The account belongs to another organization and was never invited here',
      basis: { kind: 'documented', url: codes },
      confidence: 'likely',
      because: {
        possible: 'The tenant asked was {tenant}; only its user list shows whether the account is a guest there.',
      },
      uses: ['tenant'],
    }),
    cause({
      id: 'mistyped-user-name',
      summary: 'The user name is mistyped',
      basis: { kind: 'documented', url: codes },
      confidence: 'likely',
      because: { 'cannot-tell': 'User names are not kept. Compare it with the user list of the tenant.' },
    }),
    cause({
      id: 'account-removed-or-not-synced',
      summary: 'The account was deleted, renamed, or isn’t synchronized yet',
      basis: { kind: 'documented', url: codes },
      confidence: 'likely',
      because: { 'cannot-tell': 'Only the tenant’s user list and its **Deleted users** page show that.' },
    }),
  ],
});
