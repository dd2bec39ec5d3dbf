import { cause, defineEntry } from '../define.ts';

const reference = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const codeFlow =
  'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redeem-a-code-for-an-access-token';
const check = { text: 'Check: sign in again. The token request answers 200.', check: true } as const;

export default defineEntry({
  code: 'AADSTS9002313',
  name: 'InvalidRequest',
  actor: 'developer',
  category: 'request',
  title: 'Microsoft couldn’t make sense of the request the app sent',
  shortTitle: 'Malformed request',
  summary:
    'The request reached the right address, but its body or one of its values isn’t in the form Microsoft reads. Microsoft doesn’t say which part it is.',
  errors: ['invalid_request', 'invalid_grant'],
  steps: [
    'Keep DevTools open while signing in, so that the request body is captured.',
    'Compare the body with the example in the documentation: form-encoded, each parameter once.',
    'Send the code or refresh token exactly as it was received: not cut, not changed in letter case, percent-encoded once.',
    check,
  ],
  links: [
    { title: 'Authorization code flow: redeem a code', url: codeFlow },
    { title: 'Microsoft Entra error codes', url: reference },
    { title: 'RFC 6749, token request', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3' },
  ],
  shows: ['method', 'contentType', 'bodyKind', 'grantType', 'parameterNames', 'codeSent', 'codeReceived'],
  causes: [
    cause({
      id: 'not-form-encoded',
      summary: 'The body isn’t form-encoded',
      title: 'The app sent the token request in another form than the endpoint reads',
      lede: 'The token endpoint reads `application/x-www-form-urlencoded` and nothing else. JSON or multipart bodies look empty to it.',
      basis: { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3' },
      confidence: 'certain',
      needs: ['bodyKind'],
      uses: ['contentType'],
      when: ({ bodyKind }) => bodyKind === 'json' || bodyKind === 'other',
      because: {
        found: 'Form of the body: {bodyKind}.',
        'ruled-out': 'Form of the body: {bodyKind}.',
      },
      steps: [
        'Send the parameters as a form body, for example with `URLSearchParams`, each value percent-encoded.',
        {
          text: 'Set the Content-Type header to this value.',
          value: 'application/x-www-form-urlencoded',
        },
        check,
      ],
      evidence: { bodyKind: { verdict: 'bad' }, contentType: { verdict: 'bad' } },
    }),
    cause({
      id: 'empty-body',
      summary: 'The request has no body',
      title: 'The app sent the token request without a body',
      lede: 'All parameters of a token request are in its body. A redirect or proxy that repeats the request can lose it.',
      basis: { kind: 'documented', url: codeFlow },
      confidence: 'certain',
      needs: ['bodyKind', 'method'],
      when: ({ bodyKind, method }) => bodyKind === 'none' && method === 'POST',
      because: {
        found: 'It is a {method} request with no body.',
        'ruled-out': 'It is a {method} request; form of the body: {bodyKind}.',
      },
      steps: ['Send the parameters in the body of the POST request, not in its address.', check],
      evidence: { bodyKind: { verdict: 'bad' } },
    }),
    cause({
      id: 'empty-code-or-token',
      summary: 'The code or refresh token is empty',
      title: 'The app asked for tokens with an empty code or refresh token',
      lede: 'The parameter is there, but it is empty. The app most likely read it from a place that holds nothing any more.',
      basis: { kind: 'documented', url: codeFlow },
      confidence: 'certain',
      needs: ['grantType'],
      uses: ['codeSent', 'refreshToken'],
      when: ({ grantType, codeSent, refreshToken }) => {
        const sent =
          grantType === 'refresh_token' ? refreshToken : grantType === 'authorization_code' ? codeSent : undefined;
        return sent ? sent.length === 0 : 'ruled-out';
      },
      because: {
        found: 'Grant type {grantType}, with a value of no length.',
        'ruled-out': 'The value that the grant type asks for isn’t empty.',
      },
      steps: [
        'Find where the app reads the code or refresh token, and stop there when it holds nothing.',
        'Start a new sign-in instead of sending an empty value.',
        check,
      ],
      evidence: { codeSent: { verdict: 'bad' }, refreshToken: { verdict: 'bad' } },
    }),
    cause({
      id: 'parameter-repeated',
      summary: 'A parameter was sent twice',
      title: 'The app sent a parameter twice: {repeatedParameters}',
      basis: { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.2' },
      confidence: 'likely',
      needs: ['repeatedParameters'],
      when: ({ repeatedParameters }) => repeatedParameters.length > 0,
      because: {
        found: 'Sent more than once: {repeatedParameters}. A parameter may occur in a request only once.',
        'ruled-out': 'Each parameter was sent once.',
      },
      steps: ['Leave one of the two out: look for a parameter set by both the library and the app.', check],
      evidence: { repeatedParameters: { verdict: 'bad' } },
    }),
    cause({
      id: 'code-changed',
      summary: 'The code was cut or changed on its way',
      title: 'The code the app sent isn’t the one Microsoft gave it: its end differs',
      lede: 'A code works only as it was received, character for character. Cutting it, changing its letter case or encoding it twice breaks it.',
      basis: { kind: 'observed', url: 'https://github.com/MicrosoftDocs/azure-docs/issues/24804' },
      confidence: 'certain',
      needs: ['codeSent', 'codeReceived'],
      when: ({ codeSent, codeReceived }) =>
        codeSent === null
          ? 'ruled-out'
          : codeSent.print !== codeReceived.print &&
            codeSent.prefix !== undefined &&
            codeSent.prefix === codeReceived.prefix,
      because: {
        found: 'Received: {codeReceived}. Sent: {codeSent}. Both begin alike.',
        'ruled-out': 'The code sent doesn’t begin like the one received and end otherwise.',
      },
      steps: [
        'Read the code with the URL parser of the platform, not by splitting the address.',
        'Pass it on unchanged and percent-encode it once, in the form body.',
        'Look for a database column or a form field that is too short for it.',
        check,
      ],
      evidence: { codeSent: { verdict: 'bad' }, codeReceived: { verdict: 'good' } },
    }),
    cause({
      id: 'other-code',
      summary: 'Another value than the received code was sent',
      title: 'The app sent another value as the code than the one Microsoft returned',
      lede: 'The redirect brought one code, the token request carries another value. The app most likely reads it from an older place, or changes it from the first character on.',
      basis: { kind: 'observed', url: 'https://github.com/MicrosoftDocs/azure-docs/issues/24804' },
      confidence: 'likely',
      needs: ['codeSent', 'codeReceived'],
      when: ({ codeSent, codeReceived }) =>
        codeSent !== null &&
        codeSent.length > 0 &&
        codeSent.print !== codeReceived.print &&
        (codeSent.prefix === undefined || codeSent.prefix !== codeReceived.prefix),
      because: {
        found: 'Received: {codeReceived}. Sent: {codeSent}.',
        'ruled-out': 'No other code was sent than the one received.',
      },
      steps: ['Take the code from the redirect of this very sign-in, unchanged.', check],
      evidence: { codeSent: { verdict: 'bad' }, codeReceived: { verdict: 'good' } },
    }),
    cause({
      id: 'damaged-refresh-token',
      summary: 'The refresh token is damaged or of another kind',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-android/issues/558',
      },
      confidence: 'likely',
      needs: ['grantType'],
      when: ({ grantType }) => (grantType === 'refresh_token' ? 'possible' : 'ruled-out'),
      because: {
        possible:
          'It is a refresh request. Whether the token was stored whole can only be compared with the answer that brought it.',
        'ruled-out': 'It isn’t a refresh request.',
      },
    }),
  ],
});
