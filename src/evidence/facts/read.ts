/** How facts are read out of exchanges: sent, seen not to be sent, or not shown by this capture. */
import { type Authority, authorityOf } from '../../protocol/authority.ts';
import { type Endpoint, endpointOf } from '../../protocol/endpoint.ts';
import { urlOf } from '../../protocol/parameters.ts';
import {
  type Exchange,
  type Parameter,
  parameter,
  type Redacted,
  returnedParameters,
  text,
  type Value,
} from '../exchange.ts';
import type { Fact, FactContext } from './fact.ts';

export interface Place {
  authority: Authority;
  endpoint: Endpoint;
}

const places = new WeakMap<Exchange, Place | null>();

/** An authority under a name of its customer's; whose cloud it is in, its address does not tell. */
const customAuthority = (host: string, policy: string | null): Authority => ({
  host: host.toLowerCase(),
  cloud: 'public',
  kind: policy === null ? 'external-id' : 'b2c',
});

/** Authority and endpoint an exchange was sent to; undefined for other hosts and for pasted text. */
export function placeOf(exchange: Exchange): Place | undefined {
  const known = places.get(exchange);
  if (known !== undefined) return known ?? undefined;
  const url = urlOf(exchange.request.url);
  const endpoint = url && endpointOf(url);
  const shown = exchange.role === 'authority' && exchange.trust === 'confirmed';
  const authority =
    url && (authorityOf(url.host) ?? (shown ? customAuthority(url.host, endpoint?.policy ?? null) : undefined));
  const place = endpoint && authority ? { authority, endpoint } : null;
  places.set(exchange, place);
  return place ?? undefined;
}

export const isAuthorize = (exchange: Exchange): boolean => placeOf(exchange)?.endpoint.kind === 'authorize';

/** Whether the app asked without showing anything: prompt=none or a frame. */
export const isSilent = (exchange: Exchange): boolean =>
  exchange.type === 'iframe' || text(exchange.request.query, 'prompt') === 'none';

/** Token requests at an authority, or relayed ones: a form with a grant type. */
export const isToken = (exchange: Exchange): boolean =>
  exchange.request.method === 'POST' &&
  (placeOf(exchange)?.endpoint.kind === 'token' ||
    exchange.role === 'relay' ||
    (!placeOf(exchange) &&
      exchange.request.body.kind === 'form' &&
      parameter(exchange.request.body.parameters, 'grant_type') !== undefined));

/** Whether the request itself was seen; pasted text has none. */
export const requestSeen = (exchange: Exchange): boolean => exchange.request.url !== '';

/** The token request that failed, where it is one. */
export const tokenRequest = ({ exchange }: FactContext): Exchange | undefined =>
  isToken(exchange) ? exchange : undefined;

/**
 * The authorize request of this attempt: the failing one itself, the one that brought the code which was sent, or the
 * last one before it in the sign-in.
 */
export function authorizeRequest({ exchange, signIn }: FactContext): Exchange | undefined {
  if (isAuthorize(exchange)) return exchange;
  const before = signIn.filter((other) => isAuthorize(other) && other.startedAt <= exchange.startedAt);
  if (before.length < 2) return before[0];
  const code = printOf(formOf(exchange) ?? [], 'code');
  const bearer =
    code === undefined ? undefined : signIn.find((other) => printOf(returnedParameters(other) ?? [], 'code') === code);
  const state = bearer && printOf(returnedParameters(bearer) ?? [], 'state');
  return (
    before.find((one) => one === bearer) ??
    before.findLast((one) => state !== undefined && printOf(one.request.query, 'state') === state) ??
    before.at(-1)
  );
}

function printOf(list: readonly Parameter[], name: string): string | undefined {
  const value = parameter(list, name);
  return typeof value === 'object' ? value.print : undefined;
}

const frontDoors: ReadonlySet<string> = new Set(['authorize', 'adminconsent', 'saml', 'wsfed', 'logout']);
const backDoors: ReadonlySet<string> = new Set(['token', 'devicecode', 'discovery', 'native']);

/**
 * The request that asked for what was refused: the failing one itself, or, where that is only a page in between (a
 * posted password, a consent page, the app's own landing page), the last authorize-like request before it.
 */
export function askingRequest({ exchange, signIn }: FactContext): Exchange | undefined {
  const kindOf = (one: Exchange): string => placeOf(one)?.endpoint.kind ?? '';
  if (isToken(exchange) || frontDoors.has(kindOf(exchange)) || backDoors.has(kindOf(exchange))) return exchange;
  return signIn.findLast((other) => frontDoors.has(kindOf(other)) && other.startedAt <= exchange.startedAt);
}

/** Form parameters of a token request; undefined where the body was not captured, empty where it was no form. */
export function formOf(exchange: Exchange): readonly Parameter[] | undefined {
  const { body } = exchange.request;
  // What the other host sent on to the token endpoint is not seen.
  if (body.kind === 'not-captured' || (exchange.role === 'relay' && body.kind !== 'form')) return undefined;
  return body.kind === 'form' ? body.parameters : [];
}

/** The parameters an endpoint reads: form body at the token endpoint, query (or posted form) at authorize. */
export function parametersRead(exchange: Exchange): readonly Parameter[] | undefined {
  if (!requestSeen(exchange)) return undefined;
  if (isToken(exchange)) return formOf(exchange);
  const { body, query } = exchange.request;
  return body.kind === 'form' ? [...body.parameters, ...query] : query;
}

/** In words where a parameter stands. */
export function seenIn(exchange: Exchange, part: 'parameter' | 'header' | 'path' | 'answer'): string {
  const kind = isToken(exchange) ? 'token' : isAuthorize(exchange) ? 'authorize' : 'other';
  const where = {
    token: { parameter: 'token request, body', header: 'token request, header', path: 'token request, path' },
    authorize: {
      parameter: 'authorize request, query',
      header: 'authorize request, header',
      path: 'authorize request, path',
    },
    other: { parameter: 'request', header: 'request, header', path: 'request, path' },
  } as const;
  return part === 'answer' ? answerName(kind) : where[kind][part];
}

const answerName = (kind: 'token' | 'authorize' | 'other'): string =>
  ({ token: 'token response, body', authorize: 'answer of the authorize request', other: 'answer' })[kind];

/** A plain fact. */
export function fact<T>(value: T, display: string, where: string, exchange: Exchange | null): Fact<T> {
  return { value, display, redacted: false, plain: false, seenIn: where, exchange: exchange?.id ?? null };
}

/** A fact whose display is words of ours. */
export function said<T>(value: T, display: string, where: string, exchange: Exchange | null): Fact<T> {
  return { ...fact(value, display, where, exchange), plain: true };
}

/** How a redacted value is written: name, length, and the start of its print. */
export function writtenRedacted(name: string, value: Redacted): string {
  const print = value.print === undefined ? '' : ` · #${value.print.slice(0, 4)}`;
  return `${name} · ${value.length.toLocaleString('en-US')} chars${print}`;
}

/** A parameter's text; null where it was not sent; undefined where the capture does not show the parameters. */
export function textSent(exchange: Exchange | undefined, name: string): Fact<string | null> | undefined {
  const list = exchange && parametersRead(exchange);
  if (!exchange || !list) return undefined;
  const value = parameter(list, name);
  const where = seenIn(exchange, 'parameter');
  if (value === undefined) return said(null, 'not sent', where, exchange);
  return typeof value === 'string'
    ? fact(value, value, where, exchange)
    : { ...fact('', writtenRedacted(name, value), where, exchange), redacted: true };
}

/** A secret parameter as it was kept; null where it was not sent. */
export function secretSent(exchange: Exchange | undefined, name: string): Fact<Redacted | null> | undefined {
  const list = exchange && parametersRead(exchange);
  if (!exchange || !list) return undefined;
  const value: Value | undefined = parameter(list, name);
  const where = seenIn(exchange, 'parameter');
  if (value === undefined) return said(null, 'not sent', where, exchange);
  const redacted: Redacted = typeof value === 'string' ? { redacted: true, length: value.length } : value;
  return { ...fact(redacted, writtenRedacted(name, redacted), where, exchange), redacted: true };
}

/** A request header's text; null where it was not sent; undefined where the source shows no headers. */
export function headerSent(exchange: Exchange | undefined, name: string): Fact<string | null> | undefined {
  if (!exchange?.request.headersSeen) return undefined;
  const value = parameter(exchange.request.headers, name);
  const where = seenIn(exchange, 'header');
  if (value === undefined) return said(null, 'not sent', where, exchange);
  return typeof value === 'string'
    ? fact(value, value, where, exchange)
    : { ...fact('', writtenRedacted(name, value), where, exchange), redacted: true };
}

/** Time of day in UTC, as the evidence shows it. */
export const clock = (at: number): string => `${new Date(at).toISOString().slice(11, 19)} UTC`;
