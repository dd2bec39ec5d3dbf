/** An answer whose body is gone: status and headers only. */
import type { Shown } from '../../../src/view/state.ts';
import { client, day, diagnosis, evidence, exchange, redacted, shown, step, tenant } from './make.ts';

const atMissing = `${day}08:54:20Z`;
const header = '1,70008,0,,';
export const bodyMissing: Shown = shown(
  'http-400',
  diagnosis(atMissing, 7, {
    code: 'HTTP 400',
    codes: [],
    actor: null,
    title: 'The token request failed, but its answer is gone',
    summary:
      'The page moved on 1 ms after the answer, before DevTools could hand over the text. Status and headers were kept.',
    steps: [
      step('Reload the page.'),
      step('Check: sign in again. The new entry shows an AADSTS code.', { check: true }),
    ],
    otherCauses: [
      {
        id: 'expired',
        summary: 'AADSTS70008: the code or refresh token has expired',
        verdict: 'possible',
        because: 'The header `x-ms-clitelem` says 70008. The text that would confirm it is gone.',
      },
      { id: 'others', summary: 'Every other cause', verdict: 'cannot-tell', because: 'They need the response body.' },
    ],
    evidence: [
      evidence('Response body', 'not available: the page navigated away', 'token response', 'x1', { plain: true }),
      evidence('Code in a header', header, 'x-ms-clitelem', 'x1', { mark: [2, 7] }),
      evidence('Request ID', '0000aaaa-11bb-cccc-dd22-eeeeee333337', 'x-ms-request-id', 'x1'),
      evidence('Grant type', 'authorization_code', 'token request, body', 'x1'),
    ],
    ids: {
      traceId: '0000aaaa-11bb-cccc-dd22-eeeeee333337',
      correlationId: null,
      timestamp: null,
      tenantId: tenant,
      clientId: client,
    },
  }),
  [
    exchange({
      id: 'x1',
      at: atMissing,
      endpoint: 'token',
      sent: { grant_type: 'authorization_code', code: redacted(1104, '9c20') },
      status: 400,
      body: { kind: 'missing', why: 'navigated-away' },
    }),
  ],
);
