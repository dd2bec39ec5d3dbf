/** Reads Entra's HTML pages by their `$Config`: error pages, and errors shown on the sign-in page. */
import type { Exchange, Json } from '../../evidence/exchange.ts';
import type { Failure } from '../../evidence/failure.ts';
import { readDescription } from './description.ts';
import { failureAt } from './failure.ts';

const string = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

// Steps of a sign-in that goes well; an error code on them is the step's own name (50058, 50140, 50199 …).
const healthyPages = new Set(['ConvergedTFA', 'KmsiInterrupt', 'CmsiInterrupt', 'BssoInterrupt', 'ConvergedConsent']);

/**
 * The failure a page shows, or undefined for a healthy page. The first sign-in page always carries 50058 ("not signed
 * in yet"), so codes of a sign-in page count only on the page that answers a POST; pre-baked error parameters for
 * seamless sign-on and Cancel are not looked at.
 */
export function readPage(exchange: Exchange, config: { [key: string]: Json }): Failure | undefined {
  const message = string(config.strServiceExceptionMessage);
  const number = numberOf(config.iErrorCode) ?? numberOf(config.sErrorCode);
  const terminal = config.pgid === 'ConvergedError' || message !== null;
  if (!terminal && (number === undefined || isStep(exchange, config.pgid, number))) return undefined;
  const read = readDescription(message ?? string(config.sErrTxt) ?? '');
  const base = failureAt(exchange, terminal ? 'error-page' : 'sign-in-page');
  const codes = read.codes.length > 0 ? read.codes : number === undefined ? [] : [`AADSTS${number}`];
  return {
    ...base,
    codes,
    text: read.text || string(config.strAdditionalMessage) || string(config.strMainMessage),
    ids: {
      traceId: string(config.sessionId) ?? read.traceId ?? base.ids.traceId,
      correlationId: string(config.correlationId) ?? read.correlationId ?? base.ids.correlationId,
      timestamp: read.timestamp ?? base.ids.timestamp,
    },
  };
}

function isStep(exchange: Exchange, pgid: Json | undefined, number: string): boolean {
  if (typeof pgid === 'string' && healthyPages.has(pgid)) return true;
  if (pgid === 'ConvergedSignIn' || pgid === undefined) return exchange.request.method !== 'POST' || number === '50058';
  return false;
}

function numberOf(value: Json | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  return /^[1-9]\d{3,7}$/.test(text) ? text : undefined;
}
