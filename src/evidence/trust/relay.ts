/** Finds an authority's error that another host passed on: Entra's error shape in answer to a request for a token. */
import { authorityOf } from '../../protocol/authority.ts';
import { urlOf } from '../../protocol/parameters.ts';
import type { Json } from '../exchange.ts';
import type { RawExchange } from '../raw.ts';

type Members = { [key: string]: Json };

const most = 100_000;
const grant = /(?:^|[&"])grant_type(?:=|"\s{0,4}:)/;
const tokenPath = /token|oauth|openid|oidc|auth|log-?in|sign-?in|session|connect|saml|msal|adal|aad|entra/i;

/** Whether the request may be one for a token: by its form, its JSON body, or its path. */
export function isTokenShaped({ method, requestBody, url, status, type }: RawExchange): boolean {
  if (method !== 'POST') return false;
  if (typeof requestBody === 'string' && grant.test(requestBody.slice(0, most))) return true;
  if (type === 'document' || type === 'iframe') return false;
  const isJson = typeof requestBody === 'string' && /^\s{0,20}\{/.test(requestBody);
  return (status ?? 0) >= 400 && (isJson || tokenPath.test(urlOf(url)?.pathname ?? ''));
}

/**
 * The error object in an answer: as the authority wrote it, below another member, or as text in a member for errors.
 * Prose that mentions codes is none, nor is an error of another provider.
 */
export function relayedError({ responseBody, status }: RawExchange): Members | undefined {
  if (!('text' in responseBody) || responseBody.text.length > most) return undefined;
  const json = parsed(responseBody.text);
  if (json === undefined) return undefined;
  return errorObject(json, 0) ?? ((status ?? 0) >= 400 ? errorText(json) : undefined);
}

function parsed(text: string): Json | undefined {
  if (!/^\s{0,100}[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json; // JSON.parse yields exactly what Json describes
  } catch {
    return undefined;
  }
}

const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function errorObject(value: Json, depth: number): Members | undefined {
  if (!isMembers(value) || depth > 3) return undefined;
  if (hasShape(value)) return value;
  for (const inner of Object.values(value).slice(0, 50)) {
    const found = errorObject(inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function hasShape({
  error_description: description,
  errorMessage: message,
  error_codes: codes,
  error_uri: uri,
  ...rest
}: Members) {
  if ([description, message].some((text) => typeof text === 'string' && /^\s{0,4}AAD(?:STS|B2C)\d{4,8}\b/.test(text)))
    return true;
  if (typeof uri === 'string' && authorityOf(urlOf(uri)?.host ?? '') !== undefined) return true;
  const ids = typeof rest.trace_id === 'string' || typeof rest.correlation_id === 'string';
  return Array.isArray(codes) && ids && codes.some((code) => /^\d{4,8}$/.test(String(code)));
}

const errorMembers = ['error_description', 'error', 'message', 'errorMessage', 'detail', 'details', 'title', 'reason'];
const sentence = /AAD(?:STS|B2C)\d{4,8}\s{0,2}:/;
const trace = /(?:Trace|Correlation) ID:\s{0,4}[0-9a-f]{8}-/i;

/** An error that was put into one text: only in a member for errors, with the lines that the authority ends it with. */
function errorText(json: Json): Members | undefined {
  if (!isMembers(json)) return undefined;
  const outer = isMembers(json.error) ? json.error : json;
  for (const name of errorMembers) {
    const text = outer[name];
    if (typeof text !== 'string') continue;
    const inner = parsed(text);
    const found = inner === undefined ? undefined : errorObject(inner, 1);
    if (found) return found;
    const at = sentence.exec(text)?.index;
    if (at !== undefined && trace.test(text)) return { error_description: text.slice(at) };
  }
  return undefined;
}
