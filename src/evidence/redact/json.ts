/** Redacts JSON answers key by key. */
import type { Json } from '../exchange.ts';
import { addressAnswerKeys, safeAnswerKeys, secretAnswerKeys } from './allow-list.ts';
import { redactClaims } from './claims.ts';
import { redacted, reduced } from './fingerprint.ts';
import { address, errorUri } from './parameters.ts';
import { clean, nameKept, type Redactor } from './redactor.ts';

const deepest = 8;

/** Members that hold a word of the protocol in errors, and a secret or a name elsewhere. */
const knownWords = new Map<string, RegExp>(
  Object.entries({
    code: /^(?:[A-Za-z]{1,30}(?:[_A-Z][A-Za-z]{1,30}){0,6}|\d{1,8}|AAD(?:STS|B2C)\d{4,8})$/,
    name: /^[A-Z][A-Za-z]{2,50}Error$/,
    state: /^(?:interactionRequired|continue|webFallbackRequired)$/,
  }),
);

/** The value with all that is not known to be safe reduced to its length: objects by their own keys. */
export function redactJson(redactor: Redactor, value: Json, depth = 0): Json {
  if (depth > deepest) return null;
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object') return { ...reduced(String(value)) };
  if (Array.isArray(value)) return value.slice(0, 200).map((item) => redactJson(redactor, item, depth + 1));
  const members = Object.entries(value).slice(0, 200);
  return Object.fromEntries(
    members.map(([raw, inner]) => {
      const key = raw.toLowerCase();
      const isKnown = safeAnswerKeys.has(key) || secretAnswerKeys.has(key) || addressAnswerKeys.has(key);
      return [isKnown ? raw : nameKept(redactor, raw), redactMember(redactor, key, inner, depth)];
    }),
  );
}

/** A value under a key that may be kept. */
function redactKnown(redactor: Redactor, value: Json, depth: number): Json {
  if (typeof value === 'string') return clean(redactor, value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value) && depth < deepest)
    return value.slice(0, 200).map((item) => redactKnown(redactor, item, depth + 1));
  return redactJson(redactor, value, depth);
}

function redactMember(redactor: Redactor, key: string, value: Json, depth: number): Json {
  if (typeof value === 'string') {
    if (key === 'claims') return redactClaims(redactor, value);
    if (addressAnswerKeys.has(key)) return clean(redactor, key === 'error_uri' ? errorUri(value) : address(value));
    if (knownWords.get(key)?.test(value)) return value;
    // Under the same key as an error's code, a code to be redeemed may stand.
    if (key === 'code' || secretAnswerKeys.has(key)) return { ...redacted(redactor.key, value) };
  }
  if (safeAnswerKeys.has(key)) return redactKnown(redactor, value, depth + 1);
  // An object or list nobody knows: only how much it holds.
  return typeof value === 'object' && value !== null
    ? { ...reduced(JSON.stringify(value)) }
    : redactJson(redactor, value, depth);
}

/** Secrets and names of people in a JSON value, to be taken out of all other text. */
export function secretsOfJson(value: Json, isSecret: (key: string) => boolean, depth = 0): string[] {
  if (depth > deepest || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((item) => secretsOfJson(item, isSecret, depth + 1));
  return Object.entries(value)
    .slice(0, 200)
    .flatMap(([key, inner]) =>
      typeof inner === 'string'
        ? inner.length >= 6 && isSecret(key.toLowerCase())
          ? [inner]
          : []
        : secretsOfJson(inner, isSecret, depth + 1),
    );
}
