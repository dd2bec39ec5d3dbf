/** Writes JSON that is no answer of its own, such as an exported log, as lines of words, so that it can be read as text. */

const deepest = 12;
const mostLines = 50_000;

/** `name: value` for each member, records of a list apart; undefined where the text is no JSON object or list. */
export function wordsOfJson(text: string): string | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const lines: string[] = [];
  const write = (name: string, inner: unknown, depth: number): void => {
    if (lines.length >= mostLines || depth > deepest) return;
    if (Array.isArray(inner)) for (const item of inner) write(name, item, depth + 1);
    else if (typeof inner === 'object' && inner !== null)
      for (const [key, member] of Object.entries(inner)) write(key, member, depth + 1);
    else if (inner !== null) lines.push(name === '' ? String(inner) : `${name}: ${inner}`);
  };
  // Empty lines part one record from the next.
  for (const record of Array.isArray(value) ? value : [value]) {
    write('', record, 0);
    lines.push('', '', '');
  }
  return lines.join('\n');
}
