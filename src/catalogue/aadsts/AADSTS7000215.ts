import type { SecretShape } from '../../evidence/exchange.ts';
import type { Basis, Step } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const credentials: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
};
const check: Step = { text: 'Check: start the app again and sign in. The token request answers 200.', check: true };
const unseen =
  'It needs a token request with the secret in its body. A server sends it out of the browser’s sight, and headers are not read.';

/** A cause told by the shape of the secret that was sent; the secret itself is never kept. */
function shaped(
  id: string,
  shapes: readonly SecretShape[],
  words: {
    summary: string;
    title: string;
    says: string;
    found: string;
    other: string;
    lede: string;
    steps: readonly Step[];
    confidence: 'certain' | 'likely';
    basis?: Basis;
  },
) {
  return cause({
    id,
    summary: words.summary,
    title: words.title,
    basis: words.basis ?? credentials,
    confidence: words.confidence,
    needs: ['clientSecret'],
    when: ({ clientSecret }) =>
      clientSecret?.shape === undefined ? 'cannot-tell' : shapes.includes(clientSecret.shape),
    because: { found: words.found, 'ruled-out': words.other, 'cannot-tell': unseen },
    lede: words.lede,
    steps: words.steps,
    evidence: { clientSecret: { verdict: 'bad', says: words.says } },
  });
}

export default defineEntry({
  code: 'AADSTS7000215',
  actor: 'developer',
  category: 'credentials',
  title: 'The client secret that the app sent isn’t one of this app’s',
  shortTitle: 'Client secret is wrong',
  summary:
    'Microsoft compared the secret in the token request with those of this client ID and found none that is equal. Common reasons are the secret’s ID in place of its value, a value that was cut or encoded, and a secret of another app.',
  errors: ['invalid_client'],
  steps: [
    {
      text: 'Open the app’s Certificates & secrets page in the Entra admin center.',
      action: 'app-credentials',
    },
    'Compare the first three characters shown under **Value** with those of the secret in the app’s configuration.',
    'If they differ, choose **New client secret** and copy its **Value** at once; it is shown only then.',
    'Put the value, not the **Secret ID**, into the app’s configuration, without quotes or spaces around it.',
    check,
  ],
  links: [
    { title: 'Add credentials to your application', url: credentials.url },
    {
      title: 'Troubleshoot service principal authentication',
      url: 'https://learn.microsoft.com/azure/developer/java/sdk/troubleshooting-authentication-service-principal',
    },
    {
      title: 'Microsoft Entra error codes',
      url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    },
  ],
  shows: ['clientSecret', 'authorizationScheme', 'origin', 'grantType', 'library'],
  causes: [
    shaped('secret-id-sent', ['guid'], {
      summary: 'The secret’s ID was sent in place of its value',
      title: 'The app sent the ID of its client secret, not the secret itself',
      says: 'Has the form of a GUID: that is the Secret ID column',
      found: 'What was sent has the form of a GUID. The admin center makes no such values, but every secret ID is one.',
      other: 'What was sent is no GUID.',
      lede: 'The Certificates & secrets page shows two columns, Value and Secret ID. The app is configured with the second one.',
      confidence: 'certain',
      steps: [
        {
          text: 'Open the app’s Certificates & secrets page in the Entra admin center.',
          action: 'app-credentials',
        },
        'Choose **New client secret**; the value of the old one can’t be shown again.',
        'Copy the column **Value** and put it into the app’s configuration.',
        check,
      ],
    }),
    shaped('placeholder-sent', ['placeholder'], {
      summary: 'The placeholder of a sample was sent',
      title: 'The app sent a placeholder instead of its client secret',
      says: 'Reads like a placeholder of a sample or template',
      found: 'What was sent reads like a placeholder of a sample or template, not like a real secret.',
      other: 'What was sent does not read like a placeholder.',
      lede: 'The setting for the secret still holds the text of a sample or template. It was not replaced, or the variable behind it was not filled.',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/1576',
      },
      confidence: 'certain',
      steps: [
        {
          text: 'Open the app’s Certificates & secrets page in the Entra admin center.',
          action: 'app-credentials',
        },
        'Choose **New client secret** and copy its **Value** at once.',
        'Replace the placeholder in the app’s configuration with it, in each environment where the app runs.',
        check,
      ],
    }),
    shaped('secret-encoded-twice', ['percent-encoded'], {
      summary: 'The secret was percent-encoded once too often',
      title: 'The app encoded its client secret twice',
      says: 'Still holds percent signs after the form was decoded',
      found: 'After the form was decoded, the secret still holds percent-encoded characters.',
      other: 'The secret holds no percent-encoded characters.',
      lede: 'The secret is encoded once for the form, by the library or by hand, not both. Microsoft compared the encoded text with the real secret.',
      basis: { kind: 'observed', url: 'https://github.com/MicrosoftDocs/azure-docs/issues/39037' },
      confidence: 'likely',
      steps: [
        'Put the plain value of the secret into the configuration.',
        'Remove the code that encodes it, where the library or form encoder already does.',
        check,
      ],
    }),
    shaped('space-in-secret', ['has-space'], {
      summary: 'A space in the secret: a “+” that was not encoded, or a copied blank',
      title: 'The client secret that the app sent holds a space',
      says: 'Holds a space or line break; secrets never do',
      found: 'The secret holds a space or a line break as it arrived.',
      other: 'The secret holds no space.',
      lede: 'In a form a “+” that is not encoded arrives as a space. A blank or line break can also have been copied along with the secret.',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-access-token-with-a-client_secret',
      },
      confidence: 'likely',
      steps: [
        'Remove blanks and line breaks before, in and after the secret in the app’s configuration.',
        'Let the form encoder of the platform write the request, so that “+” becomes `%2B`.',
        check,
      ],
    }),
    shaped('secret-cut-or-changed', ['other', 'empty'], {
      summary: 'The secret was cut, quoted or changed on its way',
      title: 'What the app sent doesn’t have the form of a client secret of Entra',
      says: 'Not the form of a secret from the Entra admin center (40 characters)',
      found: 'What was sent lacks the form of a secret that Entra makes: {clientSecret}.',
      other: 'The form of what was sent fits another cause in this list.',
      lede: 'Secrets made by Entra today have 40 characters with a fixed mark near their beginning. This one was cut, wrapped in quotes, changed by a shell, or comes from elsewhere.',
      basis: {
        kind: 'observed',
        url: 'https://github.com/OctopusDeployLabs/terraform-provider-octopusdeploy/issues/219',
      },
      confidence: 'likely',
      steps: [
        'Print the length of the secret as the app reads it, not the secret itself.',
        'If it isn’t 40, look for quotes that became part of it, for characters that a shell or template swallows such as `$`, a backtick or `~`, and for fields that cut long text.',
        'Paste the value again from where it was stored first, or make a new secret.',
        check,
      ],
    }),
    shaped('secret-of-other-app', ['well-formed'], {
      summary: 'A real secret, but of another app, or one that was deleted',
      title: 'The app sent a whole client secret, but not one of this client ID',
      says: 'Whole and well-formed, so nothing was cut or encoded',
      found:
        'What was sent has exactly the form of a real secret, and Microsoft answers that it isn’t one of this client ID.',
      other: 'What was sent does not have the form of a real secret.',
      lede: 'Nothing was cut or encoded. The secret belongs to another registration or environment, or it was deleted from this one.',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/azure/developer/java/sdk/troubleshooting-authentication-service-principal',
      },
      confidence: 'likely',
      steps: [
        {
          text: 'Open the Certificates & secrets page of the app that has this client ID.',
          action: 'app-credentials',
          value: '{clientId}',
        },
        'Compare the first three characters under **Value** with those of the secret in the app’s configuration.',
        'If none is equal, the configuration mixes two apps or environments: correct the client ID or the secret, so that both are of one app.',
        'If the secret was deleted, choose **New client secret** and put its **Value** into the configuration.',
        check,
      ],
    }),
    cause({
      id: 'secret-just-made',
      summary: 'The secret was made moments ago',
      basis: { kind: 'observed', url: 'https://github.com/hoppscotch/hoppscotch/issues/3868' },
      confidence: 'likely',
      because: { 'cannot-tell': 'Only the app registration shows when its secrets were made.' },
    }),
  ],
});
