/** Reads what only native authentication says: a refusal in an answer of 200, and an invitation in one of 401. */
import type { Exchange, Json } from '../../evidence/exchange.ts';
import { placeOf } from '../../evidence/facts/read.ts';
import type { Failure } from '../../evidence/failure.ts';
import { failureAt } from './failure.ts';

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** "Use the web instead": version 1 says it as a kind of challenge, version 2 as a state. Both come with status 200. */
export function readRefusal(exchange: Exchange, body: Json): Failure | undefined {
  if (!isObject(body)) return undefined;
  const base = failureAt(exchange, 'native-answer');
  if (body.challenge_type === 'redirect') return { ...base, error: 'redirect' };
  return body.state === 'webFallbackRequired' ? { ...base, error: 'redirect_to_web' } : undefined;
}

/** Version 2 asks to begin with a 401: its endpoint answers so where the request brought nothing yet. */
export function isInvitation(exchange: Exchange, body: Json): boolean {
  const error = isObject(body) && body.error !== undefined ? body.error : null;
  const code = isObject(error) ? error.code : error;
  if (typeof code === 'string') return /^insufficient_?authorization$/i.test(code);
  const path = exchange.request.url;
  return (
    placeOf(exchange)?.endpoint.kind === 'native' &&
    /\/authorize-challenge$/i.test(path) &&
    exchange.response?.status === 401
  );
}
