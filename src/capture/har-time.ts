/** Reads the dates that HAR recorders write. */

/**
 * Milliseconds since 1970 of a HAR date: ISO 8601 in its variants (any number of fraction digits, `+0200`, no zone,
 * which is taken for UTC), seconds or milliseconds as a number, `/Date(…)/`; undefined for anything else.
 */
export function timeOf(date: unknown): number | undefined {
  if (typeof date === 'number') return ofNumber(date);
  if (typeof date !== 'string') return undefined;
  const text = date.trim();
  if (/^\d{9,14}(?:\.\d+)?$/.test(text)) return ofNumber(Number(text));
  const wrapped = /^\/Date\((\d+)/.exec(text)?.[1];
  if (wrapped !== undefined) return ofNumber(Number(wrapped));
  const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d+))?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(text);
  if (!iso) return known(Date.parse(text));
  const [, day, clock, fraction = '0', zone = 'Z'] = iso;
  const offset = zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2').toUpperCase();
  return known(Date.parse(`${day}T${clock}.000${offset}`.replace(/T(\d{2}:\d{2})\.000/, 'T$1:00.000')), fraction);
}

function known(at: number, fraction = '0'): number | undefined {
  return Number.isNaN(at) || at > latest ? undefined : at + Math.floor(Number(`0.${fraction}`) * 1000);
}

/** The last day that a year of four digits holds; beyond the greatest date there is nothing to be printed. */
const latest = Date.UTC(9999, 11, 31);

// The border lies in 1973 for milliseconds and in the year 5138 for seconds.
const ofNumber = (value: number): number | undefined => {
  const at = value < 100_000_000_000 ? value * 1000 : value;
  return value > 0 && at <= latest ? at : undefined;
};
