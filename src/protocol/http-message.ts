/** Reads a request or an answer that was copied as it stands on the wire: first line, headers, body. */

export interface HttpMessage {
  /** null: an answer. */
  method: string | null;
  url: string;
  /** null: a request, or an answer of which only headers were copied. */
  status: number | null;
  headers: [string, string][];
  body: string;
}

const requestLine = /^(GET|POST|PUT|PATCH|DELETE|OPTIONS)[ \t]{1,4}(\S{1,8000})(?:[ \t]{1,4}HTTP\/[\d.]{1,3})?[ \t]*$/i;
const statusLine = /^HTTP\/\d(?:\.\d)?[ \t]{1,4}(\d{3})\b/i;
const headerLine = /^([a-z][a-z0-9-]{1,60})[ \t]{0,2}:[ \t]{0,8}(.*)$/i;
/** The only header that says something by itself. */
const bareHeader = /^www-authenticate[ \t]{0,2}:/i;
const longest = 8200;
/** Marks that curl and tools like it put before each line. */
const mark = /^[<>*][ \t]/;

/** The message that the text is, or undefined where its first lines are none. */
export function httpMessageOf(text: string): HttpMessage | undefined {
  const start = text.trimStart();
  const first = start.slice(0, longest).split(/\r?\n/, 1)[0]?.replace(mark, '') ?? '';
  if (!statusLine.test(first) && !requestLine.test(first) && !bareHeader.test(first)) return undefined;
  const lines = start.split(/\r?\n/);
  const marked = mark.test(lines[0] ?? '');
  const at = (index: number) => (marked ? (lines[index] ?? '').replace(mark, '') : (lines[index] ?? ''));
  const status = statusLine.exec(at(0))?.[1];
  const request = status === undefined ? requestLine.exec(at(0)) : null;
  const bare = status === undefined && !request;
  const headers: [string, string][] = [];
  let index = bare ? 0 : 1;
  for (; index < lines.length && headers.length < 200; index++) {
    const line = at(index);
    const header = headerLine.exec(line);
    const last = headers.at(-1);
    if (header) headers.push([header[1] ?? '', header[2] ?? '']);
    else if (/^[ \t]+\S/.test(line) && last) last[1] += ` ${line.trim()}`;
    else break;
  }
  return {
    method: request?.[1]?.toUpperCase() ?? null,
    url: absolute(request?.[2] ?? '', headers),
    status: status === undefined ? null : Number(status),
    headers,
    body: lines.slice(index).join('\n').trim(),
  };
}

/** A request line holds only the path; the host stands in a header. */
function absolute(target: string, headers: readonly [string, string][]): string {
  if (!target.startsWith('/')) return target;
  const host = headers.find(([name]) => /^(?:host|:authority)$/i.test(name))?.[1];
  return host ? `https://${host}${target}` : '';
}
