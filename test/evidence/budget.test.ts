/** One exchange keeps within its bytes, whatever a page sends. */
import { expect, it } from 'vitest';
import { fitted, mostBytes } from '../../src/evidence/budget.ts';
import { seen } from '../classify/traffic.ts';

const url = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';
const many = Array.from({ length: 5000 }, (_, n) => `name_${String.fromCharCode(97 + (n % 26))}=${n}`).join('&');

it.each([
  ['many parameters in the address', { url: `${url}?${many}` }],
  ['many parameters in a request without an answer', { url: `${url}?${many}`, status: null }],
  ['many parameters in a form', { method: 'POST', requestBody: many }],
  ['many members', { method: 'POST', requestBody: JSON.stringify(Object.fromEntries(new URLSearchParams(many))) }],
  ['many cookies', { requestHeaders: [['Cookie', many.replaceAll('&', '; ')]] as [string, string][] }],
  [
    'long values everywhere',
    {
      url: `${url}?scope=${'User.Read '.repeat(5000)}&resource=${'https://a/'.repeat(5000)}&claims=${'a b'.repeat(9000)}`,
    },
  ],
  ['one long value over and over', { url: `${url}?${`scope=${'User.Read '.repeat(300)}&`.repeat(100)}` }],
  [
    'a long redirect',
    {
      status: 302,
      redirectUrl: `https://orders.contoso.example/?${many}&error_description=${'Made up. '.repeat(9000)}`,
    },
  ],
  [
    'a long answer',
    {
      responseBody: {
        text: JSON.stringify({
          error: 'x',
          error_description: 'Made up. '.repeat(9000),
          inner_errors: Array(200).fill('Made up. '.repeat(400)),
        }),
      },
    },
  ],
])('%s', (_, over) => {
  const exchange = fitted(seen(over));
  expect(JSON.stringify(exchange).length).toBeLessThanOrEqual(mostBytes);
});
