/** Joins two views of the same request into one Exchange, whatever order they come in. */
import type { Body, Exchange, ExchangeResponse, Parameter, RequestBody } from './exchange.ts';

/** Two clocks: webRequest and DevTools differ by some milliseconds, more when the worker was just woken. */
const tolerance = 5000;

/** The exchange of `known` that is the same request as `seen`: nearest in time, not yet reported by that source. */
export function findSame(seen: Exchange, known: Iterable<Exchange>): Exchange | undefined {
  const [source] = seen.sources;
  let best: Exchange | undefined;
  for (const other of known) {
    if (!source || other.sources.includes(source) || !isSameRequest(seen, other)) continue;
    if (!best || Math.abs(other.startedAt - seen.startedAt) < Math.abs(best.startedAt - seen.startedAt)) best = other;
  }
  return best;
}

function isSameRequest(a: Exchange, b: Exchange): boolean {
  return (
    a.tabId === b.tabId &&
    Math.abs(a.startedAt - b.startedAt) <= tolerance &&
    a.request.method === b.request.method &&
    a.request.url === b.request.url &&
    sameParameters(a.request.query, b.request.query)
  );
}

// Fingerprints make secrets comparable; a fragment that only one source shows adds parameters at the end.
function sameParameters(a: readonly Parameter[], b: readonly Parameter[]): boolean {
  const least = Math.min(a.length, b.length);
  return (
    JSON.stringify(a.slice(0, least)) === JSON.stringify(b.slice(0, least)) && (least > 0 || a.length === b.length)
  );
}

/** The exchange under an ID that no other has: two requests of one millisecond to one address are two requests. */
export function withOwnId(exchange: Exchange, isTaken: (id: string) => boolean): Exchange {
  let id = exchange.id;
  for (let n = 2; isTaken(id); n++) id = `${exchange.id}.${n}`;
  return id === exchange.id ? exchange : { ...exchange, id };
}

/** Each exchange under an ID of its own. */
export function withOwnIds(exchanges: readonly Exchange[]): Exchange[] {
  const taken = new Set<string>();
  return exchanges.map((exchange) => {
    const own = withOwnId(exchange, (id) => taken.has(id));
    taken.add(own.id);
    return own;
  });
}

/** One exchange with what either of the two saw. The ID and the start are those of the first. */
export function merge(first: Exchange, second: Exchange): Exchange {
  const detailed = first.sources.includes('devtools') ? first : second;
  const other = detailed === first ? second : first;
  return {
    ...first,
    sources: [...new Set([...first.sources, ...second.sources])].sort(),
    took: detailed.took ?? other.took,
    ...standing(first, second),
    // webRequest tells a frame from a page; DevTools calls both a document.
    type: first.type === 'iframe' || second.type === 'iframe' ? 'iframe' : detailed.type,
    request: {
      ...first.request,
      query: longer(first.request.query, second.request.query),
      headers: longer(detailed.request.headers, other.request.headers),
      headersSeen: first.request.headersSeen || second.request.headersSeen,
      cookieNames: detailed.request.cookieNames ?? other.request.cookieNames,
      body: betterBody(detailed.request.body, other.request.body),
      initiator: detailed.request.initiator ?? other.request.initiator,
    },
    response: mergeResponse(detailed.response, other.response),
    networkError: detailed.networkError ?? other.networkError,
    secrets: { ...other.secrets, ...detailed.secrets },
  };
}

const grades = { confirmed: 2, relayed: 1, refused: 0 } as const;

/** The better proof counts: one source may show headers that the other does not. */
function standing(a: Exchange, b: Exchange): Pick<Exchange, 'trust' | 'role'> {
  const { trust, role } = grades[b.trust] > grades[a.trust] ? b : a;
  return { trust, role };
}

const longer = (a: Parameter[], b: Parameter[]): Parameter[] => (b.length > a.length ? b : a);
const betterBody = (a: RequestBody, b: RequestBody): RequestBody => (a.kind === 'not-captured' ? b : a);

function mergeResponse(a: ExchangeResponse | null, b: ExchangeResponse | null): ExchangeResponse | null {
  if (!a || !b) return a ?? b;
  return {
    status: a.status || b.status,
    headers: longer(a.headers, b.headers),
    redirect: richer(a.redirect, b.redirect),
    body: hasContent(a.body) || !hasContent(b.body) ? a.body : b.body,
  };
}

const hasContent = (body: Body): boolean => body.kind !== 'missing' && body.kind !== 'empty';

function richer(a: ExchangeResponse['redirect'], b: ExchangeResponse['redirect']): ExchangeResponse['redirect'] {
  if (!a || !b) return a ?? b;
  return b.parameters.length > a.parameters.length ? b : a;
}
