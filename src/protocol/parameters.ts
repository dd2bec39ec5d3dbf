/** Reads OAuth parameters from a query, a fragment or a form body, with their names as on the wire. */

export type RawParameter = [name: string, value: string];

/**
 * Parameters of an `application/x-www-form-urlencoded` text (query without `?`, fragment without `#`, form body).
 * Decodes `+` and percent-encoding in either letter case; a broken escape is kept as it was sent. Never throws.
 */
export function parametersOf(text: string): RawParameter[] {
  return text
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [decode(pair), ''] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
    });
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}

/** A URL in its parts, or undefined where the text is no absolute URL. */
export function urlOf(text: string): URL | undefined {
  // Asked first: an exception for every text that is no address would be slow.
  return URL.canParse(text) ? new URL(text) : undefined;
}
