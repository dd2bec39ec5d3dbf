/** Reads `WWW-Authenticate` headers (RFC 9110 11.6.1), also those that services write against its grammar. */
import { endOfObject } from './page-config.ts';

export interface Challenge {
  scheme: string;
  parameters: Record<string, string>;
}

const token = /[A-Za-z0-9!#$%&'*+.^_`|~-]+/y;
const most = 16_000;

/**
 * The challenges of a header value, in order. Parameter values are quoted or bare; JSON may stand bare, or in quotes
 * whose inner quotes nobody escaped. Text it cannot read is passed over.
 */
export function challengesOf(value: string): Challenge[] {
  const header = value.slice(0, most);
  const challenges: Challenge[] = [];
  let at = 0;
  const skip = (what: RegExp) => {
    while (at < header.length && what.test(header[at] ?? '')) at++;
  };
  const word = () => {
    token.lastIndex = at;
    const match = token.exec(header);
    if (match) at += match[0].length;
    return match?.[0];
  };
  while (at < header.length) {
    skip(/[\s,]/);
    const name = word();
    if (name === undefined) {
      at++;
      continue;
    }
    const after = at;
    skip(/[ \t]/);
    if (header[at] !== '=') {
      at = after;
      challenges.push({ scheme: name, parameters: {} });
      continue;
    }
    at++;
    skip(/[ \t]/);
    const read = header[at] === '"' ? quoted() : bare();
    const last = challenges.at(-1);
    if (last) last.parameters[name.toLowerCase()] = read;
  }
  return challenges;

  function quoted(): string {
    if (header[at + 1] === '{' && header[at + 2] === '"') {
      const json = object(at + 1);
      if (json !== undefined && header[at] === '"') {
        at++;
        return json;
      }
    }
    let text = '';
    for (at++; at < header.length && header[at] !== '"'; at++) {
      if (header[at] === '\\') at++;
      text += header[at] ?? '';
    }
    at++;
    return text;
  }
  function bare(): string {
    const json = header[at] === '{' ? object(at) : undefined;
    if (json !== undefined) return json;
    const start = at;
    while (at < header.length && !/[\s,]/.test(header[at] ?? '')) at++;
    return header.slice(start, at);
  }
  function object(start: number): string | undefined {
    const end = endOfObject(header, start);
    if (end === undefined) return undefined;
    at = end;
    return header.slice(start, end);
  }
}
