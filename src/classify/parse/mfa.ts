/** Reads the polls of a second factor: they say why it failed, which the error that follows does not. */
import type { Exchange, Json } from '../../evidence/exchange.ts';
import type { Failure } from '../../evidence/failure.ts';
import { mfaAnswerOf } from '../../protocol/mfa.ts';
import { failureAt } from './failure.ts';

/** The failure or the waiting that a poll tells of, or undefined where the factor was accepted. */
export function readMfa(exchange: Exchange, body: Json): Failure | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const answer = mfaAnswerOf(body);
  if (!answer || answer.success) return undefined;
  const base = failureAt(exchange, 'mfa-answer');
  const string = (value: Json | undefined) => (typeof value === 'string' && value !== '' ? value : null);
  const hasCode = !answer.pending && answer.errorCode !== null;
  return {
    ...base,
    codes: hasCode ? [`AADSTS${answer.errorCode}`] : [],
    error: hasCode ? null : answer.result,
    suberror: hasCode ? answer.result : null,
    text: string(body.Message),
    ids: {
      ...base.ids,
      correlationId: string(body.CorrelationId) ?? base.ids.correlationId,
      timestamp: string(body.Timestamp)?.replace('T', ' ') ?? base.ids.timestamp,
    },
  };
}
