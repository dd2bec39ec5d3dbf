import { cause, defineEntry } from '../define.ts';

const troubleshoot = 'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access';
const browsers =
  'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions#supported-browsers';
const flows = 'https://learn.microsoft.com/entra/identity/conditional-access/concept-authentication-flows';
const msalNet = 'https://learn.microsoft.com/entra/msal/dotnet/resources/known-issues';

export default defineEntry({
  code: 'AADSTS53000',
  name: 'DeviceNotCompliant',
  actor: 'user',
  category: 'conditional-access',
  title: 'The organization only lets in compliant devices, and this one didn’t count as one',
  shortTitle: 'Device not compliant',
  summary:
    'A Conditional Access policy asks for a device that is managed and meets the company’s rules. Either the device doesn’t, or the app or browser didn’t show Microsoft which device it is.',
  errors: ['interaction_required', 'invalid_grant'],
  steps: [
    'Open Company Portal on this device and choose **Check status**; fix what it lists.',
    'Use Microsoft Edge signed in with the work account, and no private window.',
    { text: 'Check: sign in again. The app opens.', check: true },
    {
      text: 'Open the sign-in logs, find the request ID, and look at **Device info** and at the **Conditional Access** tab.',
      actor: 'admin',
      action: 'sign-in-logs',
      alternative: true,
    },
  ],
  links: [
    { title: 'Troubleshoot sign-in with Conditional Access', url: troubleshoot },
    { title: 'Browsers that can show their device', url: browsers },
    { title: 'Conditional Access: authentication flows', url: flows },
  ],
  shows: ['deviceIdentity', 'grantType', 'policyIds', 'suberror', 'resources', 'library'],
  causes: [
    cause({
      id: 'device-code-flow',
      summary: 'Device code flow can’t show the device',
      title: 'The app signed in with a device code, and that way no device can be shown',
      lede: 'With a device code the browser that signs in and the app that gets the tokens are apart. Microsoft can’t see the app’s device, so a rule about it is never met.',
      basis: { kind: 'documented', url: flows },
      confidence: 'certain',
      actor: 'developer',
      needs: ['grantType'],
      when: ({ grantType }) => isDeviceCode(grantType),
      because: {
        found: 'The grant type is {grantType}.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'This is no token request, or its body was not seen.',
      },
      steps: [
        'Sign in with the system browser or a broker on the managed device itself (for Azure CLI: `az login` without `--use-device-code`).',
        { text: 'Check: the new token request names another grant type, and tokens come back.', check: true },
      ],
      evidence: { grantType: { verdict: 'bad', says: 'Can’t show a device' } },
    }),
    cause({
      id: 'password-grant',
      summary: 'The password flow can’t show the device',
      title: 'The app signs in with a stored password, and that flow shows no device',
      lede: 'User name and password go straight to the token endpoint. No browser and no broker take part that could show which device it is.',
      basis: { kind: 'documented', url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc' },
      confidence: 'certain',
      actor: 'developer',
      needs: ['grantType'],
      when: ({ grantType }) => grantType === 'password',
      because: {
        found: 'The grant type is {grantType}.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'This is no token request, or its body was not seen.',
      },
      steps: [
        'Sign in with the system browser or a broker on a managed device.',
        'Where nobody is present, sign in as the app itself: device rules for users don’t apply to it.',
        { text: 'Check: the new token request names another grant type, and tokens come back.', check: true },
      ],
      evidence: { grantType: { verdict: 'bad', says: 'Can’t show a device' } },
    }),
    cause({
      id: 'on-behalf-of',
      summary: 'An API exchanges the token for a resource that has a device rule',
      title: 'The API behind the app was refused a token: that resource wants a compliant device',
      lede: 'The API exchanges the token it was sent, and the resource it asks for has a device rule. The app in front has to sign in again with that demand.',
      basis: {
        kind: 'documented',
        url: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow',
      },
      confidence: 'certain',
      actor: 'developer',
      needs: ['grantType'],
      when: ({ grantType }) => grantType === 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      because: {
        found: 'The grant type is {grantType}, the on-behalf-of flow.',
        'ruled-out': 'The grant type is {grantType}.',
        'cannot-tell': 'This is no token request, or its body was not seen.',
      },
      steps: [
        'In the API, answer the app with 401 and a `WWW-Authenticate` header that holds the claims of this answer.',
        {
          text: 'In the app, start an interactive token request that passes those claims.',
          value: '{claimsChallenge}',
        },
        { text: 'Check: on a compliant device the API’s next exchange answers 200.', check: true },
      ],
      evidence: { grantType: { verdict: 'neutral', says: 'The API asks, not the person’s browser' } },
    }),
    cause({
      id: 'device-not-shown',
      summary: 'The browser didn’t show Microsoft which device it is',
      title: 'The browser didn’t show Microsoft which device this is, so it can’t count as compliant',
      lede: 'The sign-in request carried no device identity. Even a compliant device is then unknown: another browser, a private window or a missing single sign-on extension does that.',
      basis: { kind: 'documented', url: browsers },
      confidence: 'likely',
      actor: 'user',
      needs: ['deviceIdentity'],
      uses: ['library'],
      when: ({ deviceIdentity }) => !deviceIdentity,
      because: {
        found: 'Device identity in the sign-in request: {deviceIdentity}.',
        'ruled-out': 'The browser showed its device.',
        'cannot-tell': 'It needs the authorize request with its headers and cookie names.',
      },
      steps: [
        'Use Microsoft Edge, signed in with the work account, in a normal window.',
        'In Chrome install the Microsoft Single Sign On extension; in Firefox turn on Windows single sign-on.',
        {
          text: 'In a desktop app, use the broker or the system browser, not an embedded one.',
          actor: 'developer',
          link: { title: 'MSAL.NET known issues', url: msalNet },
        },
        { text: 'Check: sign in again. The sign-in log shows a device ID.', check: true },
      ],
      evidence: { deviceIdentity: { verdict: 'bad', says: 'Microsoft can’t tell which device it is' } },
    }),
    cause({
      id: 'device-not-compliant',
      summary: 'The device was shown, and it doesn’t meet the rules',
      title: 'Microsoft knows this device, and it doesn’t meet the company’s rules',
      lede: 'The request carried a device identity, so the problem lies with the device itself: not enrolled, not up to date, or not checked for too long.',
      basis: { kind: 'documented', url: troubleshoot },
      confidence: 'likely',
      actor: 'user',
      needs: ['deviceIdentity'],
      when: ({ deviceIdentity }) => deviceIdentity,
      because: {
        found: 'Device identity: {deviceIdentity}; Microsoft still answers that the device isn’t compliant.',
        'ruled-out': 'The request carried no device identity.',
        'cannot-tell': 'Company Portal and the sign-in log show whether the device is compliant.',
      },
      steps: [
        'Open Company Portal, choose this device, then **Check status**.',
        'Fix what it lists: enrolment, updates, encryption, password.',
        'Wait some minutes; the new state has to reach Microsoft Entra.',
        { text: 'Check: sign in again. The app opens.', check: true },
        {
          text: 'Open **Devices** > **All devices** in the Entra admin center and look at **Compliant** for this device.',
          actor: 'admin',
          alternative: true,
        },
      ],
      evidence: { deviceIdentity: { verdict: 'neutral', says: 'Microsoft knows which device it is' } },
    }),
  ],
});

const isDeviceCode = (grantType: string | null): boolean =>
  grantType === 'urn:ietf:params:oauth:grant-type:device_code' || grantType === 'device_code';
