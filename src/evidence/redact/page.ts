/** Redacts the objects of Microsoft's pages: which page it is, which error it shows, and the IDs of support are kept. */
import type { PageObject } from '../../protocol/page-config.ts';
import type { Json } from '../exchange.ts';
import { personalPageFields, safePageFields } from './allow-list.ts';
import { reduced } from './fingerprint.ts';
import { clean, type Redactor } from './redactor.ts';

/** The allowed members of a page's object; `pageObject` says which object it was. */
export function redactPage(redactor: Redactor, { name, members }: PageObject): { [key: string]: Json } {
  const kept: { [key: string]: Json } = name === '$Config' ? {} : { pageObject: name };
  for (const [key, value] of Object.entries(members)) {
    if (key === 'arrUserProofs') kept[key] = methodsOf(redactor, value);
    // Whether a device showed itself tells causes apart; which one it was is nobody's business.
    else if (key === 'sDeviceId' && typeof value === 'string') kept[key] = value === '' ? '' : { ...reduced(value) };
    else if (safePageFields.has(key)) {
      const safe = scalar(redactor, value);
      if (safe !== undefined) kept[key] = safe;
    }
  }
  return kept;
}

function scalar(redactor: Redactor, value: unknown): Json | undefined {
  if (typeof value === 'string') return clean(redactor, value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return undefined;
  return value
    .slice(0, 50)
    .filter((item) => typeof item === 'string' || typeof item === 'number')
    .map((item) => clean(redactor, String(item), 100));
}

/** Kinds of second factor that the page offers, without the numbers and names they go to. */
function methodsOf(redactor: Redactor, proofs: unknown): Json {
  if (!Array.isArray(proofs)) return [];
  return proofs
    .slice(0, 20)
    .map((proof: unknown) =>
      typeof proof === 'object' && proof !== null ? Reflect.get(proof, 'authMethodId') : undefined,
    )
    .filter((method) => typeof method === 'string')
    .map((method) => clean(redactor, method, 60));
}

/** Names of people and long values of a page that are not kept, to be taken out of its texts. */
export function pageSecrets({ members }: PageObject): string[] {
  return Object.entries(members)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !safePageFields.has(entry[0]))
    .filter(
      ([key, value]) => value.length >= (personalPageFields.has(key) ? 6 : 24) && !/\s|^(?:https?:)?\//.test(value),
    )
    .map(([, value]) => value)
    .slice(0, 200);
}
