/** Hand-made diagnoses for the view's tests and the harness: every value is a documentation value. */
import type { DiagnosedSignIn, Diagnosis, DiagnosisEvidence, DiagnosisStep } from '../../src/classify/diagnosis.ts';
import type { Body, Exchange, Parameter, Redacted } from '../../src/evidence/exchange.ts';
import type { RowItem } from '../../src/view/rows.ts';
import type { Shown } from '../../src/view/state.ts';

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
    seen: { surface: 'token-response', url: `${authority}/token`, at, trust: 'confirmed' },
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

const row = (id: string, at: string, more: Partial<RowItem>): RowItem => ({
  id,
  code: `AADSTS${id}`,
  title: '',
  actor: 'developer',
  at: Date.parse(`${day}${at}Z`),
  count: 1,
  state: 'failed',
  site,
  ids: [tenant, client],
  ...more,
});

export const rows: RowItem[] = [
  row('50011', '08:53:07', { title: 'Redirect URI not registered' }),
  row('54005', '08:52:14', { title: 'Sign-in code sent twice' }),
  row('53003', '08:50:41', { title: 'Blocked by Conditional Access', actor: 'admin' }),
  row('9002326', '08:47:30', { title: 'Redirect URI has the wrong type', count: 3 }),
  row('9999999', '08:46:02', { title: 'Code not in the catalogue', actor: null, state: 'unknown' }),
  row('50058', '08:41:00', { title: 'Silent sign-in found no session', actor: 'none', state: 'routine' }),
];

export const rowBodyMissing: RowItem = row('http-400', '08:54:20', {
  code: 'HTTP 400',
  title: 'Token request failed, answer missing',
  actor: null,
  state: 'partial',
});

/** Many rows, for windowing: every state in turn. */
export const manyRows = (count: number): RowItem[] =>
  Array.from({ length: count }, (_, index) => {
    const base = rows[index % 5] ?? rowBodyMissing;
    return { ...base, id: `many-${index}`, at: base.at - index * 1000 };
  });
