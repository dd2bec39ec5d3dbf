/** Reads the challenge with which an API refuses a token and says what the next one must bring. */
import { type Exchange, type Json, text } from '../../evidence/exchange.ts';
import type { Failure } from '../../evidence/failure.ts';
import { challengesOf } from '../../protocol/challenge.ts';
import { readDescription } from './description.ts';
import { failureAt } from './failure.ts';
import { claimsOf } from './json-answer.ts';

// A request that brought no token is asked to bring one, which some services call an error (RFC 6750 3.1).
const noToken =
  /\bmissing\b[^.]{0,60}\bauthori[sz]ation\b|\bauthori[sz]ation\b[^.]{0,60}\b(?:missing|absent|not (?:present|found|provided))\b|\bno (?:access |bearer )?token\b/i;

// RFC 6750 3.1; a challenge with claims and another word asks for claims, whatever the service calls it.
const registered = new Set(['invalid_request', 'invalid_token', 'insufficient_scope', 'interaction_required']);

/** The failure that a challenge names, or undefined for the normal first one, which only says where tokens come from. */
export function readChallenge(exchange: Exchange): Failure | undefined {
  const header = text(exchange.response?.headers ?? [], 'www-authenticate');
  if (header === undefined) return undefined;
  const challenge = challengesOf(header).find(({ parameters }) => parameters.error || parameters.claims);
  if (!challenge) return undefined;
  const { error, error_description: description = '', claims } = challenge.parameters;
  const asked: Json = claims === undefined ? null : claimsOf(claims);
  if (asked === null && broughtNoToken(exchange, description)) return undefined;
  const base = failureAt(exchange, 'challenge');
  const read = readDescription(description);
  return {
    ...base,
    codes: read.codes,
    error: asked !== null && !registered.has(error ?? '') ? 'insufficient_claims' : (error ?? 'insufficient_claims'),
    text: read.text || null,
    claims: asked,
    ids: {
      traceId: read.traceId ?? base.ids.traceId,
      correlationId: read.correlationId ?? base.ids.correlationId,
      timestamp: read.timestamp ?? base.ids.timestamp,
    },
  };
}

function broughtNoToken({ request }: Exchange, description: string): boolean {
  if (noToken.test(description)) return true;
  return request.headersSeen && text(request.headers, 'authorization') === undefined;
}
