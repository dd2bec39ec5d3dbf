/** Hand-made diagnoses for the tests of the report; all data is made up. */
import type { Diagnosis, DiagnosisEvidence, DiagnosisStep } from '../../src/classify/diagnosis.ts';

const tenantId = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
const clientId = '00001111-aaaa-2222-bbbb-3333cccc4444';
const callback = 'https://orders.contoso.example/auth/callback';

const step = (text: string, more: Partial<DiagnosisStep> = {}): DiagnosisStep => ({
  text,
  actor: 'developer',
  check: false,
  value: null,
  link: null,
  alternative: false,
  ...more,
});

export const evidence = (
  label: string,
  value: string,
  seenIn: string,
  more: Partial<DiagnosisEvidence> = {},
): DiagnosisEvidence => ({
  fact: 'redirectUri',
  label,
  value,
  redacted: false,
  plain: false,
  seenIn,
  exchange: 'x1',
  mark: null,
  verdict: null,
  says: null,
  ...more,
});

/** A redirect URI with a slash too many; one that worked was seen. */
export const trailingSlash: Diagnosis = {
  code: 'AADSTS50011',
  codes: ['AADSTS50011'],
  error: null,
  suberror: null,
  name: null,
  kind: 'failure',
  count: 1,
  actor: 'developer',
  title: 'The app asked to return to an address that isn’t registered: it ends in an extra “/”',
  shortTitle: 'Redirect URI ends in an extra “/”',
  summary:
    'Microsoft only returns people to addresses on the app’s list, equal character for character. At 09:41 the same app signed in without the “/”.',
  said: null,
  steps: [
    step('In the app’s code, set `redirectUri` to the address that worked.', { value: callback }),
    step('Reload the app.'),
    step('Check: sign in again. The authorize request shows this address and no AADSTS50011 follows.', { check: true }),
    step('Or add the address with the “/” on the **Authentication** page.', {
      alternative: true,
      link: {
        title: 'Authentication',
        url: `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/${clientId}`,
      },
    }),
  ],
  cause: {
    id: 'trailing-slash',
    summary: 'Extra “/” at the end',
    confidence: 'likely',
    basis: 'documented',
    because: 'Sent and working address differ only there.',
  },
  otherCauses: [
    {
      id: 'list-changed',
      summary: 'Whether the list was edited since 09:41',
      verdict: 'cannot-tell',
      because: 'Only the app registration shows which addresses it holds.',
    },
    {
      id: 'other-host',
      summary: 'Other scheme, host, port or letter case',
      verdict: 'ruled-out',
      because: 'All equal to the address that worked at 09:41.',
    },
    {
      id: 'wrong-client-id',
      summary: 'Wrong client ID',
      verdict: 'ruled-out',
      because: 'The same client ID got a code at 09:41.',
    },
  ],
  evidence: [
    evidence('Redirect URI sent', `${callback}/`, 'authorize request, query', {
      verdict: 'bad',
      mark: [callback.length, callback.length + 1],
      says: 'Only this one ends in “/”',
    }),
    evidence('Redirect URI that worked', callback, 'earlier in this tab, 09:41:02', { verdict: 'good' }),
    evidence('Client secret', 'not sent', 'authorize request, query', { fact: 'clientSecret', plain: true }),
    evidence('Library', 'MSAL.js 5.29.0', 'authorize request, query', { fact: 'library' }),
  ],
  ids: {
    traceId: '0000aaaa-11bb-cccc-dd22-eeeeee333331',
    correlationId: 'aaaa0000-bb11-2222-33cc-44444ddddd01',
    timestamp: '2026-11-22 08:53:07Z',
    tenantId,
    clientId,
  },
  seen: {
    surface: 'error-page',
    url: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize`,
    at: '2026-11-22T08:53:08.120Z',
    trust: 'confirmed',
    exchange: 'x1',
  },
  commands: [],
  links: [
    {
      title: 'Redirect URI restrictions and limitations',
      url: 'https://learn.microsoft.com/entra/identity-platform/reply-url',
      kind: 'documentation',
    },
    { title: 'Authentication', url: 'https://entra.microsoft.com/#view/x', kind: 'action' },
    {
      title: 'What Microsoft says about this code',
      url: 'https://login.microsoftonline.com/error?code=50011',
      kind: 'lookup',
    },
  ],
};

/** A token request whose answer went away with the page: little is known, nothing is sure. */
export const bodyGone: Diagnosis = {
  ...trailingSlash,
  code: 'HTTP 400',
  codes: ['HTTP 400'],
  actor: null,
  title: 'The token request failed, but its answer is gone',
  shortTitle: 'Answer not available',
  summary:
    'The page moved on 1 ms after the answer, before DevTools could hand over the text. Status and headers were kept.',
  said: null,
  steps: [
    step('Choose **Watch this site**. The browser asks for permission for orders.contoso.example only.', {
      actor: null,
    }),
    step('Reload the page.', { actor: null }),
    step('Check: sign in again. The new entry shows an AADSTS code.', { actor: null, check: true }),
  ],
  cause: null,
  otherCauses: [
    {
      id: 'code-expired',
      summary: 'AADSTS70008: the code or refresh token has expired',
      verdict: 'possible',
      because: 'The header x-ms-clitelem says 70008. The text that would confirm it is gone.',
    },
    { id: 'other', summary: 'Every other cause', verdict: 'cannot-tell', because: 'They need the response body.' },
  ],
  evidence: [
    evidence('Response body', 'not available: the page navigated away', 'token response', {
      plain: true,
      fact: 'body',
    }),
    evidence('Code in a header', '1,70008,0,,', 'x-ms-clitelem', { fact: 'codeInHeader' }),
    evidence('Grant type', 'authorization_code', 'token request, body', { fact: 'grantType' }),
  ],
  ids: {
    traceId: '0000aaaa-11bb-cccc-dd22-eeeeee333337',
    correlationId: null,
    timestamp: '2026-11-22 08:54:20Z',
    tenantId,
    clientId,
  },
  seen: { ...trailingSlash.seen, surface: 'status' },
  links: [],
};

/** A policy of the tenant blocked the sign-in; an admin must act. */
export const blockedByPolicy: Diagnosis = {
  ...trailingSlash,
  code: 'AADSTS53003',
  codes: ['AADSTS53003'],
  error: 'invalid_grant',
  suberror: 'message_only',
  actor: 'admin',
  title: 'Sign-in blocked by Conditional Access',
  shortTitle: 'Blocked by Conditional Access',
  steps: [
    step('Choose **Copy for admin** and send the text to an admin of the tenant.', { actor: 'user' }),
    step('Add the name of the user who tried to sign in. It isn’t in the text.', { actor: 'user' }),
  ],
  evidence: [
    evidence(
      'Policies named',
      '1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d\n5f6e7d8c-9b0a-4c3d-a2b1-c0d9e8f7a6b5',
      'token response, claims',
      {
        fact: 'policyIds',
        verdict: 'bad',
      },
    ),
    evidence('Resource', 'Microsoft Graph', 'token request, body', { fact: 'resources' }),
  ],
  ids: {
    traceId: '0000aaaa-11bb-cccc-dd22-eeeeee333333',
    correlationId: 'aaaa0000-bb11-2222-33cc-44444ddddd03',
    timestamp: '2026-11-22 08:50:41Z',
    tenantId,
    clientId,
  },
};

/** A code without an entry, relayed by another host than Microsoft's. */
export const unknownRelayed: Diagnosis = {
  ...bodyGone,
  code: 'AADSTS9999999',
  codes: ['AADSTS9999999'],
  error: 'invalid_request',
  count: 3,
  title: 'Microsoft answered with a code this version doesn’t know',
  summary: 'Sign-in Doctor has no entry for AADSTS9999999. No cause is guessed.',
  said: 'The request is not valid for the application.',
  otherCauses: [],
  seen: {
    surface: 'token-response',
    url: 'https://api.contoso.example/token',
    at: '2026-11-22T08:54:20.000Z',
    trust: 'relayed',
    exchange: 'x1',
  },
};
