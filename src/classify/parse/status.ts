/** Reads answers that say no more than their status: throttling, gateway pages, empty or missing bodies. */
import type { Exchange } from '../../evidence/exchange.ts';
import type { Failure } from '../../evidence/failure.ts';
import { readDescription } from './description.ts';
import { failureAt } from './failure.ts';

/** The failure of a status of 400 and above whose body held no error that could be read. */
export function readStatus(exchange: Exchange): Failure | undefined {
  const { response } = exchange;
  if (!response || response.status < 400) return undefined;
  const base = failureAt(exchange, 'status');
  const { body } = response;
  const read = body.kind === 'text' ? readDescription(body.text) : undefined;
  return {
    ...base,
    codes: read && read.codes.length > 0 ? read.codes : [`HTTP ${response.status}`],
    text: read?.text || null,
    unread: body.kind === 'missing' ? body.why : null,
  };
}
