/** The sign-ins that the sample app offers: data only. Each has its own client ID, so the fake Entra knows what to answer. */
import type { Scenario } from '../entra/scenario.ts';

export type AppScenario = {
  id: string;
  title: string;
  /** One line: what is wrong, as its developer would tell it. */
  about: string;
  clientId: string;
  tenant: string;
  /** Which call the page makes. `raw`: by hand, what MSAL.js would not do. */
  how: 'redirect' | 'popup' | 'silent' | 'refresh' | 'raw';
  /** What MSAL.js asks for, where not the usual. */
  scopes?: string[];
  /** The code it leads to; null: it succeeds. */
  code: string | null;
  /** Where one sees how it ended: on the app's page or on Entra's. */
  ends: 'app' | 'entra';
  /** The fixture whose answer the fake replays. None: the fake checks the request itself. */
  fixture?: string;
  /** When it fails, where that is not simply always. */
  fails?: Omit<Scenario, 'clientId' | 'fixture'>;
  /** `silent` and `refresh`: sign in interactively before. */
  signInFirst?: boolean;
  /** After a sign-in that worked, sign in again with a slash after the redirect URI. */
  thenTrailingSlash?: boolean;
  raw?: RawRequest;
};

/** What a hand-made request does differently. */
export type RawRequest = {
  challenge?: false;
  responseMode?: 'fragment' | 'form_post';
  secret?: string;
  redeem?: 'twice' | 'other-verifier';
};

const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';

export const appScenarios: AppScenario[] = [
  {
    id: 'works',
    title: 'A sign-in that works',
    about: 'MSAL.js signs in by redirect and gets its tokens.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000001',
    tenant,
    how: 'redirect',
    code: null,
    ends: 'app',
  },
  {
    id: 'wrong-redirect-type',
    title: 'Redirect URI of the wrong type',
    about: 'The page redeems its code itself, but its redirect URI is registered under Web.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000002',
    tenant,
    how: 'redirect',
    code: 'AADSTS9002326',
    ends: 'app',
    fixture: 'AADSTS9002326/wrong-redirect-type',
  },
  {
    id: 'trailing-slash',
    title: 'A slash too many',
    about: 'The sign-in works once; a second one adds a slash to the redirect URI.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000003',
    tenant,
    how: 'redirect',
    code: 'AADSTS50011',
    ends: 'entra',
    fixture: 'AADSTS50011/trailing-slash',
    fails: { failsAt: 'authorize', onlyIf: (parameters) => parameters.get('redirect_uri')?.endsWith('/') ?? false },
    thenTrailingSlash: true,
  },
  {
    id: 'unknown-client',
    title: 'Client ID that the tenant does not know',
    about: 'The application was never registered or consented to in this tenant.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000004',
    tenant,
    how: 'redirect',
    code: 'AADSTS700016',
    ends: 'entra',
    fixture: 'AADSTS700016/nothing-to-compare',
  },
  {
    id: 'wrong-password',
    title: 'Wrong password',
    about: 'The user types a wrong password on the sign-in page.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000005',
    tenant: 'organizations',
    how: 'redirect',
    code: 'AADSTS50126',
    ends: 'entra',
    fixture: 'AADSTS50126/wrong-password',
    fails: { failsAt: 'login' },
  },
  {
    id: 'blocked-by-policy',
    title: 'Blocked by Conditional Access',
    about: 'A Conditional Access policy refuses the sign-in.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000006',
    tenant,
    how: 'redirect',
    code: 'AADSTS53003',
    ends: 'app',
    fixture: 'AADSTS53003/policy-block',
  },
  {
    id: 'not-assigned',
    title: 'User not assigned',
    about: 'The application requires assignment and this user has none; the error comes back in the redirect.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000007',
    tenant,
    how: 'redirect',
    code: 'AADSTS50105',
    ends: 'app',
    fixture: 'AADSTS50105/not-assigned',
  },
  {
    id: 'form-post',
    title: 'User not assigned, told by form_post',
    about: 'The same failure in an application that asked for response_mode=form_post.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000008',
    tenant,
    how: 'raw',
    code: 'AADSTS50105',
    ends: 'app',
    fixture: 'AADSTS50105/not-assigned',
    raw: { responseMode: 'form_post' },
  },
  {
    id: 'popup',
    title: 'Redirect URI of the wrong type, in a popup',
    about: 'The sign-in runs in a popup window; the code redemption fails in the page that opened it.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000009',
    tenant,
    how: 'popup',
    code: 'AADSTS9002326',
    ends: 'app',
    fixture: 'AADSTS9002326/wrong-redirect-type',
  },
  {
    id: 'no-session',
    title: 'Silent sign-in without a session',
    about: 'ssoSilent is called, but the session cookie does not arrive.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000010',
    tenant,
    how: 'silent',
    code: 'AADSTS50058',
    ends: 'app',
    fails: { sessionless: true },
  },
  {
    id: 'silent-works',
    title: 'Silent sign-in that works',
    about: 'After an interactive sign-in ssoSilent gets a second set of tokens from a hidden frame.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000011',
    tenant,
    how: 'silent',
    code: null,
    ends: 'app',
    signInFirst: true,
  },
  {
    id: 'refresh-works',
    title: 'Refresh that works',
    about: 'After a sign-in acquireTokenSilent refreshes the access token.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000012',
    tenant,
    how: 'refresh',
    code: null,
    ends: 'app',
  },
  {
    id: 'refresh-needs-mfa',
    title: 'Refresh that needs MFA',
    about: 'The sign-in works, but the refresh is refused until the user proves who they are again.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000013',
    tenant,
    how: 'refresh',
    code: 'AADSTS50076',
    ends: 'app',
    fixture: 'AADSTS50076/mfa-required',
    fails: { failsAt: 'token', grant: 'refresh_token' },
  },
  {
    id: 'refresh-expired',
    title: 'Refresh token past its 24 hours',
    about: 'The refresh fails, then MSAL.js gets new tokens from a hidden frame: it recovers.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000014',
    tenant,
    how: 'refresh',
    code: null,
    ends: 'app',
    fixture: 'AADSTS700084/spa-lifetime',
    fails: { failsAt: 'token', grant: 'refresh_token' },
  },
  {
    id: 'redeemed-twice',
    title: 'Code redeemed twice',
    about: 'The page handles the redirect twice and posts the same code again.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000015',
    tenant,
    how: 'raw',
    code: 'AADSTS54005',
    ends: 'app',
    raw: { redeem: 'twice' },
  },
  {
    id: 'other-verifier',
    title: 'Verifier of another attempt',
    about: 'A second attempt overwrote the code verifier of the first.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000016',
    tenant,
    how: 'raw',
    code: 'AADSTS501481',
    ends: 'app',
    raw: { redeem: 'other-verifier' },
  },
  {
    id: 'no-challenge',
    title: 'No PKCE',
    about: 'A hand-written page asks for a code without a code challenge.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000017',
    tenant,
    how: 'raw',
    code: 'AADSTS9002325',
    ends: 'app',
    raw: { challenge: false },
  },
  {
    id: 'secret-in-page',
    title: 'A secret in the page',
    about: 'A public client sends a client secret from the browser.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000018',
    tenant,
    how: 'raw',
    code: 'AADSTS700025',
    ends: 'app',
    fixture: 'AADSTS700025/public-client-with-secret',
    raw: { secret: 'made~up.secret-of-the_right.length~0000000' },
  },
  {
    id: 'secret-id-sent',
    title: 'The ID of the secret instead of its value',
    about: 'The page sends the secret ID, a GUID, as the client secret.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000019',
    tenant,
    how: 'raw',
    code: 'AADSTS7000215',
    ends: 'app',
    fixture: 'AADSTS7000215/secret-id-sent',
    raw: { secret: 'cccc0000-dd11-4222-8833-eeee44440019' },
  },
  {
    id: 'web-platform',
    title: 'Redirect URI under Web',
    about: 'The page redeems its code without a secret, which the Web platform asks for.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000020',
    tenant,
    how: 'redirect',
    code: 'AADSTS7000218',
    ends: 'app',
    fixture: 'AADSTS7000218/page-on-web-platform',
  },
  {
    id: 'shared-endpoint',
    title: 'Single-tenant app at /common',
    about: 'The application is registered for one tenant, the authority names none.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000021',
    tenant: 'common',
    how: 'redirect',
    code: 'AADSTS50194',
    ends: 'entra',
    fixture: 'AADSTS50194/shared-endpoint',
  },
  {
    id: 'placeholder-left',
    title: 'Placeholder as tenant',
    about: 'The text of the sample still stands where the tenant belongs.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000022',
    tenant: 'Enter_the_Tenant_Id_Here',
    how: 'redirect',
    code: 'AADSTS90002',
    ends: 'entra',
    fixture: 'AADSTS90002/placeholder-left',
  },
  {
    id: 'device-not-shown',
    title: 'Device not shown',
    about: 'A policy asks for a managed device and this browser shows none.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000023',
    tenant,
    how: 'redirect',
    code: 'AADSTS53000',
    ends: 'app',
    fixture: 'AADSTS53000/device-not-shown',
  },
  {
    id: 'second-factor',
    title: 'Second factor not set up',
    about: 'The code was given, but the resource asks for a second factor.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000024',
    tenant,
    how: 'redirect',
    code: 'AADSTS50079',
    ends: 'app',
    fixture: 'AADSTS50079/code-without-second-factor',
  },
  {
    id: 'scope-separator',
    title: 'Commas between scopes',
    about: 'The scopes are joined with commas instead of spaces.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000025',
    tenant,
    how: 'redirect',
    scopes: ['User.Read,Mail.Read'],
    code: 'AADSTS70011',
    ends: 'entra',
    fixture: 'AADSTS70011/separator-not-space',
  },
  {
    id: 'scope-unknown',
    title: 'Scope that does not exist',
    about: 'The scope is misspelt; the error comes back in the redirect.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000026',
    tenant,
    how: 'redirect',
    scopes: ['User.Reed'],
    code: 'AADSTS650053',
    ends: 'app',
    fixture: 'AADSTS650053/unknown-graph-name',
  },
  {
    id: 'secret-expired',
    title: 'Expired secret',
    about: 'A page sends a client secret that has expired.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000027',
    tenant,
    how: 'raw',
    code: 'AADSTS7000222',
    ends: 'app',
    fixture: 'AADSTS7000222/secret-expired',
    raw: { secret: 'abc8Q~made-up-secret-0000000000000000000' },
  },
  {
    id: 'unknown-code',
    title: 'A code nobody knows',
    about: 'The answer holds a code that is not in the catalogue.',
    clientId: '00001111-aaaa-2222-bbbb-a00000000028',
    tenant,
    how: 'redirect',
    code: 'AADSTS9999999',
    ends: 'app',
    fixture: 'AADSTS9999999/not-in-catalogue',
  },
];

/** What the fake Entra must know to answer these clients. */
export function entraScenarios(scenarios: AppScenario[] = appScenarios): Scenario[] {
  return scenarios.map(({ clientId, fixture, fails }) => ({ clientId, ...(fixture && { fixture }), ...fails }));
}
