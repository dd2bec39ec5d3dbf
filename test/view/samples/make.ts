/** Builds exchanges and diagnoses of which only what matters is named: every value is a documentation value. */
import type {
  DiagnosedSignIn,
  Diagnosis,
  DiagnosisEvidence,
  DiagnosisLink,
  DiagnosisStep,
} from '../../../src/classify/diagnosis.ts';
import type { Body, Exchange, Json, Parameter, Redacted } from '../../../src/evidence/exchange.ts';
import type { Shown } from '../../../src/view/state.ts';

export const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
export const client = '00001111-aaaa-2222-bbbb-3333cccc4444';
export const site = 'orders.contoso.example';
export const callback = `https://${site}/auth/callback`;
const authority = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0`;

export const redacted = (length: number, print: string): Redacted => ({ redacted: true, length, print });
export const parameters = (values: Record<string, string | Redacted>): Parameter[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

const common = {
  client_id: client,
  scope: 'openid profile offline_access User.Read',
  'x-client-SKU': 'msal.js.browser',
  'x-client-VER': '5.29.0',
};

interface ExchangeInput {
  id: string;
  at: string;
  endpoint: 'authorize' | 'token';
  sent: Record<string, string | Redacted>;
  headers?: Record<string, string>;
  status: number;
  body?: Body;
  redirect?: Record<string, string | Redacted>;
}

export function exchange({ id, at, endpoint, sent, headers = {}, status, body, redirect }: ExchangeInput): Exchange {
  const isToken = endpoint === 'token';
  return {
    id,
    tabId: 1,
    startedAt: Date.parse(at),
    took: 120,
    sources: ['devtools'],
    trust: 'confirmed',
    role: 'authority',
    type: isToken ? 'fetch' : 'document',
    request: {
      method: isToken ? 'POST' : 'GET',
      url: `${authority}/${endpoint}`,
      query: isToken ? [] : parameters({ ...common, ...sent }),
      headers: parameters(headers),
      headersSeen: true,
      cookieNames: null,
      body: isToken ? { kind: 'form', parameters: parameters({ ...common, ...sent }) } : { kind: 'none' },
      initiator: null,
    },
    response: {
      status,
      headers: [],
      redirect: redirect ? { url: callback, where: 'fragment', parameters: parameters(redirect) } : null,
      body: body ?? { kind: 'empty' },
    },
    networkError: null,
    secrets: {},
  };
}

export const step = (text: string, more: Partial<DiagnosisStep> = {}): DiagnosisStep => ({
  text,
  actor: null,
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
  exchangeId: string | null,
  more: Partial<DiagnosisEvidence> = {},
): DiagnosisEvidence => ({
  fact: label,
  label,
  value,
  redacted: false,
  plain: false,
  seenIn,
  exchange: exchangeId,
  mark: null,
  verdict: null,
  says: null,
  ...more,
});

/** A diagnosis of which only what matters is named. */
export function diagnosis(at: string, number: number, more: Partial<Diagnosis>): Diagnosis {
  return {
    code: null,
    codes: more.code ? [more.code] : [],
    error: null,
    suberror: null,
    name: null,
    kind: 'failure',
    count: 1,
    actor: 'developer',
    title: '',
    shortTitle: '',
    summary: '',
    said: null,
    steps: [],
    cause: null,
    otherCauses: [],
    evidence: [],
    ids: {
      traceId: `0000aaaa-11bb-cccc-dd22-eeeeee33333${number}`,
      correlationId: `aaaa0000-bb11-2222-33cc-44444ddddd0${number}`,
      timestamp: `${at.slice(0, 10)} ${at.slice(11, 19)}Z`,
      tenantId: tenant,
      clientId: client,
    },
    seen: { surface: 'token-response', url: `${authority}/token`, at, trust: 'confirmed', exchange: 'x1' },
    commands: [],
    links: [],
    ...more,
  };
}

export function shown(
  id: string,
  made: Diagnosis,
  exchanges: Exchange[],
  outcome: DiagnosedSignIn['outcome'] = 'failed',
  handOff: string | null = null,
): Shown {
  const signIn = { outcome, startedAt: made.seen.at, exchanges: exchanges.map((one) => one.id), failures: [made] };
  return { id, signIn, diagnosis: made, exchanges, handOff };
}

export const day = '2026-11-22T';

export const page = (title: string, path: string): DiagnosisLink => ({
  title,
  url: `https://learn.microsoft.com/entra/${path}`,
  kind: 'documentation',
});
export const lookup = (code: string, title = 'What Microsoft says about this code'): DiagnosisLink => ({
  title,
  url: `https://login.microsoftonline.com/error?code=${code}`,
  kind: 'lookup',
});
export const registration = `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/${client}`;
export const whole = (value: string): [number, number] => [0, value.length];

export function errorBody(
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
