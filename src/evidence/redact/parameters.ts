/** Redacts parameters of queries, fragments and forms. */
import { type RawParameter, urlOf } from '../../protocol/parameters.ts';
import type { Parameter, Value } from '../exchange.ts';
import { addressParameters, guessableParameters, safeParameters, secretParameters } from './allow-list.ts';
import { redactClaims } from './claims.ts';
import { redacted, reduced } from './fingerprint.ts';
import { clean, nameKept, type Redactor, unknownName } from './redactor.ts';
import { secretShape } from './secret-shape.ts';

/** Each parameter with its value kept, fingerprinted or reduced to its length. Never drops a name. */
export function redactParameters(redactor: Redactor, list: readonly RawParameter[]): Parameter[] {
  // A password with an unescaped "&" continues as the next parameter's name.
  const afterPassword = list.some(([name]) => /^(?:password|passwd|client_secret)$/i.test(name));
  return list.map(([name, value]) => ({
    name: isKnown(name) ? name : afterPassword || value === '' ? unknownName : nameKept(redactor, name),
    value: redactValue(redactor, name, value),
  }));
}

function isKnown(name: string): boolean {
  const key = name.toLowerCase();
  return (
    [safeParameters, secretParameters, guessableParameters, addressParameters].some((names) => names.has(key)) ||
    key === 'client_info'
  );
}

function redactValue(redactor: Redactor, name: string, value: string): Value {
  const key = name.toLowerCase();
  if (key === 'error_uri') return clean(redactor, errorUri(value));
  if (key === 'claims') return redactClaims(redactor, value);
  if (addressParameters.has(key)) return clean(redactor, address(value));
  if (safeParameters.has(key)) return clean(redactor, value);
  // In a request client_info is the flag "1"; in an answer it names the person.
  if (key === 'client_info') return value === '1' ? value : reduced(value);
  if (key === 'client_secret') return redacted(redactor.key, value, secretShape(value));
  if (secretParameters.has(key)) return redacted(redactor.key, value);
  return reduced(value);
}

/**
 * Origin and path of an address as it was written, also one that was encoded twice: query and fragment are cut, user
 * information and the values of path parameters removed.
 */
export function address(text: string): string {
  const cut = text
    .replace(/(?:[?#]|%(?:25)*(?:3f|23)).*$/is, '')
    .replace(/;([\w.-]{1,40})=[^/;]*/g, ';$1=')
    .replace(/^([a-z][a-z0-9+.-]*:[\\/]{2})[^\\/]*@/i, '$1');
  const url = urlOf(cut);
  // Without "//" the rest may be anything: a URN names the app, "data:…" and "myapp:code=…" do not.
  const isOpaque = url !== undefined && url.host === '' && !/^(?:[\w:./~-]*)$/.test(url.pathname);
  return isOpaque ? `${url.protocol}[hidden]` : cut;
}

/** The error_uri keeps its code parameter: it names the code. */
export function errorUri(text: string): string {
  const url = urlOf(text);
  const code = url?.searchParams.get('code');
  return url && code && /^\d+$/.test(code) ? `${url.origin}${url.pathname}?code=${code}` : address(text);
}
