/** Reads answers that say no more than their status: throttling, gateway pages, empty or missing bodies. */
import { type Exchange, text } from '../../evidence/exchange.ts';
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
    codes: read && read.codes.length > 0 ? read.codes : [codeInTelemetry(exchange) ?? `HTTP ${response.status}`],
    text: read?.text || null,
    unread: body.kind === 'missing' ? body.why : null,
  };
}

// `x-ms-clitelem: version,error,suberror,token age,ring` repeats the number of the code (msal4j, XmsClientTelemetryInfo.java).
function codeInTelemetry({ response }: Exchange): string | undefined {
  const number = /^\s*\d{1,2},([1-9]\d{3,7}),/.exec(text(response?.headers ?? [], 'x-ms-clitelem') ?? '')?.[1];
  return number && `AADSTS${number}`;
}
