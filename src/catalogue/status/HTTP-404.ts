import { answeredInBetween, answerLost, codeHint } from '../answer-causes.ts';
import { cause, defineEntry } from '../define.ts';

const flows = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints',
} as const;

export default defineEntry({
  code: 'HTTP 404',
  actor: 'developer',
  category: 'request',
  title: 'There is no such endpoint at this address',
  shortTitle: 'Endpoint not found',
  summary:
    'The authority has nothing at this address: the tenant, the user flow or another part of the path is wrong, or the host is not the one of this tenant.',
  steps: [
    {
      text: 'Compare the authority in the app’s settings with the one on the registration: Overview, **Endpoints**.',
      action: 'app-overview',
    },
    { text: 'Look at the tenant in the path.', value: '{tenant}' },
    'With user flows: compare the name of the flow, letter by letter.',
    {
      text: 'Check: open the address of `openid-configuration` of this authority in a browser. It shows JSON.',
      check: true,
    },
  ],
  links: [
    { title: 'Endpoints of the Microsoft identity platform', url: flows.url },
    {
      title: 'National clouds and their hosts',
      url: 'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
    },
  ],
  shows: ['status', 'endpoint', 'authorityHost', 'tenant', 'answerBody', 'entraHeaders'],
  causes: [
    answeredInBetween(),
    answerLost(),
    codeHint(),
    cause({
      id: 'wrong-path',
      summary: 'The tenant, user flow or version in the path does not exist',
      basis: flows,
      confidence: 'likely',
      needs: ['tenant', 'authorityHost'],
      when: () => 'possible',
      because: { possible: 'Nothing in this capture shows that the path exists at {authorityHost}.' },
    }),
  ],
});
