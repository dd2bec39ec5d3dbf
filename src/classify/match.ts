/** Finds the entry of a failure: the most specific code wins; then the OAuth error; else the honest unknown page. */

import type { Entry } from '../catalogue/define.ts';
import { catalogue } from '../catalogue/index.ts';
import { unknownEntry } from '../catalogue/unknown.ts';
import type { Failure } from '../evidence/failure.ts';
import { leadingCode } from '../evidence/failure.ts';

/** The entry for a failure and whether it is one of the catalogue. */
export function entryOf(failure: Failure): { entry: Entry; known: boolean } {
  const code = leadingCode(failure);
  const name = code ?? failure.error ?? '';
  const found = catalogue.get(name);
  return found ? { entry: found, known: true } : { entry: unknownEntry(name || 'this answer'), known: false };
}
