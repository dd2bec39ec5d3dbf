import { cause, defineEntry } from '../define.ts';

const consent = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/permissions-consent-overview',
} as const;

export default defineEntry({
  code: 'consent_required',
  kind: 'interrupt',
  actor: 'none',
  category: 'consent',
  title: 'The person hasn’t yet agreed to what the app asks for',
  shortTitle: 'Not agreed yet',
  summary:
    'Somebody has to accept the app’s permissions once, and that needs a page. Showing the sign-in page with the same scope is the normal next step.',
  errors: ['consent_required'],
  steps: [],
  links: [
    { title: 'Permissions and consent', url: consent.url },
    {
      title: 'OpenID Connect Core, 3.1.2.6: consent_required',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#AuthError',
    },
  ],
  shows: ['scope', 'resources', 'prompt', 'suberror'],
  causes: [
    cause({
      id: 'no-consent-yet',
      summary: 'Nobody has accepted these permissions yet',
      basis: consent,
      confidence: 'likely',
      needs: ['scope'],
      when: () => 'possible',
      because: { possible: 'Asked for was {scope}. Which of these were accepted only the tenant shows.' },
    }),
  ],
});
