/** Finds and decodes the `$Config` object of Entra's HTML pages. */

export type PageConfig = Record<string, unknown>;

const opening = /\$Config\s*=\s*(?=\{)/;

/**
 * The page's `$Config`, or undefined where there is none. Decodes exactly one JSON value from its `{`: code may follow
 * on the same line, and values may hold `};` or HTML entities, so neither may be cut at or unescaped.
 */
export function pageConfigOf(html: string): PageConfig | undefined {
  const match = opening.exec(html);
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

function endOfObject(text: string, start: number): number | undefined {
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
