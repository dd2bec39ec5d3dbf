import { cause, defineEntry } from '../define.ts';

const codes = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const ropc = 'https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc';
const discovery = 'https://learn.microsoft.com/entra/identity/enterprise-apps/home-realm-discovery-policy';

export default defineEntry({
  code: 'AADSTS50126',
  name: 'InvalidUserNameOrPassword',
  actor: 'user',
  category: 'account',
  title: 'The user name or the password is wrong',
  shortTitle: 'Wrong user name or password',
  summary:
    'Microsoft checked both against the tenant, and they don’t match. Most often it is a typing error or a password that was changed since.',
  errors: ['invalid_grant'],
  steps: [
    'Enter user name and password again; watch capital letters and the keyboard layout.',
    {
      text: 'If it is forgotten, set a new one at `passwordreset.microsoftonline.com`.',
    },
    { text: 'Check: the sign-in goes on after the password.', check: true },
    {
      text: 'If it is still refused, open **Users** > **All users** in the Entra admin center, choose the user, then **Reset password**.',
      actor: 'admin',
      alternative: true,
    },
  ],
  links: [
    { title: 'Password flow: limits and federated accounts', url: ropc },
    { title: 'Password check in the cloud for federated users', url: discovery },
    { title: 'Microsoft Entra error codes', url: codes },
  ],
  shows: ['pageShown', 'grantType', 'failedPasswords', 'tenant', 'library'],
  causes: [
    cause({
      id: 'password-cut-in-form',
      summary: 'The password was cut, because it wasn’t percent-encoded',
      title: 'The app sent only part of the password: a special character ended it',
      lede: 'In a form, `&`, `+`, `%` and `#` have a meaning of their own. What follows the password here is no parameter, so it is most likely the rest of the password.',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/1126',
      },
      confidence: 'likely',
      actor: 'developer',
      needs: ['passwordCut'],
      when: ({ passwordCut }) => passwordCut,
      because: {
        found: 'After the password comes {passwordCut}.',
        'ruled-out': 'After the password comes {passwordCut}.',
        'cannot-tell': 'It needs the body of a token request that carries a password.',
      },
      steps: [
        'Encode each value of the form: `URLSearchParams`, `urlencode`, or the library’s own form helper.',
        'Change the password afterwards: pieces of it stood in the request as names, and logs may hold them.',
        { text: 'Check: the request body holds only known parameters, and tokens come back.', check: true },
      ],
      evidence: { passwordCut: { verdict: 'bad' } },
    }),
    cause({
      id: 'password-grant',
      summary: 'The app sends a stored password, which no longer fits or is checked elsewhere',
      title: 'The user name or password that the app has stored isn’t accepted',
      lede: 'The app sends both itself. The password was changed, or the account is federated: then only its own identity provider can check it, and this flow doesn’t ask there.',
      basis: { kind: 'documented', url: ropc },
      confidence: 'likely',
      actor: 'developer',
      needs: ['grantType'],
      when: ({ grantType }) => grantType === 'password',
      because: {
        found: 'The grant type is {grantType}: the app sent user name and password itself.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'It needs the body of a token request; on a sign-in page the person typed both.',
      },
      steps: [
        'Sign in with the same user name and password in a private browser window.',
        'If it is refused there too, put the right ones into the app’s settings.',
        'If another organization’s sign-in page opens, the account is federated: use a browser sign-in, or the app’s own identity.',
        'If it is a service principal and no user, use the client credentials flow with its secret or certificate.',
        { text: 'Check: the token request answers 200.', check: true },
        {
          text: 'To let Microsoft Entra check the passwords of federated users, synchronize them and set `AllowCloudPasswordValidation` in a home realm discovery policy.',
          actor: 'admin',
          alternative: true,
        },
      ],
      evidence: { grantType: { verdict: 'neutral', says: 'The app sends user name and password' } },
    }),
    cause({
      id: 'wrong-password',
      summary: 'The password typed on the sign-in page is wrong',
      title: 'The password typed on the sign-in page is wrong',
      lede: 'The page had accepted the user name and asked for the password; what was typed there doesn’t match.',
      basis: { kind: 'documented', url: codes },
      confidence: 'likely',
      needs: ['pageShown'],
      when: ({ pageShown }) => pageShown === 'ConvergedSignIn',
      because: {
        found: 'The sign-in page came back ({pageShown}) in answer to the password.',
        'ruled-out': 'The page shown is {pageShown}.',
        'cannot-tell': 'The answer is not a sign-in page.',
      },
      evidence: { pageShown: { verdict: 'neutral', says: 'Asks for the password again' } },
    }),
    cause({
      id: 'password-not-synced-yet',
      summary: 'The password was just changed on premises and isn’t synchronized yet',
      basis: { kind: 'documented', url: codes },
      confidence: 'likely',
      because: {
        'cannot-tell':
          'Where passwords are checked is not sent. A new one reaches Microsoft Entra after a few minutes.',
      },
    }),
  ],
});
