/** The response headers that Entra sends, per kind of answer. */
import type { OutgoingHttpHeaders } from 'node:http';
import type { EntraRequest } from './exchange.ts';

const always = {
  'Cache-Control': 'no-store, no-cache',
  Pragma: 'no-cache',
  Expires: '-1',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  P3P: 'CP="DSP CUR OTPi IND OTRi ONL FIN"',
  'x-ms-ests-server': '2.1.22187.6 - WEULR1 ProdSlices',
  'x-ms-srs': '1.P',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-XSS-Protection': '0',
};

const housekeepingCookies = [
  'fpc=AmadeUpFirstPartyCookie; path=/; secure; HttpOnly; SameSite=None',
  'x-ms-gateway-slice=estsfd; path=/; secure; samesite=none; httponly',
  'stsservicecookie=estsfd; path=/; secure; samesite=none; httponly',
];

function supportHeaders(request: EntraRequest): OutgoingHttpHeaders {
  const echoed =
    request.parameters.get('client-request-id') === request.ids.correlationId ||
    request.headers['client-request-id'] === request.ids.correlationId;
  // The trace ID of the body is also this header, which is readable when the body is not.
  return {
    ...always,
    'x-ms-request-id': request.ids.traceId,
    ...(echoed && { 'client-request-id': request.ids.correlationId }),
  };
}

/** Headers of an HTML page or a redirect. */
export function pageHeaders(request: EntraRequest, cookies: string[] = []): OutgoingHttpHeaders {
  return {
    ...supportHeaders(request),
    'Content-Type': 'text/html; charset=utf-8',
    'Set-Cookie': [...cookies, ...housekeepingCookies],
  };
}

/** Headers of a token answer. `code` is the AADSTS number, 0 on success. */
export function tokenHeaders(request: EntraRequest, code: number | string = 0): OutgoingHttpHeaders {
  return {
    ...supportHeaders(request),
    'Content-Type': 'application/json; charset=utf-8',
    // Version, server error, server suberror, token age, ring.
    'x-ms-clitelem': `1,${code},0,,`,
    'Set-Cookie': housekeepingCookies,
    ...corsHeaders(request),
  };
}

/** What lets a page read the answer. Errors carry it too: MSAL.js reports their text. */
export function corsHeaders(request: EntraRequest): OutgoingHttpHeaders {
  if (!request.headers.origin) return {};
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'POST, OPTIONS',
    'Access-Control-Expose-Headers': 'Content-Length,Content-Encoding,x-ms-request-id,x-ms-srs',
  };
}

/** Answer to a preflight: the asked headers are allowed. */
export function preflightHeaders(request: EntraRequest): OutgoingHttpHeaders {
  return {
    ...supportHeaders(request),
    ...corsHeaders(request),
    'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '*',
    'Access-Control-Max-Age': '86400',
  };
}
