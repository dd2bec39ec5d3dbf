/** Pages at a redirect URI that carry OAuth words in their own address: which may be believed, which only repeat. */
import { addressAsked } from '../protocol/redirect-uri.ts';
import { type Exchange, type Parameter, parameter, requestParameters, text } from './exchange.ts';
import { isAuthorize, isToken, placeOf } from './facts/read.ts';
import { redirectUriOf } from './sign-in.ts';

const aMinute = 60_000;

const isLanding = (exchange: Exchange): boolean =>
  !placeOf(exchange) && !isToken(exchange) && !exchange.sources.includes('text');

/**
 * Tells of pages whether an authorize request of this capture named them as its redirect URI. Phishing pages replay
 * genuine error texts in their own addresses, and other providers return to the same address with a state of their own,
 * so nobody else's word is taken.
 */
export function returns(capture: readonly Exchange[]): (page: Exchange) => boolean {
  const asking = new Map<string, { at: number; state: string | undefined }[]>();
  for (const exchange of capture) {
    const uri = isAuthorize(exchange) ? redirectUriOf(exchange) : undefined;
    if (uri === undefined) continue;
    const request = { at: exchange.startedAt, state: stateOf(requestParameters(exchange)) };
    listAt(asking, addressAsked(uri)).push(request);
  }
  return (page) => {
    const named = asking.get(addressAsked(page.request.url)) ?? [];
    const own = named.length > 0 ? stateOf(requestParameters(page)) : undefined;
    return named.some(
      ({ at, state }) => at <= page.startedAt && (own === undefined || state === undefined || own === state),
    );
  };
}

/** Tells of pages whether they repeat an error that the redirect to them, or the form posted to them, said already. */
export function repeats(capture: readonly Exchange[]): (page: Exchange) => boolean {
  const said = new Map<string, number[]>();
  const words = (address: string, list: readonly Parameter[]) =>
    JSON.stringify([addressAsked(address), text(list, 'error'), stateOf(list) ?? null]);
  for (const exchange of capture) {
    const { redirect, body } = exchange.response ?? {};
    const to = redirect ?? (body?.kind === 'form-post' ? { url: body.action, parameters: body.parameters } : undefined);
    if (!to || !placeOf(exchange) || text(to.parameters, 'error') === undefined) continue;
    listAt(said, words(to.url, to.parameters)).push(exchange.startedAt);
  }
  return (page) => {
    if (said.size === 0 || !isLanding(page)) return false;
    const times = said.get(words(page.request.url, requestParameters(page))) ?? [];
    return times.some((at) => page.startedAt >= at && page.startedAt - at <= aMinute);
  };
}

function listAt<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function stateOf(list: readonly Parameter[]): string | undefined {
  const state = parameter(list, 'state');
  return typeof state === 'object' ? state.print : state;
}
