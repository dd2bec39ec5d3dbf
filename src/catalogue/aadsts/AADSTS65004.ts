import type { Basis } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const reference: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
};
const article: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-consent-issues',
};
const experience: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/application-consent-experience',
};

export default defineEntry({
  code: 'AADSTS65004',
  name: 'UserDeclinedConsent',
  kind: 'cancelled',
  actor: 'user',
  category: 'consent',
  title: 'The person didn’t accept the permissions the app asked for',
  shortTitle: 'Consent declined',
  summary:
    'Microsoft showed the consent page, and it was left with Cancel. The app gets nothing until the permissions are accepted.',
  errors: ['access_denied'],
  steps: [
    'Sign in again and read which permissions the app asks for.',
    'Choose **Accept** if you trust the app and need it.',
    { text: 'Tell people before the sign-in why the app asks for this.', actor: 'developer' },
    { text: 'Check: sign in again. The app opens after **Accept**.', check: true },
  ],
  links: [
    { title: 'What the consent page shows', url: experience.url },
    { title: 'Troubleshoot consent', url: article.url },
    { title: 'Microsoft Entra error codes', url: reference.url },
  ],
  shows: ['error', 'scope', 'prompt', 'requestAddress', 'clientId'],
  causes: [
    cause({
      id: 'admin-consent-declined',
      summary: 'Cancel on the consent page for the whole organization',
      title: 'The administrator didn’t accept the permissions for the organization',
      lede: 'The page for consent on behalf of everybody was left with Cancel. `admin_consent=True` in the answer names the kind of request, not its success.',
      basis: { kind: 'observed', url: 'https://github.com/MicrosoftDocs/azure-docs/issues/114009' },
      confidence: 'certain',
      uses: ['requestAddress', 'adminConsent', 'scope', 'error'],
      when: ({ requestAddress, adminConsent }) => {
        if (/\/adminconsent$/i.test(requestAddress ?? '') || adminConsent) return 'found';
        return requestAddress === undefined && adminConsent === undefined ? 'cannot-tell' : 'ruled-out';
      },
      because: {
        found: 'The answer carries `error={error}` beside `admin_consent={adminConsent}`.',
        'ruled-out': 'The request isn’t one for consent of the whole organization.',
        'cannot-tell': 'The request, or the redirect back to the app, would show it.',
      },
      steps: [
        'Open the consent link again as an administrator of the organization.',
        'Review the permissions and choose **Accept** if the organization wants the app.',
        {
          text: 'In the app, test for `error` first; `admin_consent=True` comes with refusals too.',
          actor: 'developer',
        },
        { text: 'Check: the answer holds `admin_consent=True` and no `error`.', check: true },
      ],
      evidence: {
        error: { verdict: 'bad' },
        adminConsent: { verdict: 'neutral', says: 'Names the kind of request, not its success' },
        requestAddress: { verdict: 'neutral' },
      },
    }),
    cause({
      id: 'declined',
      summary: 'Cancel on the consent page',
      basis: reference,
      confidence: 'certain',
      uses: ['error', 'scope', 'requestAddress', 'adminConsent'],
      when: ({ requestAddress, adminConsent }) => !adminConsent && !/\/adminconsent$/i.test(requestAddress ?? ''),
      because: {
        found: 'The code in the answer is the one for a consent page that was left without **Accept**.',
        'ruled-out': 'It was the page for the whole organization.',
      },
      evidence: { scope: { verdict: 'neutral', says: 'What the page asked for' } },
    }),
    cause({
      id: 'consent-asked-every-time',
      summary: 'The app shows the consent page at every sign-in',
      basis: article,
      confidence: 'likely',
      actor: 'developer',
      needs: ['prompt'],
      when: ({ prompt }) => (prompt === 'consent' || prompt === 'admin_consent' ? 'possible' : 'ruled-out'),
      because: {
        possible: 'The request carries prompt={prompt}, which asks again even where consent was given.',
        'ruled-out': 'The request doesn’t force the consent page.',
      },
    }),
    cause({
      id: 'asks-for-too-much',
      summary: 'The app asks for more than people want to give',
      basis: experience,
      confidence: 'likely',
      actor: 'developer',
      needs: ['scope'],
      when: ({ scope }) => (scope === null ? 'ruled-out' : 'possible'),
      because: {
        possible:
          'The page listed what {scope} stands for. Asking for it later, when it is needed, is easier to accept.',
        'ruled-out': 'The request names no scope.',
      },
    }),
  ],
});
