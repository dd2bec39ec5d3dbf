/** Finds and decodes the object that Microsoft's HTML pages carry: `$Config`, `ServerData`, or B2C's `SETTINGS`. */
import { literalMembers } from './object-literal.ts';

export type PageConfig = Record<string, unknown>;

/** A page's object and which one it is: each has members of its own. */
export interface PageObject {
  name: '$Config' | 'ServerData' | 'SETTINGS';
  members: PageConfig;
}

const config = /\$Config\s*=\s*(?=\{)/;
// login.live.com writes an object literal with bare keys; Entra's `ServerData = $Config;` is none.
const serverData = /\bServerData\s*=\s*(?=\{)/;
const settings = /\bSETTINGS\s*=\s*(?=\{)/;
const exception = /\bGLOBALEX\s*=\s*(?=\{)/;

/** The object of a page, or undefined where there is none. */
export function pageObjectOf(html: string): PageObject | undefined {
  const entra = pageConfigOf(html);
  if (entra) return { name: '$Config', members: entra };
  const consumer = membersAfter(html, serverData);
  if (consumer) return { name: 'ServerData', members: consumer };
  const b2c = membersAfter(html, settings);
  return b2c && { name: 'SETTINGS', members: { ...b2c, ...exceptionOf(html) } };
}

/** What B2C's page says of an exception: members of GLOBALEX that name a code. */
function exceptionOf(html: string): PageConfig {
  const members = Object.entries(membersAfter(html, exception) ?? {});
  const said = members.find(([, value]) => typeof value === 'string' && /AADB2C\d{5}/.test(value));
  return said ? { strServiceExceptionMessage: said[1] } : {};
}

function membersAfter(html: string, opening: RegExp): PageConfig | undefined {
  const match = opening.exec(html);
  return match ? Object.fromEntries(literalMembers(html, match.index + match[0].length)) : undefined;
}

/**
 * The page's `$Config`, or undefined where there is none. Decodes exactly one JSON value from its `{`: code may follow
 * on the same line, and values may hold `};` or HTML entities, so neither may be cut at or unescaped.
 */
export function pageConfigOf(html: string): PageConfig | undefined {
  const match = config.exec(html);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const end = endOfObject(html, start);
  if (end === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(html.slice(start, end));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PageConfig) : undefined;
  } catch {
    return undefined;
  }
}

/** Position after the brace that closes the JSON object beginning at `start`; undefined where it never closes. */
export function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}
