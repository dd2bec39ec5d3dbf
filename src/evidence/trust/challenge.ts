/** Decides whether a challenge of an API speaks for Microsoft, and whether it says more than "bring a token". */
import { authorityOf } from '../../protocol/authority.ts';
import { type Challenge, challengesOf } from '../../protocol/challenge.ts';
import { jwtOf } from '../../protocol/jwt.ts';
import { urlOf } from '../../protocol/parameters.ts';
import type { RawExchange } from '../raw.ts';

/** Values of all `WWW-Authenticate` headers as one list. */
export const challengesIn = (headers: readonly [string, string][]): Challenge[] =>
  challengesOf(
    headers
      .filter(([name]) => name.toLowerCase() === 'www-authenticate')
      .map(([, value]) => value)
      .join(', '),
  );

/** The bearer token that was sent, decoded; undefined where none was, or none that can be read. */
export function bearerOf({ requestHeaders }: RawExchange): Record<string, unknown> | undefined {
  const sent = requestHeaders?.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const token = /^Bearer\s{1,4}(eyJ[\w.-]{10,20000})\s{0,4}$/i.exec(sent ?? '')?.[1];
  return token === undefined ? undefined : jwtOf(token)?.payload;
}

const isAuthorityAddress = (text: unknown): boolean =>
  typeof text === 'string' && authorityOf(urlOf(text)?.host ?? '') !== undefined;

/** Whether a challenge names an error or asks for claims; the first one, to a request without a token, does neither. */
export const saysMore = ({ parameters }: Challenge): boolean => Boolean(parameters.error || parameters.claims);

/**
 * Whether an API's answer is a challenge to believe: it names a known authority, or it answers a token that one issued.
 */
export function isTrustedChallenge(raw: RawExchange): boolean {
  if (raw.status === null || raw.status < 400) return false;
  const challenges = challengesIn(raw.responseHeaders).filter(saysMore);
  if (challenges.length === 0) return false;
  return (
    challenges.some(({ parameters }) => isAuthorityAddress(parameters.authorization_uri ?? parameters.authorization)) ||
    isAuthorityAddress(bearerOf(raw)?.iss)
  );
}
