/** Exchange → Failure: tries the parser of each place where this exchange can carry one. */
import type { Exchange } from '../../evidence/exchange.ts';
import { isAuthorize, isToken, placeOf } from '../../evidence/facts/read.ts';
import type { Failure, Surface } from '../../evidence/failure.ts';
import { readJsonAnswer } from './json-answer.ts';
import { readNetwork } from './network.ts';
import { readPage } from './page.ts';
import { readReturned } from './returned.ts';
import { readStatus } from './status.ts';

const failures = new WeakMap<Exchange, Failure | null>();

/** What the service said in this exchange, or undefined where it said nothing wrong. Never throws. */
export function failureOf(exchange: Exchange): Failure | undefined {
  const known = failures.get(exchange);
  if (known !== undefined) return known ?? undefined;
  const failure = read(exchange) ?? null;
  failures.set(exchange, failure);
  return failure ?? undefined;
}

function read(exchange: Exchange): Failure | undefined {
  const { request, response } = exchange;
  if (exchange.type === 'preflight') return undefined;
  const redirect = response?.redirect;
  if (redirect) {
    return readReturned(
      exchange,
      redirect.parameters,
      redirect.where === 'fragment' ? 'redirect-fragment' : 'redirect-query',
    );
  }
  const body = response?.body;
  if (body?.kind === 'form-post') return readReturned(exchange, body.parameters, 'form-post');
  if (body?.kind === 'page') return readPage(exchange, body.config);
  if (body?.kind === 'json') {
    const answer = readJsonAnswer(exchange, body.value, surfaceOf(exchange));
    if (answer) return answer;
  }
  if (exchange.sources.includes('text') && request.url !== '') {
    return readReturned(exchange, request.query, 'redirect-query');
  }
  if (!placeOf(exchange) && !isToken(exchange)) return readLanding(exchange);
  return isToken(exchange) || exchange.type === 'document' || isAuthorize(exchange) || surfaceOf(exchange) !== 'text'
    ? (readStatus(exchange) ?? readNetwork(exchange))
    : undefined;
}

/** A page at a redirect URI with an error in its own address or in the form posted to it. */
function readLanding(exchange: Exchange): Failure | undefined {
  const { body, query } = exchange.request;
  return body.kind === 'form'
    ? readReturned(exchange, body.parameters, 'form-post')
    : readReturned(exchange, query, 'redirect-query');
}

function surfaceOf(exchange: Exchange): Surface {
  if (isToken(exchange)) return 'token-response';
  const kind = placeOf(exchange)?.endpoint.kind;
  if (kind === 'devicecode') return 'devicecode-response';
  if (kind === 'discovery') return 'discovery-response';
  return exchange.request.url === '' ? 'token-response' : 'text';
}
