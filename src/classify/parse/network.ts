/** Reads requests that got no answer: blocked, offline, or withheld from the page by CORS. */
import { type Exchange, text } from '../../evidence/exchange.ts';
import type { Failure } from '../../evidence/failure.ts';
import { failureAt } from './failure.ts';

/** The failure of a request without an answer, or undefined: an aborted request is no failure of the service. */
export function readNetwork(exchange: Exchange): Failure | undefined {
  const error = exchange.networkError;
  if (!error || (exchange.response && exchange.response.status > 0) || /ABORT/i.test(error)) return undefined;
  const crossOrigin = text(exchange.request.headers, 'origin') !== undefined;
  const code = /CORS|ERR_FAILED/i.test(error) && crossOrigin ? 'CORS' : error;
  return { ...failureAt(exchange, 'network'), codes: [code], status: null };
}
