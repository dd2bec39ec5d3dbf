/** Reads `WWW-Authenticate` headers (RFC 9110 11.6.1). */

export interface Challenge {
  scheme: string;
  parameters: Record<string, string>;
}

const token = /[A-Za-z0-9!#$%&'*+.^_`|~-]+/y;

/** The challenges of a header value, in order. Quoted and bare parameter values; text it cannot read is passed over. */
export function challengesOf(header: string): Challenge[] {
  const challenges: Challenge[] = [];
  let at = 0;
  const skip = () => {
    while (at < header.length && /[\s,]/.test(header[at] ?? '')) at++;
  };
  const word = () => {
    token.lastIndex = at;
    const match = token.exec(header);
    if (match) at += match[0].length;
    return match?.[0];
  };
  while (at < header.length) {
    skip();
    const name = word();
    if (name === undefined) {
      at++;
      continue;
    }
    if (header[at] !== '=') {
      challenges.push({ scheme: name, parameters: {} });
      continue;
    }
    at++;
    const value = header[at] === '"' ? quoted() : bare();
    const last = challenges.at(-1);
    if (last) last.parameters[name.toLowerCase()] = value;
  }
  return challenges;

  function quoted(): string {
    let text = '';
    for (at++; at < header.length && header[at] !== '"'; at++) {
      if (header[at] === '\\') at++;
      text += header[at] ?? '';
    }
    at++;
    return text;
  }
  function bare(): string {
    const start = at;
    while (at < header.length && header[at] !== ',' && header[at] !== ' ') at++;
    return header.slice(start, at);
  }
}
