import { isForConsumers, knownGrants } from '../../protocol/requirements.ts';
import type { Basis } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const rfc: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' };
const extension: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.5' };
const flows: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/authentication-flows-app-scenarios',
};
const endpointRule: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.2' };

export default defineEntry({
  code: 'unsupported_grant_type',
  actor: 'developer',
  category: 'request',
  title: 'The token endpoint doesn’t offer the grant type it was asked for',
  shortTitle: 'Grant type not supported',
  summary:
    'The value of `grant_type` says which way of getting tokens the app wants. This endpoint knows no such way, or does not offer it here.',
  errors: ['unsupported_grant_type'],
  steps: [
    'Compare the grant type with the page of the flow that the app uses, letter by letter.',
    'Correct it in the code or configuration that builds the token request.',
    { text: 'Check: repeat the request. The answer is no longer `unsupported_grant_type`.', check: true },
  ],
  links: [
    { title: 'Authentication flows and app scenarios', url: flows.url },
    { title: 'RFC 6749, 5.2: what each OAuth error means', url: rfc.url },
    { title: 'RFC 6749, 4.5: extension grants have a URI as their name', url: extension.url },
  ],
  shows: ['errorText', 'grantType', 'endpointVersion', 'authorityHost', 'bodyKind', 'contentType'],
  causes: [
    cause({
      id: 'unreadable-body',
      summary: 'The body is not a form, so the grant type was not read',
      title: 'The grant type was not read, because the request carries {bodyKind} instead of a form',
      basis: endpointRule,
      confidence: 'certain',
      needs: ['bodyKind'],
      uses: ['contentType'],
      when: ({ bodyKind }) => bodyKind !== 'form',
      because: {
        found: 'Form of the body: {bodyKind}.',
        'ruled-out': 'Form of the body: {bodyKind}.',
      },
      lede: 'The token endpoint reads form-encoded bodies only. Anything in another format is not seen.',
      steps: [
        'Send the parameters as an HTML form would, with `Content-Type: application/x-www-form-urlencoded`.',
        { text: 'Check: repeat the request. The evidence below then says “form-encoded”.', check: true },
      ],
      evidence: { bodyKind: { verdict: 'bad' }, contentType: { verdict: 'bad' } },
    }),
    cause({
      id: 'missing-grant-type',
      summary: 'No grant type was sent',
      title: 'The token request doesn’t say which grant type it uses',
      basis: rfc,
      confidence: 'certain',
      needs: ['grantType', 'bodyKind'],
      when: ({ grantType, bodyKind }) => bodyKind === 'form' && (grantType === null || grantType === ''),
      because: {
        found: 'The form holds no `grant_type`, or one without a value.',
        'ruled-out': 'A grant type was sent, or the body is no form.',
      },
      steps: [
        'Add `grant_type` to the form, for example `authorization_code` where a code is redeemed.',
        { text: 'Check: repeat the request. It shows a grant type.', check: true },
      ],
      evidence: { grantType: { verdict: 'bad' } },
    }),
    cause({
      id: 'misspelt-grant-type',
      summary: 'The grant type is misspelt',
      title: 'The grant type is misspelt: {grantType}',
      basis: rfc,
      confidence: 'certain',
      needs: ['grantType'],
      uses: ['nearestGrantType'],
      when: ({ nearestGrantType }) => nearestGrantType !== undefined,
      because: {
        found: '{grantType} was sent; {nearestGrantType} is the name that exists.',
        'ruled-out': 'What was sent is not like a grant type with another spelling.',
      },
      lede: 'Names of grant types are compared letter by letter, with their case, underscores and prefix.',
      steps: [
        { text: 'Write the grant type exactly like this.', value: '{nearestGrantType}' },
        { text: 'Check: repeat the request. It shows this grant type.', check: true },
      ],
      evidence: { grantType: { verdict: 'bad' }, nearestGrantType: { verdict: 'good', says: 'This one exists' } },
    }),
    cause({
      id: 'not-for-personal-accounts',
      summary: 'The endpoint for personal accounts does not offer this grant',
      title: 'The endpoint for personal accounts doesn’t offer {grantType}',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc',
      },
      confidence: 'likely',
      needs: ['grantType', 'authorityHost', 'tenant'],
      when: ({ grantType, authorityHost, tenant }) =>
        isForConsumers(authorityHost, tenant) && /^(?:password|client_credentials)$|:jwt-bearer$/.test(grantType ?? ''),
      because: {
        found: '{grantType} was asked for at {authorityHost}, at the address for personal accounts.',
        'ruled-out': 'The endpoint is not the one for personal accounts, or the grant is offered there.',
      },
      steps: [
        'For an app without a person, or one that collects passwords: use the tenant’s ID in the authority.',
        'For people with personal accounts: use the authorization code flow.',
        { text: 'Check: repeat the request. The answer is no longer `unsupported_grant_type`.', check: true },
      ],
      evidence: { grantType: { verdict: 'bad' }, tenant: { verdict: 'neutral' } },
    }),
    cause({
      id: 'unknown-grant-type',
      summary: 'Microsoft has no such grant type',
      title: 'Microsoft’s token endpoint has no grant type {grantType}',
      basis: flows,
      confidence: 'certain',
      needs: ['grantType'],
      uses: ['nearestGrantType'],
      when: ({ grantType, nearestGrantType }) =>
        grantType !== null && grantType !== '' && !knownGrants.has(grantType) && nearestGrantType === undefined,
      because: {
        found: '{grantType} isn’t among the grant types that Microsoft documents.',
        'ruled-out': 'The grant type is one that Microsoft documents, a misspelt one, or none was sent.',
      },
      steps: [
        'Choose the flow that fits the app: authorization code for people, client credentials for services.',
        'Set the grant type of that flow.',
        { text: 'Check: repeat the request. It shows the new grant type.', check: true },
      ],
      evidence: { grantType: { verdict: 'bad' } },
    }),
    cause({
      id: 'not-offered-here',
      summary: 'This endpoint or tenant does not offer the grant',
      basis: rfc,
      confidence: 'likely',
      needs: ['grantType'],
      when: ({ grantType }) => (grantType !== null && knownGrants.has(grantType) ? 'possible' : 'ruled-out'),
      because: {
        possible:
          '{grantType} exists, but external tenants, user flows and the older endpoint offer fewer grant types.',
        'ruled-out': 'No known grant type was sent.',
      },
    }),
  ],
});
