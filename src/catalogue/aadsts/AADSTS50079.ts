import { reasonsToAsk, requestsWithoutPage } from '../blocks/second-factor.ts';
import { cause, defineEntry } from '../define.ts';

export default defineEntry({
  code: 'AADSTS50079',
  name: 'UserStrongAuthEnrollmentRequired',
  kind: 'interrupt',
  actor: 'developer',
  category: 'multifactor',
  title: 'The person still has to set up multifactor authentication',
  shortTitle: 'Second factor not set up',
  summary:
    'This API requires multifactor authentication, and the person’s sign-in brought none. It is set up on a page, so the app has to open one.',
  errors: ['interaction_required', 'invalid_grant'],
  steps: [
    'Catch this answer in the app and start an interactive token request.',
    { text: 'If the answer holds claims, pass them in that request, unchanged.', value: '{claimsChallenge}' },
    {
      text: 'Set up a second factor when the page asks for it, or beforehand on the security info page.',
      actor: 'user',
      link: { title: 'Set up security info', url: 'https://aka.ms/mfasetup' },
    },
    { text: 'Check: after the set-up the next token request answers 200.', check: true },
    {
      text: 'Open the sign-in logs, find the request ID, and read the **Conditional Access** tab: it names the rule that asked.',
      actor: 'admin',
      action: 'sign-in-logs',
      alternative: true,
    },
  ],
  links: [
    {
      title: 'On-behalf-of flow: when the person has to act',
      url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow',
    },
    {
      title: 'Claims challenges, claims requests and client capabilities',
      url: 'https://learn.microsoft.com/entra/identity-platform/claims-challenge',
    },
    {
      title: 'Microsoft Entra error codes',
      url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    },
  ],
  shows: ['suberror', 'grantType', 'resources', 'guidsInText', 'policyIds', 'claimsChallenge', 'afterwards'],
  causes: [
    ...requestsWithoutPage({
      ask: 'let the person set up a second factor',
      it: 'multifactor authentication',
      page: 'Set up a second factor when the page asks for it.',
      check: 'Check: after the set-up the next token request answers 200.',
      refreshActor: 'developer',
    }),
    cause({
      id: 'federated-without-claim',
      summary: 'A federated sign-in brings no proof of its second factor',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
      },
      confidence: 'likely',
      because: {
        'cannot-tell':
          'For federated users the proof comes from their own identity provider; its token is not looked into.',
      },
    }),
    ...reasonsToAsk,
  ],
});
