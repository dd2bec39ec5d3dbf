/** Reads single members of a JavaScript object literal by a bounded scan; nothing is evaluated. */

export type Scalar = string | number | boolean;

/**
 * The members of the outermost object whose values are texts, numbers or booleans; keys may be bare or in either kind of
 * quotation mark. `start` is the position of the opening brace. What is nested is passed over; a text that ends in the
 * middle gives what was read before.
 */
export function literalMembers(text: string, start: number): Map<string, Scalar> {
  const members = new Map<string, Scalar>();
  let at = start + 1;
  while (at < text.length) {
    at = afterSpace(text, at);
    const char = text[at];
    if (char === undefined || char === '}') break;
    if (char === ',') {
      at++;
      continue;
    }
    const key = char === '"' || char === "'" ? quoted(text, at) : bare(text, at);
    at = afterSpace(text, key.end);
    if (text[at] !== ':') break; // no object literal after all
    at = afterSpace(text, at + 1);
    const first = text[at];
    if (first === '"' || first === "'") {
      const value = quoted(text, at);
      at = value.end;
      if (members.size < 2000) members.set(key.value, value.value);
      continue;
    }
    const value = bare(text, at);
    const scalar = scalarOf(value.value);
    if (scalar !== undefined) members.set(key.value, scalar);
    at = endOfValue(text, at);
  }
  return members;
}

function scalarOf(word: string): Scalar | undefined {
  if (word === 'true' || word === '!0') return true;
  if (word === 'false' || word === '!1') return false;
  return /^-?(?:\d{1,15}(?:\.\d{1,10})?|0x[0-9a-f]{1,12})$/i.test(word) ? Number(word) : undefined;
}

function afterSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at;
}

function bare(text: string, start: number): { value: string; end: number } {
  let at = start;
  while (at < text.length && at - start < 100 && /[\w$.!-]/.test(text[at] ?? '')) at++;
  return { value: text.slice(start, at), end: at };
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };

/** A quoted text from its opening mark, with its escapes decoded. */
function quoted(text: string, start: number): { value: string; end: number } {
  const mark = text[start];
  let value = '';
  let at = start + 1;
  while (at < text.length && text[at] !== mark) {
    if (text[at] !== '\\') {
      value += text[at++];
      continue;
    }
    const hex = /^(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(text.slice(at + 1, at + 6));
    const digits = hex?.[1] ?? hex?.[2];
    const next = text[at + 1] ?? '';
    value += digits ? String.fromCharCode(Number.parseInt(digits, 16)) : (escapes[next] ?? next);
    at += hex ? hex[0].length + 1 : 2;
  }
  return { value, end: at + 1 };
}

/** The comma or brace after the value that begins here; brackets are balanced, texts passed over. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '"' || char === "'") at = quoted(text, at).end - 1;
    else if (char === '{' || char === '[' || char === '(') depth++;
    else if (char === '}' || char === ']' || char === ')') {
      if (depth === 0) return at;
      depth--;
    } else if (char === ',' && depth === 0) return at;
  }
  return text.length;
}
