import { defineEntry } from '../define.ts';

export default defineEntry({
  code: 'authorization_pending',
  kind: 'pending',
  actor: 'none',
  category: 'session',
  title: 'The device is still waiting for the person to sign in',
  shortTitle: 'Waiting for the person',
  summary:
    'The person hasn’t finished signing in on the other device. The app asks again after the interval it was given; nothing is wrong.',
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
