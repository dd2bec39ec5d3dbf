/** Computes the facts that need a secret, while it is still there. */
import { jwtOf } from '../../protocol/jwt.ts';
import type { RawParameter } from '../../protocol/parameters.ts';
import type { AssertionFacts, BearerFacts, SecretFacts } from '../exchange.ts';
import type { RawExchange } from '../raw.ts';
import { bearerOf } from '../trust/challenge.ts';
import { challengeOf, fingerprint } from './fingerprint.ts';
import { redactParameters } from './parameters.ts';
import { clean, type Redactor } from './redactor.ts';

/** Facts of one request's parameters (query and form together). */
export function secretFacts(redactor: Redactor, parameters: readonly RawParameter[]): SecretFacts {
  const value = (name: string) => parameters.find(([key]) => key === name)?.[1];
  const facts: SecretFacts = {};
  const verifier = value('code_verifier');
  if (verifier !== undefined) facts.verifierChallenge = fingerprint(redactor.key, challengeOf(verifier));
  const assertion = value('client_assertion') ?? value('assertion');
  const claims = assertion === undefined ? undefined : assertionFacts(redactor, assertion, value('client_id'));
  if (claims) facts.assertion = claims;
  const interaction = interactionOf(value('state'));
  if (interaction) facts.interaction = interaction;
  const names = parameters.map(([name]) => name);
  const kept = redactParameters(redactor, parameters).filter((_, index) => names.indexOf(names[index] ?? '') !== index);
  const repeated = [...new Set(kept.map(({ name }) => name))];
  if (repeated.length > 0) facts.repeated = repeated.slice(0, 20);
  return facts;
}

function assertionFacts(
  redactor: Redactor,
  assertion: string,
  clientId: string | undefined,
): AssertionFacts | undefined {
  const jwt = jwtOf(assertion);
  if (!jwt) return undefined;
  const { header, payload } = jwt;
  const string = (value: unknown) => (typeof value === 'string' ? clean(redactor, value, 300) : null);
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  return {
    audience: string(payload.aud),
    issuer: string(payload.iss),
    issuedByClient: clientId === undefined ? null : payload.iss === clientId && payload.sub === clientId,
    expiresAt: number(payload.exp),
    notBefore: number(payload.nbf),
    hasKeyId:
      typeof header.kid === 'string' || typeof header.x5t === 'string' || typeof header['x5t#S256'] === 'string',
  };
}

/** Claims of the bearer token that a request carried. */
export function bearerFacts(redactor: Redactor, raw: RawExchange): { bearer?: BearerFacts } {
  const claims = bearerOf(raw);
  if (!claims) return {};
  const string = (value: unknown) => (typeof value === 'string' ? clean(redactor, value, 300) : null);
  return {
    bearer: {
      issuer: string(claims.iss),
      audience: string(claims.aud),
      version: string(claims.ver),
      scopes: string(claims.scp),
      expiresAt: typeof claims.exp === 'number' ? claims.exp : null,
    },
  };
}

// MSAL.js: state = base64(JSON {"id", "meta": {"interactionType"}}) then "|" and the app's own state.
function interactionOf(state: string | undefined): 'redirect' | 'popup' | 'silent' | undefined {
  const head = state?.split('|')[0];
  if (!head?.startsWith('eyJ')) return undefined; // base64 of `{"`
  try {
    const parsed: unknown = JSON.parse(atob(head.replaceAll('-', '+').replaceAll('_', '/')));
    const type = (parsed as { meta?: { interactionType?: unknown } } | null)?.meta?.interactionType;
    return type === 'redirect' || type === 'popup' || type === 'silent' ? type : undefined;
  } catch {
    return undefined; // not MSAL's state
  }
}
