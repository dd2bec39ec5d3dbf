/** Writes moments as people read them: time of day, local date and time with its offset, UTC. */
import { formatLocale, type Language } from '../locales/index.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(lang: Language, kind: 'clock' | 'local'): Intl.DateTimeFormat {
  const key = `${lang} ${kind}`;
  let known = formats.get(key);
  if (!known) {
    const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
    const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
    known = new Intl.DateTimeFormat(formatLocale[lang], kind === 'clock' ? clock : { ...date, ...clock });
    formats.set(key, known);
  }
  return known;
}

/** `09:53:07`, local. */
export const clockTime = (at: number, lang: Language): string => format(lang, 'clock').format(at);

/** `22 Nov 2026, 09:53:07 (UTC+1)`. */
export function localTime(at: number, lang: Language): string {
  const minutes = -new Date(at).getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset =
    minutes === 0 ? '' : `${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
  return `${format(lang, 'local').format(at)} (UTC${offset})`;
}

/** `2026-11-22 08:53:07Z`, as Entra writes it. */
export const utcTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;

/** Milliseconds of a time as Entra or ISO 8601 writes it; undefined where it is neither. */
export function parseTime(text: string): number | undefined {
  const at = Date.parse(text.trim().replace(' ', 'T'));
  return Number.isNaN(at) ? undefined : at;
}
