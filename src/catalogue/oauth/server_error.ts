import { passingFault } from '../answer-causes.ts';
import type { Basis } from '../define.ts';
import { defineEntry } from '../define.ts';

const codeFlow: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
};

export default defineEntry({
  code: 'server_error',
  actor: 'microsoft',
  category: 'service',
  title: 'The sign-in service met a fault it didn’t expect',
  shortTitle: 'Fault in the service',
  summary:
    'OAuth uses this word for what would otherwise be a status of 500. Often it passes; if it lasts, support can find the reason by the IDs.',
  errors: ['server_error'],
  steps: [
    'Sign in again after a minute.',
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
    { text: 'Check: sign in again. No `server_error` follows.', check: true },
  ],
  links: [
    { title: 'Authorization code flow: errors of the authorize endpoint', url: codeFlow.url },
    { title: 'RFC 6749, 4.1.2.1: server_error', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1' },
  ],
  shows: ['errorText', 'status', 'supportIds', 'backupService'],
  causes: [passingFault(codeFlow)],
});
