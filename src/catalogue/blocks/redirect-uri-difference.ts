/** Causes of AADSTS50011: one kind each of difference between the address sent and one that is known to be registered. */
import type { RedirectUriDifference } from '../../protocol/redirect-uri.ts';
import { type Basis, cause, type Step, type Verdict } from '../define.ts';

export const article: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-AADSTS50011-redirect-uri-mismatch',
};
export const restrictions: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/identity-platform/reply-url',
};

export const useWorking: readonly Step[] = [
  {
    text: 'In the app’s code or settings, set the redirect URI to the address that worked.',
    value: '{workingRedirectUri}',
  },
  'Start the app again and reload the page.',
  { text: 'Check: sign in again. The authorize request shows this address and no AADSTS50011 follows.', check: true },
];
export const registerSent: readonly Step[] = [
  {
    text: 'Open the app’s Authentication page in the Entra admin center.',
    action: 'app-authentication',
    alternative: true,
  },
  {
    text: 'Add the address as it was sent, to the same platform as the one that works.',
    value: '{redirectUri}',
    alternative: true,
  },
  { text: 'Save the change and sign in again after a few minutes.', alternative: true },
];

/** A cause that is one kind of difference between the address sent and one that is known to be registered. */
export function difference(
  id: string,
  kind: RedirectUriDifference,
  words: {
    /** Tells two directions of one kind apart. */
    only?: (sent: string) => boolean;
    /** Whether the address sent, with nothing to compare it with, gives reason to look for this difference. */
    suspect?: (sent: string) => boolean;
    /** What is seen then. */
    possible?: string;
    summary: string;
    title: string;
    says: string;
    found: string;
    other: string;
    /** Where the difference may not be what was refused, and what is said then. */
    doubtful?: { when: (sent: string) => boolean; possible: string };
    basis?: Basis;
    /** Where the common ones don't fit. */
    steps?: readonly Step[];
  },
) {
  return cause({
    id,
    summary: words.summary,
    title: words.title,
    basis: words.basis ?? article,
    confidence: 'likely',
    needs: ['redirectUri'],
    uses: ['workingRedirectUri', 'redirectUriDifference', 'workingAt', 'redirectUriInText'],
    when: ({ redirectUri, redirectUriDifference }) => {
      if (!redirectUriDifference) return words.suspect?.(redirectUri ?? '') ? 'possible' : 'cannot-tell';
      const applies = words.only?.(redirectUri ?? '') ?? true;
      const verdict: Verdict =
        applies && redirectUriDifference.difference === kind
          ? words.doubtful?.when(redirectUri ?? '')
            ? 'possible'
            : 'found'
          : applies && redirectUriDifference.also.includes(kind)
            ? 'possible'
            : 'ruled-out';
      const { mark } = redirectUriDifference;
      return mark[0] < mark[1] ? { verdict, marks: { redirectUri: mark } } : verdict;
    },
    because: {
      found: words.found,
      possible: [
        words.doubtful?.possible ?? 'The two addresses differ in this too: {redirectUri} and {workingRedirectUri}.',
        ...(words.possible ? [words.possible] : []),
      ],
      'ruled-out': words.other,
      'cannot-tell': 'The list of registered addresses never crosses the wire.',
    },
    lede: 'Microsoft only returns people to addresses on the app’s list, equal character for character. At {workingAt} the same app got a code at another address.',
    steps: words.steps ?? [...useWorking, ...registerSent],
    evidence: {
      redirectUri: { verdict: 'bad', says: words.says },
      redirectUriInText: { verdict: 'neutral', says: 'The address as it reached Microsoft' },
      workingRedirectUri: { verdict: 'good', says: 'Same app: Microsoft returned a code here at {workingAt}' },
    },
  });
}
