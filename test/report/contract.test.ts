/** The public JSON as design and users rely on it: every key there, of the right type, and no other, for every fixture. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/classify/index.ts';
import { json, signInLine, signInsJson } from '../../src/report/index.ts';
import { allFixtures } from '../fixture.ts';
import { exchangesOf } from '../fixture-exchanges.ts';

const Text = v.pipe(v.string(), v.minLength(1));
const Code = v.pipe(v.string(), v.regex(/^(?:AADSTS\d+|AADB2C\d+|HTTP \d{3}|CORS|MSAL \w+|net::\w+|NS_ERROR_\w+)$/));
const Kind = v.picklist(['failure', 'interrupt', 'pending', 'cancelled']);
const Actor = v.picklist(['user', 'developer', 'admin', 'microsoft', 'none']);
const Time = v.pipe(v.string(), v.isoTimestamp());
const Address = v.pipe(v.string(), v.startsWith('https://'), v.url());
const Basis = v.picklist(['documented', 'observed']);

const Evidence = v.pipe(
  v.strictObject({
    fact: Text,
    label: Text,
    value: v.string(),
    seenIn: Text,
    exchange: v.nullable(Text),
    mark: v.nullable(v.tuple([v.number(), v.number()])),
    verdict: v.nullable(v.picklist(['bad', 'neutral', 'good'])),
    says: v.nullable(Text),
  }),
  v.check(
    ({ mark, value }) => mark === null || (0 <= mark[0] && mark[0] <= mark[1] && mark[1] <= value.length),
    'mark',
  ),
);

const Diagnosis = v.strictObject({
  code: v.nullable(Code),
  codes: v.array(Code),
  error: v.nullable(Text),
  suberror: v.nullable(Text),
  name: v.nullable(Text),
  kind: Kind,
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  actor: v.nullable(Actor),
  title: Text,
  summary: Text,
  steps: v.array(
    v.strictObject({
      text: Text,
      actor: v.nullable(Actor),
      check: v.boolean(),
      value: v.nullable(Text),
      link: v.nullable(v.strictObject({ title: Text, url: Address })),
      alternative: v.boolean(),
    }),
  ),
  cause: v.nullable(
    v.strictObject({
      id: Text,
      summary: Text,
      confidence: v.picklist(['certain', 'likely']),
      basis: Basis,
      because: Text,
    }),
  ),
  otherCauses: v.array(
    v.strictObject({
      id: Text,
      summary: Text,
      verdict: v.picklist(['possible', 'ruled-out', 'cannot-tell']),
      because: Text,
    }),
  ),
  evidence: v.array(Evidence),
  ids: v.strictObject({
    traceId: v.nullable(Text),
    correlationId: v.nullable(Text),
    timestamp: v.nullable(Text),
    tenantId: v.nullable(Text),
    clientId: v.nullable(Text),
  }),
  seen: v.strictObject({
    surface: Text,
    url: v.nullable(Text),
    at: v.nullable(Time),
    trust: v.picklist(['confirmed', 'relayed']),
  }),
  commands: v.array(
    v.strictObject({ tool: v.picklist(['azure-cli', 'graph-powershell', 'msal-config']), text: Text, note: Text }),
  ),
  links: v.array(
    v.strictObject({ title: Text, url: Address, kind: v.picklist(['documentation', 'action', 'lookup']) }),
  ),
});

const Outcome = v.picklist(['in-progress', 'succeeded', 'failed', 'recovered', 'cancelled', 'handed-over']);
const SignIn = v.strictObject({ outcome: Outcome, startedAt: v.nullable(Time), failures: v.array(Diagnosis) });
const Document = v.strictObject({ version: v.literal(1), signIns: v.array(SignIn) });
const Line = v.strictObject({ id: v.nullable(Text), ...SignIn.entries });

/** What is wrong, by path; empty where nothing is. */
function wrong(schema: v.GenericSchema, value: unknown): unknown {
  const result = v.safeParse(schema, value);
  return result.success ? {} : v.flatten(result.issues).nested;
}

describe.each(allFixtures().map((fixture) => [fixture.name, fixture] as const))('%s', (_, fixture) => {
  const signIns = diagnose(exchangesOf(fixture), { translate: (text) => text, finished: true });

  it('is printed in the public form', () => {
    expect(wrong(Document, JSON.parse(signInsJson(signIns)))).toEqual({});
    for (const signIn of signIns) {
      expect(wrong(Line, JSON.parse(signInLine(signIn)))).toEqual({});
      for (const diagnosis of signIn.failures) expect(wrong(Diagnosis, JSON.parse(json(diagnosis)))).toEqual({});
    }
  });
});
