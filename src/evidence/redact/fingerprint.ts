/** Keyed fingerprints: equal secrets stay comparable without being kept. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Redacted, SecretShape } from '../exchange.ts';

/** Secret of one browser session or one run; at least 16 bytes. It never leaves the machine's memory. */
export type FingerprintKey = Uint8Array;

const cutAt = 32;

/** 48 bits of HMAC-SHA256 as hex: enough to tell equal from different, too little to search for the value. */
export function fingerprint(key: FingerprintKey, value: string): string {
  const started = startedWith.get(key) ?? hmac.create(sha256, key);
  startedWith.set(key, started);
  return bytesToHex(started.clone().update(utf8ToBytes(value)).digest().slice(0, 6));
}

/** HMACs that have taken their key in, which is half of the work for a short value. */
const startedWith = new WeakMap<FingerprintKey, ReturnType<typeof hmac.create>>();

/** What is kept of a secret. */
export function redacted(key: FingerprintKey, value: string, shape?: SecretShape): Redacted {
  return {
    redacted: true,
    length: value.length,
    print: fingerprint(key, value),
    ...(value.length > cutAt ? { prefix: fingerprint(key, `prefix:${value.slice(0, cutAt)}`) } : {}),
    ...(shape ? { shape } : {}),
  };
}

/** What is kept of a value that may be personal or low in entropy: its length alone. */
export const reduced = (value: string): Redacted => ({ redacted: true, length: value.length });

/** BASE64URL(SHA256(verifier)), the S256 challenge (RFC 7636 4.2). */
export function challengeOf(verifier: string): string {
  const bytes = sha256(utf8ToBytes(verifier));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
