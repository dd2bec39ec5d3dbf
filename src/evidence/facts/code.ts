/** Facts about authorization codes, their verifier, and refresh tokens. */
import { type Exchange, parameter, type Redacted, type Value } from '../exchange.ts';
import type { FactContext, FactReader } from '../facts.ts';
import { authorizeRequest, fact, formOf, isToken, said, secretSent, tokenRequest, writtenRedacted } from './read.ts';
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
  };
};

/** The redirect or form that brought a code back, of the same sign-in. */
function received(context: FactContext): { exchange: Exchange; code: Redacted } | undefined {
  for (const exchange of context.signIn.toReversed()) {
    const { response } = exchange;
    const list =
      response?.redirect?.parameters ?? (response?.body.kind === 'form-post' ? response.body.parameters : undefined);
    const code = redacted(list && parameter(list, 'code'));
    if (code && exchange.startedAt <= context.exchange.startedAt) return { exchange, code };
  }
  return undefined;
}

const milliseconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : duration(ms / 1000));
function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
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
    unseen: inBody,
    read: (context) => {
      const [first] = redemptionsOf(context);
      const code = redacted(first && parameter(formOf(first) ?? [], 'code'));
      return first && code
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
  /** Whether BASE64URL(SHA256(verifier)) equals the challenge of the authorize request (RFC 7636 4.6). */
  pkceMatch: {
    label: 'Verifier against challenge',
    unseen: inAuthorize,
    read: (context) => {
      const token = tokenRequest(context);
      const authorize = authorizeRequest(context);
      const challenge = redacted(authorize && parameter(authorize.request.query, 'code_challenge'))?.print;
      const computed = token?.secrets.verifierChallenge;
      if (!token || challenge === undefined || computed === undefined) return undefined;
      const match = challenge === computed;
      const words = match ? 'the verifier belongs to the challenge' : 'the verifier does not belong to the challenge';
      return said(match, words, 'both requests compared', token);
    },
  } satisfies FactReader<boolean>,
  refreshToken: {
    label: 'Refresh token',
    unseen: inBody,
    read: (context: FactContext) => secretSent(tokenRequest(context), 'refresh_token'),
  },
};
