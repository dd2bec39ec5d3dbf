/** Finds which exchanges belong to one attempt: by state, code, correlation ID and what the browser loaded in between. */
import { isSameAddress } from '../protocol/redirect-uri.ts';
import {
  type Exchange,
  type Json,
  type Parameter,
  parameter,
  requestParameters,
  returnedParameters,
  text,
} from './exchange.ts';
import { isAuthorize, isToken, placeOf } from './facts/read.ts';

const tenMinutes = 10 * 60 * 1000;
const twoMinutes = 2 * 60 * 1000;

const printOf = (value: Json | Parameter['value'] | undefined): string | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.print === 'string'
    ? value.print
    : undefined;

interface Begun {
  group: Group;
  exchange: Exchange;
}

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
  const { response, secrets } = exchange;
  const returned = returnedParameters(exchange) ?? [];
  const found: string[] = [];
  for (const list of [sent, returned]) {
    for (const name of ['state', 'code', 'device_code', 'continuation_token', 'wctx']) {
      const print = printOf(parameter(list, name));
      if (print) found.push(`${name}:${print}`);
    }
  }
  const answer = response?.body.kind === 'json' ? response.body.value : null;
  if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) {
    for (const name of ['device_code', 'continuation_token']) {
      const print = printOf(answer[name]);
      if (print) found.push(`${name}:${print}`);
    }
  }
  for (const id of [secrets.samlRequest?.id, secrets.samlResponse?.inResponseTo]) if (id) found.push(`saml:${id}`);
  // The correlation ID is the client's own choice; a library may use one for several attempts, so it ties per client.
  const correlation = text(sent, 'client-request-id') ?? text(exchange.request.headers, 'client-request-id');
  if (correlation && correlation.length > 8) found.push(`${text(sent, 'client_id') ?? ''}:${correlation}`);
  return found;
}

/**
 * Groups exchanges (in order of their start) into attempts. A page that carries nothing to tie it by belongs to the
 * request before it in the same tab that began a sign-in or sign-out: a page of the authority, or the one at the
 * redirect URI. A request for tokens belongs to the challenge of an API right before it.
 */
export function attemptsOf(exchanges: readonly Exchange[]): Exchange[][] {
  const groupOf = new Map<string, Group>();
  const groups: Group[] = [];
  /** What began last in each tab. */
  const begunIn = new Map<number | null, Begun>();
  const challengedIn = new Map<number | null, Begun>();
  for (const exchange of exchanges) {
    if (exchange.type === 'preflight') continue;
    const clientId = clientOf([exchange]) ?? undefined;
    const keys = ties(exchange);
    const tiedBy = (key: string) => {
      const known = groupOf.get(key);
      return known && (givenOnce.test(key) || belongs(exchange, clientId, known)) ? known : undefined;
    };
    const begun = recent(begunIn.get(exchange.tabId), exchange, tenMinutes);
    const challenged = recent(challengedIn.get(exchange.tabId), exchange, twoMinutes);
    let group = keys.map(tiedBy).find((known) => known !== undefined);
    if (!group && begun && (isInBetween(exchange, begun.exchange) || isUnknownToken(exchange))) group = begun.group;
    if (!group && challenged && answersChallenge(exchange)) group = challenged.group;
    if (!group) {
      group = { exchanges: [], clientId, ended: false };
      groups.push(group);
    }
    for (const key of keys) if (!tiedBy(key)) groupOf.set(key, group);
    group.exchanges.push(exchange);
    group.clientId ??= clientId;
    group.ended ||= broughtTokens(exchange);
    // A recording may start in the middle of a sign-in: its first page stands for the request that began it.
    const isBeginning = begins(exchange) ? exchange.type !== 'iframe' : !begun && isPage(exchange);
    if (isBeginning) begunIn.set(exchange.tabId, { group, exchange });
    if (exchange.role === 'resource') challengedIn.set(exchange.tabId, { group, exchange });
  }
  return groups.map((group) => group.exchanges);
}

/** Ties whose value the authority gives out once. */
const givenOnce = /^(?:(?:device_)?code|continuation_token|saml):/;

const recent = (begun: Begun | undefined, next: Exchange, most: number): Begun | undefined =>
  begun && next.startedAt - begun.exchange.startedAt <= most ? begun : undefined;

const beginnings = new Set(['authorize', 'adminconsent', 'saml', 'wsfed', 'logout']);
const begins = (exchange: Exchange): boolean => beginnings.has(placeOf(exchange)?.endpoint.kind ?? '');

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

export const redirectUriOf = (authorize: Exchange): string | undefined =>
  text(requestParameters(authorize), 'redirect_uri');

/** Calls that the pages of a sign-in make by script. */
const pageCalls = new Set(['mfa', 'user-lookup', 'self-asserted']);

function isInBetween(exchange: Exchange, before: Exchange): boolean {
  const kind = placeOf(exchange)?.endpoint.kind;
  if (kind === undefined)
    return exchange.type === 'document' && isSameAddress(redirectUriOf(before) ?? '', exchange.request.url);
  return pageCalls.has(kind) || (!begins(exchange) && !isToken(exchange) && exchange.type === 'document');
}

/** A page of a sign-in that something else began, or a call that such a page makes. */
const isPage = (exchange: Exchange): boolean => {
  const kind = placeOf(exchange)?.endpoint.kind;
  return kind !== undefined && (pageCalls.has(kind) || (exchange.type === 'document' && !isToken(exchange)));
};

/** A token request of which the export shows no parameter: nothing in it can tie it to its sign-in. */
export const isUnknownToken = (exchange: Exchange): boolean =>
  isToken(exchange) && exchange.request.body.kind === 'not-captured' && exchange.request.query.length === 0;

/**
 * What an app does about a refused token: it asks for another one. Its other calls with the same token are refused too.
 */
const answersChallenge = (exchange: Exchange): boolean =>
  exchange.role === 'resource' || isAuthorize(exchange) || isToken(exchange);

/** The client an attempt is for: the first one named in it; in SAML and WS-Federation the entity or realm. */
export const clientOf = (exchanges: readonly Exchange[]): string | null =>
  exchanges
    .map((exchange) => {
      const sent = requestParameters(exchange);
      return text(sent, 'client_id') ?? text(sent, 'wtrealm') ?? exchange.secrets.samlRequest?.issuer ?? undefined;
    })
    .find((id) => id !== undefined) ?? null;

/** Whether an exchange ended the sign-in well: tokens came, to the token request or in a redirect of the authority. */
export function broughtTokens(exchange: Exchange): boolean {
  if (isToken(exchange)) return exchange.role !== 'relay' && exchange.response?.status === 200;
  const list: readonly Parameter[] = (placeOf(exchange) && exchange.response?.redirect?.parameters) ?? [];
  return (
    parameter(list, 'access_token') !== undefined ||
    (parameter(list, 'id_token') !== undefined && parameter(list, 'code') === undefined)
  );
}
