import { defineEntry } from '../define.ts';

export default defineEntry({
  code: 'bad_verification_code',
  actor: 'developer',
  category: 'code',
  title: 'The device code that the app sends isn’t one that Microsoft gave out',
  shortTitle: 'Device code not recognized',
  summary:
    'The token endpoint doesn’t know the `device_code` of the request. It was cut, changed, mixed up with the short `user_code`, or sent to another tenant.',
  errors: ['bad_verification_code'],
  steps: [
    'Send the long `device_code` of the first answer, not the short `user_code` that people type.',
    'Ask at the same tenant and with the same client ID as in the first request.',
    { text: 'Check: start again. The polls answer `authorization_pending`, then 200.', check: true },
  ],
  links: [
    {
      title: 'Device authorization grant: expected errors',
      url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code#expected-errors',
    },
    { title: 'RFC 8628, 3.5: answers while polling', url: 'https://www.rfc-editor.org/rfc/rfc8628#section-3.5' },
  ],
  shows: ['grantType', 'tenant', 'clientId', 'parameterNames', 'errorText'],
});
