import { isGuid } from '../../protocol/guid.ts';
import { isPlaceholder } from '../../protocol/placeholder.ts';
import { resourceName } from '../../protocol/well-known.ts';
import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const article: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts500011-resource-principal-not-found',
};
const consentArticle: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-consent-issues',
};
const scopes: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc',
};
const exposeApi: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/quickstart-configure-app-expose-web-apis',
};
const national: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
};

const check: Step = { text: 'Check: ask for the token again. No AADSTS500011 follows.', check: true };
const copyAppIdUri: readonly Step[] = [
  'In the Entra admin center, open **App registrations**, choose the API, then **Expose an API**.',
  'Copy **Application ID URI**. Where there is none, choose **Add** next to it and save.',
  'In the client app, ask for this value followed by `/` and the name of a scope, or by `/.default`.',
  check,
];

const plain = (resource: string): string => resource.replace(/\/+$/, '');
const schemeTwice = /^[a-z][a-z0-9+.-]*:\/+[a-z][a-z0-9+.-]*:/i;
const withoutName = /^(?:[a-z][a-z0-9+.-]*:\/*)?$/i;
const nameAfterScheme = (resource: string): string => plain(resource).replace(/^[a-z][a-z0-9+.-]*:\/+/i, '');
const isEmpty = (resource: string): boolean =>
  withoutName.test(resource) || isPlaceholder(plain(resource)) || isPlaceholder(nameAfterScheme(resource));
const isWhole = (resource: string): boolean =>
  !isEmpty(resource) && isIdentifier(resource) && !schemeTwice.test(resource) && !permissionInside.test(resource);
const isIdentifier = (resource: string): boolean =>
  isGuid(plain(resource)) || /^[a-z][a-z0-9+.-]*:(?:\/\/[^/\s]|(?!\/))\S*$/i.test(resource);
// A permission's name after the API's own name: api://<GUID>/Files.Read, or user_impersonation.
const permissionInside = /^(.+)\/((?:[A-Z][A-Za-z]+\.)+[A-Za-z.]+|user_impersonation|access_as_user|\.default)$/;

// Endings of Microsoft's own API hosts outside the public cloud.
const cloudOf = (resource: string): 'us-government' | 'china' | 'public' | undefined => {
  if (
    /\.usgovcloudapi\.net(?:[:/]|$)|(?:microsoft|microsoftonline|office365|office|azure|sharepoint)\.us(?:[:/]|$)/i.test(
      resource,
    )
  )
    return 'us-government';
  if (/(?:chinacloudapi|azure|microsoftonline|onmschina|sharepoint)\.cn(?:[:/]|$)/i.test(resource)) return 'china';
  return resourceName(plain(resource)) && /\.(?:com|net)$/i.test(plain(resource)) ? 'public' : undefined;
};

export default defineEntry({
  code: 'AADSTS500011',
  name: 'InvalidResourceServicePrincipalNotFound',
  actor: 'developer',
  category: 'resource',
  title: 'The API that the app asks a token for doesn’t exist in the tenant',
  shortTitle: 'API not found in tenant',
  summary:
    'The part of the scope before the permission names an API the tenant doesn’t know. It is misspelt, lives in another tenant, or the tenant has never accepted it.',
  errors: ['invalid_resource'],
  steps: [
    { text: 'Look at the API that was asked for.', value: '{resourceAsked}' },
    ...copyAppIdUri.filter((step) => step !== check),
    {
      text: 'See under **Entra ID > Enterprise apps > All applications** of the tenant whether the API is listed.',
      actor: 'admin',
    },
    check,
  ],
  links: [
    { title: 'Resource principal not found, AADSTS500011', url: article.url },
    { title: 'Troubleshoot consent: does the API exist in the tenant?', url: consentArticle.url },
    { title: 'Expose a web API', url: exposeApi.url },
    { title: 'Scopes and permissions', url: scopes.url },
  ],
  shows: ['resourceAsked', 'scope', 'resource', 'tenant', 'resourceInText', 'workingTenant'],
  causes: [
    cause({
      id: 'empty-name',
      summary: 'The name of the API is empty or a placeholder',
      title: 'The app asks for an API without a name: a setting is empty',
      lede: 'The scope is built from a setting that holds nothing, or a placeholder. The client ID or Application ID URI of the API belongs there.',
      basis: { kind: 'observed', url: 'https://github.com/Azure-Samples/azure-search-openai-demo/issues/1529' },
      confidence: 'certain',
      needs: ['resourceAsked'],
      when: ({ resourceAsked }) => isEmpty(resourceAsked),
      because: { found: 'Asked for: {resourceAsked}.', 'ruled-out': 'The API has a name: {resourceAsked}.' },
      steps: copyAppIdUri,
      evidence: { resourceAsked: { verdict: 'bad' } },
    }),
    cause({
      id: 'scheme-twice',
      summary: 'The address of the API begins twice',
      title: 'The app put a second “https://” or “api://” before the name of the API',
      lede: 'The code adds the beginning to a setting that already has it.',
      basis: { kind: 'observed', url: 'https://github.com/pnp/sp-starter-kit/issues/428' },
      confidence: 'certain',
      needs: ['resourceAsked'],
      when: ({ resourceAsked }) => schemeTwice.test(resourceAsked),
      because: { found: 'Asked for: {resourceAsked}.', 'ruled-out': 'The name begins once.' },
      steps: ['Leave the beginning out of the setting, or out of the code that adds it.', check],
      evidence: { resourceAsked: { verdict: 'bad' } },
    }),
    cause({
      id: 'not-an-identifier',
      summary: 'The value isn’t an identifier of an API',
      title: 'The app asks for an API by a name Microsoft can’t know: {resourceAsked}',
      lede: 'An API is named by its Application ID URI, such as `api://<client ID>`, or by its client ID. A path or a plain word isn’t found.',
      basis: { kind: 'observed', url: 'https://github.com/salvoravida/react-adal/issues/73' },
      confidence: 'certain',
      needs: ['resourceAsked'],
      when: ({ resourceAsked }) => !isEmpty(resourceAsked) && !isIdentifier(resourceAsked),
      because: {
        found: '{resourceAsked} is neither a URI nor a GUID.',
        'ruled-out': '{resourceAsked} has the form of an identifier, or is empty.',
      },
      steps: copyAppIdUri,
      evidence: { resourceAsked: { verdict: 'bad' } },
    }),
    cause({
      id: 'permission-in-name',
      summary: 'The name of the API ends in a permission',
      title: 'The app asks for an API whose name ends in a permission: {resourceAsked}',
      lede: '`/.default` or another permission was added to a value that already is a full scope. So Microsoft takes the first permission for a part of the API’s name.',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope',
      },
      confidence: 'likely',
      needs: ['resourceAsked'],
      when: ({ resourceAsked }) => {
        const match = permissionInside.exec(resourceAsked);
        if (!match?.[1] || !isIdentifier(match[1])) return 'ruled-out';
        return { verdict: 'found', marks: { resourceAsked: [match[1].length, resourceAsked.length] } };
      },
      because: {
        found: 'The scope names the API as {resourceAsked}.',
        'ruled-out': 'The name of the API doesn’t end like a permission.',
      },
      steps: ['Ask either for the permission or for `.default`, each directly after the name of the API.', check],
      evidence: { resourceAsked: { verdict: 'bad', says: 'The marked part is a permission' } },
    }),
    cause({
      id: 'api-of-another-cloud',
      summary: 'The API belongs to another cloud than the sign-in host',
      title: 'The app asks one cloud for an API of another',
      lede: 'National clouds have sign-in hosts and API addresses of their own. Both must be of the same cloud.',
      basis: national,
      confidence: 'likely',
      needs: ['resourceAsked', 'cloud', 'authorityHost'],
      when: ({ resourceAsked, cloud }) => {
        const home = cloudOf(resourceAsked);
        return home !== undefined && cloud !== 'other' && home !== cloud;
      },
      because: {
        found: '{authorityHost} was asked for {resourceAsked}.',
        'ruled-out': 'The address of the API doesn’t point to another cloud than {authorityHost}.',
      },
      steps: [
        'Set the API’s address for the cloud of the sign-in host, for example `https://graph.microsoft.us` with `login.microsoftonline.us`.',
        check,
      ],
      evidence: { resourceAsked: { verdict: 'bad' }, authorityHost: { verdict: 'neutral' } },
    }),
    cause({
      id: 'other-tenant',
      summary: 'The API is registered in another tenant, for that one only',
      basis: consentArticle,
      confidence: 'likely',
      needs: ['resourceAsked', 'tenant'],
      when: ({ resourceAsked }) =>
        isWhole(resourceAsked) && !resourceName(plain(resourceAsked)) ? 'possible' : 'ruled-out',
      because: {
        possible:
          'Asked at {tenant}. Only the API’s registration shows whether {resourceAsked} lives there or is multitenant.',
        'ruled-out': '{resourceAsked} is an API of Microsoft’s own, or not the whole name of an API.',
      },
    }),
    cause({
      id: 'not-installed',
      summary: 'The tenant has never accepted the API',
      basis: article,
      confidence: 'likely',
      actor: 'admin',
      needs: ['resourceAsked', 'tenant'],
      when: ({ resourceAsked }) => (isWhole(resourceAsked) ? 'possible' : 'ruled-out'),
      because: {
        possible: 'The list of enterprise applications of {tenant} shows whether {resourceAsked} is there.',
        'ruled-out': '{resourceAsked} isn’t the whole name of an API, so no tenant can accept it.',
      },
    }),
    cause({
      id: 'misspelt',
      summary: 'The name of the API is misspelt or has another “/” at the end',
      basis: article,
      confidence: 'likely',
      needs: ['resourceAsked'],
      when: ({ resourceAsked }) =>
        isWhole(resourceAsked) && !resourceName(plain(resourceAsked)) ? 'possible' : 'ruled-out',
      because: {
        possible: 'Compare {resourceAsked} with the Application ID URI of the API, character by character.',
        'ruled-out': '{resourceAsked} is an API of Microsoft’s own, or a cause above says what is wrong with it.',
      },
    }),
  ],
});
