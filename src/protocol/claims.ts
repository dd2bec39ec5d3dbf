/** Decodes a claims request: JSON in plain, in base64 or in base64url, also percent-encoded. */
import { bytesOfBase64, textOfBytes } from './inflate.ts';

/** The decoded claims, or undefined where the text holds none. */
export function decodedClaims(text: string): object | undefined {
  const plain = text.trim();
  return (
    objectOf(plain) ??
    objectOf(unescaped(plain)) ??
    objectOf(percentDecoded(plain)) ??
    objectOf(fromBase64(plain) ?? '')
  );
}

function objectOf(text: string): object | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const unescaped = (text: string): string => (text.includes('\\"') ? text.replaceAll('\\"', '"') : '');

function percentDecoded(text: string): string {
  if (!/^%7b/i.test(text)) return '';
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function fromBase64(text: string): string | undefined {
  const bytes = bytesOfBase64(text);
  return bytes && textOfBytes(bytes);
}
