/** The states the interface was agreed on, as diagnoses: one per code, and the Dutch and the missing-body ones. */
import type { DiagnosisLink } from '../../src/classify/diagnosis.ts';
import type { Json } from '../../src/evidence/exchange.ts';
import type { Shown } from '../../src/view/state.ts';
import {
  callback,
  client,
  day,
  diagnosis,
  evidence,
  exchange,
  redacted,
  shown,
  site,
  step,
  tenant,
} from './samples.ts';

const page = (title: string, path: string): DiagnosisLink => ({
  title,
  url: `https://learn.microsoft.com/entra/${path}`,
  kind: 'documentation',
});
const lookup = (code: string, title = 'What Microsoft says about this code'): DiagnosisLink => ({
  title,
  url: `https://login.microsoftonline.com/error?code=${code}`,
  kind: 'lookup',
});
const registration = `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/${client}`;
const trailing: [number, number] = [callback.length, callback.length + 1];
const whole = (value: string): [number, number] => [0, value.length];

function errorBody(
  number: number,
  at: string,
  code: string,
  error: string,
  text: string,
  more: Record<string, Json> = {},
) {
  const trace = `0000aaaa-11bb-cccc-dd22-eeeeee33333${number}`;
  const correlation = `aaaa0000-bb11-2222-33cc-44444ddddd0${number}`;
  const timestamp = `${at.slice(0, 10)} ${at.slice(11, 19)}Z`;
  const value: Json = {
    error,
    error_description: `AADSTS${code}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [Number(code)],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    ...more,
  };
  return { kind: 'json' as const, value };
}

const at50011 = `${day}08:53:07Z`;
const page50011 = exchange({
  id: 'x1',
  at: at50011,
  endpoint: 'authorize',
  sent: {
    redirect_uri: `${callback}/`,
    response_type: 'code',
    response_mode: 'fragment',
    code_challenge: redacted(43, '7c0e'),
    state: redacted(128, 'b1d4'),
    login_hint: redacted(22, '90aa'),
  },
  status: 200,
  body: {
    kind: 'page',
    config: {
      pgid: 'ConvergedError',
      iErrorCode: 50011,
      strServiceExceptionMessage: `AADSTS50011: The redirect URI '${callback}/' specified in the request does not match the redirect URIs configured for the application '${client}'.`,
      sessionId: '0000aaaa-11bb-cccc-dd22-eeeeee333331',
      correlationId: 'aaaa0000-bb11-2222-33cc-44444ddddd01',
    },
  },
});
const seenOnPage = { surface: 'error-page', url: page50011.request.url, at: at50011, trust: 'confirmed' } as const;

export const trailingSlash: Shown = shown(
  '50011',
  diagnosis(at50011, 1, {
    code: 'AADSTS50011',
    title: 'The app asked to return to an address that isn’t registered: it ends in an extra “/”',
    summary:
      'Microsoft only returns people to addresses on the app’s list, equal character for character. At 09:41 the same app signed in without the “/”.',
    seen: seenOnPage,
    steps: [
      step('In the app’s code, set `redirectUri` to the address that worked.', { value: callback }),
      step('Reload the app.'),
      step('Check: sign in again. The authorize request shows this address and no AADSTS50011 follows.', {
        check: true,
      }),
      step('Open the app’s Authentication page in the Entra admin center.', {
        link: { title: 'Authentication page', url: registration },
        alternative: true,
      }),
      step('On **Redirect URI configuration**, choose **Add redirect URI**, then **Single-page application**.', {
        alternative: true,
      }),
      step('Enter this address.', { value: `${callback}/`, alternative: true }),
      step('Save the change.', { alternative: true }),
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
        id: 'list-edited',
        summary: 'Whether the list was edited since 09:41',
        verdict: 'cannot-tell',
        because: 'Only the app registration shows which addresses it holds.',
      },
      {
        id: 'other-part',
        summary: 'Other scheme, host, port or letter case',
        verdict: 'ruled-out',
        because: 'All equal to the address that worked at 09:41.',
      },
      {
        id: 'wrong-client',
        summary: 'Wrong client ID',
        verdict: 'ruled-out',
        because: 'The same client ID got a code at 09:41.',
      },
      {
        id: 'proxy',
        summary: 'A proxy rewrote the address',
        verdict: 'ruled-out',
        because: 'The error names exactly what the browser sent.',
      },
    ],
    evidence: [
      evidence('Sent in the request', `${callback}/`, 'authorize request, query', 'x1', {
        mark: trailing,
        verdict: 'bad',
        says: 'One character more than the one that worked: “/” at the end',
      }),
      evidence('Named in the error', `${callback}/`, 'error page, $Config', 'x1', {
        verdict: 'neutral',
        says: 'Same as sent, so nothing changed it on the way',
      }),
      evidence('Worked at 09:41:02', callback, 'earlier in this tab', null, {
        verdict: 'good',
        says: 'Same app, same tenant: Microsoft returned a code here',
      }),
      evidence('Tenant', tenant, 'authorize request, path', 'x1'),
      evidence('Client ID', client, 'authorize request, query', 'x1'),
      evidence('Library', 'MSAL.js 5.29.0', 'authorize request, query', 'x1'),
    ],
    links: [
      page('Add a redirect URI to your application', 'identity-platform/how-to-add-redirect-uri'),
      page('Redirect URI mismatch, AADSTS50011', 'identity-platform/reply-url'),
      { title: 'Authentication page', url: registration, kind: 'action' },
      lookup('50011'),
    ],
  }),
  [page50011],
);

const at9002326 = `${day}08:47:30Z`;
const origin = `https://${site}`;
export const wrongType: Shown = shown(
  '9002326',
  diagnosis(at9002326, 2, {
    code: 'AADSTS9002326',
    error: 'invalid_request',
    count: 3,
    title: 'The redirect URI isn’t registered as a single-page application',
    summary:
      'This page collects its tokens itself. Microsoft allows that only for redirect URIs of the type Single-page application; this one has another type, most likely Web.',
    steps: [
      step('Open the app’s Authentication page in the Entra admin center.', {
        link: { title: 'Authentication page', url: registration },
      }),
      step('Remove this address from **Web**.', { value: callback }),
      step('Choose **Add redirect URI**, then **Single-page application**.'),
      step('Enter the same address.'),
      step('Save the change.'),
      step('Check: sign in again after a minute. The token request answers 200.', { check: true }),
    ],
    cause: {
      id: 'wrong-redirect-type',
      summary: 'Redirect URI has another type than Single-page application',
      confidence: 'certain',
      basis: 'documented',
      because: 'The page at `orders.contoso.example` sent the token request, and the error names that origin.',
    },
    otherCauses: [
      {
        id: 'other-client-id',
        summary: 'Client ID of the API or back-end app is used',
        verdict: 'possible',
        because: 'Only one client ID appears in this capture, so there is nothing to compare with.',
      },
      {
        id: 'server-passes-origin',
        summary: 'A server redeems the code and passes on the Origin header',
        verdict: 'ruled-out',
        because: '`Sec-Fetch-Mode: cors` and MSAL.js: this browser sent it.',
      },
      {
        id: 'secret-in-page',
        summary: 'A client secret in the page',
        verdict: 'ruled-out',
        because: 'No `client_secret` or `client_assertion` in the body.',
      },
      {
        id: 'pkce-broken',
        summary: 'PKCE missing or broken',
        verdict: 'ruled-out',
        because: 'The verifier matches the challenge of the authorize request.',
      },
      {
        id: 'which-type',
        summary: 'Whether the type is Web or Mobile and desktop',
        verdict: 'cannot-tell',
        because: 'Microsoft gives the same error for both. Step 1 shows it.',
      },
    ],
    evidence: [
      evidence('Origin of the request', origin, 'token request, header', 'x1', { mark: whole(origin), verdict: 'bad' }),
      evidence('Origin named in the error', origin, 'response, error_description', 'x1', {
        mark: whole(origin),
        verdict: 'bad',
      }),
      evidence('Sec-Fetch-Mode', 'cors', 'token request, header', 'x1', { mark: [0, 4], verdict: 'bad' }),
      evidence('Redirect URI', callback, 'token request, body', 'x1'),
      evidence('Client secret', 'not sent', 'token request, body', 'x1', { plain: true }),
      evidence('Library', 'MSAL.js 5.29.0', 'token request, body', 'x1'),
    ],
    links: [
      page('Single-page application: app registration', 'identity-platform/scenario-spa-app-registration'),
      page('Authorization code flow: redirect URIs for single-page apps', 'identity-platform/v2-oauth2-auth-code-flow'),
      lookup('9002326'),
    ],
  }),
  [
    exchange({
      id: 'x0',
      at: `${day}08:47:29Z`,
      endpoint: 'authorize',
      sent: { redirect_uri: callback },
      status: 302,
      redirect: { code: redacted(1104, 'a3f9') },
    }),
    exchange({
      id: 'x1',
      at: at9002326,
      endpoint: 'token',
      headers: { origin, 'sec-fetch-mode': 'cors', 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
      sent: {
        grant_type: 'authorization_code',
        redirect_uri: callback,
        code: redacted(1104, 'a3f9'),
        code_verifier: redacted(43, '52e8'),
      },
      status: 400,
      body: errorBody(
        2,
        at9002326,
        '9002326',
        'invalid_request',
        `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${origin}'.`,
      ),
    }),
  ],
);

const at53003 = `${day}08:50:41Z`;
const [policy1, policy2] = ['1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d', '5f6e7d8c-9b0a-4c3d-a2b1-c0d9e8f7a6b5'];
const policies = `${policy1}, ${policy2}`;
export const blocked: Shown = shown(
  '53003',
  diagnosis(at53003, 3, {
    code: 'AADSTS53003',
    error: 'invalid_grant',
    suberror: 'message_only',
    actor: 'admin',
    title: 'A Conditional Access policy of the organisation blocked this sign-in',
    summary:
      'The sign-in itself was accepted: Microsoft returned a code. A rule of the tenant then refused the token. Only an admin of that tenant can see which condition failed.',
    steps: [
      step('Choose **Copy for admin** and send the text to an admin of the tenant.', { actor: 'user' }),
      step('Add the name of the user who tried to sign in. It isn’t in the text.', { actor: 'user' }),
      step('Open the sign-in logs and filter on the request ID.', {
        actor: 'admin',
        alternative: true,
        value: '0000aaaa-11bb-cccc-dd22-eeeeee333333',
        link: { title: 'sign-in logs', url: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/SignInEventsV3Blade' },
      }),
      step('Open the **Conditional Access** tab of that sign-in. It names the condition that failed.', {
        actor: 'admin',
        alternative: true,
      }),
      step('Open the policy.', {
        actor: 'admin',
        alternative: true,
        link: {
          title: '1a2b3c4d…',
          url: `https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/${policy1}`,
        },
      }),
      step('Exclude the user or app, or tell the user which device or network to use.', {
        actor: 'admin',
        alternative: true,
      }),
    ],
    cause: {
      id: 'policy-blocks',
      summary: 'A Conditional Access policy blocks this sign-in',
      confidence: 'certain',
      basis: 'documented',
      because: 'The error says so and names two policies.',
    },
    otherCauses: [
      {
        id: 'unmanaged-device',
        summary: 'A policy wants a managed device',
        verdict: 'possible',
        because: 'This browser sent no device identity. That matters only if a policy asks for one.',
      },
      {
        id: 'missing-multifactor',
        summary: 'Only multifactor authentication is missing',
        verdict: 'ruled-out',
        because: 'That gives AADSTS50076 with `basic_action`, not `message_only`.',
      },
      {
        id: 'device-code',
        summary: 'Device code flow is blocked',
        verdict: 'ruled-out',
        because: 'The grant type is `authorization_code`.',
      },
      {
        id: 'network',
        summary: 'Network location or IP address',
        verdict: 'cannot-tell',
        because: 'The address Microsoft saw isn’t in the traffic.',
      },
      {
        id: 'risk',
        summary: 'Sign-in risk or user risk',
        verdict: 'cannot-tell',
        because: 'Only the sign-in logs show it.',
      },
    ],
    evidence: [
      evidence('Error, suberror', 'invalid_grant, message_only', 'token response, body', 'x1', { mark: [15, 27] }),
      evidence('Policies named', policies, 'token response, claims', 'x1', { mark: whole(policies) }),
      evidence('Resource', 'Microsoft Graph (User.Read)', 'token request, body', 'x1'),
      evidence('Grant type', 'authorization_code', 'token request, body', 'x1'),
      evidence('Device identity', 'not sent', 'authorize request, headers', 'x0', { plain: true }),
    ],
    links: [
      page(
        'Troubleshoot sign-in with Conditional Access',
        'identity/conditional-access/troubleshoot-conditional-access',
      ),
    ],
  }),
  [
    exchange({
      id: 'x0',
      at: `${day}08:50:40Z`,
      endpoint: 'authorize',
      sent: { redirect_uri: callback },
      status: 302,
      redirect: { code: redacted(1120, 'c41b') },
    }),
    exchange({
      id: 'x1',
      at: at53003,
      endpoint: 'token',
      sent: {
        grant_type: 'authorization_code',
        redirect_uri: callback,
        code: redacted(1120, 'c41b'),
        code_verifier: redacted(43, '0d77'),
      },
      status: 400,
      body: errorBody(
        3,
        at53003,
        '53003',
        'invalid_grant',
        'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
        {
          suberror: 'message_only',
          claims: { access_token: { capolids: { essential: true, values: [policy1, policy2] } } },
        },
      ),
    }),
  ],
  'failed',
  [
    'Sign-in blocked by Conditional Access (AADSTS53003)',
    '',
    'Time (UTC)       2026-11-22 08:50:41',
    'Request ID       0000aaaa-11bb-cccc-dd22-eeeeee333333',
    'Correlation ID   aaaa0000-bb11-2222-33cc-44444ddddd03',
    `Tenant ID        ${tenant}`,
    `App (client) ID  ${client}`,
    'Resource         Microsoft Graph',
    `Policies named   ${policy1}`,
    `                 ${policy2}`,
    '',
    'Please open Entra admin center > Sign-in logs, filter on the',
    'request ID, and look at the Conditional Access tab.',
  ].join('\n'),
);

const at54005 = `${day}08:52:14Z`;
const sentCode = 'code · 1,104 chars · #a3f9';
export const sentTwice: Shown = shown(
  '54005',
  diagnosis(at54005, 7, {
    code: 'AADSTS54005',
    error: 'invalid_grant',
    title: 'The app sent the same sign-in code twice, 6 ms apart',
    summary:
      'A code works once. The first request got tokens, so you may be signed in all the same; the second one failed and can show an error or start a loop.',
    steps: [
      step('Find every call to `handleRedirectPromise()` in the app.'),
      step('Keep one of them, outside the components, and let them share its promise.'),
      step('Check: sign in again. Each code is followed by one POST to `/token`.', { check: true }),
    ],
    cause: {
      id: 'redirect-handled-twice',
      summary: 'The page handles the redirect twice',
      confidence: 'certain',
      basis: 'observed',
      because: 'Same script, same page load, 6 ms apart.',
    },
    otherCauses: [
      {
        id: 'strict-mode',
        summary: 'React StrictMode runs the effect twice',
        verdict: 'possible',
        because: 'It does so in development builds. The bundle is minified, so React can’t be seen.',
      },
      {
        id: 'retry',
        summary: 'A retry after a failure',
        verdict: 'ruled-out',
        because: 'Request 4 started before request 3 was answered.',
      },
      {
        id: 'reload',
        summary: 'Reload or Back button',
        verdict: 'ruled-out',
        because: 'One visit to `/auth/callback` in this capture.',
      },
      {
        id: 'server-too',
        summary: 'Server and page both redeem',
        verdict: 'ruled-out',
        because: 'Both requests came from this browser, with the same library.',
      },
    ],
    evidence: [
      evidence('Code in request 3', sentCode, 'token request, body', 'x1', { redacted: true }),
      evidence('Code in request 4', sentCode, 'token request, body', 'x2', { redacted: true, mark: whole(sentCode) }),
      evidence('Time between', '6 ms', 'start of both requests', 'x2', { mark: [0, 4] }),
      evidence('Started by', 'main-B4xk2.js, line 1', 'initiator of both', 'x2'),
      evidence('Page loads in between', 'none', 'navigation of this tab', null, { plain: true }),
    ],
    links: [page('Authorization code flow', 'identity-platform/v2-oauth2-auth-code-flow')],
  }),
  [
    exchange({
      id: 'x1',
      at: `${day}08:52:14.020Z`,
      endpoint: 'token',
      sent: { grant_type: 'authorization_code', code: redacted(1104, 'a3f9') },
      status: 200,
    }),
    exchange({
      id: 'x2',
      at: `${day}08:52:14.026Z`,
      endpoint: 'token',
      sent: {
        grant_type: 'authorization_code',
        redirect_uri: callback,
        code: redacted(1104, 'a3f9'),
        code_verifier: redacted(43, '52e8'),
      },
      status: 400,
      body: errorBody(
        7,
        at54005,
        '54005',
        'invalid_grant',
        'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
      ),
    }),
  ],
);

const atUnknown = `${day}08:46:02Z`;
const sentence = 'The request is not valid for the application: the feature is not enabled for this tenant.';
export const unknownCode: Shown = shown(
  '9999999',
  diagnosis(atUnknown, 5, {
    code: 'AADSTS9999999',
    error: 'invalid_request',
    actor: null,
    title: 'Microsoft answered with a code this version doesn’t know',
    summary: 'Sign-in Doctor has no entry for AADSTS9999999. No cause is guessed.',
    said: sentence,
    steps: [
      step('Read Microsoft’s sentence above. It often names the setting.'),
      step('Look the code up at Microsoft.', {
        link: { title: 'at Microsoft', url: 'https://login.microsoftonline.com/error?code=9999999' },
      }),
      step('Still stuck? Choose **Copy diagnosis** and send it to the app’s developer or to Microsoft support.'),
    ],
    otherCauses: [
      {
        id: 'malformed',
        summary: 'Malformed token request',
        verdict: 'ruled-out',
        because: 'Form-encoded, and each required parameter is there once.',
      },
      {
        id: 'ids',
        summary: 'Tenant or client ID is not a valid ID',
        verdict: 'ruled-out',
        because: 'Both are, and another request with them succeeded at 09:41.',
      },
      {
        id: 'service',
        summary: 'Microsoft service problem',
        verdict: 'ruled-out',
        because: 'Other requests succeeded in the same minute.',
      },
      {
        id: 'specific',
        summary: 'Everything specific to this code',
        verdict: 'cannot-tell',
        because: 'There is no entry to check against.',
      },
    ],
    evidence: [
      evidence('OAuth error', 'invalid_request', 'token response, body', 'x1', { mark: [0, 15] }),
      evidence(
        'What that means',
        'The request is malformed, or a parameter is missing or not allowed (RFC 6749, 5.2).',
        'OAuth standard',
        null,
        { plain: true },
      ),
      evidence('Suberror', 'none', 'token response, body', 'x1', { plain: true }),
      evidence('HTTP status', '400', 'token response', 'x1'),
      evidence('Grant type', 'refresh_token', 'token request, body', 'x1'),
    ],
    links: [
      page('Microsoft Entra authentication error codes', 'identity-platform/reference-error-codes'),
      lookup('9999999'),
    ],
  }),
  [
    exchange({
      id: 'x1',
      at: atUnknown,
      endpoint: 'token',
      sent: { grant_type: 'refresh_token', refresh_token: redacted(1612, 'e07b') },
      status: 400,
      body: errorBody(5, atUnknown, '9999999', 'invalid_request', sentence),
    }),
  ],
);

const atMissing = `${day}08:54:20Z`;
const header = '1,70008,0,,';
export const bodyMissing: Shown = shown(
  'http-400',
  diagnosis(atMissing, 7, {
    code: 'HTTP 400',
    codes: [],
    actor: null,
    title: 'The token request failed, but its answer is gone',
    summary:
      'The page moved on 1 ms after the answer, before DevTools could hand over the text. Status and headers were kept.',
    steps: [
      step('Reload the page.'),
      step('Check: sign in again. The new entry shows an AADSTS code.', { check: true }),
    ],
    otherCauses: [
      {
        id: 'expired',
        summary: 'AADSTS70008: the code or refresh token has expired',
        verdict: 'possible',
        because: 'The header `x-ms-clitelem` says 70008. The text that would confirm it is gone.',
      },
      { id: 'others', summary: 'Every other cause', verdict: 'cannot-tell', because: 'They need the response body.' },
    ],
    evidence: [
      evidence('Response body', 'not available: the page navigated away', 'token response', 'x1', { plain: true }),
      evidence('Code in a header', header, 'x-ms-clitelem', 'x1', { mark: [2, 7] }),
      evidence('Request ID', '0000aaaa-11bb-cccc-dd22-eeeeee333337', 'x-ms-request-id', 'x1'),
      evidence('Grant type', 'authorization_code', 'token request, body', 'x1'),
    ],
    ids: {
      traceId: '0000aaaa-11bb-cccc-dd22-eeeeee333337',
      correlationId: null,
      timestamp: null,
      tenantId: tenant,
      clientId: client,
    },
  }),
  [
    exchange({
      id: 'x1',
      at: atMissing,
      endpoint: 'token',
      sent: { grant_type: 'authorization_code', code: redacted(1104, '9c20') },
      status: 400,
      body: { kind: 'missing', why: 'navigated-away' },
    }),
  ],
);

const at50058 = `${day}08:41:00Z`;
export const recovered: Shown = shown(
  '50058',
  diagnosis(at50058, 4, {
    code: 'AADSTS50058',
    error: 'login_required',
    kind: 'interrupt',
    actor: 'none',
    title: 'Silent sign-in found no session; the app then showed the sign-in page',
    summary:
      'The app asked in the background whether you were signed in already. Microsoft answered no. This is a normal step and isn’t counted as a failure.',
    seen: { surface: 'redirect-fragment', url: page50011.request.url, at: at50058, trust: 'confirmed' },
    cause: {
      id: 'nobody-signed-in',
      summary: 'Nobody was signed in to Microsoft in this browser',
      confidence: 'certain',
      basis: 'documented',
      because: 'A later visit to the same host sent no session cookie either.',
    },
    otherCauses: [
      {
        id: 'cookies',
        summary: 'Third-party cookies are blocked',
        verdict: 'ruled-out',
        because: 'There was no session cookie to block.',
      },
    ],
    evidence: [
      evidence('Prompt', 'none', 'authorize request, query', 'x1', { mark: [0, 4] }),
      evidence('Sec-Fetch-Dest', 'iframe', 'authorize request, header', 'x1'),
    ],
  }),
  [
    exchange({
      id: 'x1',
      at: at50058,
      endpoint: 'authorize',
      sent: { prompt: 'none', redirect_uri: callback },
      status: 302,
      redirect: { error: 'login_required' },
    }),
  ],
  'recovered',
);

/** An answer passed on by another host, with values that are hostile or very long. */
const hostile = '<img src=x onerror="document.title=1">';
export const relayed: Shown = shown(
  'relayed',
  diagnosis(`${day}08:55:00Z`, 8, {
    code: 'AADSTS7000215',
    title: `The app’s secret is not accepted ${hostile}`,
    summary: `A proxy passed the answer on. ${hostile}`,
    seen: {
      surface: 'token-response',
      url: 'https://api.contoso.example/proxy/token',
      at: `${day}08:55:00Z`,
      trust: 'relayed',
    },
    steps: [
      step(`Remove \`${hostile}\` and **${hostile}**.`, { value: 'x'.repeat(300) }),
      step('Create a new secret.', { actor: 'admin' }),
    ],
    cause: { id: 'secret-id-sent', summary: hostile, confidence: 'likely', basis: 'documented', because: hostile },
    evidence: [
      evidence(hostile, hostile, hostile, 'x1', { mark: [0, 4], says: hostile }),
      evidence('Long', 'y'.repeat(400), 'body', null),
    ],
  }),
  [],
);

export const samples = { trailingSlash, wrongType, blocked, sentTwice, unknownCode, bodyMissing, recovered, relayed };
