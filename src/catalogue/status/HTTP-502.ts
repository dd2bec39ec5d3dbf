import { answeredInBetween, codeHint, passingFault } from '../answer-causes.ts';
import type { Basis } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const page: Basis = { kind: 'documented', url: 'https://learn.microsoft.com/entra/architecture/resilience-client-app' };

export default defineEntry({
  code: 'HTTP 502',
  actor: 'microsoft',
  category: 'service',
  title: 'A gateway got no usable answer from the sign-in service',
  shortTitle: 'Bad gateway',
  summary:
    'A gateway between the app and the service got an answer it could not use. The gateway may be Microsoft’s, the company’s, or the app’s own proxy.',
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
    { text: 'Check: sign in again. The answer is no longer 502.', check: true },
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
