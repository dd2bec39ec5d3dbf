import { scopeValues } from '../../protocol/scope.ts';
import type { Basis } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const rfc: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' };
const syntax: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.3' };
const refreshing: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-6' };
const scopes: Basis = { kind: 'documented', url: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc' };
const codeFlow: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
};
const clientCredentials: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
};

// RFC 6749 3.3: %x21 / %x23-5B / %x5D-7E, separated by single spaces.
const strange = /[^\x20\x21\x23-\x5b\x5d-\x7e]/;
const isDefault = (permission: string): boolean => permission === '.default';
/** Permission without its API, in small letters, so that `User.Read` and `https://graph.microsoft.com/User.Read` agree. */
const bare = (scope: string): string[] =>
  scopeValues(scope)
    .filter(({ openId }) => !openId)
    .map(({ permission }) => permission.toLowerCase());

export default defineEntry({
  code: 'invalid_scope',
  actor: 'developer',
  category: 'scope',
  title: 'The permissions the app asks for can’t be understood or granted',
  shortTitle: 'Scope refused',
  summary:
    'The `scope` parameter is malformed, mixes what can’t be mixed, names a permission that doesn’t exist, or asks for more than was granted. The answer names no Microsoft code, so the request has to tell which.',
  errors: ['invalid_scope'],
  steps: [
    { text: 'Look at the scope that was sent, value by value.', value: '{scope}' },
    'Separate the values by single spaces, and write each as the API’s ID URI, “/”, and the permission.',
    { text: 'Open the app’s API permissions page and compare the names.', action: 'app-permissions' },
    { text: 'Check: repeat the request. The answer is no longer `invalid_scope`.', check: true },
  ],
  links: [
    { title: 'Scopes and permissions in the Microsoft identity platform', url: scopes.url },
    { title: 'Client credentials flow: the .default scope', url: clientCredentials.url },
    { title: 'RFC 6749, 3.3: how a scope is written', url: syntax.url },
    { title: 'RFC 6749, 5.2: what invalid_scope covers', url: rfc.url },
  ],
  shows: ['errorText', 'scope', 'resources', 'grantType', 'endpointVersion', 'resource'],
  causes: [
    cause({
      id: 'scope-missing',
      summary: 'No scope was sent',
      title: 'The request names no scope',
      basis: syntax,
      confidence: 'certain',
      needs: ['scope', 'resource'],
      when: ({ scope, resource }) => (scope === null || scope.trim() === '') && resource === null,
      because: {
        found: 'The parameter `scope` is missing or holds nothing.',
        'ruled-out': 'A scope or resource was sent.',
      },
      lede: 'Where the scope is left out, the server may use a default or refuse. Microsoft has no default.',
      steps: [
        'Send the permissions the app needs, for example `openid profile User.Read`, or `https://graph.microsoft.com/.default` for a service.',
        'If the scope comes from a setting, see whether it is empty where the app runs.',
        { text: 'Check: repeat the request. It shows a scope.', check: true },
      ],
      evidence: { scope: { verdict: 'bad' } },
    }),
    cause({
      id: 'forbidden-character',
      summary: 'The scope holds a character that is not allowed',
      title: 'The scope holds a character that isn’t allowed there',
      basis: syntax,
      confidence: 'certain',
      needs: ['scope'],
      when: ({ scope }) => {
        const at = scope === null ? -1 : scope.search(strange);
        return at < 0 ? 'ruled-out' : { verdict: 'found', marks: { scope: [at, at + 1] } };
      },
      because: {
        found:
          'Quotation marks, backslashes, line breaks and letters outside ASCII aren’t allowed in a scope: {scope}.',
        'ruled-out': 'Every character of the scope is allowed.',
      },
      lede: 'Such a character usually comes from a list in JSON or YAML that was pasted as it is, or from a line break in a setting.',
      steps: [
        'Write the scope as plain text: values separated by one space, without quotes, brackets or line breaks.',
        { text: 'Check: repeat the request. The scope shows no marked character.', check: true },
      ],
      evidence: { scope: { verdict: 'bad', says: 'The first character that is not allowed is marked' } },
    }),
    cause({
      id: 'encoded-twice',
      summary: 'The scope was percent-encoded twice',
      title: 'The scope was percent-encoded twice',
      basis: syntax,
      confidence: 'likely',
      needs: ['scope'],
      when: ({ scope }) => {
        const code = /%[0-9a-f]{2}/i.exec(scope ?? '');
        return code ? { verdict: 'found', marks: { scope: [code.index, code.index + 3] } } : 'ruled-out';
      },
      because: {
        found: 'After decoding, percent-codes are left: {scope}.',
        'ruled-out': 'No percent-code is left after decoding.',
      },
      steps: [
        'Give the library the scope unencoded: it encodes by itself.',
        { text: 'Check: repeat the request. The scope shows spaces and “/” instead of percent-codes.', check: true },
      ],
      evidence: { scope: { verdict: 'bad', says: 'Still encoded' } },
    }),
    cause({
      id: 'comma-separated',
      summary: 'The values are separated by commas',
      title: 'The values of the scope are separated by commas instead of spaces',
      basis: syntax,
      confidence: 'likely',
      needs: ['scope'],
      when: ({ scope }) => {
        const at = scope?.search(/[,;]/) ?? -1;
        return at < 0 ? 'ruled-out' : { verdict: 'found', marks: { scope: [at, at + 1] } };
      },
      because: {
        found: 'The scope sent is {scope}.',
        'ruled-out': 'The scope holds no comma.',
      },
      lede: 'A scope is a list separated by spaces. With commas, all of it counts as one unknown permission.',
      steps: [
        'Replace the commas by single spaces, or pass the library a list instead of one text.',
        { text: 'Check: repeat the request. The values are separated by spaces.', check: true },
      ],
      evidence: { scope: { verdict: 'bad', says: 'Separated by a comma' } },
    }),
    cause({
      id: 'values-joined',
      summary: 'Two values were joined without a space',
      title: 'Two values of the scope were joined without a space',
      basis: syntax,
      confidence: 'likely',
      needs: ['scope'],
      when: ({ scope }) => {
        const odd = scopeValues(scope ?? '').find(({ text }) => /.[a-z]+:\/\/.*[a-z]+:\/\//i.test(` ${text}`));
        if (!odd || scope === null) return 'ruled-out';
        const second = /[a-z]+:\/\/[^\s]*?([a-z]+:\/\/)/i.exec(odd.text);
        const at = scope.indexOf(odd.text) + (second ? second[0].length - (second[1]?.length ?? 0) : 0);
        return { verdict: 'found', marks: { scope: [at, at + (second?.[1]?.length ?? 1)] } };
      },
      because: {
        found: 'One value holds two addresses: {scope}.',
        'ruled-out': 'No value holds two addresses.',
      },
      steps: [
        'Put one space between the values. Where they are joined by code, join them with a space.',
        { text: 'Check: repeat the request. Each value holds one address.', check: true },
      ],
      evidence: { scope: { verdict: 'bad', says: 'A second address begins here' } },
    }),
    cause({
      id: 'default-in-client-credentials',
      summary: 'A service asked for a single permission instead of .default',
      title: 'A service may only ask for the .default scope of an API',
      basis: clientCredentials,
      confidence: 'certain',
      needs: ['endpoint', 'scope'],
      uses: ['grantType'],
      when: ({ grantType, scope }) =>
        grantType === 'client_credentials' && scope !== null && scope.trim() !== ''
          ? !scopeValues(scope).every(({ permission }) => isDefault(permission))
          : 'ruled-out',
      because: {
        found: 'The grant is client_credentials and the scope is {scope}.',
        'ruled-out': 'It is another request, or its scope ends in `/.default`.',
      },
      lede: 'Without a person, permissions aren’t asked for one by one. They are granted beforehand, and `.default` stands for all of them.',
      steps: [
        'Use the API’s ID URI followed by `/.default`, for example `https://graph.microsoft.com/.default`.',
        {
          text: 'Add the permissions as **Application permissions** on the API permissions page.',
          action: 'app-permissions',
        },
        { text: 'Choose **Grant admin consent**.', actor: 'admin' },
        { text: 'Check: repeat the request. The scope ends in `/.default`, and a token comes.', check: true },
      ],
      evidence: { scope: { verdict: 'bad' }, grantType: { verdict: 'neutral' } },
    }),
    cause({
      id: 'default-mixed',
      summary: '.default is mixed with single permissions',
      title: 'The scope mixes .default with single permissions',
      basis: scopes,
      confidence: 'likely',
      needs: ['scope'],
      when: ({ scope }) => {
        const values = scopeValues(scope ?? '').filter(({ openId }) => !openId);
        return (
          values.some(({ permission }) => isDefault(permission)) &&
          !values.every(({ permission }) => isDefault(permission))
        );
      },
      because: {
        found: 'The scope holds both: {scope}.',
        'ruled-out': '`.default` is not mixed with single permissions.',
      },
      lede: '`.default` means everything that the registration lists. It can’t be combined with single permissions.',
      steps: [
        'Ask either for `.default` or for single permissions.',
        { text: 'Check: repeat the request. The scope holds one of the two kinds.', check: true },
      ],
      evidence: { scope: { verdict: 'bad' } },
    }),
    cause({
      id: 'several-apis',
      summary: 'The token request asks for several APIs at once',
      title: 'The token request asks for permissions of several APIs: {resources}',
      basis: codeFlow,
      confidence: 'likely',
      needs: ['endpoint', 'scope'],
      uses: ['resources'],
      when: ({ endpoint, resources }) => endpoint === 'token' && (resources?.length ?? 0) > 1,
      because: {
        found: 'The scope names permissions of {resources}.',
        'ruled-out': 'The scope belongs to one API, or the request may ask for several.',
      },
      lede: 'A token is made for one API. A sign-in may ask for consent to several, but each token request names one.',
      steps: [
        'Make one token request per API, each with the scopes of that API.',
        { text: 'Check: repeat the request. “Resource” shows one API.', check: true },
      ],
      evidence: { resources: { verdict: 'bad' } },
    }),
    cause({
      id: 'more-than-granted',
      summary: 'The refresh request asks for more than was granted',
      title: 'The app asks for more than the person had granted with this refresh token',
      basis: refreshing,
      confidence: 'likely',
      needs: ['endpoint', 'scope'],
      uses: ['grantedScope', 'grantType'],
      when: ({ scope, grantedScope, grantType }) => {
        if (grantType !== 'refresh_token' || scope === null) return 'ruled-out';
        if (grantedScope === undefined) return 'cannot-tell';
        const granted = new Set(bare(grantedScope));
        return bare(scope).some((permission) => !isDefault(permission) && !granted.has(permission));
      },
      because: {
        found: 'Granted was {grantedScope}; asked for is {scope}.',
        'ruled-out': 'No refresh token was used, or nothing is asked for that was not granted before.',
        'cannot-tell': 'The answer that brought the refresh token is not in this capture.',
      },
      actor: 'user',
      steps: [
        'Sign in in the app again and accept the new permissions.',
        {
          text: 'In the app: on this error start an interactive sign-in with the new scope.',
          actor: 'developer',
        },
        { text: 'Check: the next token answer lists the new permissions.', check: true },
      ],
      evidence: { scope: { verdict: 'bad' }, grantedScope: { verdict: 'good', says: 'Granted at the sign-in' } },
    }),
    cause({
      id: 'unknown-permission',
      summary: 'The API has no such permission',
      basis: rfc,
      confidence: 'likely',
      needs: ['scope'],
      when: ({ scope }) => (scope === null || scope.trim() === '' ? 'ruled-out' : 'possible'),
      because: {
        possible: 'Only the API’s **Expose an API** page, or its documentation, lists the permissions that exist.',
        'ruled-out': 'No permission was asked for.',
      },
    }),
  ],
});
