/** Finds which exchanges belong to one attempt: by state, code, correlation ID and what the browser loaded in between. */
import { isSameAddress } from '../protocol/redirect-uri.ts';
import {
  type Exchange,
  type Parameter,
  parameter,
  requestParameters,
  returnedParameters,
  text,
  type Value,
} from './exchange.ts';
import { isAuthorize, isToken, placeOf } from './facts/read.ts';

const tenMinutes = 10 * 60 * 1000;

interface Group {
  exchanges: Exchange[];
  /** The first client named in it. */
  clientId: string | undefined;
  /** Tokens came: a new authorize request begins another attempt. */
  ended: boolean;
}

/** The values that tie exchanges of one attempt together, as comparable texts. */
function ties(exchange: Exchange): string[] {
  const sent = requestParameters(exchange);
  const returned = returnedParameters(exchange) ?? [];
  const found: string[] = [];
  const add = (name: string, value: Value | undefined) => {
    if (typeof value === 'object' && value.print) found.push(`${name}:${value.print}`);
  };
  for (const list of [sent, returned])
    for (const name of ['state', 'code', 'device_code']) add(name, parameter(list, name));
  add('device_code', deviceCodeGiven(exchange));
  // The correlation ID is the client's own choice; a library may use one for several attempts, so it ties per client.
  const correlation = text(sent, 'client-request-id') ?? text(exchange.request.headers, 'client-request-id');
  if (correlation && correlation.length > 8) found.push(`${text(sent, 'client_id') ?? ''}:${correlation}`);
  return found;
}

function deviceCodeGiven({ response }: Exchange): Value | undefined {
  const json = response?.body.kind === 'json' ? response.body.value : null;
  const code = json !== null && typeof json === 'object' && !Array.isArray(json) ? json.device_code : undefined;
  return code !== null && typeof code === 'object' && !Array.isArray(code) && typeof code.print === 'string'
    ? { redacted: true, length: 0, print: code.print }
    : undefined;
}

/**
 * Groups exchanges (in order of their start) into attempts. A page that carries nothing to tie it by belongs to the
 * authorize request before it in the same tab: a page of the authority, or the one at the redirect URI.
 */
export function attemptsOf(exchanges: readonly Exchange[]): Exchange[][] {
  const groupOf = new Map<string, Group>();
  const groups: Group[] = [];
  let lastAuthorize: { group: Group; exchange: Exchange } | undefined;
  for (const exchange of exchanges) {
    if (exchange.type === 'preflight') continue;
    const clientId = text(requestParameters(exchange), 'client_id');
    const keys = ties(exchange);
    const tiedBy = (key: string) => {
      const known = groupOf.get(key);
      return known && (/^(?:device_)?code:/.test(key) || belongs(exchange, clientId, known)) ? known : undefined;
    };
    let group = keys.map(tiedBy).find((known) => known !== undefined);
    if (!group && lastAuthorize && isPageAfter(exchange, lastAuthorize.exchange)) group = lastAuthorize.group;
    if (!group) {
      group = { exchanges: [], clientId, ended: false };
      groups.push(group);
    }
    for (const key of keys) if (!tiedBy(key)) groupOf.set(key, group);
    group.exchanges.push(exchange);
    group.clientId ??= clientId;
    group.ended ||= broughtTokens(exchange);
    if (isAuthorize(exchange) && exchange.type !== 'iframe') lastAuthorize = { group, exchange };
  }
  return groups.map((group) => group.exchanges);
}

/**
 * Whether a state or correlation ID that occurs again means the same attempt. An app may always send the same: another
 * app's, or a new request later, is another attempt. A code is given out once.
 */
function belongs(
  exchange: Exchange,
  clientId: string | undefined,
  { exchanges, clientId: own, ended }: Group,
): boolean {
  if (clientId !== undefined && own !== undefined && clientId !== own) return false;
  const last = exchanges.at(-1);
  return !isAuthorize(exchange) || !last || (!ended && exchange.startedAt - last.startedAt <= tenMinutes);
}

function isPageAfter(exchange: Exchange, authorize: Exchange): boolean {
  if (exchange.type !== 'document' || isAuthorize(exchange) || isToken(exchange)) return false;
  if (exchange.tabId !== authorize.tabId || exchange.startedAt - authorize.startedAt > tenMinutes) return false;
  return placeOf(exchange) !== undefined || isSameAddress(redirectUriOf(authorize) ?? '', exchange.request.url);
}

export const redirectUriOf = (authorize: Exchange): string | undefined =>
  text(requestParameters(authorize), 'redirect_uri');

/** The client an attempt is for: the first one named in it. */
export const clientOf = (exchanges: readonly Exchange[]): string | null =>
  exchanges.map((exchange) => text(requestParameters(exchange), 'client_id')).find((id) => id !== undefined) ?? null;

/** Whether an exchange ended the sign-in well: tokens came, to the token request or in a redirect of the authority. */
export function broughtTokens(exchange: Exchange): boolean {
  if (isToken(exchange)) return exchange.response?.status === 200;
  const list: readonly Parameter[] = (placeOf(exchange) && exchange.response?.redirect?.parameters) ?? [];
  return (
    parameter(list, 'access_token') !== undefined ||
    (parameter(list, 'id_token') !== undefined && parameter(list, 'code') === undefined)
  );
}
