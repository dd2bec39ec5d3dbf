/** Reads error JSON of the token, device code and discovery endpoints, in every shape seen on the wire. */
import type { Exchange, Json } from '../../evidence/exchange.ts';
import type { Failure, Surface } from '../../evidence/failure.ts';
import { readDescription } from './description.ts';
import { failureAt } from './failure.ts';

type Members = { [key: string]: Json };

const isObject = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const string = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The failure that a JSON answer states, or undefined where it states none. */
export function readJsonAnswer(exchange: Exchange, body: Json, surface: Surface): Failure | undefined {
  if (!isObject(body)) return undefined;
  // Native authentication v2 nests the error: {"error": {"code", "message", …}}.
  const members: Members = isObject(body.error)
    ? { ...body.error, error: body.error.code ?? null, error_description: body.error.message ?? null }
    : body;
  const error = string(members.error);
  const errorCode = string(members.errorCode);
  // A device code answer has a message too: what the person is to do.
  const isError = error !== null || errorCode !== null || Number(members.status) >= 400;
  const description = string(members.error_description) ?? (isError ? string(members.message) : null);
  const numbers = codeNumbers(members.error_codes);
  if (error === null && description === null && numbers.length === 0) return undefined;
  const read = description === null ? undefined : readDescription(description);
  const base = failureAt(exchange, surface);
  return {
    ...base,
    codes: joinCodes(
      numbers,
      [...new Set([...codesIn(errorCode ?? ''), ...(read?.codes ?? [])])],
      string(members.error_uri),
    ),
    error,
    suberror: string(members.suberror) ?? string(members.error_subcode),
    text: read?.text || null,
    claims: claimsOf(members.claims),
    ids: {
      traceId: string(members.trace_id) ?? read?.traceId ?? base.ids.traceId,
      correlationId: string(members.correlation_id) ?? read?.correlationId ?? base.ids.correlationId,
      timestamp: string(members.timestamp) ?? read?.timestamp ?? base.ids.timestamp,
    },
  };
}

/** The pages of B2C name their code alone: {"status":"400","errorCode":"AADB2C90053","message":…}. */
const codesIn = (errorCode: string): string[] => (/^AAD(?:STS|B2C)\d{4,8}$/.test(errorCode) ? [errorCode] : []);

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

/** `claims` is JSON in a string; an answer that holds it as an object is read as well. */
export function claimsOf(value: Json | undefined): Json {
  if (typeof value !== 'string') return value ?? null;
  try {
    return JSON.parse(value) as Json; // JSON.parse yields exactly what Json describes
  } catch {
    return null;
  }
}
