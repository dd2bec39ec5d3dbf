/** Finds the secrets of one exchange, and takes them out of all other text in whatever encoding it repeats them. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { RawParameter } from '../../protocol/parameters.ts';
import {
  addressParameters,
  guessableParameters,
  personalParameters,
  safeParameters,
  secretParameters,
} from './allow-list.ts';

/** Gives a text back without the secrets it was made for. */
export type Hide = (text: string) => string;

/** Values that must not stand anywhere else either: secrets and personal names, and long values nobody knows. */
export function secretValues(list: readonly RawParameter[]): string[] {
  const shown = list.filter(([name]) => /^(?:redirect_uri|resource|scope)$/i.test(name)).map(([, value]) => value);
  return list
    .filter(([raw, value]) => {
      const name = raw.toLowerCase();
      if (name === 'domain_hint' || safeParameters.has(name) || addressParameters.has(name)) return false;
      if (personalParameters.has(name)) return value.length >= 3;
      if (secretParameters.has(name) || guessableParameters.has(name)) return value.length >= 6;
      // The app's own address under another name is no secret.
      const isAddress = /^[a-z][a-z0-9+.-]*:\/\/[^?#]*$/i.test(value) && shown.some((other) => other.includes(value));
      return value.length >= 16 && !isAddress;
    })
    .map(([, value]) => value);
}

/** Whether a member of this name holds a secret or a person's name, as far as names tell. */
export const isSecretName = (name: string): boolean =>
  !safeParameters.has(name) &&
  (secretParameters.has(name) ||
    guessableParameters.has(name) ||
    /secret|password|passwd|token|assertion|username|login/.test(name));

/** Secrets of request headers: credentials, cookies, and whom the request is about. */
export const headerSecrets = (headers: readonly [string, string][]): string[] =>
  headers
    .flatMap(([raw, value]) => {
      const name = raw.toLowerCase();
      if (name === 'cookie') return value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
      if (name === 'authorization') return credentials(value.replace(/^\w+ /, ''));
      return /^x-(?:ms-(?:refreshtoken|device)credential|anchormailbox)$/.test(name) ? [value] : [];
    })
    .filter((value) => value.length >= 8);

/** A token as it is; the password of HTTP Basic (RFC 7617). */
function credentials(value: string): string[] {
  try {
    const pair = atob(value);
    return [value, decodeURIComponent(pair.slice(pair.indexOf(':') + 1))];
  } catch {
    return [value]; // not base64, or not percent-encoded as RFC 6749 2.3.1 asks
  }
}

/** Hides each of the secrets. Those too short to be told from other words are hidden only where they stand alone. */
export function hiding(secrets: readonly string[]): Hide {
  const longestFirst = [...new Set(secrets)].filter((secret) => secret.length >= 3).sort((a, b) => b.length - a.length);
  const hides = longestFirst.map(hideOne);
  return (text) => hides.reduce((left, hide) => hide(left), text);
}

function hideOne(secret: string): Hide {
  // Letters and digits are never encoded: a text without the longest run of them cannot hold the secret.
  const run = longestRun(secret);
  if (run.length < 3) return (text) => text.replaceAll(secret, '[secret]');
  let pattern: RegExp | undefined;
  const inBase64 = secret.length >= 8 && secret.length <= 200 ? base64Forms(secret) : [];
  return (text) => {
    let left = text;
    for (const form of inBase64) if (left.includes(form)) left = left.replaceAll(form, '[secret]');
    if (left.length < secret.length || !left.toLowerCase().includes(run)) return left;
    pattern ??= anyEncodingOf(secret);
    return left.replace(pattern, '[secret]');
  };
}

const longestRun = (secret: string): string =>
  (secret.toLowerCase().match(/[a-z0-9]+/g) ?? []).reduce(
    (longest, run) => (run.length > longest.length ? run : longest),
    '',
  );

/** So much of a long secret is looked for; what follows without a space goes with it. */
const lookedFor = 200;

function anyEncodingOf(secret: string): RegExp {
  const beginning = [...secret.slice(0, lookedFor)].map(encodings).join('');
  const pattern = secret.length > lookedFor ? `${beginning}[\\w.~+/=%-]*` : beginning;
  return secret.length >= 6
    ? new RegExp(pattern, 'gi')
    : new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
}

/** One character as it is, percent-encoded once or more, escaped for JSON or for HTML. */
function encodings(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character;
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  const point = character.codePointAt(0) ?? 0;
  const percent = [...utf8ToBytes(character)].map((byte) => `%(?:25)*${hex(byte, 2)}`).join('');
  const units = Array.from({ length: character.length }, (_, index) => `\\\\u${hex(character.charCodeAt(index), 4)}`);
  const plain = Array.from({ length: character.length }, (_, index) => `\\u${hex(character.charCodeAt(index), 4)}`);
  const forms = [plain.join(''), percent, units.join(''), `&#(?:0*${point}|x0*${hex(point, 1)});`];
  if (character === ' ') forms.push('\\+');
  return `(?:${forms.join('|')})`;
}

/** What base64 makes of the secret at each of the three places it can begin, without the characters it shares with others. */
function base64Forms(secret: string): string[] {
  const bytes = utf8ToBytes(secret);
  return [0, 1, 2].flatMap((offset) => {
    const base64 = btoa(String.fromCharCode(...new Uint8Array(offset), ...bytes));
    const own = base64.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
