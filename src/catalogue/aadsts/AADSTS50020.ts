import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const article: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50020-user-account-identity-provider-does-not-exist',
};
const addGuests = 'https://learn.microsoft.com/entra/external-id/b2b-quickstart-add-guest-users-portal';

const check: Step = { text: 'Check: sign in again. The app gets a code, or its page opens.', check: true };
const otherAccount: readonly Step[] = [
  {
    text: 'Open a private window, or sign out at `https://login.microsoftonline.com/common/oauth2/v2.0/logout`.',
    actor: 'user',
  },
  { text: 'Open the app again and choose the account that belongs to its organization.', actor: 'user' },
];
const invite: readonly Step[] = [
  {
    text: 'If this very account is to have access, open **Users** in the Entra admin center of the app’s tenant.',
    actor: 'admin',
  },
  { text: 'Choose **New user > Invite external user** and enter the account’s address.', actor: 'admin' },
];
const authority: readonly Step[] = [
  {
    text: 'If people of any organization are to sign in, set the authority to `/organizations`, or to `/common` for personal accounts too.',
    actor: 'developer',
    alternative: true,
  },
  {
    text: 'See under **Supported account types** on the Authentication page that the registration allows these accounts.',
    actor: 'developer',
    action: 'app-authentication',
    alternative: true,
  },
];
const routes: readonly Step[] = [...otherAccount, ...invite, check, ...authority];

const shared = /^(?:common|organizations|consumers)$/i;

export default defineEntry({
  code: 'AADSTS50020',
  name: 'UserUnauthorized',
  actor: 'admin',
  category: 'account',
  title: 'The account isn’t known in the tenant that was asked',
  shortTitle: 'Account not in this tenant',
  summary:
    'Somebody signed in with an account of another directory, and the app’s tenant has neither a member nor a guest for it. Another account, an invitation, or another authority settles it.',
  errors: ['invalid_grant', 'access_denied'],
  steps: routes,
  links: [
    { title: 'Account from another identity provider, AADSTS50020', url: article.url },
    { title: 'Invite a guest', url: addGuests },
    {
      title: 'MSAL configuration: the authority',
      url: 'https://learn.microsoft.com/entra/identity-platform/msal-client-application-configuration#authority',
    },
  ],
  shows: ['identityProvider', 'tenantInText', 'tenant', 'requestAddress', 'endpointVersion', 'grantType'],
  causes: [
    cause({
      id: 'v1-endpoint',
      summary: 'A personal account at the v1 endpoint',
      title: 'A personal Microsoft account can’t sign in at the v1 endpoint the app uses',
      lede: 'The old endpoint without `/v2.0` in its path serves work and school accounts only. Personal accounts need the v2.0 endpoint.',
      basis: { kind: 'observed', url: 'https://github.com/TheNetworg/oauth2-azure/issues/62' },
      confidence: 'certain',
      actor: 'developer',
      needs: ['errorText'],
      uses: ['endpointVersion', 'requestAddress', 'personalAccount', 'quotedInText'],
      // The variant for this cause names no provider, tenant or app; the other one always does.
      when: ({ endpointVersion, quotedInText, errorText }) =>
        quotedInText !== undefined || endpointVersion === 'v2'
          ? 'ruled-out'
          : endpointVersion === 'v1' || /\b2\.0\b/.test(errorText)
            ? 'found'
            : 'cannot-tell',
      because: {
        found: 'The request went to {requestAddress}, which is the {endpointVersion} endpoint.',
        'ruled-out': 'The request didn’t fail for its endpoint: Microsoft names a tenant, or the endpoint is v2.',
        'cannot-tell': 'The request would show which endpoint was asked.',
      },
      steps: [
        'Set the authorize address to the one that ends in `/oauth2/v2.0/authorize`, the token address to `/oauth2/v2.0/token`.',
        'Ask for `scope` instead of `resource`.',
        {
          text: 'See under **Supported account types** on the Authentication page that personal accounts are allowed.',
          action: 'app-authentication',
        },
        { text: 'Check: sign in again. The path of the authorize request holds `/v2.0/`.', check: true },
      ],
      evidence: {
        requestAddress: { verdict: 'bad', says: 'The path has no /v2.0' },
        endpointVersion: { verdict: 'bad' },
        personalAccount: {
          verdict: 'neutral',
          says: 'Microsoft took the account to the sign-in for personal accounts',
        },
      },
    }),
    cause({
      id: 'no-directory',
      summary: 'A personal account without a directory of its own',
      title: 'A personal Microsoft account signed in where a directory is needed',
      lede: 'The account belongs to no organization, so Microsoft looked for it in its own tenant. Portals and admin tools need an account with a directory.',
      basis: article,
      confidence: 'certain',
      actor: 'user',
      needs: ['errorText'],
      uses: ['tenantInText', 'identityProvider'],
      when: ({ tenantInText }) => tenantInText === 'Microsoft Services',
      because: {
        found: 'Microsoft looked for the account in its own tenant, Microsoft Services.',
        'ruled-out': 'The tenant that was asked isn’t Microsoft’s own.',
      },
      steps: [
        'Sign in with a work or school account.',
        'If there is none, create an Azure account; a tenant comes with it.',
        { text: 'Check: sign in again. The portal opens in your directory.', check: true },
      ],
      evidence: { tenantInText: { verdict: 'bad' } },
    }),
    cause({
      id: 'password-flow-personal-account',
      summary: 'The password flow with a personal account',
      title: 'The app sends the password of a personal account, which that flow doesn’t take',
      lede: 'The password flow (ROPC) works for accounts of a tenant only, not for personal Microsoft accounts, invited or not.',
      basis: article,
      confidence: 'certain',
      actor: 'developer',
      needs: ['requestAddress'],
      uses: ['grantType', 'personalAccount', 'endpoint'],
      when: ({ grantType, personalAccount, requestAddress }) => {
        if (!/\/token$/i.test(requestAddress)) return 'ruled-out';
        if (grantType === undefined || (grantType === 'password' && personalAccount === undefined))
          return 'cannot-tell';
        return grantType === 'password' && personalAccount === true;
      },
      because: {
        found: 'The grant type is {grantType}, with {personalAccount}.',
        'ruled-out': 'It isn’t the password flow with a personal account.',
      },
      steps: [
        'Sign the person in interactively, with the authorization code flow.',
        'For an unattended job, use an account of the tenant or client credentials.',
        { text: 'Check: run the app again. The token request answers 200.', check: true },
      ],
      evidence: { grantType: { verdict: 'bad' }, personalAccount: { verdict: 'bad' } },
    }),
    cause({
      id: 'consent-link-of-other-tenant',
      summary: 'The admin consent link names another tenant than the account’s',
      title: 'The admin consent link is for a tenant this account doesn’t belong to',
      lede: 'The link asks for consent in one tenant, and somebody opened it with an account of another.',
      basis: { kind: 'observed', url: 'https://github.com/MicrosoftDocs/azure-docs/issues/114009' },
      confidence: 'certain',
      actor: 'user',
      uses: ['requestAddress', 'adminConsent', 'tenant', 'identityProvider'],
      when: ({ requestAddress, adminConsent }) => {
        if (/\/adminconsent$/i.test(requestAddress ?? '') || adminConsent) return 'found';
        return requestAddress === undefined && adminConsent === undefined ? 'cannot-tell' : 'ruled-out';
      },
      because: {
        found: 'The answer to {requestAddress} carries `admin_consent={adminConsent}`.',
        'ruled-out': 'The request isn’t one for admin consent.',
        'cannot-tell': 'The request, or the redirect back to the app, would show it.',
      },
      steps: [
        'Open the link in a private window with an administrator account of the tenant it names.',
        {
          text: 'If each organization is to consent for itself, put `organizations` into the link instead of the tenant.',
          actor: 'developer',
        },
        { text: 'Check: the answer holds `admin_consent=True` and no `error`.', check: true },
      ],
      evidence: { requestAddress: { verdict: 'bad' }, identityProvider: { verdict: 'bad' } },
    }),
    cause({
      id: 'account-of-the-session',
      summary: 'The browser used an account it was already signed in with',
      title: 'The browser signed in with an account of another directory, without asking',
      lede: 'Nobody chose the account in this sign-in: it came from a session of the browser. That is often not the account the app was meant for.',
      basis: article,
      confidence: 'likely',
      actor: 'user',
      needs: ['endpoint', 'identityProvider'],
      uses: ['sessionCookie', 'loginHint', 'prompt'],
      when: ({ sessionCookie, endpoint, loginHint }) => {
        if (endpoint !== 'authorize') return 'ruled-out';
        if (sessionCookie === undefined || loginHint === undefined) return 'cannot-tell';
        return sessionCookie && loginHint === null;
      },
      because: {
        found:
          'The authorize request itself was refused, with a session cookie and without an account hint. The account is from {identityProvider}.',
        'ruled-out': 'A page was shown before, the app itself named the account, or there was no session.',
        'cannot-tell': 'It needs the authorize request with the names of its cookies.',
      },
      steps: [
        ...otherAccount,
        {
          text: 'Let the app ask which account to use, with `prompt=select_account`.',
          actor: 'developer',
        },
        ...invite,
        check,
        ...authority,
      ],
      evidence: { identityProvider: { verdict: 'bad' }, sessionCookie: { verdict: 'neutral' } },
    }),
    cause({
      id: 'personal-account',
      summary: 'A personal Microsoft account at the tenant of an organization',
      title: 'A personal Microsoft account signed in at a tenant where it is no guest',
      basis: article,
      confidence: 'certain',
      needs: ['identityProvider'],
      uses: ['tenantInText', 'tenant', 'grantType'],
      when: ({ identityProvider, tenantInText, grantType }) =>
        grantType !== 'password' &&
        tenantInText !== 'Microsoft Services' &&
        /^(?:live\.com|https:\/\/sts\.windows\.net\/9188040d-.*)$/i.test(identityProvider),
      because: {
        found: 'The account’s home is {identityProvider}; it was looked for in {tenantInText}.',
        'ruled-out': 'The account’s home is {identityProvider}, or another observation says more.',
      },
      steps: routes,
      evidence: { identityProvider: { verdict: 'bad' }, tenant: { verdict: 'neutral' } },
    }),
    cause({
      id: 'account-of-another-directory',
      summary: 'An account of another directory or provider',
      title: 'An account of another directory signed in at a tenant where it is no guest',
      basis: article,
      confidence: 'certain',
      needs: ['identityProvider'],
      uses: ['tenantInText', 'tenant', 'requestAddress', 'adminConsent'],
      when: ({ identityProvider, requestAddress, adminConsent }) =>
        !adminConsent &&
        !/\/adminconsent$/i.test(requestAddress ?? '') &&
        !/^(?:live\.com|https:\/\/sts\.windows\.net\/9188040d-.*)$/i.test(identityProvider),
      because: {
        found: 'The account’s home is {identityProvider}; it was looked for in {tenantInText}.',
        'ruled-out': 'The account is a personal one, or another observation says more.',
      },
      steps: routes,
      evidence: { identityProvider: { verdict: 'bad' }, tenant: { verdict: 'neutral' } },
    }),
    cause({
      id: 'one-tenant-authority',
      summary: 'The app is meant for several organizations but asks at one tenant',
      basis: article,
      confidence: 'likely',
      actor: 'developer',
      needs: ['tenant'],
      when: ({ tenant }) => (tenant !== null && !shared.test(tenant) ? 'possible' : 'ruled-out'),
      because: {
        possible: 'The path names {tenant}: everybody signs in there, and others need an invitation.',
        'ruled-out': 'The path names no single tenant.',
      },
    }),
    cause({
      id: 'single-tenant-registration',
      summary: 'The registration allows accounts of its own tenant only',
      basis: article,
      confidence: 'likely',
      actor: 'developer',
      because: { 'cannot-tell': 'Only the registration’s Authentication page shows which accounts it allows.' },
    }),
    cause({
      id: 'assignment-required',
      summary: 'The app requires assignment and the guest has none',
      basis: article,
      confidence: 'likely',
      because: {
        'cannot-tell': 'Only Properties and Users and groups of the enterprise application show it.',
      },
    }),
    cause({
      id: 'account-made-anew',
      summary: 'The guest’s home account was deleted and created again',
      basis: article,
      confidence: 'likely',
      because: {
        'cannot-tell': 'The dates of both accounts would show it: the guest is then older than its home account.',
      },
    }),
  ],
});
