/** What all parsers share: an empty failure of an exchange, and the IDs its headers carry. */
import type { Exchange } from '../../evidence/exchange.ts';
import { text } from '../../evidence/exchange.ts';
import type { Failure, Surface } from '../../evidence/failure.ts';

/** A failure of this exchange with nothing said yet; IDs come from the headers (x-ms-request-id is the trace ID). */
export function failureAt(exchange: Exchange, surface: Surface): Failure {
  const headers = exchange.response?.headers ?? [];
  return {
    exchange: exchange.id,
    at: exchange.startedAt + (exchange.took ?? 0),
    surface,
    trust: exchange.trust,
    codes: [],
    error: null,
    suberror: null,
    text: null,
    status: exchange.response?.status || null,
    claims: null,
    ids: {
      traceId: text(headers, 'x-ms-request-id') ?? null,
      correlationId: text(headers, 'client-request-id') ?? text(exchange.request.query, 'client-request-id') ?? null,
      timestamp: dateOf(text(headers, 'date')),
    },
    unread: null,
  };
}

function dateOf(header: string | undefined): string | null {
  const at = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(at) ? null : `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}
