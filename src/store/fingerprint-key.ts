/** The fingerprint key of this browser session: made once, kept in memory only. */
import { sessionMap } from './session-map.ts';

const map = sessionMap<number[]>('fingerprint-key');

/** A cache, and what keeps two events at once from making two keys. */
let ensured: Promise<Uint8Array> | undefined;

/** The key, made on first use. Only the background calls this, so that there is one key. */
export function ensureKey(): Promise<Uint8Array> {
  ensured ??= readOrMake().catch((error: unknown) => {
    ensured = undefined;
    throw error;
  });
  return ensured;
}

async function readOrMake(): Promise<Uint8Array> {
  const known = await map.get('');
  if (known) return Uint8Array.from(known);
  const key = crypto.getRandomValues(new Uint8Array(32));
  await map.set({ '': [...key] });
  return key;
}
