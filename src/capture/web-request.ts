/** Turns `webRequest` events into raw exchanges: statuses and redirects, never bodies. */
import type { WebRequest } from 'webextension-polyfill';
import type { LoadType } from '../evidence/exchange.ts';
import type { RawExchange } from '../evidence/raw.ts';

/** What all events used here share. */
type Details =
  | WebRequest.OnBeforeRedirectDetailsType
  | WebRequest.OnCompletedDetailsType
  | WebRequest.OnErrorOccurredDetailsType;

const types: Record<string, LoadType> = { main_frame: 'document', sub_frame: 'iframe', xmlhttprequest: 'fetch' };

/** The request as one raw exchange. `startedAt` is when it began, where that was seen; else the event's own time. */
export function rawFromWebRequest(details: Details, startedAt: number | undefined): RawExchange {
  const start = startedAt ?? details.timeStamp;
  return {
    source: 'web-request',
    tabId: details.tabId,
    startedAt: start,
    took: startedAt === undefined ? null : details.timeStamp - start,
    type: types[details.type] ?? 'other',
    method: details.method,
    url: details.url,
    requestHeaders: null,
    requestBody: details.method === 'GET' ? null : undefined,
    initiator: null,
    status: 'statusCode' in details ? details.statusCode : null,
    responseHeaders: headersOf(details),
    redirectUrl: 'redirectUrl' in details && details.redirectUrl ? details.redirectUrl : null,
    responseBody: { missing: 'not-captured' },
    networkError: 'error' in details ? details.error : null,
  };
}

function headersOf(details: Details): [string, string][] {
  const headers = 'responseHeaders' in details ? (details.responseHeaders ?? []) : [];
  return headers.map(({ name, value }) => [name, value ?? '']);
}
