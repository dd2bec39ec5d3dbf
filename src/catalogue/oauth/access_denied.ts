import type { Basis } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const codeFlow: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
};

export default defineEntry({
  code: 'access_denied',
  actor: 'user',
  category: 'consent',
  title: 'Access was refused, by the person or by the tenant',
  shortTitle: 'Access refused',
  summary:
    'The person declined what the app asks for, went back, or was not allowed to accept it. The answer doesn’t say which, and gives no tokens.',
  errors: ['access_denied'],
  steps: [
    'Start the sign-in again and accept what the app asks for, if you trust it.',
    {
      text: 'If the page says that admin approval is needed: open **Enterprise apps**, the app, **Permissions**, and choose **Grant admin consent**.',
      actor: 'admin',
    },
    {
      text: 'In the app: say that it can’t go on without access, and don’t start the sign-in by itself again.',
      actor: 'developer',
    },
    { text: 'Check: sign in again. The redirect brings a code.', check: true },
  ],
  links: [
    { title: 'Authorization code flow: errors of the authorize endpoint', url: codeFlow.url },
    {
      title: 'Grant tenant-wide admin consent',
      url: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
    },
  ],
  shows: ['errorText', 'suberror', 'scope', 'prompt'],
  causes: [
    cause({
      id: 'cancelled',
      summary: 'The person cancelled or went back',
      title: 'The person cancelled the sign-in',
      basis: codeFlow,
      confidence: 'certain',
      needs: ['suberror'],
      when: ({ suberror }) => suberror === 'cancel',
      because: {
        found: 'The answer carries `error_subcode` {suberror}.',
        'ruled-out': 'The answer doesn’t say that the person cancelled.',
      },
      kind: 'cancelled',
      actor: 'none',
      lede: 'Cancel or Back was chosen on Microsoft’s page. From a page that asks for admin approval, going back looks the same.',
      steps: ['Start the sign-in again if it was not meant.'],
    }),
    cause({
      id: 'consent-declined',
      summary: 'The person declined the permissions',
      basis: codeFlow,
      confidence: 'likely',
      needs: ['suberror'],
      when: ({ suberror }) => (suberror === 'cancel' ? 'ruled-out' : 'possible'),
      because: {
        possible: 'The answer is access_denied and doesn’t say that the person cancelled.',
        'ruled-out': 'The answer says that the page was left by Cancel or Back.',
      },
    }),
    cause({
      id: 'admin-approval-needed',
      summary: 'Only an admin may accept these permissions',
      basis: codeFlow,
      confidence: 'likely',
      because: { 'cannot-tell': 'The page before the redirect would show it: it is headed “Need admin approval”.' },
    }),
  ],
});
