/** What a capture source hands to redaction: one request and its answer with everything still in it. Never stored. */
import type { BodyMissing, LoadType, Source } from './exchange.ts';

export interface RawExchange {
  source: Source;
  tabId: number | null;
  /** Milliseconds since 1970, UTC. */
  startedAt: number;
  took: number | null;
  type: LoadType;
  method: string;
  /** With query, and with a fragment where the source has it. */
  url: string;
  /** null: the source shows no request headers. */
  requestHeaders: [string, string][] | null;
  /** Request body as text; null: none was sent; undefined: the source does not show it. */
  requestBody: string | null | undefined;
  initiator: string | null;
  /** null: no answer came. */
  status: number | null;
  responseHeaders: [string, string][];
  /** Target of a redirect, with its fragment. */
  redirectUrl: string | null;
  responseBody: { text: string } | { missing: BodyMissing };
  networkError: string | null;
}
