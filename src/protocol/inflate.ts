/** Inflates and decodes what is sent as base64, with limits: the input comes from outside and may be made to be large. */
import { Inflate } from 'fflate';

/** Longest text that is unpacked; SAML messages are a few kilobytes. */
const most = 400_000;
const piece = 1024;

/** Bytes of base64 or base64url text, or undefined where it is neither or too long. Spaces are what `+` became. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  if (text.length > 2 * most) return undefined;
  const packed = text
    .trim()
    .replace(/%2b/gi, '+')
    .replace(/%2f/gi, '/')
    .replace(/%3d/gi, '=')
    .replace(/(?<=\S) (?=\S)/g, '+')
    .replace(/\s+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/=+$/, '');
  if (packed.length < 4 || packed.length % 4 === 1 || !/^[A-Za-z0-9+/]+$/.test(packed)) return undefined;
  try {
    return Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The raw deflate stream inflated, or undefined where it is none or would become too large. */
export function inflated(bytes: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const stream = new Inflate((chunk) => {
      length += chunk.length;
      if (length <= most) parts.push(chunk);
    });
    // Pushed in pieces, so that a small stream that inflates without end is given up early.
    for (let at = 0; at < bytes.length && length <= most; at += piece)
      stream.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  } catch {
    return undefined;
  }
  if (length === 0 || length > most) return undefined;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Text in UTF-8, or undefined where the bytes are no text. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
