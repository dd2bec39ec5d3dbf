/** Reads SAML responses that tell of an error. */
import type { Exchange } from '../../evidence/exchange.ts';
import type { Failure } from '../../evidence/failure.ts';
import { isSamlSuccess } from '../../protocol/saml.ts';
import { readDescription } from './description.ts';
import { failureAt } from './failure.ts';

/** The failure of a response whose status is not success; undefined for all else. */
export function readSaml(exchange: Exchange): Failure | undefined {
  const message = exchange.secrets.samlResponse;
  if (!message || message.statusCodes.length === 0 || isSamlSuccess(message)) return undefined;
  const base = failureAt(exchange, 'saml-response');
  const read = readDescription(message.statusMessage ?? '');
  // The outer status only tells whose fault it is; the inner one names what it is.
  const [outer, inner] = message.statusCodes.map((code) => code.split(':').at(-1) ?? code);
  return {
    ...base,
    codes: read.codes,
    error: outer ?? null,
    suberror: inner ?? null,
    text: read.text || null,
    ids: {
      traceId: read.traceId ?? base.ids.traceId,
      correlationId: read.correlationId ?? base.ids.correlationId,
      timestamp: read.timestamp ?? message.issueInstant?.replace('T', ' ') ?? base.ids.timestamp,
    },
  };
}
