/** What the fake Entra knows about one request, and the shape of an answer. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

export type Stage = 'authorize' | 'login' | 'token';

/** The three values that support asks for; they occur in the body, in the text and in the headers, always the same. */
export type SupportIds = { traceId: string; correlationId: string; timestamp: string };

export type EntraRequest = {
  method: string;
  stage: Stage;
  url: URL;
  /** As written in the path: a GUID, a domain, `common`, … */
  tenant: string;
  version: 'v1' | 'v2';
  headers: IncomingHttpHeaders;
  /** Query and form body together; the body wins. */
  parameters: URLSearchParams;
  /** Milliseconds of the server's clock. */
  at: number;
  ids: SupportIds;
};

export type Answer = { status: number; headers: OutgoingHttpHeaders; body: string };

/** Fresh IDs for an answer. The correlation ID is the caller's `client-request-id`, wherever it was sent. */
export function supportIds(parameters: URLSearchParams, headers: IncomingHttpHeaders, at: number): SupportIds {
  const header = headers['client-request-id'];
  const sent = parameters.get('client-request-id') ?? (typeof header === 'string' ? header : null);
  return { traceId: randomUUID(), correlationId: sent || randomUUID(), timestamp: entraTimestamp(at) };
}

/** `2026-11-22 08:47:30Z`: no `T`, no fraction, always `Z`. */
export function entraTimestamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}
