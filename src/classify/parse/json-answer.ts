/** Reads error JSON of the token, device code and discovery endpoints, in every shape seen on the wire. */
import type { Exchange, Json } from '../../evidence/exchange.ts';
import type { Failure, Surface } from '../../evidence/failure.ts';
import { decodedClaims } from '../../protocol/claims.ts';
import { readDescription } from './description.ts';
import { failureAt } from './failure.ts';

type Members = { [key: string]: Json };

const isObject = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const string = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The failure that a JSON answer states, or undefined where it states none. */
export function readJsonAnswer(exchange: Exchange, body: Json, surface: Surface): Failure | undefined {
  if (!isObject(body)) return undefined;
  const { error, description, suberror, numbers, named, uri, claims, ids } = membersOf(body);
  const read = description === null ? undefined : readDescription(description);
  const codes = named ?? joinCodes(numbers, read?.codes ?? [], uri);
  // A message alone is no error: the device code answer has one too.
  if (error === null && codes.length === 0) return undefined;
  const base = failureAt(exchange, surface);
  return {
    ...base,
    codes,
    error,
    suberror,
    text: read?.text || null,
    claims: claimsOf(claims),
    ids: {
      traceId: ids.trace ?? read?.traceId ?? base.ids.traceId,
      correlationId: ids.correlation ?? read?.correlationId ?? base.ids.correlationId,
      timestamp: ids.timestamp ?? read?.timestamp ?? base.ids.timestamp,
    },
  };
}

interface ErrorMembers {
  error: string | null;
  description: string | null;
  suberror: string | null;
  numbers: string[];
  /** Codes that are no numbers of the token endpoint: B2C's, and those of MSAL itself. */
  named: string[] | null;
  uri: string | null;
  claims: Json | undefined;
  ids: { trace: string | null; correlation: string | null; timestamp: string | null };
}

/** The members that say the same under different names: OAuth, native authentication version 2, MSAL's errors, B2C's forms. */
function membersOf(body: Members): ErrorMembers {
  // Native authentication v2 and Microsoft Graph nest the error: {"error": {"code", "message", …}}.
  const nested = isObject(body.error) ? body.error : undefined;
  const members = nested ?? body;
  const inner = isObject(members.innerError) ? string(members.innerError.code) : null;
  const errorCode = string(members.errorCode);
  const b2c = errorCode !== null && /^AADB2C\d{4,6}$/.test(errorCode);
  const own = errorCode !== null && !b2c && isOwnError(members.name, string(members.errorMessage));
  return {
    error: nested ? string(nested.code) : (string(members.error) ?? (b2c || own ? null : errorCode)),
    description: string(members.error_description) ?? string(members.errorMessage) ?? string(members.message),
    suberror: string(members.suberror) ?? string(members.subError) ?? string(members.error_subcode) ?? inner,
    numbers: codeNumbers(members.error_codes),
    named: b2c ? [errorCode] : own ? [`MSAL ${errorCode}`] : null,
    uri: string(members.error_uri),
    claims: members.claims === '' ? undefined : members.claims,
    ids: {
      trace: string(members.trace_id) ?? string(members.traceId),
      correlation: string(members.correlation_id) ?? string(members.correlationId),
      timestamp: string(members.timestamp)?.replace(/(?<=\d)T(?=\d)/, ' ') ?? null,
    },
  };
}

/** Whether MSAL made the error itself: those that pass on what the service said hold one of its codes. */
const isOwnError = (name: Json | undefined, message: string | null): boolean =>
  typeof name === 'string' &&
  /^(?:Browser|Client|NestedApp|CacheQuota)\w{0,30}Error$/.test(name) &&
  !/AAD(?:STS|B2C)\d/.test(message ?? '');

/** `error_codes` as numbers, as strings, or as one string that holds a list. */
function codeNumbers(value: Json | undefined): string[] {
  if (typeof value === 'string') return value.match(/\d{3,8}/g) ?? [];
  if (!Array.isArray(value)) return typeof value === 'number' ? [String(value)] : [];
  return value.flatMap((item) =>
    typeof item === 'number' ? [String(item)] : typeof item === 'string' ? codeNumbers(item) : [],
  );
}

/**
 * All codes of a body, the specific one last. The list and the text may differ; where the text names more, the text's
 * order counts, and a body without either may still have its code in error_uri.
 */
function joinCodes(numbers: string[], named: string[], errorUri: string | null): string[] {
  const listed = numbers.map((number) => `AADSTS${number}`);
  const fromUri = /[?&]code=(\d+)/.exec(errorUri ?? '')?.[1];
  const all = named.length > 0 ? [...listed.filter((code) => !named.includes(code)), ...named] : listed;
  if (all.length === 0 && fromUri) return [`AADSTS${fromUri}`];
  const last = listed.at(-1);
  // The list's last member is the specific one when both name the same codes in another order (70002 then 70000).
  return last && all.includes(last) && listed.length >= named.length
    ? [...all.filter((code) => code !== last), last]
    : all;
}

/** `claims` is JSON in a string, also in base64; an answer that holds it as an object is read as well. */
export function claimsOf(value: Json | undefined): Json {
  if (typeof value !== 'string') return value ?? null;
  return (decodedClaims(value) as Json | undefined) ?? null; // JSON.parse yields exactly what Json describes
}
