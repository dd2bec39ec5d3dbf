import { answeredInBetween, answerLost, codeHint } from '../answer-causes.ts';
import { cause, defineEntry } from '../define.ts';

export default defineEntry({
  code: 'HTTP 400',
  actor: null,
  category: 'request',
  title: 'The request was refused, but the reason can’t be read',
  shortTitle: 'Refused, reason not read',
  summary:
    'Microsoft answered with 400 and writes the reason into the text of the answer. That text is empty, unreadable or not in this capture.',
  steps: [
    'Open DevTools first, then sign in again.',
    'Read the code that the new entry shows.',
    {
      text: 'Or find the sign-in in **Sign-in logs** of the Entra admin center by these IDs.',
      actor: 'admin',
      value: '{supportIds}',
      action: 'sign-in-logs',
    },
    { text: 'Check: sign in again. The entry names an AADSTS code, or the answer is 200.', check: true },
  ],
  links: [
    { title: 'Capture a browser trace', url: 'https://learn.microsoft.com/azure/azure-portal/capture-browser-trace' },
    {
      title: 'Microsoft Entra authentication error codes',
      url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    },
  ],
  shows: ['status', 'answerBody', 'codeInHeader', 'grantType', 'entraHeaders', 'supportIds'],
  causes: [
    answerLost(),
    answeredInBetween(),
    codeHint(),
    cause({
      id: 'empty-answer',
      summary: 'The answer has no text',
      title: 'The answer with status {status} has no text',
      basis: { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
      confidence: 'certain',
      needs: ['answerBody', 'status'],
      when: ({ answerBody }) => answerBody === 'empty',
      because: {
        found: 'The body of the answer is {answerBody}; OAuth asks for an error in JSON.',
        'ruled-out': 'The body of the answer is {answerBody}.',
      },
      evidence: { answerBody: { verdict: 'bad' } },
    }),
  ],
});
