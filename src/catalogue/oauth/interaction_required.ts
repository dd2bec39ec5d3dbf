import { cause, defineEntry } from '../define.ts';

const codeFlow = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
} as const;

export default defineEntry({
  code: 'interaction_required',
  kind: 'interrupt',
  actor: 'none',
  category: 'session',
  title: 'Microsoft wants to show the person a page first',
  shortTitle: 'Interaction needed',
  summary:
    'Another step is due: a second factor, consent, a choice of account. The app asked without letting a page be shown; asking again with one is the normal next step.',
  errors: ['interaction_required'],
  steps: [],
  links: [
    { title: 'Authorization code flow: errors of the authorize endpoint', url: codeFlow.url },
    {
      title: 'Claims challenges and claims requests',
      url: 'https://learn.microsoft.com/entra/identity-platform/claims-challenge',
    },
  ],
  shows: ['errorText', 'suberror', 'prompt', 'policyIds', 'interaction', 'grantType'],
  causes: [
    cause({
      id: 'step-is-due',
      summary: 'A step of the sign-in is due: second factor, consent or choice of account',
      basis: codeFlow,
      confidence: 'likely',
      because: { possible: 'The answer does not say which step.' },
    }),
  ],
});
