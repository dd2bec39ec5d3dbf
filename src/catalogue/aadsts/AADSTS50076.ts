import { reasonsToAsk, requestsWithoutPage } from '../blocks/second-factor.ts';
import { defineEntry } from '../define.ts';

export default defineEntry({
  code: 'AADSTS50076',
  name: 'UserStrongAuthClientAuthNRequired',
  kind: 'interrupt',
  actor: 'user',
  category: 'multifactor',
  title: 'Microsoft wants a second factor before it gives this token',
  shortTitle: 'Second factor required',
  summary:
    'The person’s sign-in is not strong enough for this API. Multifactor authentication has to happen on a page, so the app must send the person there.',
  errors: ['invalid_grant', 'interaction_required'],
  steps: [
    'Sign in to the app again, on a page of Microsoft.',
    'Confirm the sign-in with the second factor when the page asks for it.',
    {
      text: 'If the app never opens the page: catch this answer and start an interactive token request.',
      actor: 'developer',
    },
    {
      text: 'If the answer holds claims, pass them in that request, unchanged.',
      actor: 'developer',
      value: '{claimsChallenge}',
    },
    { text: 'Check: after the second factor the next token request answers 200.', check: true },
    {
      text: 'Open the sign-in logs, find the request ID, and read the **Conditional Access** tab: it names the rule that asked.',
      actor: 'admin',
      action: 'sign-in-logs',
      alternative: true,
    },
  ],
  links: [
    {
      title: 'Claims challenges, claims requests and client capabilities',
      url: 'https://learn.microsoft.com/entra/identity-platform/claims-challenge',
    },
    {
      title: 'Microsoft Entra error codes',
      url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    },
    {
      title: 'Password flow and multifactor authentication',
      url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc',
    },
  ],
  shows: ['suberror', 'grantType', 'resources', 'guidsInText', 'policyIds', 'claimsChallenge', 'afterwards'],
  causes: [
    ...requestsWithoutPage({
      ask: 'ask for a second factor',
      it: 'the second factor',
      page: 'Confirm the sign-in with the second factor when the page asks for it.',
      check: 'Check: after the second factor the next token request answers 200.',
      refreshActor: 'user',
    }),
    ...reasonsToAsk,
  ],
});
