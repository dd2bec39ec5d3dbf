import { cause, defineEntry } from '../define.ts';

const flow =
  'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-access-token-with-a-client_secret';
const rfc = 'https://www.rfc-editor.org/rfc/rfc7636';

export default defineEntry({
  code: 'AADSTS501481',
  actor: 'developer',
  category: 'code',
  title: 'The code verifier doesn’t belong to this sign-in',
  shortTitle: 'PKCE verifier doesn’t match',
  summary:
    'With PKCE the token request must prove with its code_verifier that it comes from whoever began the sign-in. The hash of this verifier is not the code_challenge that the sign-in began with.',
  errors: ['invalid_grant'],
  steps: [
    'Find where the app keeps the code_verifier between the sign-in and the token request.',
    'Keep one verifier per sign-in, for example under its state value, so that two sign-ins don’t overwrite each other.',
    'Begin and finish the sign-in with the same library, in the same browser and origin.',
    { text: 'Check: sign in again in one tab. The token request answers 200.', check: true },
  ],
  links: [
    { title: 'Authorization code flow: redeem the code', url: flow },
    { title: 'Proof Key for Code Exchange (RFC 7636)', url: rfc },
    {
      title: 'Microsoft Entra error codes',
      url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    },
  ],
  shows: ['pkceMatch', 'codeVerifier', 'codeChallenge', 'verifierOfOther', 'origin', 'library'],
  causes: [
    cause({
      id: 'verifier-missing',
      summary: 'The token request has no code_verifier',
      title: 'The token request lacks the code verifier of the sign-in',
      basis: { kind: 'documented', url: flow },
      confidence: 'certain',
      needs: ['codeVerifier'],
      uses: ['codeChallenge'],
      when: ({ codeVerifier }) => codeVerifier === null,
      because: {
        found: 'The body of the token request holds no code_verifier.',
        'ruled-out': 'The token request holds a code_verifier.',
      },
      lede: 'The sign-in began with a code_challenge, so its code can only be redeemed with the code_verifier. None was sent, perhaps under another name.',
      steps: [
        'Send the verifier as `code_verifier` in the form body of the token request.',
        'Look whether the app sends it under another name, or loses it between the sign-in and the token request.',
        { text: 'Check: sign in again. The token request holds code_verifier and answers 200.', check: true },
      ],
      evidence: { codeVerifier: { verdict: 'bad', says: 'Required, because the sign-in began with a challenge' } },
    }),
    cause({
      id: 'challenge-sent-as-verifier',
      summary: 'The challenge itself was sent as verifier',
      title: 'The app sent the code challenge in place of the code verifier',
      basis: { kind: 'documented', url: rfc },
      confidence: 'certain',
      needs: ['codeVerifier', 'codeChallenge'],
      uses: ['pkceMatch'],
      when: ({ codeVerifier, codeChallenge, pkceMatch }) =>
        pkceMatch !== true && codeVerifier?.print !== undefined && codeVerifier.print === codeChallenge?.print,
      because: {
        found: 'Verifier and challenge are one and the same value.',
        'ruled-out': 'Verifier and challenge are two values.',
      },
      lede: 'The challenge is the hash of the verifier. The token request must carry the verifier as it was before hashing.',
      steps: [
        'In the app, send the random text that was hashed, not the hash.',
        {
          text: 'Check: sign in again. Verifier and challenge differ, and the token request answers 200.',
          check: true,
        },
      ],
      evidence: {
        codeVerifier: { verdict: 'bad', says: 'Equal to the challenge; it must be the text that was hashed' },
        codeChallenge: { verdict: 'neutral' },
      },
    }),
    cause({
      id: 'verifier-of-other-sign-in',
      summary: 'The verifier belongs to another sign-in of this capture',
      title: 'Two sign-ins ran at once, and the verifier of one was sent with the code of the other',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/2694',
      },
      confidence: 'certain',
      needs: ['pkceMatch', 'verifierOfOther'],
      uses: ['codeVerifier', 'codeChallenge'],
      when: ({ pkceMatch }) => !pkceMatch,
      because: {
        found: 'Its hash is the challenge of the sign-in that began at {verifierOfOther}.',
        'ruled-out': 'The verifier belongs to the sign-in of its code.',
        'cannot-tell': 'No other sign-in of this capture began with the challenge of this verifier.',
      },
      lede: 'The app began two sign-ins and kept one verifier for both. The second sign-in overwrote the verifier of the first, or the other way round.',
      steps: [
        'Find what begins two sign-ins: two buttons, two tabs, a guard and a component, or a reload while one is under way.',
        'Let the app begin a sign-in only where none is under way.',
        'Keep each verifier under the state value of its sign-in.',
        { text: 'Check: one click makes one authorize request, and the token request answers 200.', check: true },
      ],
      evidence: {
        verifierOfOther: { verdict: 'bad', says: 'The verifier was made for this sign-in' },
        codeChallenge: { verdict: 'neutral', says: 'The challenge that the code was issued for' },
      },
    }),
    cause({
      id: 'server-redeems-page-code',
      summary: 'MSAL.js began the sign-in in the page, but a server redeems the code',
      title: 'The page began the sign-in, and a server tried to redeem its code without the page’s verifier',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/6827',
      },
      confidence: 'likely',
      needs: ['pkceMatch', 'interaction', 'origin'],
      when: ({ pkceMatch, origin }) => !pkceMatch && origin === null,
      because: {
        found: 'MSAL.js began the sign-in in a page; the token request has no Origin, so no page sent it.',
        'ruled-out': 'The page itself sent the token request, or the verifier is right.',
        'cannot-tell': 'The authorize request and its state don’t show whether MSAL.js began the sign-in.',
      },
      lede: 'MSAL.js makes the verifier in the page and gives it to nobody. A server can’t redeem a code of that sign-in.',
      steps: [
        'Let the page redeem the code itself: handle the redirect with MSAL.js.',
        'Where a server must have tokens, let the server begin the sign-in too, or exchange the page’s access token with the on-behalf-of flow.',
        { text: 'Check: sign in again. One side sends both requests, and the token request answers 200.', check: true },
      ],
      evidence: { origin: { verdict: 'bad', says: 'Sent by a server; the sign-in began in a page' } },
    }),
    cause({
      id: 'verifier-mismatch',
      summary: 'The verifier was made for another sign-in, or lost and created again',
      title: 'The app sent a code verifier that doesn’t belong to its code challenge',
      basis: { kind: 'documented', url: rfc },
      confidence: 'certain',
      needs: ['pkceMatch'],
      uses: ['codeVerifier', 'codeChallenge'],
      when: ({ pkceMatch }) => !pkceMatch,
      because: {
        found: 'The hash of the verifier was computed: it is not the code_challenge of the authorize request.',
        'ruled-out': 'The hash of the verifier is the code_challenge of the authorize request.',
      },
      evidence: {
        pkceMatch: { verdict: 'bad' },
        codeVerifier: { verdict: 'bad', says: 'Its hash is another challenge' },
        codeChallenge: { verdict: 'neutral', says: 'What the sign-in began with' },
      },
    }),
    cause({
      id: 'storage-lost',
      summary: 'The browser’s storage or the server’s session was lost in between',
      basis: { kind: 'observed', url: 'https://github.com/CoasterKaty/PHPAzureADoAuth/issues/18' },
      confidence: 'likely',
      because: { 'cannot-tell': 'Where the app keeps its verifier does not show in the traffic.' },
    }),
  ],
});
