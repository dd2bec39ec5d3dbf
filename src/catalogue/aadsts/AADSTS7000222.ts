import { cause, defineEntry } from '../define.ts';

const credentials = 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials';

export default defineEntry({
  code: 'AADSTS7000222',
  name: 'InvalidClientSecretExpiredKeysProvided',
  actor: 'developer',
  category: 'credentials',
  title: 'The client secret that the app sent has expired',
  shortTitle: 'Client secret has expired',
  summary:
    'The secret belongs to this app, but its expiry date has passed; the admin center lets secrets last two years at most. The app needs a new one, or better a certificate or a federated credential.',
  errors: ['invalid_client'],
  steps: [
    {
      text: 'Open the app’s Certificates & secrets page in the Entra admin center.',
      action: 'app-credentials',
    },
    'Look in the column **Expires** for the secret that the app uses.',
    'Choose **New client secret**, set its expiry, and copy its **Value** at once.',
    'Replace the old value in each place where the app runs: servers, pipelines, key vaults.',
    'Start the app again.',
    { text: 'Check: the token request answers 200. Then delete the expired secret.', check: true },
    {
      text: 'To avoid this next time, upload a certificate or add a federated credential on the same page.',
      alternative: true,
    },
  ],
  links: [
    { title: 'Add credentials to your application', url: credentials },
    {
      title: 'Troubleshoot service principal authentication',
      url: 'https://learn.microsoft.com/azure/developer/java/sdk/troubleshooting-authentication-service-principal',
    },
    {
      title: 'Migrate applications away from secrets',
      url: 'https://learn.microsoft.com/entra/identity/enterprise-apps/migrate-applications-from-secrets',
    },
  ],
  shows: ['clientSecret', 'clientWorkedAt', 'grantType', 'library'],
  causes: [
    cause({
      id: 'secret-expired',
      summary: 'The secret’s expiry date has passed',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/azure/developer/java/sdk/troubleshooting-authentication-service-principal',
      },
      confidence: 'certain',
      needs: ['errorText'],
      uses: ['clientSecret', 'clientId'],
      when: () => 'found',
      because: { found: 'Microsoft knows the secret as one of this app’s and answers that it has expired.' },
      evidence: { clientSecret: { verdict: 'bad', says: 'Known to Microsoft, and expired' } },
    }),
    cause({
      id: 'old-secret-still-used',
      summary: 'A newer secret exists, but this part of the app still sends the old one',
      basis: { kind: 'documented', url: credentials },
      confidence: 'likely',
      because: {
        'cannot-tell': 'Only the Certificates & secrets page shows whether a newer secret exists.',
      },
    }),
    cause({
      id: 'secret-just-made',
      summary: 'A secret made by a script moments ago',
      basis: {
        kind: 'observed',
        url: 'https://github.com/Azure-Samples/active-directory-dotnetcore-daemon-v2/issues/87',
      },
      confidence: 'likely',
      because: { 'cannot-tell': 'Only the app registration shows the start and end of its secrets.' },
    }),
  ],
});
