/** Decides how an attempt ended, and whether its failure counts at once. */
import { type Exchange, type Json, parameter, requestParameters, text } from '../evidence/exchange.ts';
import { isSilent, isToken, placeOf } from '../evidence/facts/read.ts';
import { returnedCode } from '../evidence/facts/redirect-uri.ts';
import { type Failure, type Kind, leadingCode } from '../evidence/failure.ts';
import { broughtTokens } from '../evidence/sign-in.ts';
import { mfaAnswerOf } from '../protocol/mfa.ts';
import { isSamlSuccess } from '../protocol/saml.ts';
import { saidKind, unlistedKind } from './said-kind.ts';

export type SignInOutcome = 'in-progress' | 'succeeded' | 'failed' | 'recovered' | 'cancelled' | 'handed-over';

/** The kind of what was said, from the catalogue or from the module built of it. */
export type KindOf = (failure: Failure) => Kind;

/** Judges by what the answer itself names (a cancel by the person, a step), then by the kinds of codes and errors. */
export const kindBy =
  (kindOfName: (name: string) => Kind | undefined): KindOf =>
  (failure) =>
    saidKind(failure) ?? kindOfName(leadingCode(failure) ?? failure.error ?? '') ?? unlistedKind(failure);

export interface SeenFailure {
  failure: Failure;
  exchange: Exchange;
  kind: Kind;
}

const atOnceGrants = new Set([
  'authorization_code',
  'client_credentials',
  'password',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
]);

const pollGrants = new Set(['urn:ietf:params:oauth:grant-type:device_code', 'device_code']);

// Pages on which the person goes on: the code on them names the step, and the sign-in follows from there.
const pagesThatGoOn = new Set(['ConvergedProofUpRedirect', 'ConvergedChangePassword']);

/**
 * Whether a failure counts when it is seen: a failed code redemption, client-credentials, password or on-behalf-of
 * grant, an error page, or an error brought to a full page. Refresh, silent and polling failures wait for what follows.
 */
export function countsAtOnce({ failure, exchange, kind }: SeenFailure): boolean {
  if (kind !== 'failure') return false;
  if (isToken(exchange)) {
    const grant = text(requestParameters(exchange), 'grant_type');
    // Any error but "pending" ends the polling (RFC 8628 3.5); an answer without one may be a gateway's.
    if (grant !== undefined && pollGrants.has(grant)) return failure.error !== null;
    return grant === undefined
      ? exchange.request.body.kind !== 'not-captured' || exchange.sources.includes('text')
      : atOnceGrants.has(grant);
  }
  if (failure.surface === 'error-page') return !isSilent(exchange);
  if (failure.surface === 'sign-in-page') return !isSilent(exchange) && !goesOn(exchange);
  return !isSilent(exchange) && exchange.type === 'document';
}

function goesOn({ response }: Exchange): boolean {
  const page = response?.body.kind === 'page' ? response.body.config.pgid : undefined;
  return typeof page === 'string' && pagesThatGoOn.has(page);
}

/** Whether the authority's answer went to the app's server, which does the rest out of sight: a code, or a SAML or WS-Federation message. */
export function handedOver(exchange: Exchange): boolean {
  if (exchange.role === 'app') return false;
  const { samlResponse } = exchange.secrets;
  const body = exchange.response?.body;
  const posted = body?.kind === 'form-post' ? body.parameters : [];
  return (
    returnedCode(exchange) ||
    (samlResponse !== undefined && isSamlSuccess(samlResponse)) ||
    parameter(posted, 'wresult') !== undefined
  );
}

/** Whether a poll before this exchange needs no more waiting: it was answered well, or the sign-in went on. */
export function endsPolling(exchange: Exchange): boolean {
  if (broughtTokens(exchange) || handedOver(exchange)) return true;
  const body = exchange.response?.body;
  return body?.kind === 'json' && isMembers(body.value) && mfaAnswerOf(body.value)?.success === true;
}

const isMembers = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Pages that are only shown once the user name and password were accepted.
const afterPassword = new Set([
  'ConvergedTFA',
  'ConvergedProofUpRedirect',
  'KmsiInterrupt',
  'CmsiInterrupt',
  'ConvergedConsent',
]);

// Those that are only shown once a second factor was accepted, where one was asked for.
const afterFactor = new Set(['KmsiInterrupt', 'CmsiInterrupt', 'ConvergedConsent']);

/** Whether the sign-in got past an error of one of its pages: the person typed again, and it was accepted. */
function wasOvercome({ failure, exchange }: SeenFailure, exchanges: readonly Exchange[]): boolean {
  const later = exchanges.filter(({ startedAt }) => startedAt > exchange.startedAt);
  switch (failure.surface) {
    case 'sign-in-page':
      return later.some((one) => afterPassword.has(pageOf(one)));
    case 'mfa-answer':
      return later.some((one) => endsPolling(one) || afterFactor.has(pageOf(one)));
    case 'b2c-answer':
      return later.some(isAccepted);
    default:
      return false;
  }
}

function pageOf({ response }: Exchange): string {
  const page = response?.body.kind === 'page' ? response.body.config.pgid : undefined;
  return typeof page === 'string' ? page : '';
}

/** B2C answers what was typed with status 200 and says in the body what it thinks of it. */
function isAccepted(exchange: Exchange): boolean {
  const body = exchange.response?.body;
  return (
    placeOf(exchange)?.endpoint.kind === 'self-asserted' &&
    body?.kind === 'json' &&
    isMembers(body.value) &&
    String(body.value.status) === '200'
  );
}

export interface OutcomeOptions {
  /** The capture has ended: nothing more will follow (HAR, pasted text). */
  finished: boolean;
}

/** The outcome of exchanges in order of their start, with the failures among them. */
export function outcomeOf(
  exchanges: readonly Exchange[],
  seen: readonly SeenFailure[],
  { finished }: OutcomeOptions,
): SignInOutcome {
  const lastSuccess = exchanges.findLastIndex(broughtTokens);
  const lastFailure = seen.findLast(({ kind }) => kind !== 'pending');
  const failedAt = lastFailure ? exchanges.indexOf(lastFailure.exchange) : -1;
  if (lastSuccess > failedAt) return failedAt >= 0 ? 'recovered' : 'succeeded';
  if (lastSuccess >= 0 && lastFailure && sameMoment(exchanges[lastSuccess], lastFailure.exchange)) return 'failed';
  if (lastFailure) {
    if (exchanges.findLastIndex(handedOver) > failedAt) return 'recovered';
    if (wasOvercome(lastFailure, exchanges)) return 'in-progress';
    if (lastFailure.kind === 'cancelled') return 'cancelled';
    if (finished || seen.some(countsAtOnce)) return 'failed';
    return 'in-progress';
  }
  if (finished && exchanges.some(handedOver)) return 'handed-over';
  return 'in-progress';
}

// The same code sent twice: one request gets tokens, the other fails. The app still sees an error.
const sameMoment = (success: Exchange | undefined, failure: Exchange): boolean =>
  success !== undefined && isToken(success) && isToken(failure);
