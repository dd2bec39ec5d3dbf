/** Diagnoses what a person pasted or a line holds: exchanges that came without their capture. */
import { type DiagnosedSignIn, diagnose } from '../classify/index.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { withOwnIds } from '../evidence/merge.ts';
import type { RawExchange } from '../evidence/raw.ts';
import { redact } from '../evidence/redact.ts';
import { catalogueTranslator, type Language } from '../locales/catalogue.ts';

/** What a diagnosis depends on beside its input. */
export interface Settings {
  /** Key of the fingerprints. */
  key: Uint8Array;
  authorityHosts: readonly string[];
  lang: Language;
}

/** The sign-ins of a capture that has ended. */
export const diagnosed = (capture: readonly Exchange[], { lang }: Settings): DiagnosedSignIn[] =>
  diagnose(capture, { translate: catalogueTranslator(lang), finished: true });

/** The sign-ins that fail in it; words that name no failure are no sign-in either. */
export const diagnosedPasted = (raws: readonly RawExchange[], settings: Settings): DiagnosedSignIn[] =>
  diagnosed(
    withOwnIds(raws.map((raw) => redact(raw, settings)).filter((one): one is Exchange => one !== null)),
    settings,
  ).filter(({ failures }) => failures.length > 0);
