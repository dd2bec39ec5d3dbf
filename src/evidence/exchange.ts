/** The Exchange: one HTTP request and/or its response as plain JSON without secrets, whoever saw it. */
import type { SamlMessage } from '../protocol/saml.ts';

/** What is left of a value that may not be kept. Equal prints mean equal values (within one browser session or run). */
export interface Redacted {
  redacted: true;
  length: number;
  /** Keyed hash of the value; absent where even equality would tell too much (passwords). */
  print?: string;
  /** Print of the first 32 characters: shows a value that was cut. */
  prefix?: string;
  shape?: SecretShape;
}

/** What a secret looks like, worked out before it is dropped. */
export type SecretShape = 'guid' | 'well-formed' | 'percent-encoded' | 'has-space' | 'placeholder' | 'empty' | 'other';

export type Value = string | Redacted;

export interface Parameter {
  name: string;
  value: Value;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Why a body is not there. */
export type BodyMissing = 'navigated-away' | 'timed-out' | 'not-captured' | 'not-exported' | 'cancelled' | 'too-large';

export type Body =
  | { kind: 'json'; value: Json }
  | { kind: 'page'; config: { [key: string]: Json } }
  | { kind: 'form-post'; action: string; parameters: Parameter[] }
  | { kind: 'text'; mimeType: string; text: string }
  | { kind: 'empty' }
  | { kind: 'missing'; why: BodyMissing };

/** Who saw the exchange. Each source reports one request once. */
export type Source = 'web-request' | 'devtools' | 'har' | 'text';

/** How far the answer is known to come from Microsoft (see trust.ts). */
export type Trust = 'confirmed' | 'relayed' | 'refused';

/**
 * What the other side is: an authority (one that is known, named, or claims to be one by its paths), a host that passes
 * an authority's answer on, the app at its redirect URI, an API that challenged a token, or text without an address.
 */
export type Role = 'authority' | 'relay' | 'app' | 'resource' | 'pasted';

export type LoadType = 'document' | 'iframe' | 'fetch' | 'preflight' | 'other';

export type RequestBody =
  | { kind: 'form'; parameters: Parameter[] }
  | { kind: 'json'; names: string[] }
  | { kind: 'other'; length: number }
  | { kind: 'none' }
  | { kind: 'not-captured' };

export interface ExchangeRequest {
  method: string;
  /** Origin and path; never query or fragment. */
  url: string;
  query: Parameter[];
  /** Lower-case names; only allowed headers. Empty also where the source shows no headers (see headersSeen). */
  headers: Parameter[];
  headersSeen: boolean;
  /** Names of the cookies sent; null where the source does not show them. */
  cookieNames: string[] | null;
  body: RequestBody;
  /** Script that started the request, as `file.js:line`, where the source tells. */
  initiator: string | null;
}

export interface Redirect {
  /** Origin and path of the target. */
  url: string;
  where: 'query' | 'fragment';
  parameters: Parameter[];
}

export interface ExchangeResponse {
  status: number;
  headers: Parameter[];
  redirect: Redirect | null;
  body: Body;
}

/** Facts that needed a secret and were computed while it was still there. */
export interface SecretFacts {
  /** Print of BASE64URL(SHA256(code_verifier)); equals the print of the code_challenge it belongs to (RFC 7636 4.6). */
  verifierChallenge?: string;
  /** Claims of a client assertion or on-behalf-of assertion that identify no person. */
  assertion?: AssertionFacts;
  /** What MSAL.js wrote into `state`: which of its calls began the sign-in. */
  interaction?: 'redirect' | 'popup' | 'silent';
  /** Names that occur more than once in query or form. */
  repeated?: string[];
  /** What the SAML request sent asks for, and what the SAML response that came or was passed on says. */
  samlRequest?: SamlFacts;
  samlResponse?: SamlFacts;
  /** Claims of the bearer token sent that identify no person. */
  bearer?: BearerFacts;
}

/** A SAML message without the person: texts scrubbed, its IDs as prints. */
export type SamlFacts = Omit<SamlMessage, 'id' | 'inResponseTo'> & { id: string | null; inResponseTo: string | null };

export interface BearerFacts {
  issuer: string | null;
  audience: string | null;
  version: string | null;
  scopes: string | null;
  /** Seconds since 1970. */
  expiresAt: number | null;
}

export interface AssertionFacts {
  audience: string | null;
  issuer: string | null;
  /** Whether `iss` and `sub` both equal the client ID (RFC 7523 3). */
  issuedByClient: boolean | null;
  expiresAt: number | null;
  notBefore: number | null;
  hasKeyId: boolean;
}

export interface Exchange {
  /** Made from the request alone, so that two reports of one request agree. */
  id: string;
  tabId: number | null;
  /** Milliseconds since 1970, UTC. */
  startedAt: number;
  /** Duration in milliseconds; null while unknown. */
  took: number | null;
  sources: Source[];
  trust: Trust;
  role: Role;
  type: LoadType;
  request: ExchangeRequest;
  response: ExchangeResponse | null;
  /** The browser's error name, for example `net::ERR_FAILED`. */
  networkError: string | null;
  secrets: SecretFacts;
}

/** The first value of a parameter: text, Redacted, or undefined where it was not sent. */
export function parameter(list: readonly Parameter[], name: string): Value | undefined {
  return list.find((item) => item.name === name)?.value;
}

/** The first value of a parameter where it is kept as text; undefined for absent and redacted ones. */
export function text(list: readonly Parameter[], name: string): string | undefined {
  const value = parameter(list, name);
  return typeof value === 'string' ? value : undefined;
}

/** Parameters of the request wherever they stand: form body first, as the token endpoint reads it, then query. */
export function requestParameters(exchange: Exchange): Parameter[] {
  const { body, query } = exchange.request;
  return body.kind === 'form' ? [...body.parameters, ...query] : query;
}

/** Parameters that an answer brings back to the app, by redirect or by a form that posts itself; undefined for other answers. */
export function returnedParameters({ response }: Exchange): Parameter[] | undefined {
  if (response?.redirect) return response.redirect.parameters;
  return response?.body.kind === 'form-post' ? response.body.parameters : undefined;
}
