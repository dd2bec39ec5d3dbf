/** The command `catalogue`: all that is known, for other tools. */
import { catalogue } from '../catalogue/index.ts';
import { catalogueTranslator, type Language } from '../locales/catalogue.ts';
import { catalogueCsv, catalogueKql, entriesJson, publicEntry } from '../report/index.ts';
import type { Io } from './io.ts';

export interface CatalogueCommandOptions {
  format: 'json' | 'csv' | 'kql';
  lang: Language;
}

/** Exit code: 0. */
export async function catalogueCommand({ format, lang }: CatalogueCommandOptions, io: Io): Promise<number> {
  const translate = catalogueTranslator(lang);
  const byCode = new Intl.Collator('en', { numeric: true });
  const entries = [...catalogue.values()]
    .map((entry) => publicEntry(entry, translate))
    .sort((a, b) => byCode.compare(a.code, b.code));
  const text =
    format === 'json' ? `${entriesJson(entries)}\n` : format === 'csv' ? catalogueCsv(entries) : catalogueKql(entries);
  await io.write(text);
  return 0;
}
