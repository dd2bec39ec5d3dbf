import { isForConsumers } from '../../protocol/requirements.ts';
import type { Basis } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const rfc: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' };
const codeFlow: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
};
const accountTypes: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/howto-modify-supported-accounts',
};

export default defineEntry({
  code: 'unauthorized_client',
  actor: 'developer',
  category: 'application',
  title: 'The app isn’t allowed to ask for tokens in this way here',
  shortTitle: 'App not allowed here',
  summary:
    'The app is not known in this tenant, not open to this kind of account, or not allowed to use this grant. The answer names no Microsoft code, so the request has to tell which.',
  errors: ['unauthorized_client'],
  steps: [
    {
      text: 'Open the app’s Overview page and compare the Application (client) ID.',
      action: 'app-overview',
      value: '{clientId}',
    },
    'Look at **Supported account types** on the same page: do they include the account that signs in?',
    'In the tenant that signs in, open **Enterprise apps** and search for the client ID. If it is not there, an admin has to add the app by consenting to it.',
    {
      text: 'Open the app’s Authentication page and compare what it allows with the grant type.',
      action: 'app-authentication',
    },
    { text: 'Check: sign in again after a few minutes. The error is gone.', check: true },
  ],
  links: [
    { title: 'Authorization code flow: what unauthorized_client means', url: codeFlow.url },
    { title: 'Change the account types an app supports', url: accountTypes.url },
    { title: 'RFC 6749, 5.2: what each OAuth error means', url: rfc.url },
  ],
  shows: ['errorText', 'suberror', 'grantType', 'responseType', 'authorityHost'],
  causes: [
    cause({
      id: 'app-protection-required',
      summary: 'An app protection policy must be applied first',
      title: 'The tenant asks for an app protection policy on this device',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-approved-app-or-app-protection',
      },
      confidence: 'certain',
      needs: ['suberror'],
      when: ({ suberror }) => suberror === 'protection_policy_required',
      because: {
        found: 'The suberror is {suberror}.',
        'ruled-out': 'The answer carries no suberror that says so.',
      },
      actor: 'admin',
      lede: 'Conditional Access lets in only apps that Intune protects. This app has not registered with Intune on this device.',
      steps: [
        'Check that the app supports Intune app protection and that a policy is assigned to the person.',
        'On the device, install the broker app (Authenticator or Company Portal) and sign in again.',
        { text: 'Check: sign in again. The suberror is gone.', check: true },
      ],
      evidence: { suberror: { verdict: 'bad' } },
    }),
    cause({
      id: 'personal-accounts-not-allowed',
      summary: 'The app does not accept personal Microsoft accounts',
      title: 'The app was asked for at the address for personal accounts, but isn’t open to them',
      basis: accountTypes,
      confidence: 'likely',
      uses: ['authorityHost', 'tenant', 'errorText'],
      when: ({ authorityHost, tenant, errorText }) => {
        // The name of the endpoint for personal accounts; it is not translated.
        if (/\bconsumers\b/i.test(errorText ?? '')) return 'found';
        return authorityHost === undefined ? 'cannot-tell' : isForConsumers(authorityHost, tenant ?? null);
      },
      because: {
        found: 'The request went to the address for personal Microsoft accounts, or the error text names `consumers`.',
        'ruled-out': 'The request did not go to the address for personal accounts.',
        'cannot-tell': 'The address of the request is not in this capture.',
      },
      lede: 'Microsoft looks the client ID up among the apps that accept personal accounts and doesn’t find it there.',
      steps: [
        'If the app is for work or school accounts only: use the tenant ID or `organizations` in the authority.',
        {
          text: 'If it should take personal accounts: open the app’s Authentication page.',
          action: 'app-authentication',
        },
        'Under **Supported account types**, choose the option that includes personal Microsoft accounts, and save.',
        { text: 'Check: sign in with a personal account after a few minutes. The error is gone.', check: true },
      ],
      evidence: { authorityHost: { verdict: 'neutral' }, tenant: { verdict: 'bad', says: 'Personal accounts only' } },
    }),
    cause({
      id: 'other-tenant',
      summary: 'The app lives in another tenant',
      title: 'The app is known in another tenant than the one that was asked',
      basis: codeFlow,
      confidence: 'likely',
      needs: ['tenant', 'workingTenant'],
      uses: ['clientWorkedAt'],
      when: ({ tenant, workingTenant, clientWorkedAt }) =>
        tenant === null || clientWorkedAt === undefined
          ? 'cannot-tell'
          : tenant.toLowerCase() !== workingTenant.toLowerCase(),
      because: {
        found: 'The same client worked in {workingTenant}; this request went to {tenant}.',
        'ruled-out': 'The same client worked in this tenant.',
        'cannot-tell': 'A sign-in of this client that works, in this capture, would show its tenant.',
      },
      steps: [
        { text: 'Use the tenant that works in the authority of the app.', value: '{workingTenant}' },
        'If this tenant is the right one: let its admin add the app by consenting to it.',
        { text: 'Check: sign in again. The request names the tenant that works.', check: true },
      ],
      evidence: {
        tenant: { verdict: 'bad', says: 'Not the tenant in which the app worked' },
        workingTenant: { verdict: 'good' },
      },
    }),
    cause({
      id: 'implicit-not-allowed',
      summary: 'Tokens straight from the authorize request are not switched on',
      title: 'The app asks for tokens straight from the sign-in page, which isn’t allowed for it',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-implicit-grant-flow',
      },
      confidence: 'likely',
      needs: ['endpoint'],
      uses: ['responseType'],
      when: ({ endpoint, responseType }) =>
        endpoint === 'authorize' && /\b(?:id_token|token)\b/.test(responseType ?? ''),
      because: {
        found: 'The response type asked for is {responseType}.',
        'ruled-out': 'The failing request does not ask for tokens from the authorize endpoint.',
      },
      steps: [
        'Move the app to the authorization code flow with PKCE: `response_type=code`.',
        {
          text: 'If it must stay as it is: open the app’s Authentication page and switch on the tokens it asks for under **Implicit grant and hybrid flows**.',
          action: 'app-authentication',
        },
        { text: 'Check: sign in again. The redirect brings a code or a token.', check: true },
      ],
      evidence: { responseType: { verdict: 'bad' } },
    }),
    cause({
      id: 'public-flow-not-allowed',
      summary: 'The grant is for public clients, and the app isn’t one',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/msal-client-applications',
      },
      confidence: 'likely',
      needs: ['endpoint'],
      uses: ['grantType'],
      when: ({ endpoint, grantType }) =>
        endpoint !== 'token'
          ? 'ruled-out'
          : grantType === undefined
            ? 'cannot-tell'
            : /^password$|device_code$/.test(grantType ?? '')
              ? 'possible'
              : 'ruled-out',
      because: {
        possible: '{grantType} without a secret needs **Allow public client flows** on the Authentication page.',
        'ruled-out': 'The request uses no grant that is for public clients.',
        'cannot-tell': 'The grant type is in the body of the request, which was not captured.',
      },
    }),
    cause({
      id: 'unknown-app',
      summary: 'The app is not registered, or not added to this tenant',
      basis: codeFlow,
      confidence: 'likely',
      needs: ['clientId'],
      uses: ['clientWorkedAt'],
      when: ({ clientWorkedAt }) => (clientWorkedAt === undefined ? 'possible' : 'ruled-out'),
      because: {
        possible: 'Nothing in this capture shows that {clientId} is known in this tenant.',
        'ruled-out': 'The same client ID got a code or tokens at {clientWorkedAt}.',
      },
    }),
  ],
});
