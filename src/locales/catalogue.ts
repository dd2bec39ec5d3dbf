/** Translates catalogue texts and fixed phrases: one JSON file per entry or topic, found by glob. */
import type { Translate } from '../classify/fill.ts';

export type Language = 'en' | 'nl';

type Texts = Readonly<Record<string, string>>;

const files = import.meta.glob<Texts>('./nl/*.json', { eager: true, import: 'default' });

const dutch: ReadonlyMap<string, string> = new Map(Object.values(files).flatMap((texts) => Object.entries(texts)));

/** A translator into the language; a text without a translation stays English, and English is the text itself. */
export const catalogueTranslator = (language: Language): Translate =>
  language === 'en' ? (english) => english : (english) => dutch.get(english) ?? english;
