/** The field `_signinDoctor` of a redacted HAR: what was computed of an entry and of the file before their secrets went. */
import * as v from 'valibot';
import type { Exchange, Json, Parameter } from '../evidence/exchange.ts';
import { redactClaims } from '../evidence/redact/claims.ts';
import { redactParameters } from '../evidence/redact/parameters.ts';
import type { Redactor } from '../evidence/redact/redactor.ts';
import { scrub } from '../evidence/redact/scrub.ts';
import { hiding } from '../evidence/redact/secrets.ts';
import type { RedactOptions } from '../evidence/redact.ts';
import type { HarFacts } from './har-facts.ts';

/** Number of the form of the field. Another one is not believed; the entry is read as any other. */
const version = 1;

const longest = 20_000;
const Text = v.pipe(v.string(), v.maxLength(longest));
const Print = v.pipe(v.string(), v.regex(/^[0-9a-f]{4,32}$/));
const AnyJson: v.GenericSchema<unknown, Json> = v.lazy(() =>
  v.union([v.null(), v.boolean(), v.number(), Text, v.array(AnyJson), v.record(v.string(), AnyJson)]),
);
const Members = v.record(v.string(), AnyJson);
const Redacted = v.strictObject({
  redacted: v.literal(true),
  length: v.number(),
  print: v.exactOptional(Print),
  prefix: v.exactOptional(Print),
  shape: v.exactOptional(
    v.picklist(['guid', 'well-formed', 'percent-encoded', 'has-space', 'placeholder', 'empty', 'other']),
  ),
});
const Parameters = v.array(v.strictObject({ name: Text, value: v.union([Text, Redacted]) }));
const NullableText = v.nullable(Text);

const RequestBody = v.variant('kind', [
  v.strictObject({ kind: v.literal('form'), parameters: Parameters }),
  v.strictObject({ kind: v.literal('json'), names: v.array(Text) }),
  v.strictObject({ kind: v.literal('other'), length: v.number() }),
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({ kind: v.literal('not-captured') }),
]);
const Body = v.variant('kind', [
  v.strictObject({ kind: v.literal('json'), value: AnyJson }),
  v.strictObject({ kind: v.literal('page'), config: Members }),
  v.strictObject({ kind: v.literal('form-post'), action: Text, parameters: Parameters }),
  v.strictObject({ kind: v.literal('text'), mimeType: Text, text: Text }),
  v.strictObject({ kind: v.literal('empty') }),
  v.strictObject({
    kind: v.literal('missing'),
    why: v.picklist(['navigated-away', 'timed-out', 'not-captured', 'not-exported', 'cancelled', 'too-large']),
  }),
]);
const Saml = v.strictObject({
  kind: v.picklist(['AuthnRequest', 'Response', 'LogoutRequest', 'LogoutResponse']),
  id: NullableText,
  inResponseTo: NullableText,
  issuer: NullableText,
  destination: NullableText,
  acsUrl: NullableText,
  issueInstant: NullableText,
  forceAuthn: v.nullable(v.boolean()),
  isPassive: v.nullable(v.boolean()),
  nameIdFormat: NullableText,
  authnContexts: v.array(Text),
  comparison: NullableText,
  signed: v.boolean(),
  statusCodes: v.array(Text),
  statusMessage: NullableText,
  hasAssertion: v.boolean(),
  audience: NullableText,
});
const Secrets = v.strictObject({
  verifierChallenge: v.exactOptional(Print),
  assertion: v.exactOptional(
    v.strictObject({
      audience: NullableText,
      issuer: NullableText,
      issuedByClient: v.nullable(v.boolean()),
      expiresAt: v.nullable(v.number()),
      notBefore: v.nullable(v.number()),
      hasKeyId: v.boolean(),
    }),
  ),
  interaction: v.exactOptional(v.picklist(['redirect', 'popup', 'silent'])),
  repeated: v.exactOptional(v.array(Text)),
  samlRequest: v.exactOptional(Saml),
  samlResponse: v.exactOptional(Saml),
  bearer: v.exactOptional(
    v.strictObject({
      issuer: NullableText,
      audience: NullableText,
      version: NullableText,
      scopes: NullableText,
      expiresAt: v.nullable(v.number()),
    }),
  ),
});
// The type stands here so that a new member of Exchange cannot be forgotten in what a redacted HAR carries.
const ExchangeSchema: v.GenericSchema<unknown, Exchange> = v.strictObject({
  id: Text,
  tabId: v.nullable(v.number()),
  startedAt: v.pipe(v.number(), v.finite()),
  took: v.nullable(v.number()),
  sources: v.array(v.picklist(['web-request', 'devtools', 'har', 'text'])),
  trust: v.picklist(['confirmed', 'relayed', 'refused']),
  role: v.picklist(['authority', 'relay', 'app', 'resource', 'pasted']),
  type: v.picklist(['document', 'iframe', 'fetch', 'preflight', 'other']),
  request: v.strictObject({
    method: Text,
    url: Text,
    query: Parameters,
    headers: Parameters,
    headersSeen: v.boolean(),
    cookieNames: v.nullable(v.array(Text)),
    body: RequestBody,
    initiator: NullableText,
  }),
  response: v.nullable(
    v.strictObject({
      status: v.number(),
      headers: Parameters,
      redirect: v.nullable(
        v.strictObject({ url: Text, where: v.picklist(['query', 'fragment']), parameters: Parameters }),
      ),
      body: Body,
    }),
  ),
  networkError: NullableText,
  secrets: Secrets,
});

const EntryField = v.object({ _signinDoctor: v.object({ version: v.literal(version), exchange: ExchangeSchema }) });
const FileField = v.object({
  log: v.object({
    _signinDoctor: v.object({ version: v.literal(version), showsCookies: v.boolean(), hasBodies: v.boolean() }),
  }),
});

/** The field of an entry. */
export const entryField = (exchange: Exchange) => ({ version, exchange });

/** The field of the file. */
export const fileField = (facts: HarFacts) => ({ version, ...facts });

/** What the file's own field says; undefined for a HAR that was not redacted by us. */
export function computedFacts(shell: unknown): HarFacts | undefined {
  const result = v.safeParse(FileField, shell);
  if (!result.success) return undefined;
  const { showsCookies, hasBodies } = result.output.log._signinDoctor;
  return { showsCookies, hasBodies };
}

/**
 * The exchange that an entry carries, or undefined where it carries none that can be believed. A HAR comes from anywhere,
 * so nothing in the field is taken for redacted: every text is scrubbed again and every parameter goes through the list.
 */
export function computedExchange(entry: unknown, page: number | null, options: RedactOptions): Exchange | undefined {
  if (typeof entry !== 'object' || entry === null || !('_signinDoctor' in entry)) return undefined;
  const result = v.safeParse(EntryField, entry);
  if (!result.success) return undefined;
  const exchange = result.output._signinDoctor.exchange;
  const redactor: Redactor = { key: options.key, hide: hiding([]) };
  const list = (parameters: Parameter[]) => parameters.flatMap((one) => parameterAgain(redactor, one));
  const { request, response } = exchange;
  const named = hostIsNamed(request.url, options.authorityHosts);
  return {
    ...again(exchange),
    tabId: page,
    sources: ['har'],
    trust: named ? 'confirmed' : exchange.trust,
    request: {
      ...again(request),
      query: list(request.query),
      body:
        request.body.kind === 'form'
          ? { kind: 'form', parameters: list(request.body.parameters) }
          : again(request.body),
    },
    response: response && {
      ...again(response),
      redirect: response.redirect && { ...again(response.redirect), parameters: list(response.redirect.parameters) },
      body:
        response.body.kind === 'form-post'
          ? { ...again(response.body), parameters: list(response.body.parameters) }
          : again(response.body),
    },
  };
}

function hostIsNamed(address: string, hosts: readonly string[]): boolean {
  return hosts.length > 0 && URL.canParse(address) && hosts.includes(new URL(address).host.toLowerCase());
}

const parameterAgain = (redactor: Redactor, one: Parameter): Parameter[] =>
  typeof one.value === 'string' ? redactParameters(redactor, [[one.name, one.value]]) : [again(one)];

/** The same value with every text in it scrubbed; claims, which hold no spaces, member by member. */
function again<T>(value: T): T;
function again(value: unknown): unknown {
  if (typeof value === 'string') return scrub(value);
  if (Array.isArray(value)) return value.map((item) => again(item));
  if (typeof value !== 'object' || value === null) return value;
  if ('redacted' in value && value.redacted === true) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      scrub(key),
      key === 'claims' && typeof inner === 'string' ? redactClaims({ hide: (text) => text }, inner) : again(inner),
    ]),
  );
}
