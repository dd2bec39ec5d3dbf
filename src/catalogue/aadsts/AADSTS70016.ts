import { defineEntry } from '../define.ts';

export default defineEntry({
  code: 'AADSTS70016',
  name: 'AuthorizationPending',
  kind: 'pending',
  actor: 'none',
  category: 'session',
  title: 'The device code was shown, and the person hasn’t signed in with it yet',
  shortTitle: 'Device sign-in pending',
  summary:
    'The app asks every few seconds whether the person has signed in on the other device, and gets this answer until then. Nothing is wrong.',
  errors: ['authorization_pending'],
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
