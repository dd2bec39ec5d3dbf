/** The command `explain`: what is known of one code or error, without any traffic. */
import type { Entry } from '../catalogue/define.ts';
import { catalogue } from '../catalogue/index.ts';
import { unknownEntry } from '../catalogue/unknown.ts';
import { catalogueTranslator, type Language } from '../locales/catalogue.ts';
import { entryJson, entryMarkdown, entryText, phrase, printable, publicEntry } from '../report/index.ts';
import type { Io } from './io.ts';
import { painter } from './paint.ts';

export interface ExplainCommandOptions {
  format: 'text' | 'markdown' | 'json';
  lang: Language;
  version: string;
}

/** Exit code: 0 explained, also where only little is known; 2 what was given is neither a code nor an error. */
export async function explainCommand(
  asked: string,
  { format, lang, version }: ExplainCommandOptions,
  io: Io,
): Promise<number> {
  const translate = catalogueTranslator(lang);
  const code = codeOf(asked);
  if (code === undefined) {
    io.writeError(
      `“${printable(asked)}” is neither a code nor an error. Expected: for example 50011, AADSTS50011, AADB2C90118, invalid_grant or HTTP 429.\n`,
    );
    return 2;
  }
  const known = catalogue.get(code);
  const entry = publicEntry(known ?? honestPage(code), translate);
  const parent = known ? undefined : parentOf(code);
  if (parent) {
    const title = publicEntry(parent, translate).title;
    entry.summary += ` ${phrase(translate, 'family', { code: parent.code, title })}`;
  }
  const options = { translate, version, paint: painter(io.colour) };
  const text = { json: entryJson, markdown: entryMarkdown, text: entryText }[format](entry, options);
  await io.write(`${text}\n`);
  return 0;
}

/** The code as the catalogue writes it, from how people write it; undefined where it has no such form. */
export function codeOf(asked: string): string | undefined {
  const text = asked.trim().replace(/[:.,;]+$/, '');
  const number = /^(?:AADSTS)?\s?(\d{4,8})$/i.exec(text)?.[1];
  if (number) return `AADSTS${number}`;
  const status = /^(?:HTTP[ /-]?)?([45]\d\d)$/i.exec(text)?.[1];
  if (status) return `HTTP ${status}`;
  if (/^AADB2C\d{4,8}$/i.test(text)) return text.toUpperCase();
  const lower = text.toLowerCase();
  for (const { code, name } of catalogue.values()) {
    if (code.toLowerCase() === lower || name?.toLowerCase() === lower || code.toLowerCase() === `msal ${lower}`)
      return code;
  }
  return /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(lower) ? lower : undefined;
}

/** What can be said of a code nobody has described: where to look it up. The other steps speak of an answer that was seen. */
function honestPage(code: string): Entry {
  const page = unknownEntry(code);
  return { ...page, steps: page.steps.filter((step) => typeof step === 'object') };
}

/** The entry of the code whose digits this one begins with: codes are numbered by family. */
function parentOf(code: string): Entry | undefined {
  const digits = /^AADSTS(\d+)$/.exec(code)?.[1] ?? '';
  for (let length = digits.length - 1; length >= 5; length--) {
    const parent = catalogue.get(`AADSTS${digits.slice(0, length)}`);
    if (parent) return parent;
  }
  return undefined;
}
