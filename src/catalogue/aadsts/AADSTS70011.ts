import { isGuid } from '../../protocol/guid.ts';
import { isPlaceholder } from '../../protocol/placeholder.ts';
import { resourcesOf, type ScopeValue, scopeValues } from '../../protocol/scope.ts';
import { isCleanList, scopeTextCauses } from '../blocks/scope-text.ts';
import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const scopes: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc',
};
const defaultScope: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope',
};
const clientCredentials: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
};
const reference = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';

const check: Step = { text: 'Check: sign in again. The consent page or the app appears.', check: true };
const copyScope: readonly Step[] = [
  'In the Entra admin center, open **App registrations**, choose the API, then **Expose an API**.',
  'Copy the full scope from the list: it begins with the Application ID URI, then `/`, then the name.',
  'Ask for exactly this value.',
  check,
];

type Where = [number, number];
interface Odd {
  verdict: 'found';
  marks: { scopeAsked: Where };
}

/** Finds the first value of the list that is odd in one way, and marks it. */
function firstOdd(scope: string | null, isOdd: (value: ScopeValue) => boolean): Odd | 'ruled-out' {
  if (scope === null || !isCleanList(scope)) return 'ruled-out';
  const odd = scopeValues(scope).find((value) => !value.openId && isOdd(value));
  if (!odd) return 'ruled-out';
  const start = scope.indexOf(odd.text);
  return { verdict: 'found', marks: { scopeAsked: [start, start + odd.text.length] } };
}

const afterScheme = (text: string): string | undefined => /^[a-z][a-z0-9+.-]*:\/\/([^/]*)$/i.exec(text)?.[1];
/** An address with no `/` after it, whose end is the name of a permission. */
const isJoined = ({ text }: ScopeValue): boolean => {
  const rest = afterScheme(text);
  if (rest === undefined || isGuid(rest)) return false;
  const permission = /(?:user_impersonation|access_as_user|\.default|[a-z]+_[a-z_]+)$/i;
  return permission.test(rest) || isGuid(rest.slice(0, 36)) || /[a-z][A-Z][A-Za-z]*(?:\.[A-Z][A-Za-z]*)+$/.test(rest);
};
const isDefault = (value: ScopeValue): boolean => value.permission.toLowerCase() === '.default';
const hasName = (resource: string): boolean => {
  const name = resource.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '').replace(/\/+$/, '');
  return name !== '' && !isPlaceholder(name);
};
const hasScheme = (resource: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(resource);
/** The API part as written; also of `/.default`, where nothing stands before the `/`. */
const written = (value: ScopeValue): string | null =>
  value.text.startsWith('/') ? '' : value.resource === null ? null : value.text.slice(0, value.text.lastIndexOf('/'));

const lacksApi = (value: ScopeValue): boolean => {
  const resource = written(value);
  return resource !== null && !hasName(resource);
};
const lacksScheme = (value: ScopeValue): boolean => {
  const resource = written(value);
  return resource !== null && hasName(resource) && !hasScheme(resource) && !isGuid(resource);
};
const lacksName = (value: ScopeValue): boolean =>
  (afterScheme(value.text) !== undefined || value.permission === '') && !isJoined(value);

export default defineEntry({
  code: 'AADSTS70011',
  name: 'InvalidScope',
  actor: 'developer',
  category: 'scope',
  title: 'The scope the app asks for isn’t in a form Microsoft accepts',
  shortTitle: 'Scope not valid',
  summary:
    'A scope is a list separated by spaces; each value is the address or client ID of an API, a “/” and the name of a permission. At least one value of this list isn’t.',
  errors: ['invalid_scope'],
  steps: [
    { text: 'Look at each value of the scope that was sent.', value: '{scopeAsked}' },
    'Write a permission of your own API with its Application ID URI before it, as in `api://<client ID>/<name>`.',
    'Ask for one API at a time, and use `.default` alone.',
    check,
  ],
  links: [
    { title: 'Scopes and permissions', url: scopes.url },
    { title: 'Client credentials: the scope', url: clientCredentials.url },
    { title: 'Microsoft Entra error codes', url: reference },
  ],
  shows: ['scopeAsked', 'grantType', 'resource', 'endpointVersion', 'scopeInText'],
  causes: [
    ...scopeTextCauses(check),
    cause({
      id: 'scope-missing',
      summary: 'No scope was sent',
      title: 'The app asked the v2.0 endpoint without a scope',
      lede: 'The v2.0 endpoint needs a `scope` in the request. `resource` is a parameter of the v1 endpoint and doesn’t replace it.',
      basis: scopes,
      confidence: 'certain',
      needs: ['scope', 'endpointVersion'],
      uses: ['resource'],
      when: ({ scope, endpointVersion }) => endpointVersion === 'v2' && (scope === null || scope.trim() === ''),
      because: {
        found: 'The request went to the {endpointVersion} endpoint, and its scope is empty or wasn’t sent.',
        'ruled-out': 'A scope was sent, or the endpoint is v1.',
      },
      steps: ['Send `scope` with the permissions the app needs, at least `openid`.', check],
      evidence: { scope: { verdict: 'bad' } },
    }),
    cause({
      id: 'single-permission-without-user',
      summary: 'Client credentials ask for single permissions instead of .default',
      title: 'The app asks for single permissions without a user; only `.default` is possible there',
      lede: 'With client credentials an app always gets all application permissions it was granted for one API, under the scope `.default`.',
      basis: clientCredentials,
      confidence: 'certain',
      needs: ['scope'],
      uses: ['grantType', 'endpoint'],
      when: ({ grantType, scope, endpoint }) => {
        if (endpoint === 'authorize' || endpoint === 'devicecode') return 'ruled-out';
        if (grantType === undefined) return 'cannot-tell';
        return (
          grantType === 'client_credentials' &&
          scope !== null &&
          isCleanList(scope) &&
          !scopeValues(scope).every((value) => isDefault(value))
        );
      },
      because: {
        found: 'Grant type {grantType}, scope {scope}.',
        'ruled-out': 'It isn’t a client credentials request for single permissions.',
        'cannot-tell': 'The body of the token request would show the grant type.',
      },
      steps: [
        {
          text: 'Ask for the API followed by `/.default`, for Microsoft Graph this.',
          value: 'https://graph.microsoft.com/.default',
        },
        { text: 'Open the app’s API permissions page in the Entra admin center.', action: 'app-permissions' },
        'Add what the app needs under **Application permissions**.',
        { text: 'Choose **Grant admin consent**.', actor: 'admin' },
        { text: 'Check: run the app again. The token request answers 200.', check: true },
      ],
      evidence: { scope: { verdict: 'bad' }, grantType: { verdict: 'neutral' } },
    }),
    cause({
      id: 'address-and-name-joined',
      summary: 'No slash (“/”) between the API’s address and the permission',
      title: 'The address of the API and the name of the permission are joined without a “/”',
      lede: 'The code puts the two together without a slash in between, so the name looks like a part of the host.',
      basis: { kind: 'observed', url: 'https://github.com/microsoft/TinyBlazorAdmin/issues/73' },
      confidence: 'certain',
      needs: ['scopeAsked'],
      when: ({ scopeAsked }) => firstOdd(scopeAsked, isJoined),
      because: {
        found: 'In {scopeAsked}, nothing stands between the address and the name.',
        'ruled-out': 'Address and name are separated by a “/”.',
      },
      steps: ['Put a “/” at the end of the address in the app’s settings, or between the two in its code.', check],
      evidence: {
        scopeAsked: { verdict: 'bad', says: 'The “/” before the permission is missing in the marked value' },
      },
    }),
    cause({
      id: 'api-empty',
      summary: 'The name of the API is empty or a placeholder',
      title: 'A scope holds no API: the setting it is built from is empty',
      lede: 'The code puts a permission after a setting that holds nothing, or a placeholder.',
      basis: { kind: 'observed', url: 'https://github.com/vgrem/office365-rest-python-client/issues/751' },
      confidence: 'certain',
      needs: ['scopeAsked'],
      when: ({ scopeAsked }) => firstOdd(scopeAsked, lacksApi),
      because: {
        found: 'In {scopeAsked}, a value has no API before its “/”.',
        'ruled-out': 'Each value with a “/” names an API before it.',
      },
      steps: ['Fill in the setting with the API’s Application ID URI or client ID.', check],
      evidence: { scopeAsked: { verdict: 'bad', says: 'No API stands before the “/” of the marked value' } },
    }),
    cause({
      id: 'scheme-missing',
      summary: 'The API’s address lacks “https://” or “api://”',
      title: 'The address of the API lacks its beginning, such as “https://” or “api://”',
      lede: 'Before the permission Microsoft expects a full address or a client ID. The setting holds a bare host name.',
      basis: { kind: 'observed', url: 'https://github.com/Power-Maverick/DataverseDevTools-VSCode/issues/84' },
      confidence: 'certain',
      needs: ['scopeAsked'],
      when: ({ scopeAsked }) => firstOdd(scopeAsked, lacksScheme),
      because: {
        found: 'In {scopeAsked}, an address begins without a scheme.',
        'ruled-out': 'Each API is written as a full address or as a GUID.',
      },
      steps: ['Enter the full address, with `https://` or `api://`, in the app’s settings.', ...copyScope.slice(-1)],
      evidence: { scopeAsked: { verdict: 'bad', says: 'The marked value begins without https:// or api://' } },
    }),
    cause({
      id: 'permission-missing',
      summary: 'A value names an API but no permission',
      title: 'A value of the scope names an API, but no permission of it',
      lede: 'On the v2.0 endpoint a scope is a permission. The address of an API alone belongs in `resource` of the v1 endpoint.',
      basis: defaultScope,
      confidence: 'certain',
      needs: ['scopeAsked'],
      when: ({ scopeAsked }) => firstOdd(scopeAsked, lacksName),
      because: {
        found: 'In {scopeAsked}, a value ends after the API.',
        'ruled-out': 'Each value ends in a permission.',
      },
      steps: ['Add `/.default` or `/` and the name of a permission to the value.', ...copyScope],
      evidence: { scopeAsked: { verdict: 'bad', says: 'No permission follows in the marked value' } },
    }),
    cause({
      id: 'default-with-others',
      summary: '.default together with named permissions',
      title: 'The app asks for `.default` and for named permissions in one request',
      lede: '`.default` stands for all permissions of the registration, so it can’t be combined with single ones. Only `openid`, `profile`, `email` and `offline_access` may be asked for beside it.',
      basis: defaultScope,
      confidence: 'certain',
      needs: ['scopeAsked'],
      when: ({ scopeAsked }) => {
        if (scopeAsked === null || !isCleanList(scopeAsked)) return 'ruled-out';
        const values = scopeValues(scopeAsked).filter(({ openId }) => !openId);
        return values.some(isDefault) && values.some((value) => !isDefault(value));
      },
      because: {
        found: 'The scope mixes both: {scopeAsked}.',
        'ruled-out': '`.default` isn’t asked for beside named permissions.',
      },
      steps: ['Ask for the named permissions in one request and for `.default` of another API in a second one.', check],
      evidence: { scopeAsked: { verdict: 'bad' } },
    }),
    cause({
      id: 'several-apis',
      summary: 'Permissions of several APIs in one request',
      title: 'The app asks for permissions of several APIs in one request',
      lede: 'A token is for one API. Each API needs a token request of its own.',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/consent-types-developer',
      },
      confidence: 'likely',
      needs: ['scopeAsked'],
      uses: ['resources'],
      when: ({ scopeAsked }) =>
        scopeAsked !== null && isCleanList(scopeAsked) && resourcesOf(scopeAsked).filter(hasName).length > 1,
      because: {
        found: 'The scope names more than one API: {scopeAsked}.',
        'ruled-out': 'The scope names one API at most.',
      },
      steps: ['Ask for the scopes of one API in each request, one after the other.', check],
      evidence: { scopeAsked: { verdict: 'bad' } },
    }),
    cause({
      id: 'unknown-permission',
      summary: 'The API has no permission of this name',
      basis: { kind: 'documented', url: 'https://learn.microsoft.com/graph/permissions-reference' },
      confidence: 'likely',
      needs: ['scopeAsked'],
      uses: ['grantType'],
      when: ({ scopeAsked, grantType }) => {
        if (scopeAsked === null || !isCleanList(scopeAsked) || grantType === 'client_credentials') return 'ruled-out';
        const values = scopeValues(scopeAsked).filter(({ openId }) => !openId);
        const odd = values.some(
          (value) => isJoined(value) || lacksApi(value) || lacksScheme(value) || lacksName(value),
        );
        const mixed = values.some(isDefault) && values.some((value) => !isDefault(value));
        return values.length > 0 && !odd && !mixed ? 'possible' : 'ruled-out';
      },
      because: {
        'ruled-out': 'Another observation already says what is wrong with the scope.',
        possible: 'Only the list of the API shows whether every name in {scopeAsked} exists.',
      },
    }),
  ],
});
