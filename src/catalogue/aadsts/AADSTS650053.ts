import { scopeTextCauses } from '../blocks/scope-text.ts';
import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const scopes: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc',
};
const permissions: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/graph/permissions-reference',
};
const exposeApi: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/quickstart-configure-app-expose-web-apis',
};

const check: Step = { text: 'Check: sign in again. The consent page or the app appears.', check: true };
const isGraph = (resource: string): boolean =>
  /^(?:00000003-0000-0000-c000-000000000000|https:\/\/graph\.microsoft\.\w+\/?)$/i.test(resource);
const isOneName = (scope: string): boolean => !/[\s,;|+%/]/.test(scope);

export default defineEntry({
  code: 'AADSTS650053',
  actor: 'developer',
  category: 'scope',
  title: 'The app asks for a permission that the API doesn’t have',
  shortTitle: 'Permission doesn’t exist',
  summary:
    'Microsoft found the API, but no delegated permission of that name in it. The name is misspelt, belongs to another API, or isn’t set up yet.',
  errors: ['invalid_client'],
  steps: [
    { text: 'Look at the permission that Microsoft names.', value: '{scopeInText}' },
    'For Microsoft Graph, compare it with the names in the permissions reference.',
    'For an API of your own, compare it with **Expose an API** of its registration, and put the Application ID URI before it.',
    check,
  ],
  links: [
    { title: 'Scopes and permissions', url: scopes.url },
    { title: 'Microsoft Graph permissions', url: permissions.url },
    { title: 'Expose a web API', url: exposeApi.url },
  ],
  shows: ['scopeAsked', 'scopeInText', 'resourceInText'],
  namedAt: { scope: { quoted: -2 }, resource: { quoted: -1 } },
  causes: [
    ...scopeTextCauses(check),
    cause({
      id: 'misspelt',
      summary: 'Misspelt name of a Microsoft Graph permission',
      title: 'The permission is misspelt: {scopeInText}, where {similarPermission} exists',
      lede: 'Microsoft Graph has a permission of nearly this name.',
      basis: permissions,
      confidence: 'likely',
      needs: ['scopeInText', 'resourceInText'],
      uses: ['similarPermission'],
      when: ({ resourceInText, scopeInText, similarPermission }) => {
        if (!isGraph(resourceInText) || !isOneName(scopeInText)) return 'ruled-out';
        return similarPermission === undefined ? 'cannot-tell' : 'found';
      },
      because: {
        found: 'Asked for: {scopeInText}. Microsoft Graph has {similarPermission}.',
        'ruled-out': 'It isn’t a single name that was searched in Microsoft Graph.',
        'cannot-tell':
          'No frequently used permission of Microsoft Graph has nearly this name; its reference lists all.',
      },
      steps: [{ text: 'Ask for this permission instead.', value: '{similarPermission}' }, check],
      evidence: { scopeInText: { verdict: 'bad' }, similarPermission: { verdict: 'good' } },
    }),
    cause({
      id: 'api-left-out',
      summary: 'The name comes without the API it belongs to',
      title: 'The permission {scopeInText} names no API, so Microsoft looks for it in Microsoft Graph',
      lede: 'A name without an API before it means Microsoft Graph, which has no such permission. Either the API’s address is missing, or the library’s own short name was sent untranslated.',
      basis: scopes,
      confidence: 'likely',
      needs: ['scopeInText', 'resourceInText'],
      uses: ['similarPermission', 'scopeAsked'],
      when: ({ scopeInText, resourceInText, similarPermission }) =>
        isGraph(resourceInText) &&
        isOneName(scopeInText) &&
        !scopeInText.includes('.') &&
        similarPermission === undefined,
      because: {
        found: 'Asked for: {scopeInText}, with no API before it. Microsoft searched {resourceInText}.',
        'ruled-out': 'The name doesn’t look like one of another API.',
      },
      steps: [
        'In the Entra admin center, open **App registrations**, choose the API, then **Expose an API**, and copy the full scope from the list.',
        { text: 'Put the API’s address before the name.', value: 'api://<client ID of the API>/{scopeInText}' },
        check,
        {
          text: 'If the name is a short form of a library, let the library translate it, or ask for the Microsoft Graph permissions by their own names.',
          alternative: true,
        },
      ],
      evidence: {
        scopeInText: { verdict: 'bad' },
        resourceInText: { verdict: 'neutral', says: 'The API that was searched' },
      },
    }),
    cause({
      id: 'not-exposed',
      summary: 'The API doesn’t expose this permission',
      title: 'The API doesn’t expose the permission {scopeInText}',
      lede: 'The API exists, but its registration lists no scope of this name, or the scope is disabled.',
      basis: exposeApi,
      confidence: 'certain',
      needs: ['scopeInText', 'resourceInText'],
      when: ({ scopeInText, resourceInText }) => !isGraph(resourceInText) && isOneName(scopeInText),
      because: {
        found: 'Microsoft searched {resourceInText} and found no {scopeInText} there.',
        'ruled-out': 'Microsoft searched {resourceInText}, or the name isn’t a single one.',
      },
      steps: [
        {
          text: 'In the Entra admin center, open **App registrations** and the registration of this API.',
          value: '{resourceInText}',
        },
        'Choose **Expose an API** and compare the names and their **State**.',
        { text: 'Correct the name in the client, or choose **Add a scope** and enter it.', value: '{scopeInText}' },
        check,
      ],
      evidence: { scopeInText: { verdict: 'bad' }, resourceInText: { verdict: 'neutral' } },
    }),
    cause({
      id: 'application-permission',
      summary: 'The permission exists for apps without a user only',
      basis: permissions,
      confidence: 'likely',
      needs: ['scopeInText', 'resourceInText'],
      uses: ['similarPermission'],
      when: ({ scopeInText, resourceInText, similarPermission }) =>
        isGraph(resourceInText) &&
        isOneName(scopeInText) &&
        scopeInText.includes('.') &&
        similarPermission === undefined
          ? 'possible'
          : 'ruled-out',
      because: {
        possible:
          'The permissions reference shows whether {scopeInText} exists, and whether as a delegated permission.',
        'ruled-out': 'The name doesn’t look like a permission of Microsoft Graph.',
      },
    }),
  ],
});
