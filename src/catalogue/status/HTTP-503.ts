import { answeredInBetween, codeHint, passingFault } from '../answer-causes.ts';
import type { Basis } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const page: Basis = { kind: 'documented', url: 'https://learn.microsoft.com/entra/architecture/resilience-client-app' };

export default defineEntry({
  code: 'HTTP 503',
  actor: 'microsoft',
  category: 'service',
  title: 'The sign-in service is not available at the moment',
  shortTitle: 'Service unavailable',
  summary:
    'The service, or a gateway before it, takes no requests just now. Such answers pass by themselves; `Retry-After`, where sent, says when to try again.',
  steps: [
    'Wait a minute and sign in again.',
    {
      text: 'See whether Microsoft reports an incident on the Service health page.',
      actor: 'admin',
      link: { title: 'Service health', url: 'https://aka.ms/servicehealth' },
    },
    {
      text: 'If it lasts: open **Learn & support**, then **New support request** in the Entra admin center, and paste these IDs.',
      actor: 'admin',
      value: '{supportIds}',
      link: {
        title: 'Get support for Microsoft Entra ID',
        url: 'https://learn.microsoft.com/entra/fundamentals/how-to-get-support',
      },
    },
    { text: 'Check: sign in again. The answer is no longer 503.', check: true },
  ],
  links: [
    { title: 'Resilience in client apps: errors, pauses and retries', url: page.url },
    { title: 'Service health', url: 'https://aka.ms/servicehealth' },
    {
      title: 'Get support for Microsoft Entra ID',
      url: 'https://learn.microsoft.com/entra/fundamentals/how-to-get-support',
    },
  ],
  shows: ['status', 'answerBody', 'entraHeaders', 'retryAfter', 'backupService', 'errorText', 'supportIds'],
  causes: [
    answeredInBetween(),
    passingFault(page),
    cause({
      id: 'service-trouble',
      summary: 'The service has trouble at this time',
      basis: page,
      confidence: 'likely',
      uses: ['troubleNearby', 'workedNearby'],
      when: () => 'possible',
      because: { possible: 'Other sign-ins of the same minute, yours or a colleague’s, would show whether all fail.' },
    }),
    codeHint(),
  ],
});
