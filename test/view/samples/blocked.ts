/** AADSTS53003: an admin must act, with hand-off and policies. */
import type { Shown } from '../../../src/view/state.ts';
import {
  callback,
  client,
  day,
  diagnosis,
  errorBody,
  evidence,
  exchange,
  page,
  redacted,
  shown,
  step,
  tenant,
  whole,
} from './make.ts';

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
