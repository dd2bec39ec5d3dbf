/** What every part of redaction works with: the key, the secrets to hide, and how text and names are kept. */
import type { FingerprintKey } from './fingerprint.ts';
import { scrub } from './scrub.ts';
import type { Hide } from './secrets.ts';

/** Redacts with one key, and takes every secret already met out of all text. */
export interface Redactor {
  key: FingerprintKey;
  /** Takes the secrets of this exchange out of a text; alive only while it is being redacted. */
  hide: Hide;
}

/** Text that may be kept: scrubbed, without this exchange's secrets, and not endless. */
export function clean({ hide }: Pick<Redactor, 'hide'>, text: string, most = 4000): string {
  return scrub(hide(text.slice(0, 5 * most)).slice(0, 4 * most)).slice(0, most);
}

/** Stands for a name that may itself hold something personal. */
export const unknownName = '(unknown name)';

/** A name nobody knows: kept where it looks like one. */
export const nameKept = (redactor: Pick<Redactor, 'hide'>, name: string): string =>
  /^[a-z_$][\w.:$[\]-]{0,39}$/i.test(name) ? clean(redactor, name, 64) : unknownName;
