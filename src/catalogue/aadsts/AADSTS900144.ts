import { cause, defineEntry } from '../define.ts';

const reference = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const codeFlow = 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow';
const inBody = 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/9207';
const check = { text: 'Check: send the request again. No AADSTS900144 follows.', check: true } as const;

const sentAs = (names: readonly string[], wanted: string): boolean =>
  names.some((name) => name.toLowerCase() === wanted.toLowerCase());

export default defineEntry({
  code: 'AADSTS900144',
  actor: 'developer',
  category: 'request',
  title: 'The request lacks a parameter that Microsoft needs',
  shortTitle: 'Required parameter missing',
  summary:
    'Microsoft names the parameter it didn’t find. Either the app left it out, or it stands where the endpoint doesn’t look.',
  errors: ['invalid_request'],
  steps: [
    { text: 'Look at the parameter that Microsoft names.', value: '{parameterInText}' },
    'Send it in the form body at the token endpoint, in the query at the authorize endpoint.',
    'Set the Content-Type of a token request to `application/x-www-form-urlencoded`.',
    check,
  ],
  links: [
    { title: 'Authorization code flow: parameters of both requests', url: codeFlow },
    { title: 'Microsoft Entra error codes', url: reference },
  ],
  shows: ['parameterInText', 'parameterNames', 'queryNames', 'bodyKind', 'contentType', 'requestAddress'],
  causes: [
    cause({
      id: 'not-form-encoded',
      summary: 'The body isn’t form-encoded',
      title: 'The app sent the parameters in a form Microsoft doesn’t read',
      lede: 'The token endpoint reads form bodies only. In a JSON or multipart body it finds no parameter at all, and names the first one it looks for.',
      basis: { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3' },
      confidence: 'certain',
      needs: ['bodyKind'],
      uses: ['contentType', 'parameterInText'],
      when: ({ bodyKind }) => bodyKind === 'json' || bodyKind === 'other',
      because: { found: 'Form of the body: {bodyKind}.', 'ruled-out': 'Form of the body: {bodyKind}.' },
      steps: [
        'Send the parameters as a form body, for example with `URLSearchParams`.',
        { text: 'Set the Content-Type header to this value.', value: 'application/x-www-form-urlencoded' },
        check,
      ],
      evidence: { bodyKind: { verdict: 'bad' }, contentType: { verdict: 'bad' } },
    }),
    cause({
      id: 'in-the-address',
      summary: 'The parameter is in the address, not in the body',
      title: 'The app put `{parameterInText}` into the address; the token endpoint reads the body',
      lede: 'A token request carries its parameters in the form body. What follows the `?` isn’t read.',
      basis: { kind: 'observed', url: inBody },
      confidence: 'certain',
      needs: ['parameterInText', 'queryNames', 'parameterNames', 'method'],
      when: ({ parameterInText, queryNames, parameterNames, method }) =>
        method === 'POST' && sentAs(queryNames, parameterInText) && !sentAs(parameterNames, parameterInText),
      because: {
        found: 'The address holds {queryNames}; the body holds {parameterNames}.',
        'ruled-out': 'The address doesn’t hold {parameterInText} in the body’s place.',
      },
      steps: [
        { text: 'Move this parameter from the address into the form body.', value: '{parameterInText}' },
        'Move the other parameters there too.',
        check,
      ],
      evidence: { queryNames: { verdict: 'bad' } },
    }),
    cause({
      id: 'bare-address',
      summary: 'The sign-in page was opened without a request',
      title: 'The sign-in address was opened without any of the app’s parameters',
      lede: 'Somebody came to the authorize address by a bookmark, by going back, or by a link that lost its query. The app itself sends people there with a full request.',
      basis: { kind: 'observed', url: 'https://github.com/thomseddon/traefik-forward-auth/issues/334' },
      confidence: 'certain',
      needs: ['queryNames', 'method'],
      when: ({ queryNames, method }) => method === 'GET' && queryNames.length === 0,
      because: {
        found: 'A {method} request whose address carries no parameters.',
        'ruled-out': 'The request isn’t a bare address: it is a {method} request with parameters.',
      },
      steps: [
        { text: 'Start at the app’s own address, not at Microsoft’s sign-in page.', actor: 'user' },
        'If people get there by the app, look for the redirect or proxy that cuts the query off.',
        { text: 'Check: the authorize request shows `client_id` and the other parameters.', check: true },
      ],
      evidence: { queryNames: { verdict: 'bad' } },
    }),
    cause({
      id: 'resource-instead-of-scope',
      summary: '`resource` of v1 was sent to the v2 endpoint, which asks for `scope`',
      title: 'The app sent `resource` to the v2.0 endpoint, which asks for `scope`',
      lede: 'The v1 endpoint names the API in `resource`, the v2.0 endpoint in `scope`. The request mixes the two.',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope',
      },
      confidence: 'certain',
      needs: ['endpointVersion', 'resource', 'parameterInText'],
      when: ({ endpointVersion, resource, parameterInText }) =>
        endpointVersion === 'v2' && resource !== null && parameterInText === 'scope',
      because: {
        found: 'The {endpointVersion} endpoint got the resource {resource} and no scope.',
        'ruled-out': 'The request doesn’t name a resource where a scope is asked for.',
      },
      steps: [
        { text: 'Send `scope` instead of `resource`, with this value.', value: '{resource}/.default' },
        'Or send the request to the v1 endpoint, whose path has no `/v2.0`, if the app must stay with v1.',
        check,
      ],
      evidence: { resource: { verdict: 'bad' }, endpointVersion: { verdict: 'bad' } },
    }),
    cause({
      id: 'empty-value',
      summary: 'The parameter was sent without a value',
      title: 'The app sent `{parameterInText}` without a value',
      lede: 'An empty parameter counts as one that wasn’t sent. The setting it comes from most likely holds nothing.',
      basis: { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.2' },
      confidence: 'certain',
      needs: ['parameterInText', 'parameterNames', 'missingParameters'],
      when: ({ parameterInText, parameterNames, missingParameters }) =>
        sentAs(parameterNames, parameterInText) && sentAs(missingParameters, parameterInText),
      because: {
        found: 'Sent: {parameterNames}. Among them, {parameterInText} has no value.',
        'ruled-out': 'No empty {parameterInText} was sent.',
      },
      steps: [
        { text: 'Fill in the setting that this parameter comes from.', value: '{parameterInText}' },
        'Look at the environment of the running app: a variable that is set only on the developer’s machine is empty there.',
        check,
      ],
      evidence: { parameterNames: { verdict: 'bad' } },
    }),
    cause({
      id: 'left-out',
      summary: 'The parameter wasn’t sent',
      title: 'The app left `{parameterInText}` out of its request',
      lede: 'The parameter isn’t among those that were sent. It is one the app itself, or the settings of its library, must supply.',
      basis: { kind: 'documented', url: reference },
      confidence: 'certain',
      needs: ['parameterInText', 'parameterNames'],
      uses: ['bodyKind', 'queryNames', 'resource', 'endpointVersion'],
      when: ({ parameterInText, parameterNames, bodyKind, queryNames, resource, endpointVersion }) => {
        const unread = bodyKind === 'json' || bodyKind === 'other' || sentAs(queryNames ?? [], parameterInText);
        const bare = parameterNames.length === 0 && queryNames?.length === 0 && bodyKind === 'none';
        const mixed = endpointVersion === 'v2' && Boolean(resource) && parameterInText === 'scope';
        return !sentAs(parameterNames, parameterInText) && !unread && !bare && !mixed;
      },
      because: {
        found: 'Sent: {parameterNames}. {parameterInText} isn’t among them.',
        'ruled-out': '{parameterInText} was sent, or another observation already says why it isn’t read.',
      },
      steps: [
        {
          text: 'Add this parameter to the request, or fill in the setting it comes from.',
          value: '{parameterInText}',
        },
        check,
      ],
      evidence: { parameterNames: { verdict: 'bad' } },
    }),
    cause({
      id: 'lost-on-the-way',
      summary: 'The parameter was lost between the browser and Microsoft',
      title: 'The browser sent `{parameterInText}`, but Microsoft didn’t get it',
      lede: 'The request seen here holds the parameter. A proxy, a gateway or a broker of the operating system sends another one on.',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/6169',
      },
      confidence: 'likely',
      needs: ['parameterInText', 'parameterNames', 'missingParameters'],
      when: ({ parameterInText, parameterNames, missingParameters }) =>
        sentAs(parameterNames, parameterInText) && !sentAs(missingParameters, parameterInText),
      because: {
        found: 'Sent: {parameterNames}. {parameterInText} is among them.',
        'ruled-out': 'The request seen here already lacks {parameterInText}.',
      },
      steps: [
        'Send the same request from a network without a proxy.',
        'If the app signs in through the operating system’s broker, turn that off in its library.',
        check,
      ],
      evidence: { parameterNames: { verdict: 'good' } },
    }),
  ],
});
