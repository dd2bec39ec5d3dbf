/** Reads requests that got no answer: blocked, offline, refused by TLS, or withheld from the page by CORS. */
import { type Exchange, text } from '../../evidence/exchange.ts';
import type { Failure } from '../../evidence/failure.ts';
import { failureAt } from './failure.ts';

// The page or the person gave up (Chromium's net::ERR_ABORTED, Firefox's NS_BINDING_ABORTED): nothing went wrong.
const cancelled = /ABORT|CANCELL?ED/i;
const withheld = /CORS|ERR_FAILED|BLOCKED_BY_RESPONSE/i;

/** The failure of a request without an answer that could be read, or undefined where there is none. */
export function readNetwork(exchange: Exchange): Failure | undefined {
  const { networkError: error, request, response, type } = exchange;
  if (!error || cancelled.test(error)) return undefined;
  const byScript = type === 'fetch' || type === 'other';
  const crossOrigin = byScript && text(request.headers, 'origin') !== undefined;
  const isCors = withheld.test(error) && (crossOrigin || /CORS/i.test(error));
  // With a status the answer came; only a rule of the browser can have kept it from the page then.
  if (response && response.status > 0 && !isCors) return undefined;
  return { ...failureAt(exchange, 'network'), codes: [isCors ? 'CORS' : error], status: response?.status || null };
}
