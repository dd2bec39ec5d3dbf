/** What a client secret looks like, worked out in the moment before it is dropped. */
import { isGuid } from '../../protocol/guid.ts';
import type { SecretShape } from '../exchange.ts';

// Secrets made by the portal: 3 characters, a digit, "Q~", 31 to 34 characters; 40 in all today, 37 to 40 seen.
const wellFormed = /^[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}$/;
const placeholder =
  /^(<.*>|\{+.*\}+|\[.*\]|\$\{?.*\}?|%.*%)$|^(your|my|enter|insert|paste|put|replace|change|example|sample|dummy|todo)\b|secret.*(here|value)|(client|app)[-_ ]?secret$|x{4,}/i;

/** The shape of a secret as sent. Says nothing about whether it is valid. */
export function secretShape(secret: string): SecretShape {
  if (secret === '') return 'empty';
  if (wellFormed.test(secret)) return 'well-formed';
  if (isGuid(secret)) return 'guid';
  if (placeholder.test(secret.slice(0, 200).trim())) return 'placeholder';
  if (/%[0-9a-f]{2}/i.test(secret)) return 'percent-encoded';
  if (/\s/.test(secret)) return 'has-space';
  return 'other';
}
