import type { Basis, Step, Verdict } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const article: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-consent-issues',
};
const types: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/consent-types-developer',
};
const onBehalfOf: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow',
};
const adminConsent: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
};

const check: Step = { text: 'Check: ask for the token again. It comes without a consent page.', check: true };
const askOnPage: readonly Step[] = [
  'Send the person to the sign-in page once, with the same scope: `loginRedirect`, `acquireTokenRedirect` or `acquireTokenPopup` in MSAL.js.',
  { text: 'Ask for this scope there.', value: '{scope}' },
  'Let the app do this by itself whenever a silent request ends in `consent_required` or `interaction_required`.',
  check,
];
const forEverybody: readonly Step[] = [
  {
    text: 'To accept once for the whole organization, open **Enterprise apps**, the app, **Permissions**, and choose **Grant admin consent**.',
    actor: 'admin',
    alternative: true,
  },
  {
    text: 'Instead of that, open this address as an administrator and accept.',
    actor: 'admin',
    alternative: true,
    value: 'https://{authorityHost}/organizations/adminconsent?client_id={clientId}',
  },
];
const grant: readonly Step[] = [
  { text: 'Open the app’s API permissions page in the Entra admin center.', action: 'app-permissions' },
  'Add the API and the permission with **Add a permission**, if it isn’t listed.',
  { text: 'Choose **Grant admin consent** and confirm.', actor: 'admin' },
];

const unseenGrant = 'The body of the token request would show the grant type.';

/** Whether the request is a token request of this grant type; an authorize request has none. */
const grantIs =
  (wanted: string) =>
  ({ grantType, endpoint }: { grantType?: string | null | undefined; endpoint?: string | undefined }): Verdict => {
    if (endpoint !== undefined && endpoint !== 'token') return 'ruled-out';
    if (grantType === undefined) return 'cannot-tell';
    return grantType === wanted ? 'found' : 'ruled-out';
  };

export default defineEntry({
  code: 'AADSTS65001',
  name: 'DelegationDoesNotExist',
  actor: 'developer',
  category: 'consent',
  title: 'Nobody has agreed yet that the app may use this API',
  shortTitle: 'Consent is missing',
  summary:
    'The app asked for a token without a page on which consent could be given. The person, or an administrator for all, must accept the permissions once.',
  errors: ['invalid_grant', 'interaction_required'],
  steps: [...askOnPage, ...forEverybody],
  links: [
    { title: 'Troubleshoot consent', url: article.url },
    { title: 'How consent is asked for', url: types.url },
    { title: 'Grant consent for the whole tenant', url: adminConsent.url },
  ],
  shows: ['scope', 'resource', 'grantType', 'prompt', 'authorizeScope', 'tenant', 'suberror'],
  causes: [
    cause({
      id: 'token-asks-for-more',
      summary: 'The token request asks for more than the sign-in did',
      title: 'The token request asks for permissions that the sign-in didn’t: {scopesAdded}',
      lede: 'The person agreed to what the authorize request listed. The token request adds to it, and no page can be shown there.',
      basis: { kind: 'observed', url: 'https://github.com/microsoftgraph/nodejs-connect-rest-sample/issues/50' },
      confidence: 'certain',
      uses: ['grantType', 'endpoint', 'scopesAdded', 'authorizeScope'],
      when: ({ grantType, endpoint, scopesAdded }) => {
        const isCode = grantIs('authorization_code')({ grantType, endpoint });
        if (isCode !== 'found') return isCode;
        return scopesAdded === undefined ? 'cannot-tell' : scopesAdded.length > 0;
      },
      because: {
        found: 'The authorize request asked for {authorizeScope}; the token request adds {scopesAdded}.',
        'ruled-out': 'The token request adds nothing to the authorize request.',
        'cannot-tell': 'It needs both requests of the sign-in: authorize and token.',
      },
      steps: [
        { text: 'Ask for these permissions in the authorize request already.', value: '{scopesAdded}' },
        'Redeem the code with the same scope, or a part of it.',
        'Ask for another API in a request of its own.',
        check,
      ],
      evidence: {
        scopesAdded: { verdict: 'bad', says: 'Only in the token request' },
        authorizeScope: { verdict: 'good', says: 'What the person was asked for' },
      },
    }),
    cause({
      id: 'silent-request',
      summary: 'A silent request, which can’t show the consent page',
      title: 'Consent is needed, and the app asked without showing a page',
      lede: 'With `prompt=none` Microsoft may not show anything. The app is expected to ask again on a page.',
      basis: types,
      confidence: 'certain',
      kind: 'interrupt',
      needs: ['endpoint'],
      uses: ['prompt', 'scope'],
      when: ({ prompt, endpoint }) => endpoint === 'authorize' && prompt === 'none',
      because: {
        found: 'The request carries prompt={prompt} and asks for {scope}.',
        'ruled-out': 'The request that failed isn’t a silent one with `prompt=none`.',
      },
      steps: [...askOnPage, ...forEverybody],
      evidence: { prompt: { verdict: 'bad' }, scope: { verdict: 'neutral', says: 'Not all of it has consent' } },
    }),
    cause({
      id: 'refresh-asks-for-more',
      summary: 'A refresh asks for permissions without consent',
      title: 'The app renews its token for permissions that nobody has agreed to',
      lede: 'A refresh token works for every API the app has consent for, but it can’t ask for a new one. The app is expected to ask on a page.',
      basis: types,
      confidence: 'certain',
      kind: 'interrupt',
      needs: ['scope'],
      uses: ['grantType', 'endpoint'],
      when: grantIs('refresh_token'),
      because: {
        found: 'Grant type {grantType}, scope {scope}.',
        'ruled-out': 'It isn’t a refresh.',
        'cannot-tell': unseenGrant,
      },
      steps: [...askOnPage, ...forEverybody],
      evidence: { grantType: { verdict: 'bad' }, scope: { verdict: 'neutral', says: 'Not all of it has consent' } },
    }),
    cause({
      id: 'api-behind-the-api',
      summary: 'An API asks on behalf of the person for another API',
      title: 'The API in the middle has no consent for the API behind it',
      lede: 'A server that calls a second API for the person can’t show a page. The consent must have been given before, for the API in the middle.',
      basis: onBehalfOf,
      confidence: 'certain',
      uses: ['grantType', 'endpoint', 'scope', 'clientId'],
      when: grantIs('urn:ietf:params:oauth:grant-type:jwt-bearer'),
      because: {
        found: 'Grant type {grantType}: {clientId} asks for {scope} on behalf of a person.',
        'ruled-out': 'It isn’t an on-behalf-of request.',
        'cannot-tell': unseenGrant,
      },
      steps: [
        { text: 'Open the API permissions page of the API in the middle.', action: 'app-permissions' },
        ...grant.slice(1),
        { text: 'Check: call the API again. It gets its token for the second API.', check: true },
        {
          text: 'To ask users for both at once, add the client’s ID to `knownClientApplications` in the manifest of the API in the middle.',
          alternative: true,
        },
        { text: 'Let the client ask for that API with the scope `.default`.', alternative: true },
      ],
      evidence: { grantType: { verdict: 'bad' } },
    }),
    cause({
      id: 'password-flow',
      summary: 'The password flow, which never shows a consent page',
      title: 'The app signs in with a stored password, and that flow can’t ask for consent',
      lede: 'With the password flow (ROPC) nobody sees a page, so an administrator must have agreed before.',
      basis: { kind: 'documented', url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc' },
      confidence: 'certain',
      actor: 'admin',
      uses: ['grantType', 'endpoint'],
      when: grantIs('password'),
      because: {
        found: 'The grant type is {grantType}.',
        'ruled-out': 'It isn’t the password flow.',
        'cannot-tell': unseenGrant,
      },
      steps: [...grant, check],
      evidence: { grantType: { verdict: 'bad' } },
    }),
    cause({
      id: 'permission-added-later',
      summary: 'The permission was added after consent had been given',
      basis: {
        kind: 'observed',
        url: 'https://github.com/Azure-Samples/active-directory-dotnet-webapp-webapi-openidconnect/issues/23',
      },
      confidence: 'likely',
      needs: ['scope'],
      uses: ['clientWorkedAt'],
      when: () => 'possible',
      because: {
        possible:
          'Consent covers what was listed when it was given. **Enterprise apps > the app > Permissions** lists it.',
      },
    }),
    cause({
      id: 'consent-in-another-tenant',
      summary: 'Consent was given in another tenant',
      basis: {
        kind: 'observed',
        url: 'https://github.com/Azure-Samples/active-directory-dotnet-native-multitarget/issues/10',
      },
      confidence: 'likely',
      needs: ['tenant'],
      when: ({ tenant }) => (tenant !== null && /^(?:common|organizations)$/i.test(tenant) ? 'possible' : 'ruled-out'),
      because: {
        possible:
          'The path names {tenant}, so the account’s own tenant counts, not the one in which the app is registered.',
        'ruled-out': 'The path names one tenant.',
      },
    }),
    cause({
      id: 'administrator-must-agree',
      summary: 'Only an administrator may agree',
      basis: article,
      confidence: 'likely',
      actor: 'admin',
      because: {
        'cannot-tell':
          'Whether users may agree themselves is a setting of the tenant: **Enterprise apps > Consent and permissions**.',
      },
    }),
  ],
});
