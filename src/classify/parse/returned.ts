/** Reads errors that come back to the app: in the query or fragment of a redirect, or in a posted form. */
import { type Exchange, type Parameter, text } from '../../evidence/exchange.ts';
import type { Failure, Surface } from '../../evidence/failure.ts';
import { readDescription } from './description.ts';
import { failureAt } from './failure.ts';
import { claimsOf } from './json-answer.ts';

/** The failure in returned parameters, or undefined where they hold no `error`. */
export function readReturned(exchange: Exchange, list: readonly Parameter[], surface: Surface): Failure | undefined {
  const error = text(list, 'error');
  if (error === undefined) return undefined;
  const base = failureAt(exchange, surface);
  const read = readDescription(text(list, 'error_description') ?? '');
  const fromUri = /[?&]code=(\d+)/.exec(text(list, 'error_uri') ?? '')?.[1];
  const listed = (text(list, 'error_codes')?.match(/\d{3,8}/g) ?? []).map((number) => `AADSTS${number}`);
  const codes = [...new Set([...listed, ...read.codes])];
  return {
    ...base,
    codes: codes.length === 0 && fromUri ? [`AADSTS${fromUri}`] : codes,
    error,
    suberror: text(list, 'suberror') ?? text(list, 'error_subcode') ?? null,
    text: read.text || null,
    claims: claimsOf(text(list, 'claims')),
    ids: {
      traceId: text(list, 'trace_id') ?? read.traceId ?? base.ids.traceId,
      correlationId: text(list, 'correlation_id') ?? read.correlationId ?? base.ids.correlationId,
      timestamp: text(list, 'timestamp') ?? read.timestamp ?? base.ids.timestamp,
    },
  };
}
