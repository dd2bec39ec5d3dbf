import { defineEntry } from '../define.ts';

export default defineEntry({
  code: 'authorization_declined',
  kind: 'cancelled',
  actor: 'none',
  category: 'consent',
  title: 'The person declined the sign-in on the other device',
  shortTitle: 'Sign-in declined',
  summary: 'The person refused on the page where the device code was entered. The app must stop asking.',
  errors: ['authorization_declined'],
  steps: [],
  links: [
    {
      title: 'Device authorization grant: expected errors',
      url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code#expected-errors',
    },
    { title: 'RFC 8628, 3.5: answers while polling', url: 'https://www.rfc-editor.org/rfc/rfc8628#section-3.5' },
  ],
  shows: ['grantType', 'status', 'errorText'],
});
