/** Reads Microsoft's HTML pages by their objects: error pages, policy pages, and errors shown on the sign-in page. */
import type { Exchange, Json } from '../../evidence/exchange.ts';
import { placeOf } from '../../evidence/facts/read.ts';
import type { Failure, Surface } from '../../evidence/failure.ts';
import { policyPageHeading } from '../../protocol/policy-page.ts';
import { readDescription } from './description.ts';
import { failureAt } from './failure.ts';

type Config = { [key: string]: Json };

const string = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

// Codes with which the consent page says that this user cannot consent: an administrator must.
const needsAdmin = new Set(['90093', '90094', '90095']);
// Steps of a sign-in that goes well; an error code on them is the step's own name (50058, 50140, 50199 …).
const healthyPages = new Set(['KmsiInterrupt', 'CmsiInterrupt', 'BssoInterrupt', 'ConvergedConsent']);
// Codes that name the step at which a sign-in stands: not signed in yet, pick an account, prove or register a factor.
const steps = new Set(['50058', '16000', '50072', '50074', '50076', '50079', '50097', '50140', '50199', '50203']);

/**
 * The failure a page shows, or undefined for a healthy page. The first sign-in page always carries 50058 ("not signed
 * in yet"), so codes of a sign-in page count only on the page that answers a POST; pre-baked error parameters for
 * seamless sign-on and Cancel are not looked at.
 */
export function readPage(exchange: Exchange, config: Config): Failure | undefined {
  const message = string(config.strServiceExceptionMessage);
  const code = config.pageObject === 'ServerData' ? consumerCode(config) : entraCode(config);
  const terminal = config.pgid === 'ConvergedError' || message !== null;
  if (!terminal && (code === undefined || isStep(exchange, config, code))) return undefined;
  const read = readDescription(message ?? string(config.sErrTxt) ?? '');
  const base = failureAt(exchange, surfaceOf(exchange, config, terminal));
  const codes = read.codes.length > 0 ? read.codes : code === undefined ? [] : [code];
  return {
    ...base,
    codes,
    text: read.text || string(config.strAdditionalMessage) || string(config.strMainMessage) || headingOf(config),
    ids: {
      traceId: string(config.sessionId) ?? read.traceId ?? base.ids.traceId,
      correlationId: string(config.correlationId) ?? read.correlationId ?? base.ids.correlationId,
      timestamp: read.timestamp ?? base.ids.timestamp,
    },
  };
}

const headingOf = (config: Config): string | null => policyPageHeading(config.iErrorTitle) ?? null;

function surfaceOf(exchange: Exchange, { pgid, iErrorTitle }: Config, terminal: boolean): Surface {
  if (placeOf(exchange)?.endpoint.kind === 'logout') return 'sign-out-page';
  return terminal || pgid === 'ConvergedConditionalAccess' || typeof iErrorTitle === 'number'
    ? 'error-page'
    : 'sign-in-page';
}

function isStep(exchange: Exchange, { pgid, iErrorTitle }: Config, code: string): boolean {
  const hasPolicyHeading = typeof iErrorTitle === 'number' && iErrorTitle > 0;
  const number = code.replace(/^AADSTS/, '');
  if (pgid === 'ConvergedConsent' && needsAdmin.has(number)) return false;
  if (typeof pgid === 'string' && healthyPages.has(pgid)) return true;
  const isStepCode = steps.has(number);
  // A page with the heading of a policy refuses, also one that answers a single sign-on without any POST.
  if (hasPolicyHeading && !isStepCode) return false;
  const pasted = exchange.sources.includes('text');
  // Nobody can tell from a pasted page whether its sign-in went on.
  if (pasted) return isStepCode;
  const isPost = exchange.request.method === 'POST';
  if (pgid === 'ConvergedTFA') return isStepCode || !isPost;
  if (pgid === 'ConvergedSignIn' || pgid === undefined) return code === 'AADSTS50058' || (!isPost && isFirst(exchange));
  return false;
}

/** Whether the page is the first of its sign-in: it answers the request that began it. */
const isFirst = (exchange: Exchange): boolean =>
  ['authorize', 'saml', 'wsfed', 'page', 'login', undefined].includes(placeOf(exchange)?.endpoint.kind) &&
  !/\/(?:reprocess|resume)$/i.test(exchange.request.url);

function entraCode(config: Config): string | undefined {
  const listed = Array.isArray(config.arrValErrs) ? config.arrValErrs.map(numberOf).findLast(Boolean) : undefined;
  const number = numberOf(config.iErrorCode) ?? numberOf(config.sErrorCode) ?? listed;
  return number === undefined ? undefined : `AADSTS${number}`;
}

function numberOf(value: Json | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  return /^[1-9]\d{3,7}$/.test(text) ? text : undefined;
}

/** Errors of personal accounts are hexadecimal result codes, not AADSTS numbers. */
function consumerCode(config: Config): string | undefined {
  const text = string(config.sErrorCode)?.replace(/^0x/i, '').toUpperCase();
  return text && /^[0-9A-F]{8}$/.test(text) && !/^0+$/.test(text) ? text : undefined;
}
