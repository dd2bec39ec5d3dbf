/** Decides what only the whole capture can prove: pages at a redirect URI, and hosts that claim to be an authority. */
import { authorityOf } from '../protocol/authority.ts';
import { urlOf } from '../protocol/parameters.ts';
import { addressAsked } from '../protocol/redirect-uri.ts';
import { type Exchange, type Parameter, parameter, requestParameters, text } from './exchange.ts';

/** One believed copy of each refused exchange, so that what was derived of it stays. */
const believed = new WeakMap<Exchange, Exchange>();

/**
 * The exchanges of a capture that may be believed, in their order. A page that carries OAuth words in its own address is
 * believed only where a sign-in request of this capture named it: phishing pages replay genuine error texts in their
 * addresses. A host that claims to be an authority is believed where it showed itself as one elsewhere in the capture.
 */
export function recognised(capture: readonly Exchange[]): Exchange[] {
  if (capture.every(({ trust }) => trust !== 'refused')) return [...capture];
  const hosts = shownHosts(capture);
  const claimed = capture.map((exchange) =>
    exchange.trust === 'refused' && exchange.role === 'authority' && hosts.has(hostOf(exchange))
      ? asBelieved(exchange)
      : exchange,
  );
  const returns = returnAddresses(claimed);
  return claimed.flatMap((exchange) => {
    if (exchange.trust !== 'refused') return [exchange];
    if (exchange.role !== 'app') return [];
    const own = stateOf(requestParameters(exchange));
    const named = returns.get(addressAsked(exchange.request.url)) ?? [];
    // Other providers return to the same address with a state of their own.
    return named.some(
      ({ at, state }) => at <= exchange.startedAt && (own === undefined || state === undefined || own === state),
    )
      ? [asBelieved(exchange)]
      : [];
  });
}

function asBelieved(exchange: Exchange): Exchange {
  const known = believed.get(exchange) ?? { ...exchange, trust: 'confirmed' as const };
  believed.set(exchange, known);
  return known;
}

const hostOf = (exchange: Exchange): string => urlOf(exchange.request.url)?.host ?? '';

/** Hosts of the capture that showed themselves as an authority. */
function shownHosts(capture: readonly Exchange[]): Set<string> {
  return new Set(
    capture
      .filter(({ trust, role }) => trust === 'confirmed' && role === 'authority')
      .map(hostOf)
      .filter((host) => authorityOf(host) === undefined),
  );
}

interface Named {
  at: number;
  state: string | undefined;
}

/** Addresses that sign-in requests named for the answer, with time and state of each request. */
function returnAddresses(capture: readonly Exchange[]): Map<string, Named[]> {
  const found = new Map<string, Named[]>();
  for (const exchange of capture) {
    if (exchange.trust === 'refused' || exchange.role !== 'authority') continue;
    const sent = requestParameters(exchange);
    const { samlRequest } = exchange.secrets;
    // The answer names where it is going, which is known where the request left it to the registration.
    const { body, redirect } = exchange.response ?? {};
    const posted = body?.kind === 'form-post' ? body.action : undefined;
    const asked = [text(sent, 'redirect_uri'), text(sent, 'wreply'), samlRequest?.acsUrl, posted, redirect?.url];
    const addresses = new Set(asked.flatMap((address) => (address ? [addressAsked(address)] : [])));
    const named = { at: exchange.startedAt, state: stateOf(sent) };
    for (const address of addresses) found.set(address, [...(found.get(address) ?? []), named]);
  }
  return found;
}

function stateOf(list: readonly Parameter[]): string | undefined {
  const state = parameter(list, 'state');
  return typeof state === 'object' ? state.print : state;
}
