/** Causes that answers without a readable error share: who answered, and why the text is not there. */
import type { Basis, Cause } from './define.ts';
import { cause } from './define.ts';

const requestId: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity/monitoring-health/concept-sign-in-log-activity-details',
};
const harExport: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/azure/azure-portal/capture-browser-trace',
};

/** A proxy, gateway or firewall answered in Microsoft's place. */
export const answeredInBetween = (): Cause =>
  cause({
    id: 'answered-in-between',
    summary: 'Something between the app and Microsoft answered',
    title: 'The answer with status {status} didn’t come from Microsoft, but from something in between',
    basis: requestId,
    confidence: 'likely',
    needs: ['entraHeaders', 'status', 'answerBody'],
    when: ({ entraHeaders, answerBody }) => !entraHeaders && answerBody !== 'json',
    because: {
      found:
        'None of the headers that Entra sets is in the answer, such as `x-ms-request-id`; its body is {answerBody}.',
      'ruled-out': 'The answer carries a header that only Entra sets, or an error in JSON.',
    },
    lede: 'Answers of the sign-in service carry a request ID. This one has none, so a proxy, gateway, firewall or extension most likely wrote it.',
    actor: 'admin',
    steps: [
      'Try the same sign-in from another network, such as a phone’s hotspot, and in a private window.',
      'If it works there, let the network’s admin allow the sign-in hosts of Microsoft without inspection.',
      { text: 'Check: sign in again. The answer holds `x-ms-request-id`.', check: true },
    ],
    evidence: { entraHeaders: { verdict: 'bad', says: 'Answers of Entra carry them' } },
  });

/** The answer came, but its text was not handed over. */
export const answerLost = (): Cause =>
  cause({
    id: 'answer-lost',
    summary: 'The text of the answer is not in this capture',
    title: 'The answer came with status {status}, but its text is gone',
    basis: harExport,
    confidence: 'certain',
    needs: ['answerBody', 'status'],
    when: ({ answerBody }) => !['json', 'page', 'form-post', 'text', 'empty'].includes(answerBody),
    because: {
      found: 'The body of the answer is {answerBody}.',
      'ruled-out': 'The body of the answer was read: {answerBody}.',
    },
    lede: 'Status and headers were kept; the text that names the code was not handed over. A second try usually shows it.',
    steps: [
      'Open DevTools first, then sign in again, and keep the page open until the sign-in has ended.',
      'If you read a HAR file: have it saved again with “Export HAR (with sensitive data)”, with **Preserve log** switched on.',
      { text: 'Check: sign in again. The new entry shows an AADSTS code.', check: true },
    ],
    evidence: { answerBody: { verdict: 'bad' } },
  });

/** The telemetry header names a code although the body is gone. */
export const codeHint = (): Cause =>
  cause({
    id: 'code-in-header',
    summary: 'The code that a header of the answer names',
    basis: {
      kind: 'observed',
      url: 'https://github.com/AzureAD/microsoft-authentication-library-for-java/blob/dev/msal4j-sdk/src/main/java/com/microsoft/aad/msal4j/XmsClientTelemetryInfo.java',
    },
    confidence: 'likely',
    needs: ['codeInHeader'],
    when: ({ codeInHeader }) => (codeInHeader === null ? 'ruled-out' : 'possible'),
    because: {
      possible: 'The header `x-ms-clitelem` says {codeInHeader}. The text that would confirm it is not there.',
      'ruled-out': 'No header of the answer names a code.',
    },
  });

/** The same request worked at another moment. */
export const passingFault = (basis: Basis): Cause =>
  cause({
    id: 'passing-fault',
    summary: 'A passing fault: the same request worked at another moment',
    title: 'A passing fault: the very same request worked at {sameRequestWorkedAt}',
    basis,
    confidence: 'likely',
    needs: ['sameRequestWorkedAt'],
    when: () => true,
    because: {
      found: 'The same client got its answer with the same scope and redirect URI at {sameRequestWorkedAt}.',
      'cannot-tell': 'This capture holds no second try of the same request that worked.',
    },
    actor: 'microsoft',
    steps: [
      'Sign in again. Nothing has to be changed in the app.',
      { text: 'Let the app repeat such a request by itself, after a pause that grows.', actor: 'developer' },
      { text: 'Check: sign in a few times more. The answer is 200 each time.', check: true },
    ],
    evidence: { sameRequestWorkedAt: { verdict: 'good', says: 'The same request worked' } },
  });
