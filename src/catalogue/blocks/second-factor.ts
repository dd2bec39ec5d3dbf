/** Causes shared by the codes that ask for a second factor where no page can be shown. */
import type { Actor } from '../../evidence/failure.ts';
import type { Cause, Step } from '../define.ts';
import { cause } from '../define.ts';

const learn = 'https://learn.microsoft.com/entra/identity-platform';

/** How one code speaks: the user must prove ("do it") or set up ("register") the second factor. */
interface Words {
  /** "ask for a second factor" */
  ask: string;
  /** "the second factor" */
  it: string;
  /** What the user sees after the interactive request. */
  page: string;
  check: string;
  refreshActor: Actor;
}

const passClaims = {
  text: 'If the answer holds claims, pass them in that request, unchanged.',
  value: '{claimsChallenge}',
} satisfies Step;

/** One cause per kind of request that cannot show a page; the grant type decides between them. */
export function requestsWithoutPage({ ask, it, page, check, refreshActor }: Words): Cause[] {
  const checked: Step = { text: check, check: true };
  return [
    cause({
      id: 'password-grant',
      summary: `The password flow can’t ${ask}`,
      title: `The app signs in with a stored password, and that flow can’t ${ask}`,
      lede: `A user name and password are sent straight to the token endpoint, so Microsoft has no page on which to ${ask}.`,
      basis: { kind: 'documented', url: `${learn}/v2-oauth-ropc` },
      confidence: 'certain',
      actor: 'developer',
      kind: 'failure',
      needs: ['grantType'],
      when: ({ grantType }) => grantType === 'password',
      because: {
        found: 'The grant type is {grantType}: no page is part of it.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'This is no token request, or its body was not seen.',
      },
      steps: [
        'Where a person is present, sign in with a browser: authorization code flow, or a broker on the device.',
        'Where nobody is present, sign in as the app itself: managed identity, federated credential or certificate.',
        {
          text: 'Check: the new token request names another grant type than `password`, and tokens come back.',
          check: true,
        },
        {
          text: 'For a test account only: leave the account out of the rule in **Conditional Access** > **Policies**.',
          actor: 'admin',
          action: 'conditional-access-policy',
          alternative: true,
        },
      ],
      evidence: { grantType: { verdict: 'bad', says: 'Shows no page' } },
    }),
    cause({
      id: 'on-behalf-of',
      summary: 'An API exchanges the token, and has no page to show',
      title: `The API behind the app was refused a token: ${it} is missing`,
      lede: 'The API exchanges the token it was sent for one of another resource, and that resource asks for more. Only the app in front of the person can show the page.',
      basis: { kind: 'documented', url: `${learn}/v2-oauth2-on-behalf-of-flow` },
      confidence: 'certain',
      actor: 'developer',
      kind: 'failure',
      needs: ['grantType'],
      when: ({ grantType }) => grantType === 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      because: {
        found: 'The grant type is {grantType}, the on-behalf-of flow.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'This is no token request, or its body was not seen.',
      },
      steps: [
        'In the API, answer the app with 401 and a `WWW-Authenticate` header that holds the claims of this answer.',
        'In the app, take the claims from that header and start an interactive token request for the same API.',
        { ...passClaims, text: 'Pass the claims in that request, unchanged.' },
        checked,
      ],
      evidence: { grantType: { verdict: 'bad', says: 'Shows no page' } },
    }),
    cause({
      id: 'refresh-without-second-factor',
      summary: `A refresh can’t show the page for ${it}`,
      title: `The stored sign-in is no longer enough: ${it} is required now`,
      lede: `The app renews its tokens out of sight with a refresh token. Microsoft wants ${it} first, and only a page can ask for it.`,
      basis: { kind: 'documented', url: `${learn}/reference-error-codes` },
      confidence: 'certain',
      actor: refreshActor,
      kind: 'interrupt',
      needs: ['grantType'],
      when: ({ grantType }) => grantType === 'refresh_token',
      because: {
        found: 'The grant type is {grantType}: the person is not asked anything.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'This is no token request, or its body was not seen.',
      },
      steps: [
        { text: 'Sign in to the app again, on a page of Microsoft.', actor: 'user' },
        { text: page, actor: 'user' },
        {
          text: 'If the app never opens the page: catch this answer and start an interactive token request.',
          actor: 'developer',
        },
        { ...passClaims, actor: 'developer' },
        checked,
      ],
      evidence: { grantType: { verdict: 'bad', says: 'Shows no page' } },
    }),
    cause({
      id: 'code-without-second-factor',
      summary: `The sign-in that brought the code didn’t ${ask}`,
      title: `The sign-in just before was made without ${it}, which this API requires`,
      lede: 'The sign-in page asked for no more than its own request needed. The API named in the token request needs more, so the app has to send the person back with that demand.',
      basis: { kind: 'documented', url: `${learn}/claims-challenge` },
      confidence: 'certain',
      actor: 'developer',
      kind: 'failure',
      needs: ['grantType'],
      uses: ['claimsSent'],
      when: ({ grantType }) => grantType === 'authorization_code',
      because: {
        found: 'A fresh code was sent (grant type {grantType}) and refused for this resource.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'This is no token request, or its body was not seen.',
      },
      steps: [
        'Send the person to the authorize endpoint again, for the same API.',
        passClaims,
        'Ask for the scopes of that API already in the first authorize request, so that one sign-in is enough.',
        checked,
      ],
      evidence: {
        grantType: { verdict: 'neutral', says: 'The person signed in just before' },
        claimsSent: { verdict: 'neutral', says: 'What the sign-in before asked for' },
      },
    }),
    cause({
      id: 'silent-request',
      summary: 'The app asked without showing a page',
      title: `The app asked in the background, and Microsoft needs a page to ${ask}`,
      lede: `The request forbade any page (prompt=none) or ran in a hidden frame. Microsoft answers that ${it} has to come first.`,
      basis: { kind: 'documented', url: `${learn}/scenario-spa-acquire-token` },
      confidence: 'certain',
      actor: 'developer',
      kind: 'interrupt',
      uses: ['grantType', 'prompt', 'inFrame'],
      when: ({ grantType, prompt, inFrame }) => {
        if (grantType !== undefined) return 'ruled-out';
        if (prompt === undefined && inFrame === undefined) return 'cannot-tell';
        return prompt === 'none' || inFrame === true;
      },
      because: {
        found: 'The authorize request carries prompt={prompt}, or was loaded in a frame.',
        'ruled-out': 'The request that failed is no silent authorize request.',
        'cannot-tell': 'It needs the authorize request, which this capture does not hold.',
      },
      steps: [
        'Catch `interaction_required` in the app and start an interactive request: `acquireTokenRedirect` or `acquireTokenPopup`.',
        passClaims,
        checked,
      ],
      evidence: { prompt: { verdict: 'bad', says: 'Forbids any page' } },
    }),
  ];
}

/** What makes Microsoft ask: named by the answer, or only in the admin center. */
export const reasonsToAsk: readonly Cause[] = [
  cause({
    id: 'policy-asks',
    summary: 'A Conditional Access policy asks for it',
    basis: { kind: 'documented', url: `${learn}/reference-error-codes` },
    confidence: 'likely',
    needs: ['policyIds'],
    when: () => 'possible',
    because: {
      possible: 'The answer names {policyIds}.',
      'cannot-tell': 'The answer names no policy. The sign-in log has the policies in its Conditional Access tab.',
    },
  }),
  cause({
    id: 'other-rule-asks',
    summary: 'Security defaults, a per-user setting or a new location',
    basis: { kind: 'documented', url: `${learn}/reference-error-codes` },
    confidence: 'likely',
    because: {
      'cannot-tell': 'Settings and locations never cross the wire. The sign-in log shows which rule applied.',
    },
  }),
];
