import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const rfc: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' };
const endpoint: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.2' };
const clientPassword: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-2.3' };
const codeFlow: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
};

/** Parameters that a service may name as wrong, for captures that do not show the request. */
const protocolNames: ReadonlySet<string> = new Set([
  'client_id',
  'client_secret',
  'client_assertion',
  'response_type',
  'response_mode',
  'scope',
  'resource',
  'grant_type',
  'code',
  'code_verifier',
  'code_challenge',
  'refresh_token',
  'assertion',
  'prompt',
  'nonce',
  'state',
]);

const sendForm: readonly Step[] = [
  'Send the parameters as an HTML form would: `name=value` pairs joined by `&`, each value percent-encoded.',
  'Set the header `Content-Type: application/x-www-form-urlencoded`.',
  { text: 'Check: repeat the request. The evidence below then says “form-encoded”.', check: true },
];

const oneProof: readonly Step[] = [
  'Decide on one way in which the app proves who it is: a secret, a certificate or federated assertion, or the Authorization header.',
  'Remove the other from the code or configuration that builds the token request.',
  { text: 'Check: repeat the request. It carries one proof only and is answered with tokens.', check: true },
];

export default defineEntry({
  code: 'invalid_request',
  actor: 'developer',
  category: 'request',
  title: 'The request isn’t built the way OAuth requires',
  shortTitle: 'Request not well-formed',
  summary:
    'A parameter is missing, repeated, unsupported or doubled by another one, or the whole request has the wrong form. The answer names no Microsoft code, so the request itself has to tell which.',
  errors: ['invalid_request'],
  steps: [
    'Compare the parameters sent, in the evidence below, with the page of the flow that the app uses.',
    'Look for one that is missing, empty, misspelt or sent twice.',
    'Correct the code that builds the request, or let a Microsoft Authentication Library (MSAL) build it.',
    { text: 'Check: repeat the request. The answer holds no `invalid_request` any more.', check: true },
  ],
  links: [
    { title: 'Authorization code flow: parameters of each request', url: codeFlow.url },
    { title: 'RFC 6749, 5.2: what each OAuth error means', url: rfc.url },
    { title: 'RFC 6749, 3.2: how the token endpoint is asked', url: endpoint.url },
  ],
  shows: ['errorText', 'status', 'endpoint', 'grantType', 'parameterNames', 'contentType', 'method'],
  causes: [
    cause({
      id: 'not-post',
      summary: 'The token endpoint was not asked with POST',
      title: 'The token endpoint was asked with {method} instead of POST',
      basis: endpoint,
      confidence: 'certain',
      needs: ['endpoint', 'method'],
      when: ({ endpoint: kind, method }) => kind === 'token' && method !== 'POST',
      because: {
        found: 'The request to the token endpoint is a {method}.',
        'ruled-out': 'A {method} is right for this endpoint.',
      },
      lede: 'Tokens are asked for with POST only, with the parameters in the body.',
      steps: [
        'Send the token request as POST, with its parameters in the body.',
        'If a person opened the address: start the sign-in in the app instead.',
        { text: 'Check: repeat the request. The list shows a POST to the token endpoint.', check: true },
      ],
      evidence: { method: { verdict: 'bad' } },
    }),
    cause({
      id: 'parameters-in-address',
      summary: 'The parameters are in the address instead of the body',
      title: 'The parameters are in the address, but the endpoint reads the body',
      basis: endpoint,
      confidence: 'certain',
      needs: ['endpoint', 'method', 'bodyKind', 'queryNames'],
      when: ({ endpoint: kind, method, bodyKind, queryNames }) =>
        kind === 'token' &&
        method === 'POST' &&
        bodyKind === 'none' &&
        queryNames.some((name) => name === 'grant_type' || name === 'client_id'),
      because: {
        found: 'The address holds {queryNames}; the body of the request is empty.',
        'ruled-out': 'The parameters aren’t in the address alone.',
      },
      lede: 'The token endpoint takes its parameters from the body of the POST. What is in the address is not read, and secrets there end up in logs.',
      steps: [
        'Move the parameters from the address into the body of the POST.',
        'If a client secret stood in the address, create a new one: addresses are written to logs.',
        { text: 'Check: repeat the request. The address ends in `/token`, and tokens come.', check: true },
      ],
      evidence: { queryNames: { verdict: 'bad', says: 'Not read by the token endpoint' } },
    }),
    cause({
      id: 'body-not-form',
      summary: 'The body is JSON or something else, not a form',
      title: 'The body of the request is {bodyKind}, but the endpoint reads form-encoded bodies only',
      basis: endpoint,
      confidence: 'certain',
      needs: ['endpoint', 'bodyKind'],
      uses: ['contentType'],
      when: ({ endpoint: kind, bodyKind }) => kind === 'token' && (bodyKind === 'json' || bodyKind === 'other'),
      because: { found: 'Form of the body: {bodyKind}.', 'ruled-out': 'Form of the body: {bodyKind}.' },
      lede: 'OAuth parameters travel as a form. For the service a body in another format holds no parameters at all.',
      steps: sendForm,
      evidence: { bodyKind: { verdict: 'bad' }, contentType: { verdict: 'bad' } },
    }),
    cause({
      id: 'repeated-parameter',
      summary: 'A parameter is sent more than once',
      title: 'The request holds a parameter more than once: {repeatedParameters}',
      basis: rfc,
      confidence: 'certain',
      needs: ['repeatedParameters'],
      when: ({ repeatedParameters }) => repeatedParameters.some((name) => !/^(x-|client-request-id$)/i.test(name)),
      because: {
        found: 'Sent more than once: {repeatedParameters}.',
        'ruled-out': 'No parameter of the protocol is sent twice.',
      },
      lede: 'Each parameter may occur once in a request, and the service doesn’t choose between two values.',
      steps: [
        'Find where the app adds the parameter a second time: often once by the library and once by the app’s own “extra parameters”.',
        'Remove one of the two.',
        { text: 'Check: repeat the request. No parameter shows up under “Parameters sent twice”.', check: true },
      ],
      evidence: { repeatedParameters: { verdict: 'bad' } },
    }),
    cause({
      id: 'two-mechanisms',
      summary: 'Authorization header and credentials in the body at once',
      title: 'The client proves who it is in two ways at once: in the Authorization header and in the body',
      basis: clientPassword,
      confidence: 'certain',
      needs: ['endpoint', 'authorizationScheme'],
      uses: ['clientSecret', 'clientAssertion'],
      when: ({ endpoint: kind, authorizationScheme, clientSecret, clientAssertion }) =>
        kind !== 'token' || authorizationScheme === null
          ? 'ruled-out'
          : clientSecret === undefined || clientAssertion === undefined
            ? 'cannot-tell'
            : clientSecret !== null || clientAssertion !== null,
      because: {
        found: 'The request has an Authorization header and a secret or assertion in its body.',
        'ruled-out': 'The request does not combine the Authorization header with credentials in the body.',
        'cannot-tell': 'It needs the headers and the body of the token request.',
      },
      lede: 'A client may use one mechanism per request. With two the server must refuse, because they might disagree.',
      steps: oneProof,
      evidence: { authorizationScheme: { verdict: 'bad' } },
    }),
    cause({
      id: 'two-credentials',
      summary: 'Client secret and client assertion at once',
      title: 'The request holds two proofs of the client: a secret and an assertion',
      basis: rfc,
      confidence: 'certain',
      needs: ['endpoint'],
      uses: ['clientSecret', 'clientAssertion'],
      when: ({ endpoint: kind, clientSecret, clientAssertion }) =>
        kind !== 'token'
          ? 'ruled-out'
          : clientSecret === undefined || clientAssertion === undefined
            ? 'cannot-tell'
            : clientSecret !== null && clientAssertion !== null,
      because: {
        found: 'Both were sent: {clientSecret} and {clientAssertion}.',
        'ruled-out': 'Not both a client secret and a client assertion were sent.',
        'cannot-tell': 'It needs the body of the token request.',
      },
      lede: 'A request with several credentials is refused: the service does not choose one of them.',
      steps: oneProof,
      evidence: { clientSecret: { verdict: 'bad' }, clientAssertion: { verdict: 'bad' } },
    }),
    cause({
      id: 'missing-parameter',
      summary: 'A required parameter is missing or empty',
      title: 'The request lacks a required parameter: {missingParameters}',
      basis: codeFlow,
      confidence: 'certain',
      needs: ['missingParameters', 'bodyKind'],
      uses: ['grantType'],
      // Where the body could not be read, nothing in it counts as sent; the cause is then the body.
      when: ({ missingParameters, bodyKind }) =>
        missingParameters.length === 0
          ? 'ruled-out'
          : bodyKind === 'json' || bodyKind === 'other'
            ? 'cannot-tell'
            : 'found',
      because: {
        found: 'Not sent, or sent without a value: {missingParameters}.',
        'ruled-out': 'Every parameter that this request requires was sent with a value.',
        'cannot-tell': 'Parameters in a body that isn’t a form are not read.',
      },
      lede: 'A parameter without a value counts as not sent. Most often a setting of the app is empty where it runs.',
      steps: [
        'Find the setting or variable that this parameter is filled from.',
        'Give it its value in the environment where the request is made.',
        { text: 'Check: repeat the request. “Required parameters missing” says “none”.', check: true },
      ],
      evidence: { missingParameters: { verdict: 'bad' } },
    }),
    cause({
      id: 'unsupported-value',
      summary: 'A parameter has a value that is not supported',
      title: 'A parameter has a value that Microsoft doesn’t document: {unsupportedValues}',
      basis: codeFlow,
      confidence: 'likely',
      needs: ['unsupportedValues'],
      when: ({ unsupportedValues }) => unsupportedValues.length > 0,
      because: {
        found: 'Not among the documented values: {unsupportedValues}.',
        'ruled-out': 'Each parameter with a fixed list of values has one of them.',
      },
      steps: [
        'Replace the value by one that the page of the flow lists. Values are compared letter by letter.',
        { text: 'Check: repeat the request. “Values that are not documented” says “none”.', check: true },
      ],
      evidence: { unsupportedValues: { verdict: 'bad' } },
    }),
    cause({
      id: 'redirect-uri-refused',
      summary: 'The redirect URI is not one that is registered',
      title: 'The service refuses the redirect URI of this request',
      basis: { kind: 'observed', url: 'https://github.com/inbalboa/pymstodo/issues/10' },
      confidence: 'likely',
      needs: ['quotedInText'],
      uses: ['redirectUri'],
      when: ({ quotedInText }) => quotedInText.includes('redirect_uri'),
      because: {
        found: 'The error text names the parameter `redirect_uri`.',
        'ruled-out': 'The error text names another parameter: {quotedInText}.',
        'cannot-tell': 'The error text names no parameter.',
      },
      lede: 'The text names `redirect_uri` as the wrong parameter. It must equal an address of the app registration character for character.',
      steps: [
        { text: 'Open the app’s Authentication page in the Entra admin center.', action: 'app-authentication' },
        { text: 'Compare the listed redirect URIs with the one that was sent.', value: '{redirectUri}' },
        'Correct the side that is wrong: the app’s setting, or the list.',
        { text: 'Check: sign in again after a few minutes. The error is gone.', check: true },
      ],
      evidence: { redirectUri: { verdict: 'bad' } },
    }),
    cause({
      id: 'named-parameter',
      summary: 'The error text names the parameter',
      title: 'The service says which part of the request is wrong: {quotedInText}',
      basis: rfc,
      confidence: 'likely',
      needs: ['quotedInText'],
      uses: ['parameterNames'],
      when: ({ quotedInText, parameterNames }) =>
        quotedInText.some(
          (word) => word !== 'redirect_uri' && (protocolNames.has(word) || parameterNames?.includes(word)),
        ),
      because: {
        found: 'The error text names {quotedInText}.',
        'ruled-out': 'The words named in the error text are no other parameter.',
        'cannot-tell': 'The error text names no parameter.',
      },
    }),
    cause({
      id: 'otherwise-malformed',
      summary: 'Something else is malformed',
      basis: rfc,
      confidence: 'likely',
      because: { 'cannot-tell': 'Only the service’s error text can say which value it could not read.' },
    }),
  ],
});
