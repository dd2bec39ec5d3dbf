/** Makes the exchange of a token request with a given answer, as the classifier gets it. */

import { failureOf } from '../../src/classify/parse/index.ts';
import type { Exchange } from '../../src/evidence/exchange.ts';
import type { Failure } from '../../src/evidence/failure.ts';
import type { RawExchange } from '../../src/evidence/raw.ts';
import { redact } from '../../src/evidence/redact.ts';
import { testKey } from '../fixture-exchanges.ts';

/** A token request answered with this text. */
export function answered(text: string, over: Partial<RawExchange> = {}): Exchange {
  const raw: RawExchange = {
    source: 'har',
    tabId: null,
    startedAt: Date.parse('2026-11-22T08:00:00Z'),
    took: 100,
    type: 'fetch',
    method: 'POST',
    url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
    requestBody: 'grant_type=authorization_code&client_id=00001111-aaaa-2222-bbbb-3333cccc0001',
    initiator: null,
    status: 400,
    responseHeaders: [['Content-Type', 'application/json; charset=utf-8']],
    redirectUrl: null,
    responseBody: { text },
    networkError: null,
    ...over,
  };
  const exchange = redact(raw, { key: testKey, authorityHosts: [] });
  if (!exchange) throw new Error('the exchange was dropped');
  return exchange;
}

/** What the service said in that answer. */
export const saidIn = (text: string, over: Partial<RawExchange> = {}): Failure | undefined =>
  failureOf(answered(text, over));
