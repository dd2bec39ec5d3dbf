import { cause, defineEntry } from '../define.ts';

const lockout = 'https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout';
const codes = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';

export default defineEntry({
  code: 'AADSTS50053',
  name: 'IdsLocked',
  actor: 'user',
  category: 'account',
  title: 'Microsoft refuses this sign-in to protect the account',
  shortTitle: 'Account locked or address blocked',
  summary:
    'This answer has two meanings: too many wrong passwords locked the account for a while, or the request came from an address that Microsoft distrusts. The sign-in log says which.',
  errors: ['invalid_grant'],
  steps: [
    'Stop trying for some minutes. Each further wrong password makes the lock longer.',
    'Then sign in once, with the right password, from the usual network and without a VPN.',
    {
      text: 'Still locked: set a new password at `passwordreset.microsoftonline.com` with **I forgot my password**; that ends the lock.',
    },
    { text: 'Check: the sign-in works, also after a few minutes.', check: true },
    {
      text: 'Open the sign-in logs, filter on error code 50053, and read **Failure reason**: locked account, or IP address.',
      actor: 'admin',
      action: 'sign-in-logs',
      alternative: true,
    },
    {
      text: 'If others try this account, find the device or app that sends the old password in the same log.',
      actor: 'admin',
      alternative: true,
    },
  ],
  links: [
    { title: 'Protect user accounts with smart lockout', url: lockout },
    { title: 'Microsoft Entra error codes', url: codes },
  ],
  shows: ['failedPasswords', 'errorText', 'grantType', 'pageShown', 'library'],
  causes: [
    cause({
      id: 'blocked-address',
      summary: 'The IP address of the request is blocked',
      title: 'Microsoft blocked the network address this sign-in came from',
      lede: 'Microsoft saw attacks from that address and refuses sign-ins from it, whatever the password. It is often a VPN, a proxy or a shared server address.',
      basis: { kind: 'documented', url: codes },
      confidence: 'likely',
      actor: 'admin',
      needs: ['errorText'],
      when: ({ errorText }) => (/(?<![A-Za-z])IP(?![A-Za-z])/.test(errorText) ? 'found' : 'cannot-tell'),
      because: {
        found: 'Microsoft’s text speaks of the IP address.',
        'cannot-tell': 'The text speaks of a lock, but the sign-in log may still name the IP address as the reason.',
      },
      steps: [
        { text: 'Sign in from another network, without VPN or proxy.', actor: 'user' },
        {
          text: 'Open the sign-in logs, filter on error code 50053, and note the IP address and the **Failure reason**.',
          action: 'sign-in-logs',
        },
        'If the address is your own, find the machine that causes the attacks, or send the sign-ins out through another address.',
        { text: 'Check: sign in from the blocked network again. The account gets in.', check: true },
      ],
      evidence: { errorText: { verdict: 'bad', says: 'Speaks of the IP address' } },
    }),
    cause({
      id: 'locked-by-attempts',
      summary: 'Wrong passwords in this capture locked the account',
      title: 'Too many wrong passwords locked the account for a while',
      lede: 'Wrong passwords came right before. Smart lockout then refuses every password for a minute at first, and longer each time.',
      basis: { kind: 'documented', url: lockout },
      confidence: 'likely',
      needs: ['failedPasswords'],
      uses: ['errorText'],
      when: ({ failedPasswords, errorText }) => {
        if (/(?<![A-Za-z])IP(?![A-Za-z])/.test(errorText ?? '')) return 'ruled-out';
        return failedPasswords > 0 ? 'found' : 'possible';
      },
      because: {
        found: 'Answers before that said “wrong user name or password”: {failedPasswords}.',
        possible: 'The wrong attempts may have come from another device or person; none is in this capture.',
        'ruled-out': 'Microsoft’s text names the IP address instead.',
      },
      steps: [
        'Wait some minutes without trying.',
        'Sign in once with the right password, or set a new one at `passwordreset.microsoftonline.com` with **I forgot my password**.',
        'Change the password that other devices and apps still hold.',
        { text: 'Check: the sign-in works, also after a few minutes.', check: true },
        {
          text: 'To change how many attempts are allowed, open **Authentication methods** > **Password protection** in the Entra admin center.',
          actor: 'admin',
          alternative: true,
        },
      ],
      evidence: { failedPasswords: { verdict: 'bad' } },
    }),
    cause({
      id: 'old-password-in-use',
      summary: 'A device or script keeps sending an old password',
      basis: { kind: 'documented', url: lockout },
      confidence: 'likely',
      needs: ['grantType'],
      when: ({ grantType }) => (grantType === 'password' ? 'possible' : 'cannot-tell'),
      because: {
        possible: 'This app sends a stored password itself (grant type {grantType}).',
        'cannot-tell': 'Attempts of other devices are only in the sign-in logs.',
      },
    }),
  ],
});
