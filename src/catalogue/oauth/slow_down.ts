import { defineEntry } from '../define.ts';

export default defineEntry({
  code: 'slow_down',
  kind: 'pending',
  actor: 'none',
  category: 'session',
  title: 'The app asks too often whether the person has signed in',
  shortTitle: 'Polling too often',
  summary: 'The service wants five seconds more between two questions. An app that keeps to it goes on as usual.',
  errors: ['slow_down'],
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
