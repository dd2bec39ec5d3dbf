/** A code without an entry: what Microsoft says, no sureness. */
import type { Shown } from '../../../src/view/state.ts';
import { day, diagnosis, errorBody, evidence, exchange, lookup, page, redacted, shown, step } from './make.ts';

const atUnknown = `${day}08:46:02Z`;
const sentence = 'The request is not valid for the application: the feature is not enabled for this tenant.';
export const unknownCode: Shown = shown(
  '9999999',
  diagnosis(atUnknown, 5, {
    code: 'AADSTS9999999',
    error: 'invalid_request',
    actor: null,
    title: 'Microsoft answered with a code this version doesn’t know',
    summary: 'Sign-in Doctor has no entry for AADSTS9999999. No cause is guessed.',
    said: sentence,
    steps: [
      step('Read Microsoft’s sentence above. It often names the setting.'),
      step('Look the code up at Microsoft.', {
        link: { title: 'at Microsoft', url: 'https://login.microsoftonline.com/error?code=9999999' },
      }),
      step('Still stuck? Choose **Copy diagnosis** and send it to the app’s developer or to Microsoft support.'),
    ],
    otherCauses: [
      {
        id: 'malformed',
        summary: 'Malformed token request',
        verdict: 'ruled-out',
        because: 'Form-encoded, and each required parameter is there once.',
      },
      {
        id: 'ids',
        summary: 'Tenant or client ID is not a valid ID',
        verdict: 'ruled-out',
        because: 'Both are, and another request with them succeeded at 09:41.',
      },
      {
        id: 'service',
        summary: 'Microsoft service problem',
        verdict: 'ruled-out',
        because: 'Other requests succeeded in the same minute.',
      },
      {
        id: 'specific',
        summary: 'Everything specific to this code',
        verdict: 'cannot-tell',
        because: 'There is no entry to check against.',
      },
    ],
    evidence: [
      evidence('OAuth error', 'invalid_request', 'token response, body', 'x1', { mark: [0, 15] }),
      evidence(
        'What that means',
        'The request is malformed, or a parameter is missing or not allowed (RFC 6749, 5.2).',
        'OAuth standard',
        null,
        { plain: true },
      ),
      evidence('Suberror', 'none', 'token response, body', 'x1', { plain: true }),
      evidence('HTTP status', '400', 'token response', 'x1'),
      evidence('Grant type', 'refresh_token', 'token request, body', 'x1'),
    ],
    links: [
      page('Microsoft Entra authentication error codes', 'identity-platform/reference-error-codes'),
      lookup('9999999'),
    ],
  }),
  [
    exchange({
      id: 'x1',
      at: atUnknown,
      endpoint: 'token',
      sent: { grant_type: 'refresh_token', refresh_token: redacted(1612, 'e07b') },
      status: 400,
      body: errorBody(5, atUnknown, '9999999', 'invalid_request', sentence),
    }),
  ],
);
