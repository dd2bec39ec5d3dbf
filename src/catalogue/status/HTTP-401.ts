import { answeredInBetween, answerLost, codeHint } from '../answer-causes.ts';
import { cause, defineEntry } from '../define.ts';

export default defineEntry({
  code: 'HTTP 401',
  actor: null,
  category: 'credentials',
  title: 'The app’s proof of identity was refused, but the reason can’t be read',
  shortTitle: 'Unauthorized, reason not read',
  summary:
    'The token endpoint uses 401 for a client secret, certificate or header it doesn’t accept. The text that names the code is empty, unreadable or not in this capture.',
  steps: [
    'Open DevTools first, then repeat the sign-in, so that the code is shown.',
    {
      text: 'Open the app’s Certificates & secrets page: is there a secret or certificate that has not expired?',
      action: 'app-credentials',
    },
    'Compare it with what the app is configured with.',
    { text: 'Check: repeat the sign-in. The entry names an AADSTS code, or the answer is 200.', check: true },
  ],
  links: [
    {
      title: 'Add and manage app credentials',
      url: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
    },
    {
      title: 'RFC 6749, 5.2: when a token endpoint answers 401',
      url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
    },
  ],
  shows: [
    'status',
    'answerBody',
    'codeInHeader',
    'challengeSchemes',
    'authorizationScheme',
    'clientSecret',
    'supportIds',
  ],
  causes: [
    answerLost(),
    answeredInBetween(),
    codeHint(),
    cause({
      id: 'client-authentication',
      summary: 'The client’s secret, certificate or header is not accepted',
      basis: { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
      confidence: 'likely',
      uses: ['authorizationScheme', 'clientSecret', 'clientAssertion'],
      when: () => 'possible',
      because: { possible: 'A token endpoint answers 401 when it doesn’t accept the client’s credential.' },
    }),
  ],
});
