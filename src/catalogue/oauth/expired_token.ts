import { defineEntry } from '../define.ts';

export default defineEntry({
  code: 'expired_token',
  actor: 'user',
  category: 'code',
  title: 'The device code ran out before the person signed in',
  shortTitle: 'Device code expired',
  summary: 'A device code is good for about 15 minutes. The app has to get a new one and show it.',
  errors: ['expired_token'],
  steps: [
    'Start the sign-in again in the app and enter the new code at once.',
    { text: 'In the app: stop asking after `expires_in` seconds and offer a new code.', actor: 'developer' },
    { text: 'Check: after the code was entered, the token endpoint answers 200.', check: true },
  ],
  links: [
    {
      title: 'Device authorization grant: expected errors',
      url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code#expected-errors',
    },
    { title: 'RFC 8628, 3.5: answers while polling', url: 'https://www.rfc-editor.org/rfc/rfc8628#section-3.5' },
  ],
  shows: ['grantType', 'status', 'errorText'],
});
