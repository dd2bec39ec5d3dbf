/** Gives the interface's messages in one language, and picks that language from what the browser asks for. */
import { IntlMessageFormat } from 'intl-messageformat';
import { en, type MessageKey, type Messages } from './en.ts';
import { nl } from './nl.ts';

const all = { en, nl } satisfies Record<string, Messages>;

export type Language = keyof typeof all;
export type MessageValues = Readonly<Record<string, string | number>>;
/** The message of a key, its placeholders filled. */
export type Translator = (key: MessageKey, values?: MessageValues) => string;
export type { MessageKey };

/** Every language, each named in itself. */
export const languages: readonly { id: Language; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'nl', name: 'Nederlands' },
];

/** Locale for dates and numbers: day before month also in English, as in the sign-in logs of most readers. */
export const formatLocale: Readonly<Record<Language, string>> = { en: 'en-GB', nl: 'nl-NL' };

const isLanguage = (tag: string): tag is Language => Object.hasOwn(all, tag);

/** The first language of a BCP 47 list that there is; English where there is none. */
export function pickLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

const translators = new Map<Language, Translator>();

/** The translator of a language; the same function each time, so that nothing is drawn anew for it. */
export function messagesFor(language: Language): Translator {
  const known = translators.get(language);
  if (known) return known;
  const messages: Messages = all[language];
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const translate: Translator = (key, values) => {
    const message = messages[key];
    if (!message.includes('{')) return message;
    let format = formats.get(key);
    if (!format) {
      format = new IntlMessageFormat(message, formatLocale[language]);
      formats.set(key, format);
    }
    return String(format.format(values));
  };
  translators.set(language, translate);
  return translate;
}
