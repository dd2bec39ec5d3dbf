import type { Redemption } from '../../evidence/facts/code.ts';
import { cause, defineEntry } from '../define.ts';

const flow = 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow';
const changes = 'https://learn.microsoft.com/entra/identity-platform/reference-breaking-changes';
const alreadyRedeemed = 54005;

const fromPage = ({ origin }: Redemption): boolean => origin !== null;
const succeeded = ({ status }: Redemption): boolean => status === 200;
/** The token requests that sent the code before the given one. */
const before = (all: readonly Redemption[], last: Redemption): Redemption[] =>
  all.filter((one) => one.exchange !== last.exchange && one.startedAt <= last.startedAt);
/** Whether a request had ended when a later one started; one whose end was not seen counts as ended after a second. */
const endedBefore = (one: Redemption, later: Redemption): boolean =>
  one.startedAt + (one.took ?? 1000) <= later.startedAt;

const both = {
  codeSent: { verdict: 'bad' },
  firstRedemptionDetails: { verdict: 'good', says: 'The request that used the code up' },
  thisRedemptionDetails: { verdict: 'bad', says: 'The request that came too late' },
  redemptionGap: { verdict: 'bad' },
} as const;
const unseen = 'It needs the earlier token request with the same code, which this capture does not hold.';

export default defineEntry({
  code: 'AADSTS54005',
  actor: 'developer',
  category: 'code',
  title: 'The sign-in code had already been used',
  shortTitle: 'Sign-in code sent twice',
  summary:
    'A code works once, and another token request used it before this one. Where that request got tokens the person may be signed in all the same; this one failed and can show an error or start a loop.',
  errors: ['invalid_grant'],
  steps: [
    'Find every place in the app that handles the redirect or redeems a code, in the page and on the server.',
    'Keep one of them, and let it run once per code.',
    'For further tokens use the refresh token, or the library’s silent call, never the code again.',
    { text: 'Check: sign in again. Each code is followed by one POST to `/token`.', check: true },
  ],
  links: [
    { title: 'What’s new for authentication: codes can’t be reused', url: changes },
    { title: 'Authorization code flow: redeem a code', url: `${flow}#redeem-a-code-for-an-access-token` },
  ],
  shows: [
    'firstRedemption',
    'firstRedemptionDetails',
    'codeSent',
    'thisRedemptionDetails',
    'redemptionGap',
    'codeRedemptions',
    'codePageLoads',
    'codeDelivery',
  ],
  causes: [
    cause({
      id: 'page-and-server-redeem',
      summary: 'The page and the server both redeem the code',
      title: 'The page and the server both redeemed the same sign-in code, {redemptionGap} apart',
      basis: { kind: 'documented', url: changes },
      confidence: 'certain',
      needs: ['codeRedemptions', 'thisRedemptionDetails', 'redemptionGap'],
      uses: ['firstRedemption', 'firstRedemptionDetails', 'codeSent'],
      when: ({ codeRedemptions, thisRedemptionDetails }) =>
        before(codeRedemptions, thisRedemptionDetails).some((one) => fromPage(one) !== fromPage(thisRedemptionDetails)),
      because: {
        found:
          'One request has an Origin and comes from a page, the other has none: {firstRedemptionDetails}, then {thisRedemptionDetails}.',
        'ruled-out': 'All requests with this code come from the same side.',
        'cannot-tell': unseen,
      },
      lede: 'A code works once, and two parts of the app compete for it. Whichever comes second fails.',
      steps: [
        'Decide who gets the tokens: the page or the server.',
        'If the page does, have the code come back in the fragment (response_mode=fragment) and remove the redemption from the server.',
        'If the server does, remove the redirect handling of the library from the page.',
        { text: 'Check: sign in again. Each code is followed by one POST to `/token`.', check: true },
      ],
      evidence: both,
    }),
    cause({
      id: 'callback-loaded-twice',
      summary: 'The return address was loaded twice with the same code',
      title: 'The return address was loaded {codePageLoads} times with the same sign-in code',
      basis: { kind: 'observed', url: 'https://github.com/shubhamdipt/django-microsoft-authentication/issues/15' },
      confidence: 'likely',
      needs: ['codePageLoads'],
      uses: ['codeSent', 'firstRedemptionDetails', 'thisRedemptionDetails', 'redemptionGap'],
      when: ({ codePageLoads }) => codePageLoads > 1,
      because: {
        found:
          'The browser loaded the redirect URI {codePageLoads} times with this code: a reload, the Back button or a double request.',
        'ruled-out': 'The browser loaded the redirect URI once with this code.',
        'cannot-tell': 'Page loads with the code show only where the code comes back in the address or a form.',
      },
      lede: 'The address of the page still held the code, so loading it again sent the code again.',
      steps: [
        'After the redirect is handled, send the browser on to an address without the code.',
        'Where the same code comes in again, show the signed-in page instead of redeeming it.',
        { text: 'Check: sign in and reload. No second POST to `/token` with the same code follows.', check: true },
      ],
      evidence: { ...both, codePageLoads: { verdict: 'bad', says: 'Each code should be loaded once' } },
    }),
    cause({
      id: 'handled-twice-at-once',
      summary: 'The app handles the redirect twice at the same time',
      title: 'The app sent the same sign-in code twice, {redemptionGap} apart',
      basis: { kind: 'documented', url: changes },
      confidence: 'certain',
      needs: ['codeRedemptions', 'thisRedemptionDetails', 'redemptionGap'],
      uses: ['firstRedemption', 'firstRedemptionDetails', 'codeSent'],
      when: ({ codeRedemptions, thisRedemptionDetails }) =>
        before(codeRedemptions, thisRedemptionDetails).some(
          (one) => fromPage(one) === fromPage(thisRedemptionDetails) && !endedBefore(one, thisRedemptionDetails),
        ),
      because: {
        found: 'The second request started {redemptionGap} after the first, before that one was answered.',
        'ruled-out': 'No request with this code was still unanswered when this one started.',
        'cannot-tell': unseen,
      },
      lede: 'A code works once. Where the first request got tokens the person may be signed in all the same; the second one failed and can show an error or start a loop.',
      steps: [
        'Find every call to `handleRedirectPromise()`, or whatever handles the redirect, in the app.',
        'Keep one of them, outside the components, and let them share its promise.',
        'Look for effects that run twice, as React’s StrictMode runs them in development builds.',
        { text: 'Check: sign in again. Each code is followed by one POST to `/token`.', check: true },
      ],
      evidence: both,
    }),
    cause({
      id: 'second-use-after-success',
      summary: 'The code was used again after it had brought tokens',
      title: 'The app used a sign-in code again after it had got its tokens',
      basis: { kind: 'documented', url: changes },
      confidence: 'certain',
      needs: ['codeRedemptions', 'thisRedemptionDetails', 'redemptionGap'],
      uses: ['firstRedemption', 'firstRedemptionDetails', 'codeSent'],
      when: ({ codeRedemptions, thisRedemptionDetails }) =>
        before(codeRedemptions, thisRedemptionDetails).some(
          (one) => succeeded(one) && endedBefore(one, thisRedemptionDetails),
        ),
      because: {
        found: 'The first request had its tokens when this one started: {firstRedemptionDetails}.',
        'ruled-out': 'No earlier request with this code had brought tokens when this one started.',
        'cannot-tell': unseen,
      },
      lede: 'The code had done its work. Tokens for a second API come from the refresh token, not from the code.',
      steps: [
        'Use the refresh token, or the library’s silent call (acquireTokenSilent), for every token after the first.',
        'Forget the code as soon as it was redeemed.',
        { text: 'Check: sign in again. Each code is followed by one POST to `/token`.', check: true },
      ],
      evidence: both,
    }),
    cause({
      id: 'retry-after-failure',
      summary: 'The code was sent again after a first attempt had failed',
      title: 'The app tried a sign-in code again after a first attempt had failed',
      basis: {
        kind: 'observed',
        url: 'https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/4217',
      },
      confidence: 'likely',
      needs: ['codeRedemptions', 'thisRedemptionDetails', 'redemptionGap'],
      uses: ['firstRedemption', 'firstRedemptionDetails', 'codeSent'],
      when: ({ codeRedemptions, thisRedemptionDetails }) => {
        const earlier = before(codeRedemptions, thisRedemptionDetails).filter((one) =>
          endedBefore(one, thisRedemptionDetails),
        );
        return !earlier.some(succeeded) && earlier.some(({ refusedWith }) => refusedWith !== alreadyRedeemed);
      },
      because: {
        found: 'An earlier request with this code had failed already: {firstRedemptionDetails}.',
        'ruled-out': 'No earlier attempt with this code had failed for another reason.',
        'cannot-tell': unseen,
      },
      lede: 'An attempt that fails, or whose answer is lost on the way, can use the code up too. After that only a new sign-in helps.',
      steps: [
        'Remove the automatic retry of the code; after a failure begin a new sign-in instead.',
        'Then correct what made the first attempt fail: the evidence shows its answer.',
        { text: 'Check: sign in again. Each code is followed by one POST to `/token`.', check: true },
      ],
      evidence: {
        ...both,
        firstRedemptionDetails: { verdict: 'bad', says: 'This attempt failed first' },
      },
    }),
    cause({
      id: 'redeemed-out-of-sight',
      summary: 'The server redeemed the code before the page did',
      title: 'Something else had redeemed the sign-in code before the page did, most likely the app’s server',
      basis: { kind: 'observed', url: 'https://github.com/mspnp/multitenant-saas-guidance/issues/111' },
      confidence: 'likely',
      needs: ['codeRedemptions', 'thisRedemptionDetails', 'codeDelivery'],
      uses: ['codeSent', 'firstRedemptionDetails'],
      when: ({ codeRedemptions, thisRedemptionDetails, codeDelivery }) => {
        const [first] = codeRedemptions;
        if (codeRedemptions.some(succeeded) || first?.refusedWith !== alreadyRedeemed) return 'ruled-out';
        if (!fromPage(thisRedemptionDetails)) return 'possible';
        return codeDelivery === 'fragment' ? 'possible' : 'found';
      },
      because: {
        found:
          'Even the first request that is seen was too late, and the code came back by {codeDelivery}, which the app’s server reads as well.',
        possible: 'Even the first request that is seen was too late, so another one came before it, out of sight.',
        'ruled-out': 'An earlier request with this code is in the capture.',
        'cannot-tell':
          'It needs the redirect that brought the code: whether it went to the page alone or to the server.',
      },
      lede: 'The code came to the server with the page’s address, and again to the page’s script. A code works once, so two parts of one app compete for it.',
      steps: [
        'Decide who gets the tokens: the page or the server.',
        'If the server does, remove the redirect handling of the library from the page.',
        'If the page does, have the code come back in the fragment (response_mode=fragment) and remove the redemption from the server.',
        { text: 'Check: sign in again. Each code is followed by one POST to `/token`.', check: true },
      ],
      evidence: {
        codeDelivery: { verdict: 'bad', says: 'The server sees the code as well' },
        thisRedemptionDetails: { verdict: 'bad', says: 'Too late already' },
        codeSent: { verdict: 'neutral' },
      },
    }),
    cause({
      id: 'link-scanner',
      summary: 'Another program opened the return address first',
      basis: { kind: 'observed', url: 'https://github.com/snok/django-auth-adfs/issues/245' },
      confidence: 'likely',
      because: { 'cannot-tell': 'Requests of prefetching, scanners or a second device are not in this capture.' },
    }),
  ],
});
