import { passingFault } from '../answer-causes.ts';
import type { Basis } from '../define.ts';
import { defineEntry } from '../define.ts';

const codeFlow: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
};

export default defineEntry({
  code: 'temporarily_unavailable',
  actor: 'microsoft',
  category: 'service',
  title: 'The sign-in service is too busy at the moment',
  shortTitle: 'Service too busy',
  summary: 'The service takes no such request just now. It passes by itself; asking again at once makes it worse.',
  errors: ['temporarily_unavailable'],
  steps: [
    'Wait a minute and sign in again.',
    {
      text: 'In the app: repeat after a pause that grows, and keep to `Retry-After` where it is sent.',
      actor: 'developer',
    },
    {
      text: 'If it lasts: see whether Microsoft reports an incident on the Service health page.',
      actor: 'admin',
      link: { title: 'Service health', url: 'https://aka.ms/servicehealth' },
    },
    { text: 'Check: sign in again. The token endpoint answers 200.', check: true },
  ],
  links: [
    { title: 'Authorization code flow: errors of the authorize endpoint', url: codeFlow.url },
    { title: 'Service health', url: 'https://aka.ms/servicehealth' },
  ],
  shows: ['status', 'retryAfter', 'backupService', 'errorText', 'supportIds'],
  causes: [passingFault(codeFlow)],
});
