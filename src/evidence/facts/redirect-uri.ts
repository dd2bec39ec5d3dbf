/** Facts about redirect URIs: sent, named in the error, and those that worked. */

import { urlOf } from '../../protocol/parameters.ts';
import { compareRedirectUris, type RedirectUriComparison } from '../../protocol/redirect-uri.ts';
import { type Exchange, parameter, requestParameters, returnedParameters, text } from '../exchange.ts';
import type { Fact, FactContext, FactReader } from './fact.ts';
import { authorizeRequest, clock, fact, isAuthorize, placeOf, textSent, tokenRequest } from './read.ts';

const unseenWorking = 'A sign-in of the same app that works, in this tab, would show an address that is registered.';

/** Redirect URI of a successful authorize request of the same client: the latest, or undefined. */
function working(context: FactContext): { exchange: Exchange; uri: string } | undefined {
  const client = text(requestParameters(context.exchange), 'client_id');
  if (!client) return undefined;
  const exchange = context.capture.findLast(
    (other) =>
      other !== context.exchange &&
      isAuthorize(other) &&
      text(requestParameters(other), 'client_id') === client &&
      (returnedCode(other) || cameBack(other, context.capture)),
  );
  const uri = exchange && text(requestParameters(exchange), 'redirect_uri');
  return exchange && uri ? { exchange, uri } : undefined;
}

/** Whether a page after an authorize request (password, stay signed in) brought a code for the same state. */
function cameBack(authorize: Exchange, capture: readonly Exchange[]): boolean {
  const state = parameter(requestParameters(authorize), 'state');
  if (typeof state !== 'object' || state.print === undefined) return false;
  return capture.some((page) => {
    if (page.startedAt < authorize.startedAt || !placeOf(page) || !returnedCode(page)) return false;
    const back = parameter(returnedParameters(page) ?? [], 'state');
    return typeof back === 'object' && back.print === state.print;
  });
}

/** Whether an authorize request was answered with a code or tokens, so that its redirect URI is registered. */
export function returnedCode(exchange: Exchange): boolean {
  const { response } = exchange;
  if (response?.redirect)
    return ['code', 'id_token', 'access_token'].some((name) => parameter(response.redirect?.parameters ?? [], name));
  const body = response?.body;
  return body?.kind === 'form-post' && body.parameters.some((item) => item.name === 'code' || item.name === 'id_token');
}

function sent(context: FactContext): Fact<string | null> | undefined {
  const ofFailing = textSent(context.exchange, 'redirect_uri');
  return ofFailing?.value ? ofFailing : (textSent(authorizeRequest(context), 'redirect_uri') ?? ofFailing);
}

export const redirectUriFacts = {
  redirectUri: {
    label: 'Redirect URI sent',
    unseen: 'It stands in the request, which this capture does not hold.',
    read: sent,
  },
  authorizeRedirectUri: {
    label: 'Redirect URI of the authorize request',
    unseen: 'It stands in the authorize request, which this capture does not hold.',
    read: (context: FactContext) => textSent(authorizeRequest(context), 'redirect_uri'),
  },
  tokenRedirectUri: {
    label: 'Redirect URI of the token request',
    unseen: 'Open DevTools before signing in: only then is the request body seen.',
    read: (context: FactContext) => textSent(tokenRequest(context), 'redirect_uri'),
  },
  workingRedirectUri: {
    label: 'Redirect URI that worked',
    unseen: unseenWorking,
    read: (context) => {
      const found = working(context);
      return found && fact(found.uri, found.uri, 'earlier in this capture', found.exchange);
    },
  } satisfies FactReader<string>,
  workingAt: {
    label: 'Time it worked',
    unseen: unseenWorking,
    read: (context) => {
      const found = working(context);
      return (
        found &&
        fact(found.exchange.startedAt, clock(found.exchange.startedAt), 'earlier in this capture', found.exchange)
      );
    },
  } satisfies FactReader<number>,
  /** How the sent address differs from one known to be registered. */
  redirectUriDifference: {
    label: 'Difference between the two addresses',
    unseen: unseenWorking,
    read: (context) => {
      const found = working(context);
      const uri = sent(context)?.value;
      if (!found || !uri) return undefined;
      const comparison = compareRedirectUris(uri, found.uri);
      const shown = uri.slice(...comparison.mark) || found.uri.slice(...compareRedirectUris(found.uri, uri).mark);
      return fact(comparison, shown, 'both addresses compared', found.exchange);
    },
  } satisfies FactReader<RedirectUriComparison>,
  redirectUriHost: {
    label: 'Host of the redirect URI',
    unseen: 'It stands in the request, which this capture does not hold.',
    read: (context) => {
      const uri = sent(context);
      const host = uri?.value ? urlOf(uri.value)?.host : undefined;
      return uri && host ? { ...uri, value: host, display: host } : undefined;
    },
  } satisfies FactReader<string>,
};
