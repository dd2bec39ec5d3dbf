/** The honest page for a code without an entry: what was said, what it belongs to, where to look; no cause. */
import { defineEntry, type Entry } from './define.ts';

/** A stand-in entry for a code nobody has described here yet. */
export function unknownEntry(code: string): Entry {
  return defineEntry({
    code,
    actor: null,
    category: 'request',
    title: 'Microsoft answered with a code this version doesn’t know',
    shortTitle: 'Code not in the catalogue',
    summary: 'Sign-in Doctor has no entry for this code. No cause is guessed.',
    steps: [
      'Read Microsoft’s sentence above, where there is one. It often names the setting.',
      ...(/^AADSTS\d+$/.test(code)
        ? [
            {
              text: 'Look the code up at Microsoft.',
              link: {
                title: 'at Microsoft',
                url: `https://login.microsoftonline.com/error?code=${code.slice('AADSTS'.length)}`,
              },
            },
          ]
        : []),
      'Still stuck? Choose **Copy diagnosis** and send it to the app’s developer or to Microsoft support.',
    ],
    links: [
      {
        title: 'Microsoft Entra authentication error codes',
        url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
      },
    ],
    shows: ['error', 'suberror', 'status', 'grantType'],
    causes: [],
  });
}
