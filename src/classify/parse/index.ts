/** Exchange → Failure: tries the parser of each place where this exchange can carry one. */
import type { Exchange, Parameter } from '../../evidence/exchange.ts';
import { isToken, placeOf } from '../../evidence/facts/read.ts';
import type { Failure, Surface } from '../../evidence/failure.ts';
import { readAppPage } from './app-page.ts';
import { readChallenge } from './challenge.ts';
import { readJsonAnswer } from './json-answer.ts';
import { readMfa } from './mfa.ts';
import { isInvitation, readRefusal } from './native.ts';
import { readNetwork } from './network.ts';
import { readPage } from './page.ts';
import { readReturned } from './returned.ts';
import { readSaml } from './saml.ts';
import { readStatus } from './status.ts';
import { readText } from './text.ts';

const failures = new WeakMap<Exchange, Failure | null>();

/** What the service said in this exchange, or undefined where it said nothing wrong. Never throws. */
export function failureOf(exchange: Exchange): Failure | undefined {
  const known = failures.get(exchange);
  if (known !== undefined) return known ?? undefined;
  const failure = read(exchange) ?? null;
  failures.set(exchange, failure);
  return failure ?? undefined;
}

function read(exchange: Exchange): Failure | undefined {
  if (exchange.type === 'preflight') return undefined;
  if (exchange.role === 'resource') return readChallenge(exchange);
  if (exchange.role === 'app') return readAppPage(exchange);
  if (exchange.sources.includes('text')) return readPasted(exchange);
  return (
    readAnswer(exchange) ?? (answersPeople(exchange) ? (readStatus(exchange) ?? readNetwork(exchange)) : undefined)
  );
}

/** What the body, form or redirect of an authority's answer says. */
function readAnswer(exchange: Exchange): Failure | undefined {
  const { redirect, body } = exchange.response ?? {};
  if (redirect) {
    const surface = redirect.where === 'fragment' ? 'redirect-fragment' : 'redirect-query';
    return readSaml(exchange) ?? readReturned(exchange, redirect.parameters, surface);
  }
  switch (body?.kind) {
    case 'form-post':
      return readSaml(exchange) ?? readReturned(exchange, body.parameters, 'form-post');
    case 'page':
      return readPage(exchange, body.config);
    case 'json':
      if (isInvitation(exchange, body.value)) return undefined;
      return (
        readMfa(exchange, body.value) ??
        readRefusal(exchange, body.value) ??
        readJsonAnswer(exchange, body.value, surfaceOf(exchange))
      );
    case 'text':
      return body.text !== '' && /html/i.test(body.mimeType) ? readText(exchange, body.text, 'error-page') : undefined;
    default:
      return undefined;
  }
}

// Endpoints whose status or silence alone tells that somebody's sign-in did not go on.
const counted = new Set([
  'authorize',
  'token',
  'devicecode',
  'discovery',
  'saml',
  'wsfed',
  'login',
  'native',
  'logout',
  'mfa',
  'self-asserted',
]);

function answersPeople(exchange: Exchange): boolean {
  if (isInvitation(exchange, null)) return false;
  const place = placeOf(exchange);
  // The check of the device's certificate is a page of its own host; a browser that shows none fails there.
  if (place?.authority.host.startsWith('device.login.'))
    return exchange.response === null || exchange.response.status === 0;
  return isToken(exchange) || counted.has(place?.endpoint.kind ?? '');
}

/** What a person pasted: an address or form with an error in it, an answer with its headers, or words. */
function readPasted(exchange: Exchange): Failure | undefined {
  const { request, response } = exchange;
  const found =
    readChallenge(exchange) ?? readSaml(exchange) ?? readReturned(exchange, sent(exchange), 'redirect-query');
  if (found) return found;
  const body = response?.body;
  if (body?.kind === 'text' && body.text !== '') return readText(exchange, body.text) ?? readStatus(exchange);
  return readAnswer(exchange) ?? (request.url === '' ? readStatus(exchange) : undefined);
}

const sent = ({ request }: Exchange): readonly Parameter[] =>
  request.body.kind === 'form' ? request.body.parameters : request.query;

function surfaceOf(exchange: Exchange): Surface {
  if (isToken(exchange)) return 'token-response';
  switch (placeOf(exchange)?.endpoint.kind) {
    case 'devicecode':
      return 'devicecode-response';
    case 'discovery':
      return 'discovery-response';
    case 'native':
      return 'native-answer';
    case 'self-asserted':
      return 'b2c-answer';
    default:
      return exchange.request.url === '' ? 'token-response' : 'text';
  }
}
