/** Redacts parameters of queries, fragments and forms. */
import { type RawParameter, urlOf } from '../../protocol/parameters.ts';
import type { Parameter, Value } from '../exchange.ts';
import { addressParameters, guessableParameters, safeParameters, secretParameters } from './allow-list.ts';
import { type FingerprintKey, redacted, reduced } from './fingerprint.ts';
import { scrub, without } from './scrub.ts';
import { secretShape } from './secret-shape.ts';

/** Redacts with one key, and takes every secret already met out of all text. */
export interface Redactor {
  key: FingerprintKey;
  /** Secrets of this exchange in plain text; alive only while it is being redacted. */
  secrets: string[];
}

/** Values that must not stand anywhere else either: secrets and personal names, and long values nobody knows. */
export function collectSecrets(list: readonly RawParameter[]): string[] {
  return list
    .filter(([name, value]) => {
      const key = name.toLowerCase();
      if (key === 'domain_hint' || safeParameters.has(key) || addressParameters.has(key)) return false;
      return value.length >= (secretParameters.has(key) || guessableParameters.has(key) ? 6 : 16);
    })
    .map(([, value]) => value);
}

/** Text that may be kept: scrubbed, without this exchange's secrets, and not endless. */
export function clean({ secrets }: Redactor, text: string, most = 4000): string {
  return scrub(without(text.slice(0, 4 * most), secrets)).slice(0, most);
}

/** Each parameter with its value kept, fingerprinted or reduced to its length. Never drops a name. */
export function redactParameters(redactor: Redactor, list: readonly RawParameter[]): Parameter[] {
  // A password with an unescaped "&" continues as the next parameter's name.
  const afterPassword = list.some(([name]) => /^(?:password|passwd|client_secret)$/i.test(name));
  return list.map(([name, value]) => ({
    name: isKnown(name) || (!afterPassword && /^[\w.:$[\]-]{1,40}$/.test(name)) ? clean(redactor, name, 64) : unknownName,
    value: redactValue(redactor, name, value),
  }));
}

/** Stands for a name that may itself hold something personal. */
const unknownName = '(unknown name)';

function isKnown(name: string): boolean {
  const key = name.toLowerCase();
  return [safeParameters, secretParameters, guessableParameters, addressParameters].some((names) => names.has(key)) || key === 'client_info';
}

function redactValue(redactor: Redactor, name: string, value: string): Value {
  const key = name.toLowerCase();
  if (addressParameters.has(key)) return clean(redactor, address(value));
  if (safeParameters.has(key)) return clean(redactor, value);
  // In a request client_info is the flag "1"; in an answer it names the person.
  if (key === 'client_info') return value === '1' ? value : reduced(value);
  if (key === 'client_secret') return redacted(redactor.key, value, secretShape(value));
  if (secretParameters.has(key)) return redacted(redactor.key, value);
  return reduced(value);
}

/** Origin and path of an address as it was written; query and fragment are cut, user information removed. */
export function address(text: string): string {
  const cut = text.replace(/[?#].*$/s, '');
  const url = urlOf(cut);
  return url && (url.username || url.password) ? `${url.origin}${url.pathname}` : cut;
}

/** The error_uri keeps its code parameter: it names the code. */
export function errorUri(text: string): string {
  const url = urlOf(text);
  const code = url?.searchParams.get('code');
  return url && code && /^\d+$/.test(code) ? `${url.origin}${url.pathname}?code=${code}` : address(text);
}
