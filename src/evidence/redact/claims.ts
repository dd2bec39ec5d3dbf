/** Redacts a claims request or challenge: its structure is kept, and the values that name no person. */
import { decodedClaims } from '../../protocol/claims.ts';
import { isGuid } from '../../protocol/guid.ts';
import type { Json } from '../exchange.ts';
import { safeClaims } from './allow-list.ts';
import { clean, nameKept, type Redactor } from './redactor.ts';

const deepest = 8;

/** The claims (JSON in a string: OpenID Connect Core 5.5; in a challenge also in base64) as JSON; what is no JSON is not kept. */
export function redactClaims(redactor: Pick<Redactor, 'hide'>, claims: string): string {
  const parsed = decodedClaims(claims);
  if (parsed === undefined) return claims === '' ? '' : '[no JSON]';
  return JSON.stringify(kept(redactor, parsed as Json, false, 0)).slice(0, 4000);
}

function kept(redactor: Pick<Redactor, 'hide'>, value: Json, isSafe: boolean, depth: number): Json {
  if (depth > deepest) return null;
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object') {
    if (!isSafe && !isGuid(String(value))) return '[hidden]';
    return typeof value === 'string' ? clean(redactor, value, 200) : value;
  }
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => kept(redactor, item, isSafe, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 50)
      .map(([key, inner]) => [
        safeClaims.has(key) ? key : nameKept(redactor, key),
        kept(redactor, inner, isSafe || safeClaims.has(key), depth + 1),
      ]),
  );
}
