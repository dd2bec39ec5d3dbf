import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const article: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service',
};
const onBehalfOf: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow',
};
const support = {
  title: 'Get support for Microsoft Entra ID',
  url: 'https://learn.microsoft.com/entra/fundamentals/how-to-get-support',
};
const health = { title: 'Service health', url: 'https://aka.ms/servicehealth' };

/** How a ticket is opened and what it needs; ends the routes on which nothing of the tenant's own is wrong. */
const ticket: readonly Step[] = [
  {
    text: 'In the Entra admin center, open **Learn & support**, then **New support request**. The role Service Support Administrator is enough.',
    actor: 'admin',
    link: support,
  },
  { text: 'Choose the issue type **Technical** and describe one problem only.', actor: 'admin' },
  {
    text: 'Paste these IDs and the time. Support can’t find the sign-in without them.',
    actor: 'admin',
    value: '{supportIds}',
  },
];

const isOnBehalfOf = (grantType: string | null): boolean => grantType?.endsWith(':jwt-bearer') ?? false;
const isDeviceCode = (grantType: string | null): boolean => grantType?.endsWith('device_code') ?? false;

export default defineEntry({
  code: 'AADSTS50000',
  name: 'TokenIssuanceError',
  actor: 'microsoft',
  category: 'service',
  title: 'Microsoft’s sign-in service couldn’t issue a token',
  shortTitle: 'No token could be issued',
  summary:
    'The service stopped while issuing the token and doesn’t say why. It may be its own fault, or a setting that it stumbles over; what is seen here narrows it down, and support can see the rest.',
  errors: ['server_error', 'invalid_grant', 'invalid_request'],
  steps: [
    'Sign in again after a minute, in a private window too. A passing fault is often over by then.',
    { text: 'See whether Microsoft reports an incident on the Service health page.', actor: 'admin', link: health },
    {
      text: 'If people report it since a change to the app, its permissions or a password: undo that change first.',
      actor: 'admin',
    },
    ...ticket,
    { text: 'Check: sign in again. The token endpoint answers 200 and no AADSTS50000 follows.', check: true },
  ],
  links: [
    { title: 'Error AADSTS50000: causes and solutions', url: article.url },
    support,
    health,
    {
      title: 'Microsoft Entra authentication error codes',
      url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    },
  ],
  shows: ['supportIds', 'error', 'status', 'grantType', 'workedNearby', 'troubleNearby', 'backupService'],
  causes: [
    cause({
      id: 'passing-fault',
      summary: 'A passing fault: the same request worked at another moment',
      title: 'A passing fault: the very same request worked at {sameRequestWorkedAt}',
      basis: article,
      confidence: 'likely',
      needs: ['sameRequestWorkedAt'],
      when: () => true,
      because: {
        found: 'The same client got its answer with the same scope and redirect URI at {sameRequestWorkedAt}.',
        'cannot-tell': 'This capture holds no second try of the same request that worked.',
      },
      lede: 'Nothing about the request is wrong, since the service accepts it at other moments. Only if it keeps coming back is it a case for support.',
      steps: [
        'Sign in again. Nothing has to be changed in the app.',
        {
          text: 'See whether Microsoft reports an incident on the Service health page.',
          actor: 'admin',
          link: health,
        },
        { text: 'Check: sign in a few times more. The token endpoint answers 200 each time.', check: true },
        ...ticket.map((step) => ({
          ...(typeof step === 'string' ? { text: step } : step),
          alternative: true as const,
        })),
      ],
      evidence: { sameRequestWorkedAt: { verdict: 'good', says: 'The same request worked' } },
    }),
    cause({
      id: 'service-trouble',
      summary: 'The service has trouble: other requests fail in the same minute',
      title: 'Microsoft’s sign-in service has trouble at this time: other requests fail as well',
      basis: article,
      confidence: 'likely',
      needs: ['troubleNearby'],
      uses: ['workedNearby'],
      when: ({ troubleNearby }) => troubleNearby > 0,
      because: {
        found:
          'Other requests to the same authority that were answered with 500 or above within a minute: {troubleNearby}.',
        'ruled-out': 'No other request of that minute was answered with 500 or above.',
        'cannot-tell': 'No other request of that minute is in this capture.',
      },
      steps: [
        {
          text: 'See whether Microsoft reports an incident on the Service health page.',
          actor: 'admin',
          link: health,
        },
        'Wait, and sign in again after some minutes.',
        ...ticket,
        { text: 'Check: sign in again. The token endpoint answers 200.', check: true },
      ],
      evidence: { troubleNearby: { verdict: 'bad' } },
    }),
    cause({
      id: 'incomplete-on-behalf-of',
      summary: 'An on-behalf-of request lacks a required parameter',
      title: 'The on-behalf-of request lacks a required parameter: {missingParameters}',
      basis: onBehalfOf,
      confidence: 'likely',
      needs: ['grantType', 'missingParameters'],
      when: ({ grantType, missingParameters }) => isOnBehalfOf(grantType) && missingParameters.length > 0,
      because: {
        found: 'An API asked on behalf of a person, and these are missing or empty: {missingParameters}.',
        'ruled-out': 'It isn’t an on-behalf-of request, or it holds every required parameter.',
      },
      actor: 'developer',
      lede: 'Requests on behalf of a person are a known source of this code when a parameter is missing or wrong.',
      steps: [
        'Add the missing parameter to the API’s token request.',
        {
          text: 'Compare the client ID with the Application (client) ID of the API.',
          action: 'app-overview',
          value: '{clientId}',
        },
        {
          text: 'Check: repeat the request. “Required parameters missing” says “none”, and a token comes.',
          check: true,
        },
      ],
      evidence: { missingParameters: { verdict: 'bad' } },
    }),
    cause({
      id: 'no-delegated-permission',
      summary: 'The API called exposes no delegated permission',
      basis: article,
      confidence: 'likely',
      needs: ['grantType', 'scope'],
      uses: ['resources'],
      when: ({ grantType, scope }) =>
        isOnBehalfOf(grantType) && /\/\.default(?:\s|$)/.test(scope ?? '') ? 'possible' : 'ruled-out',
      because: {
        possible:
          'The on-behalf-of request asks for {scope}. If that API offers application permissions only, no token can be made.',
        'ruled-out': 'It isn’t an on-behalf-of request for the `.default` scope of an API.',
      },
    }),
    cause({
      id: 'consent-withheld',
      summary: 'Consent could not be recorded: the app is missing in the tenant, or people may not consent',
      basis: article,
      confidence: 'likely',
      needs: ['grantType'],
      when: ({ grantType }) =>
        isDeviceCode(grantType) ? 'possible' : grantType === 'client_credentials' ? 'ruled-out' : 'cannot-tell',
      because: {
        possible:
          'The device code flow is known for it: look the client ID up under **Enterprise apps**, and grant admin consent.',
        'ruled-out': 'Nobody has to consent in this flow: the grant type is {grantType}.',
        'cannot-tell':
          'Whether people may consent is a setting of the tenant: **Enterprise apps**, **Consent and permissions**.',
      },
      actor: 'admin',
    }),
    cause({
      id: 'admin-consent-at-common',
      summary: 'Admin consent was asked for without naming a tenant',
      basis: { kind: 'observed', url: 'https://github.com/MicrosoftDocs/azure-docs/issues/81850' },
      confidence: 'likely',
      needs: ['endpoint', 'tenant'],
      when: ({ endpoint, tenant }) => (endpoint === 'adminconsent' && tenant === 'common' ? 'possible' : 'ruled-out'),
      because: {
        possible: 'The admin consent page was opened with `common`. Use the tenant’s ID in its place.',
        'ruled-out': 'The request doesn’t ask for admin consent at `common`.',
      },
      actor: 'developer',
    }),
    cause({
      id: 'other-cloud',
      summary: 'The app is set to another cloud than the account’s',
      basis: { kind: 'observed', url: 'https://github.com/microsoft/vscode-azure-account/issues/120' },
      confidence: 'likely',
      needs: ['cloud', 'authorityHost'],
      when: ({ cloud }) => (cloud === 'public' ? 'ruled-out' : 'possible'),
      because: {
        possible:
          'The request went to {authorityHost}, which is not the public cloud. Most accounts live in the public one.',
        'ruled-out': 'The request went to the public cloud.',
      },
      actor: 'user',
    }),
    cause({
      id: 'symmetric-signing-key',
      summary: 'The app registration holds a symmetric signing key',
      basis: article,
      confidence: 'likely',
      because: {
        'cannot-tell':
          'Look in the app’s **Manifest** for an entry in `keyCredentials` with type Symmetric and usage Sign; tokens need a certificate instead.',
      },
      actor: 'developer',
    }),
    cause({
      id: 'password-out-of-step',
      summary: 'The person’s password has expired or differs from the one on premises',
      basis: article,
      confidence: 'likely',
      uses: ['grantType'],
      when: ({ grantType }) => (grantType === 'client_credentials' ? 'ruled-out' : 'cannot-tell'),
      because: {
        'ruled-out': 'No person takes part: the grant type is {grantType}.',
        'cannot-tell':
          'A sign-in of the same person in another app would show it. If that fails too, reset the password.',
      },
      actor: 'user',
    }),
  ],
});
