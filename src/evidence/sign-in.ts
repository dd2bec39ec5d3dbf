/** Finds which exchanges belong to one attempt: by state, code, correlation ID and what the browser loaded in between. */
import { type Exchange, parameter, requestParameters, text } from './exchange.ts';
import { isAuthorize, isToken, placeOf } from './facts/read.ts';

const tenMinutes = 10 * 60 * 1000;

/** The values that tie exchanges of one attempt together, as comparable texts. */
function ties(exchange: Exchange): string[] {
  const sent = requestParameters(exchange);
  const { response } = exchange;
  const returned =
    response?.redirect?.parameters ?? (response?.body.kind === 'form-post' ? response.body.parameters : []);
  const found: string[] = [];
  for (const list of [sent, returned]) {
    for (const name of ['state', 'code', 'device_code']) {
      const value = parameter(list, name);
      if (typeof value === 'object' && value.print) found.push(`${name}:${value.print}`);
    }
  }
  // The correlation ID is the client's own choice; a library may use one for several attempts, so it ties per client.
  const correlation = text(sent, 'client-request-id') ?? text(exchange.request.headers, 'client-request-id');
  if (correlation && correlation.length > 8) found.push(`${text(sent, 'client_id') ?? ''}:${correlation}`);
  return found;
}

/**
 * Groups exchanges (in order of their start) into attempts. A page of the authority that carries nothing to tie it by
 * belongs to the authorize request before it in the same tab.
 */
export function attemptsOf(exchanges: readonly Exchange[]): Exchange[][] {
  const groupOf = new Map<string, Exchange[]>();
  const groups: Exchange[][] = [];
  let lastAuthorize: { group: Exchange[]; exchange: Exchange } | undefined;
  for (const exchange of exchanges) {
    if (exchange.type === 'preflight') continue;
    const keys = ties(exchange);
    let group = keys.map((key) => groupOf.get(key)).find((known) => known !== undefined);
    if (!group && isPageInBetween(exchange) && lastAuthorize && near(lastAuthorize.exchange, exchange)) {
      group = lastAuthorize.group;
    }
    if (!group) {
      group = [];
      groups.push(group);
    }
    group.push(exchange);
    for (const key of keys) if (!groupOf.has(key)) groupOf.set(key, group);
    if (isAuthorize(exchange) && exchange.type !== 'iframe') lastAuthorize = { group, exchange };
  }
  return groups;
}

const near = (a: Exchange, b: Exchange): boolean => a.tabId === b.tabId && b.startedAt - a.startedAt <= tenMinutes;

const isPageInBetween = (exchange: Exchange): boolean =>
  placeOf(exchange) !== undefined && !isAuthorize(exchange) && !isToken(exchange) && exchange.type === 'document';

/** The client an attempt is for: the first one named in it. */
export const clientOf = (exchanges: readonly Exchange[]): string | null =>
  exchanges.map((exchange) => text(requestParameters(exchange), 'client_id')).find((id) => id !== undefined) ?? null;
