import { cause, defineEntry } from '../define.ts';

const loginUser = 'https://learn.microsoft.com/entra/msal/javascript/browser/login-user';
const sso = 'https://learn.microsoft.com/entra/identity-platform/msal-js-sso';
const codes = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';

export default defineEntry({
  code: 'AADSTS16000',
  name: 'InteractionRequired',
  kind: 'interrupt',
  actor: 'developer',
  category: 'session',
  title: 'Microsoft can’t tell which signed-in account the app means',
  shortTitle: 'Account not determined',
  summary:
    'Several accounts are signed in in this browser, or the one that is doesn’t fit this app. Without a page Microsoft can’t ask, so it needs a hint or an interactive request.',
  errors: ['interaction_required'],
  steps: [
    'Pass the account in the silent call: `account`, `loginHint` or `sid`.',
    'Catch `interaction_required` and start an interactive request with `prompt=select_account`.',
    { text: 'Check: with two accounts signed in, the silent request comes back with a code.', check: true },
  ],
  links: [
    { title: 'Sign in users with MSAL.js: silent sign-in and hints', url: loginUser },
    { title: 'Single sign-on with MSAL.js', url: sso },
    { title: 'Microsoft Entra error codes', url: codes },
  ],
  shows: ['prompt', 'loginHint', 'inFrame', 'sessionCookie', 'interaction', 'quotedInText', 'afterwards'],
  causes: [
    cause({
      id: 'account-not-in-tenant',
      summary: 'The account isn’t in the tenant of this app',
      title: 'The account that is signed in doesn’t belong to the tenant of this app',
      lede: 'Microsoft names the account’s home, the tenant and the app. The account has to be invited there as a guest, or another one has to be used.',
      basis: { kind: 'documented', url: codes },
      confidence: 'certain',
      actor: 'user',
      kind: 'failure',
      needs: ['errorText'],
      uses: ['quotedInText', 'guidsInText'],
      when: ({ quotedInText }) => (quotedInText?.length ?? 0) >= 3,
      because: {
        found: 'The answer names the account’s identity provider, the tenant and the app; IDs in it: {guidsInText}.',
        'ruled-out': 'The answer names no identity provider, tenant or app.',
      },
      steps: [
        'Sign out, then sign in with an account of that tenant.',
        {
          text: 'If this account should have access: in the Entra admin center open **Users** > **All users**, choose **New user**, then **Invite external user**.',
          actor: 'admin',
        },
        { text: 'Check: sign in again. The app opens.', check: true },
      ],
      evidence: { quotedInText: { verdict: 'bad', says: 'Account’s home, tenant and app, as Microsoft names them' } },
    }),
    cause({
      id: 'no-account-hint',
      summary: 'Several accounts are signed in, and the silent request names none',
      title: 'The app’s silent request doesn’t say which signed-in account it means',
      lede: 'The request forbids any page and carries neither `login_hint` nor `sid`. With several accounts in the browser Microsoft would have to ask, and may not.',
      basis: { kind: 'documented', url: sso },
      confidence: 'likely',
      needs: ['prompt', 'loginHint'],
      uses: ['inFrame'],
      when: ({ prompt, loginHint, inFrame }) => (prompt === 'none' || inFrame === true) && loginHint === null,
      because: {
        found: 'The silent request carries neither `login_hint` nor `sid`.',
        'ruled-out': 'The request is not silent, or carries a hint.',
      },
      steps: [
        'Pass the account in the silent call: `account` from `getAllAccounts()`, else `loginHint` or `sid`.',
        'Keep the account that signed in (`setActiveAccount`), so that later calls can name it.',
        'Catch `interaction_required` and call `loginPopup` or `loginRedirect` with `prompt: "select_account"`.',
        {
          text: 'Check: with two accounts signed in, the authorize request shows `login_hint` or `sid`, and a code comes back.',
          check: true,
        },
      ],
      evidence: {
        loginHint: { verdict: 'bad', says: 'Names no account' },
        prompt: { verdict: 'neutral', says: 'Forbids the page on which the person could choose' },
      },
    }),
    cause({
      id: 'hint-does-not-fit',
      summary: 'The account named by the hint can’t be used for this app',
      title: 'The account that the silent request names isn’t one Microsoft can use here',
      lede: 'The request carries an account hint, and Microsoft still can’t choose: that account isn’t signed in in this browser, or this app doesn’t take its kind.',
      basis: { kind: 'documented', url: loginUser },
      confidence: 'likely',
      needs: ['prompt', 'loginHint'],
      uses: ['inFrame'],
      when: ({ prompt, loginHint, inFrame }) => (prompt === 'none' || inFrame === true) && loginHint !== null,
      because: {
        found: 'The silent request carries {loginHint}, and no code came back.',
        'ruled-out': 'The request is not silent, or carries no hint.',
      },
      steps: [
        'Compare the hint with the accounts the person is signed in with, and with the account types of the app registration.',
        {
          text: 'Open the app’s Authentication page and look at **Supported account types**.',
          action: 'app-authentication',
        },
        'Catch `interaction_required` and start an interactive request, so that the person can choose.',
        { text: 'Check: after the choice a code comes back, and the next silent request works.', check: true },
      ],
      evidence: { loginHint: { verdict: 'neutral', says: 'Names an account' } },
    }),
    cause({
      id: 'account-not-supported',
      summary: 'The only account signed in is of a kind the app doesn’t take',
      basis: { kind: 'documented', url: codes },
      confidence: 'likely',
      because: {
        'cannot-tell':
          'Which accounts are signed in is kept in cookies that are not read. The account picker shows them.',
      },
    }),
  ],
});
