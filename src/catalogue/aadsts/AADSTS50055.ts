import { cause, defineEntry } from '../define.ts';

const codes = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const reset = 'https://learn.microsoft.com/entra/fundamentals/users-reset-password-azure-portal';
const ropc = 'https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc';

export default defineEntry({
  code: 'AADSTS50055',
  name: 'InvalidPasswordExpiredPassword',
  actor: 'user',
  category: 'account',
  title: 'The password is right but has expired',
  shortTitle: 'Password expired',
  summary:
    'Microsoft accepts the password only after it is replaced by a new one. That happens on a page of Microsoft, or an admin sets one.',
  errors: ['invalid_grant'],
  steps: [
    'Sign in at `myaccount.microsoft.com` and set a new password when the page asks for it.',
    'Use the new password in the app, and in every other place that holds the old one.',
    { text: 'Check: sign in to the app again with the new password.', check: true },
    {
      text: 'If the person can’t: open **Users** > **All users** in the Entra admin center, choose the user, then **Reset password**.',
      actor: 'admin',
      alternative: true,
    },
  ],
  links: [
    { title: 'Reset a user’s password', url: reset },
    { title: 'Microsoft Entra error codes', url: codes },
    { title: 'Password flow: what it can’t do', url: ropc },
  ],
  shows: ['pageShown', 'grantType', 'suberror', 'library'],
  causes: [
    cause({
      id: 'change-page-shown',
      summary: 'Microsoft already shows the page for a new password',
      title: 'The password has expired; Microsoft now asks for a new one',
      lede: 'The old password was accepted, and the page to set a new one came back. The sign-in goes on after that.',
      basis: { kind: 'documented', url: codes },
      confidence: 'certain',
      kind: 'interrupt',
      needs: ['pageShown'],
      when: ({ pageShown }) => pageShown === 'ConvergedChangePassword',
      because: {
        found: 'The page shown is {pageShown}.',
        'ruled-out': 'The page shown is {pageShown}.',
        'cannot-tell': 'The answer is not a page of Microsoft.',
      },
      steps: [
        'Set a new password on the page that is shown.',
        { text: 'Check: the sign-in goes on and returns to the app.', check: true },
      ],
      evidence: { pageShown: { verdict: 'neutral', says: 'The page for a new password' } },
    }),
    cause({
      id: 'password-grant',
      summary: 'The app sends a stored password and can’t show the page',
      title: 'The password that the app has stored has expired',
      lede: 'The app sends user name and password itself, so there is no page on which a new one could be set. It fails until somebody changes the password elsewhere.',
      basis: { kind: 'documented', url: ropc },
      confidence: 'certain',
      needs: ['grantType'],
      when: ({ grantType }) => grantType === 'password',
      because: {
        found: 'The grant type is {grantType}: no page is part of it.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'This is no token request, or its body was not seen.',
      },
      steps: [
        'Sign in as that user at `myaccount.microsoft.com` and set a new password.',
        { text: 'Put the new password into the app’s settings.', actor: 'developer' },
        { text: 'Check: the token request answers 200.', check: true },
        {
          text: 'For an account of a service, use a managed identity or a certificate instead of a user’s password.',
          actor: 'developer',
          alternative: true,
        },
      ],
      evidence: { grantType: { verdict: 'bad', says: 'Shows no page for a new password' } },
    }),
    cause({
      id: 'temporary-password',
      summary: 'An admin reset it, and it has to be changed at the first sign-in',
      basis: { kind: 'documented', url: reset },
      confidence: 'likely',
      because: { 'cannot-tell': 'The reason why the password has to change is not sent. The audit logs show a reset.' },
    }),
  ],
});
