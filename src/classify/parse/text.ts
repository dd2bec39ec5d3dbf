/** Reads one record of pasted text or of a log: what the service said in it, whoever printed it. */
import type { Exchange, Json } from '../../evidence/exchange.ts';
import type { Failure, Surface } from '../../evidence/failure.ts';
import { authorityOf } from '../../protocol/authority.ts';
import { codesInText, pageLines } from '../../protocol/codes-in-text.ts';
import { codeOfSentence } from '../../protocol/known-sentences.ts';
import { urlOf } from '../../protocol/parameters.ts';
import { readDescription } from './description.ts';
import { failureAt } from './failure.ts';
import { claimsOf } from './json-answer.ts';

const errors =
  'invalid_request|invalid_grant|invalid_client|invalid_scope|invalid_resource|invalid_tenant|invalid_instance|unauthorized_client|unsupported_grant_type|unsupported_response_type|interaction_required|login_required|consent_required|access_denied|temporarily_unavailable|server_error|authorization_pending|authorization_declined|expired_token|bad_verification_code|slow_down';
const suberrors =
  'basic_action|additional_action|message_only|consent_required|user_password_expired|bad_token|token_expired|protection_policy_required|client_mismatch|device_authentication_failed';
const errorName = new RegExp(`(?<![a-z_])(${errors})(?![a-z_])`, 'i');
const suberrorName = new RegExp(
  `["']?(?:suberror|sub_?error|error_subcode)["']?\\s{0,3}[:=]\\s{0,3}["']?(${suberrors}|cancel)`,
  'i',
);
// MSAL.js prints its own errors as "BrowserAuthError: timed_out: …".
const clientError =
  /\b(?:Browser(?:Auth|Configuration)|Client(?:Auth|Configuration)|InteractionRequiredAuth|ServerAuth|Joseauth|NestedAppAuth|CacheQuota|Auth)Error\b[^a-z_]{0,12}([a-z]+(?:_[a-z]+)+)/;
const cors =
  /blocked by CORS policy|CORS[- ]?(?:request|fout|error|Missing Allow Origin)|cross-origin.{0,40}(?:blocked|geblokkeerd)/i;
const httpStatus = /\bHTTP(?:\/\d(?:\.\d)?)?(?:\s+(?:error|status(?: code)?))?\s*:?\s*(4\d\d|5\d\d)\b/i;
const guid = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const trace = new RegExp(
  `(?:trace[ _-]?id|request[ _-]?id|aanvraag-id|x-ms-request-id|verfolgungs-id)["']?\\s{0,3}[:=]?\\s{0,3}["']?${guid}`,
  'i',
);
const correlation = new RegExp(
  `(?:correl[a-zé]{5,7}[ _-]?id|client-request-id)["'\\]]?\\s{0,3}[:=]?\\s{0,3}["']?${guid}`,
  'i',
);
const stamp =
  /(?:timestamp|tijdstempel|zeitstempel|horodatage)["']?\s{0,3}[:=]?\s{0,3}["']?(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?)/i;

// Body of Microsoft Graph's 401 after an event such as a password change.
const continuousAccess =
  /continuous access evaluation resulted in challenge(?: with result: (\w{1,60}))?(?: and code: (\w{1,80}))?/i;

/** The failure a record states, or undefined where it states none that can be known as Microsoft's. */
export function readText(exchange: Exchange, text: string, surface: Surface = 'text'): Failure | undefined {
  const codes = [...new Set(codesInText(text).map(({ code }) => code))];
  const error = errorName.exec(text)?.[1]?.toLowerCase() ?? null;
  const base = failureAt(exchange, surface);
  const [, first, second, time] = pageLines.exec(text) ?? [];
  const ids = {
    traceId: trace.exec(text)?.[1] ?? first ?? base.ids.traceId,
    correlationId: correlation.exec(text)?.[1] ?? second ?? base.ids.correlationId,
    timestamp: (stamp.exec(text)?.[1] ?? time)?.replace('T', ' ') ?? base.ids.timestamp,
  };
  if (codes.length > 0) {
    const suberror = suberrorName.exec(text)?.[1]?.toLowerCase() ?? null;
    return { ...base, codes, error, suberror, text: sentence(text), claims: claimsIn(text), ids, status: null };
  }
  if (surface !== 'text') return undefined; // a page: prose without a code says nothing
  const evaluated = continuousAccess.exec(text);
  if (evaluated) {
    const [, result = null, code = null] = evaluated;
    return { ...base, codes: [], error: result, suberror: code, text: evaluated[0], ids, status: null };
  }
  const own = clientCode(text);
  const meant = own ? undefined : codeOfSentence(text);
  if (meant) return { ...base, codes: [meant], error, text: text.trim().slice(0, 2000), ids, status: null };
  const code = own ?? networkCode(text);
  if (code) return { ...base, codes: [code], error, text: null, ids, status: null };
  const named = /\berror(?:_description)?["']?\s{0,3}[=:]/i.test(text);
  if (error !== null && named) {
    const subcode = suberrorName.exec(text)?.[1]?.toLowerCase() ?? null;
    return { ...base, codes: [], error, suberror: subcode, text: null, ids, status: null };
  }
  return undefined;
}

const clientCode = (text: string): string | undefined => {
  const name = clientError.exec(text)?.[1];
  return name ? `MSAL ${name}` : undefined;
};

/** Hosts that a text names. */
const hostsIn = (text: string): string[] =>
  [...text.slice(0, 20_000).matchAll(/\b[a-z]{2,10}:\/\/[^\s'"<>()\\]{1,300}/gi)].flatMap(([address]) => {
    const host = urlOf(address)?.host;
    return host ? [host] : [];
  });

function networkCode(text: string): string | undefined {
  const hosts = hostsIn(text);
  const names = hosts.some((host) => authorityOf(host) !== undefined);
  if (names && cors.test(text)) return 'CORS';
  // The status of another host's answer says nothing of a sign-in.
  if (hosts.length > 0 && !names) return undefined;
  const status = httpStatus.exec(text)?.[1] ?? (/\btoo many requests\b/i.test(text) ? '429' : undefined);
  return status ? `HTTP ${status}` : undefined;
}

/** The sentence after the last named code, up to the trace lines or the end of the quotation. */
function sentence(text: string): string | null {
  const mentions = codesInText(text).filter(({ prefixed }) => prefixed);
  const first = mentions[0];
  if (!first) return null;
  const read = readDescription(text.slice(first.start));
  const end = /"\s*[,}]|\n\s*at\s|\n\s*\n/.exec(read.text)?.index;
  return (
    (end === undefined ? read.text : read.text.slice(0, end))
      .replace(/["'}\s]+$/, (tail) => (tail.includes("'") ? "'" : ''))
      .trim() || null
  );
}

function claimsIn(text: string): Json {
  const start = text.search(/\{\s*"access_token"\s*:\s*\{/);
  if (start < 0) return null;
  for (let end = text.indexOf('}}}', start); end > 0 && end - start < 4000; end = text.indexOf('}', end + 1)) {
    const value = claimsOf(text.slice(start, end + 3));
    if (value !== null) return value;
  }
  return null;
}
