/** The Failure: what the service said, structured and without an opinion. */
import type { Json, Trust } from './exchange.ts';

/** Where a failure showed. */
export type Surface =
  | 'token-response'
  | 'devicecode-response'
  | 'discovery-response'
  | 'redirect-query'
  | 'redirect-fragment'
  | 'form-post'
  | 'error-page'
  | 'sign-in-page'
  | 'sign-out-page'
  | 'app-page'
  | 'mfa-answer'
  | 'b2c-answer'
  | 'native-answer'
  | 'saml-response'
  | 'challenge'
  | 'status'
  | 'network'
  | 'text';

export type Kind = 'failure' | 'interrupt' | 'pending' | 'cancelled';
export type Actor = 'user' | 'developer' | 'admin' | 'microsoft' | 'none';

export interface Failure {
  /** ID of the exchange that carries it. */
  exchange: string;
  /** Milliseconds since 1970, UTC: when the answer came. */
  at: number;
  surface: Surface;
  trust: Trust;
  /** `AADSTS…` and `AADB2C…` codes in the order of the body, or one of `HTTP 429`, `CORS` …; the last one leads. */
  codes: string[];
  error: string | null;
  suberror: string | null;
  /** The service's sentence without code prefix and trace lines, scrubbed of personal data. */
  text: string | null;
  status: number | null;
  /** Decoded `claims` of the answer. */
  claims: Json;
  ids: { traceId: string | null; correlationId: string | null; timestamp: string | null };
  /** Why the answer could not be read in full, in words of BodyMissing or the parser. */
  unread: string | null;
}

/** The code that leads: the last is the specific one (70002 then 70000; SAML 75006 then 90011). */
export const leadingCode = (failure: Failure): string | null => failure.codes.at(-1) ?? null;
