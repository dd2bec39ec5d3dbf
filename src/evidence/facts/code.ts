/** Facts about authorization codes, their verifier, and refresh tokens. */
import { isSameAddress } from '../../protocol/redirect-uri.ts';
import {
  type Exchange,
  type Json,
  type Parameter,
  parameter,
  type Redacted,
  requestParameters,
  returnedParameters,
  text,
  type Value,
} from '../exchange.ts';
import type { FactContext, FactReader } from './fact.ts';
import {
  authorizeRequest,
  clock,
  fact,
  formOf,
  isAuthorize,
  isToken,
  placeOf,
  said,
  secretSent,
  tokenRequest,
  writtenRedacted,
} from './read.ts';
import { library } from './request.ts';

const inBody = 'Open DevTools before signing in: only then is the request body seen.';
const inAuthorize = 'It needs the authorize request of the same sign-in, which this capture does not hold.';

/** One token request that carried a certain code. */
export interface Redemption {
  exchange: string;
  startedAt: number;
  took: number | null;
  status: number | null;
  origin: string | null;
  library: string | null;
  initiator: string | null;
  redirectUri: string | null;
  /** The AADSTS number it was refused with. */
  refusedWith: number | null;
}

const redacted = (value: Value | undefined): Redacted | undefined => (typeof value === 'object' ? value : undefined);

function redemptionsOf(context: FactContext): Exchange[] {
  const token = tokenRequest(context);
  const print = redacted(token && parameter(formOf(token) ?? [], 'code'))?.print;
  if (!token || print === undefined) return [];
  return context.capture.filter(
    (other) => isToken(other) && redacted(parameter(formOf(other) ?? [], 'code'))?.print === print,
  );
}

const asRedemption = (exchange: Exchange): Redemption => {
  const origin = parameter(exchange.request.headers, 'origin');
  const redirectUri = parameter(formOf(exchange) ?? [], 'redirect_uri');
  return {
    exchange: exchange.id,
    startedAt: exchange.startedAt,
    took: exchange.took,
    status: exchange.response?.status ?? null,
    origin: typeof origin === 'string' ? origin : null,
    library: library(exchange)?.value ?? null,
    initiator: exchange.request.initiator,
    redirectUri: typeof redirectUri === 'string' ? redirectUri : null,
    refusedWith: refusalOf(exchange),
  };
};

/** The last number in the error list of an answer. */
function refusalOf({ response }: Exchange): number | null {
  const body = response?.body;
  const codes = body?.kind === 'json' && isObject(body.value) ? body.value.error_codes : undefined;
  const last = Array.isArray(codes) ? codes.at(-1) : undefined;
  return typeof last === 'number' ? last : null;
}

/** When, with which answer, from where and by which library a code was sent: values only, so that it reads in any language. */
function writtenRedemption(
  context: FactContext,
  { startedAt, status, refusedWith, origin, library, initiator }: Redemption,
): string {
  const first = redemptionsOf(context)[0]?.startedAt ?? startedAt;
  const after = startedAt > first ? ` (+${milliseconds(startedAt - first)})` : '';
  const answer = status === null ? 'HTTP –' : `HTTP ${status}${refusedWith === null ? '' : ` AADSTS${refusedWith}`}`;
  return [`${clock(startedAt)}${after}`, answer, `Origin ${origin ?? '–'}`, library, initiator]
    .filter(Boolean)
    .join(' · ');
}

/** The redirect or form that brought a code back, of the same sign-in. */
function received(context: FactContext): { exchange: Exchange; code: Redacted } | undefined {
  for (const exchange of context.signIn.toReversed()) {
    const code = redacted(parameter(returnedParameters(exchange) ?? [], 'code'));
    if (code && exchange.startedAt <= context.exchange.startedAt) return { exchange, code };
  }
  return undefined;
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The token request whose answer brought the refresh token of the failing request. */
function refreshTokenSource(context: FactContext): Exchange | undefined {
  const token = tokenRequest(context);
  const print = redacted(token && parameter(formOf(token) ?? [], 'refresh_token'))?.print;
  if (!token || print === undefined) return undefined;
  return context.capture.findLast((other) => {
    const body = other.response?.body;
    if (!isToken(other) || other.startedAt >= token.startedAt || body?.kind !== 'json' || !isObject(body.value))
      return false;
    const issued = body.value.refresh_token;
    return issued !== undefined && isObject(issued) && issued.print === print;
  });
}

/** The redirect or form that last brought a code to the client of the failing request, of whatever sign-in. */
function latestReceived({ capture, exchange }: FactContext): { exchange: Exchange; code: Redacted } | undefined {
  const own = requestParameters(exchange);
  for (const other of capture.toReversed()) {
    const client = text(requestParameters(other), 'client_id');
    // The pages after authorize name no client; there the address they return to tells.
    const belongs = client
      ? client === text(own, 'client_id')
      : placeOf(other) !== undefined &&
        isSameAddress(other.response?.redirect?.url ?? '', text(own, 'redirect_uri') ?? '-');
    const code = redacted(parameter(deliveryOf(other)?.list ?? [], 'code'));
    if (belongs && code && other.startedAt <= exchange.startedAt) return { exchange: other, code };
  }
  return undefined;
}

type Delivery = 'query' | 'fragment' | 'form_post';

/** What an answer of the authorize endpoint brings back to the app, and in which way. */
function deliveryOf({ response }: Exchange): { list: readonly Parameter[]; way: Delivery } | undefined {
  if (response?.redirect) return { list: response.redirect.parameters, way: response.redirect.where };
  return response?.body.kind === 'form-post' ? { list: response.body.parameters, way: 'form_post' } : undefined;
}

const milliseconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : duration(ms / 1000));
function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/**
 * Print of the challenge that the verifier of a token request makes by the method of an authorize request: S256 is
 * BASE64URL(SHA256(verifier)); `plain`, also where no method was sent, is the verifier itself (RFC 7636 4.3, 4.6).
 */
function challengeSent(token: Exchange, authorize: Exchange): string | undefined {
  return text(authorize.request.query, 'code_challenge_method') === 'S256'
    ? token.secrets.verifierChallenge
    : redacted(parameter(formOf(token) ?? [], 'code_verifier'))?.print;
}

export const codeFacts = {
  codeSent: {
    label: 'Code sent',
    unseen: inBody,
    read: (context: FactContext) => secretSent(tokenRequest(context), 'code'),
  },
  codeReceived: {
    label: 'Code received',
    unseen: 'It needs the redirect that brought the code, which this capture does not hold.',
    read: (context) => {
      const found = received(context);
      return (
        found && {
          ...fact(found.code, writtenRedacted('code', found.code), 'redirect to the app', found.exchange),
          redacted: true,
        }
      );
    },
  } satisfies FactReader<Redacted>,
  codeRedemptions: {
    label: 'Token requests with this code',
    unseen: inBody,
    read: (context) => {
      const list = redemptionsOf(context);
      return list.length > 0
        ? fact(list.map(asRedemption), String(list.length), 'token requests of this capture', list.at(-1) ?? null)
        : undefined;
    },
  } satisfies FactReader<Redemption[]>,
  firstRedemption: {
    label: 'First request with this code',
    unseen: 'Both token requests must be in the capture.',
    read: (context) => {
      const [first, second] = redemptionsOf(context);
      const code = redacted(first && parameter(formOf(first) ?? [], 'code'));
      return first && second && code
        ? { ...fact(asRedemption(first), writtenRedacted('code', code), 'token request, body', first), redacted: true }
        : undefined;
    },
  } satisfies FactReader<Redemption>,
  redemptionGap: {
    label: 'Time between',
    unseen: 'Both token requests must be in the capture.',
    read: (context) => {
      const list = redemptionsOf(context);
      const [first] = list;
      const last = tokenRequest(context);
      if (!first || !last || list.length < 2 || first === last) return undefined;
      const gap = last.startedAt - first.startedAt;
      return fact(gap, milliseconds(gap), 'start of both requests', last);
    },
  } satisfies FactReader<number>,
  /** When, with which answer and from where the code was sent first. */
  firstRedemptionDetails: {
    label: 'First request: time, answer, origin',
    unseen: 'Both token requests must be in the capture.',
    read: (context) => {
      const [first, second] = redemptionsOf(context);
      const shown = first && asRedemption(first);
      return first && second && shown
        ? fact(shown, writtenRedemption(context, shown), 'token request', first)
        : undefined;
    },
  } satisfies FactReader<Redemption>,
  /** When, with which answer and from where the failing request sent the code. */
  thisRedemptionDetails: {
    label: 'This request: time, answer, origin',
    unseen: inBody,
    read: (context) => {
      const token = tokenRequest(context);
      if (!token || !redemptionsOf(context).includes(token)) return undefined;
      const shown = asRedemption(token);
      return fact(shown, writtenRedemption(context, shown), 'token request', token);
    },
  } satisfies FactReader<Redemption>,
  /** How often the browser loaded the redirect URI with this code; a code in a fragment is not seen there. */
  codePageLoads: {
    label: 'Page loads with this code',
    unseen: 'It needs the page at the redirect URI, loaded with the code in its address or in a form.',
    read: (context) => {
      const token = tokenRequest(context);
      const print = redacted(token && parameter(formOf(token) ?? [], 'code'))?.print;
      if (!token || print === undefined) return undefined;
      const loads = context.capture.filter(
        (other) =>
          other.startedAt <= token.startedAt &&
          !placeOf(other) &&
          !isToken(other) &&
          redacted(parameter(requestParameters(other), 'code'))?.print === print,
      );
      const last = loads.at(-1);
      return last && fact(loads.length, String(loads.length), 'requests of this capture', last);
    },
  } satisfies FactReader<number>,
  /** How the code came back: a fragment reaches the page only, a query or a form reaches the server. */
  codeDelivery: {
    label: 'Code came back in',
    unseen: 'It needs the redirect that brought the code, which this capture does not hold.',
    read: (context) => {
      const found = received(context);
      const way = found && deliveryOf(found.exchange)?.way;
      return found && way ? fact(way, way, 'redirect to the app', found.exchange) : undefined;
    },
  } satisfies FactReader<Delivery>,
  /** The code that last came back to this client, even where nothing ties it to the failing request. */
  latestCodeReceived: {
    label: 'Latest code received',
    unseen: 'It needs the redirect that brought the code, which this capture does not hold.',
    read: (context) => {
      const found = latestReceived(context);
      return (
        found && {
          ...fact(found.code, writtenRedacted('code', found.code), 'redirect to the app', found.exchange),
          redacted: true,
        }
      );
    },
  } satisfies FactReader<Redacted>,
  codeAge: {
    label: 'Time from the redirect to this request',
    unseen: 'It needs the redirect that brought the code, which this capture does not hold.',
    read: (context) => {
      const token = tokenRequest(context);
      const found = received(context);
      const sent = redacted(token && parameter(formOf(token) ?? [], 'code'));
      if (!token || !found || !sent) return undefined;
      const age = token.startedAt - (found.exchange.startedAt + (found.exchange.took ?? 0));
      return fact(Math.max(0, age), milliseconds(Math.max(0, age)), 'start of both requests', token);
    },
  } satisfies FactReader<number>,
  codeVerifier: {
    label: 'Code verifier',
    unseen: inBody,
    read: (context: FactContext) => secretSent(tokenRequest(context), 'code_verifier'),
  },
  codeChallenge: {
    label: 'Code challenge',
    unseen: inAuthorize,
    read: (context: FactContext) => secretSent(authorizeRequest(context), 'code_challenge'),
  },
  /** Whether the verifier belongs to the challenge of the authorize request. */
  pkceMatch: {
    label: 'Verifier against challenge',
    unseen: inAuthorize,
    read: (context) => {
      const token = tokenRequest(context);
      const authorize = authorizeRequest(context);
      const challenge = redacted(authorize && parameter(authorize.request.query, 'code_challenge'))?.print;
      const computed = token && authorize && challengeSent(token, authorize);
      if (!token || challenge === undefined || computed === undefined) return undefined;
      const match = challenge === computed;
      const words = match ? 'the verifier belongs to the challenge' : 'the verifier does not belong to the challenge';
      return said(match, words, 'both requests compared', token);
    },
  } satisfies FactReader<boolean>,
  /** Start of another authorize request of this capture to whose challenge the verifier belongs. */
  verifierOfOther: {
    label: 'Sign-in the verifier belongs to',
    unseen: 'No other sign-in of this capture has the challenge of this verifier.',
    read: (context) => {
      const token = tokenRequest(context);
      const own = authorizeRequest(context);
      if (token?.secrets.verifierChallenge === undefined) return undefined;
      const other = context.capture.findLast(
        (item) =>
          isAuthorize(item) &&
          item !== own &&
          redacted(parameter(item.request.query, 'code_challenge'))?.print === challengeSent(token, item),
      );
      return other && fact(other.startedAt, clock(other.startedAt), 'authorize request, query', other);
    },
  } satisfies FactReader<number>,
  refreshToken: {
    label: 'Refresh token',
    unseen: inBody,
    read: (context: FactContext) => secretSent(tokenRequest(context), 'refresh_token'),
  },
  /** Client whose token request brought the refresh token that was sent. */
  refreshTokenClientId: {
    label: 'Client the refresh token was issued to',
    unseen: 'The answer that brought this refresh token is not in this capture.',
    read: (context) => {
      const source = refreshTokenSource(context);
      const id = source && text(formOf(source) ?? [], 'client_id');
      return source && id ? fact(id, id, 'earlier in this capture', source) : undefined;
    },
  } satisfies FactReader<string>,
  /** Scope granted with the refresh token that was sent. */
  grantedScope: {
    label: 'Scope granted with the refresh token',
    unseen: 'The answer that brought this refresh token is not in this capture.',
    read: (context) => {
      const source = refreshTokenSource(context);
      const body = source?.response?.body;
      const scope = body?.kind === 'json' && isObject(body.value) ? body.value.scope : undefined;
      return source && typeof scope === 'string' ? fact(scope, scope, 'earlier in this capture', source) : undefined;
    },
  } satisfies FactReader<string>,
};
