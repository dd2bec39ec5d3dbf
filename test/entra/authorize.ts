/** The authorize endpoint and the sign-in page's POST: a code, an error at the redirect URI, or a page. */
import { randomUUID } from 'node:crypto';
import { describe, type EntraError, errorPage, errors } from './errors.ts';
import type { Answer, EntraRequest } from './exchange.ts';
import { hasSession, issueCode, type Memory, startSession } from './memory.ts';
import { signInPage } from './pages.ts';
import { sendBack } from './redirect.ts';
import { replay } from './replay.ts';
import { behaviourOf, failureFor, type Script } from './scenario.ts';
import { clientInfo, idToken } from './tokens.ts';

const responseTypes = ['code', 'id_token', 'code id_token', 'id_token code'];

/** GET (or POST) /authorize. */
export function authorize(memory: Memory, scripts: Script[], request: EntraRequest): Answer {
  const { parameters } = request;
  const silent = parameters.get('prompt') === 'none';
  const redirectUri = parameters.get('redirect_uri');
  if (!parameters.get('client_id')) return errorPage(request, errors.missingParameter('client_id'));
  const failing = failureFor(scripts, request, silent);
  if (failing) return replay(failing, request, redirectUri, []);
  if (!redirectUri) return errorPage(request, errors.noReplyAddress);
  const responseType = parameters.get('response_type');
  if (!responseType) return sendError(request, redirectUri, errors.missingParameter('response_type'));
  if (!responseTypes.includes(responseType)) return sendError(request, redirectUri, errors.responseType(responseType));
  if (!parameters.get('scope') && request.version === 'v2')
    return sendError(request, redirectUri, errors.missingParameter('scope'));

  const behaviour = behaviourOf(scripts, parameters.get('client_id'));
  const asksAnew =
    ['login', 'select_account'].includes(parameters.get('prompt') ?? '') || (behaviour.signInPage && !silent);
  const signedIn = hasSession(memory, request.headers) && !behaviour.sessionless && !asksAnew;
  if (silent && !signedIn) return sendError(request, redirectUri, errors.notSignedIn);
  if (!signedIn && behaviour.signInPage) {
    const context = randomUUID();
    memory.waiting.set(context, request);
    return signInPage(request, context);
  }
  return succeed(memory, request, redirectUri, behaviour.codeLifetime, signedIn ? [] : startSession(memory));
}

/** POST /login, with the `ctx` of the sign-in page. */
export function login(memory: Memory, scripts: Script[], request: EntraRequest): Answer {
  const asked = memory.waiting.get(request.parameters.get('ctx') ?? '');
  if (!asked) return errorPage(request, errors.missingParameter('ctx'));
  const resumed: EntraRequest = { ...request, parameters: asked.parameters, tenant: asked.tenant };
  const redirectUri = asked.parameters.get('redirect_uri') ?? '';
  const failing = failureFor(scripts, resumed, false);
  if (failing) return replay(failing, resumed, redirectUri, []);
  const { codeLifetime } = behaviourOf(scripts, asked.parameters.get('client_id'));
  return succeed(memory, resumed, redirectUri, codeLifetime, startSession(memory));
}

function succeed(
  memory: Memory,
  request: EntraRequest,
  redirectUri: string,
  codeLifetime: number,
  cookies: string[],
): Answer {
  const { parameters } = request;
  const asked = (parameters.get('response_type') ?? '').split(' ');
  const fields = new URLSearchParams();
  if (asked.includes('code')) fields.set('code', issueCode(memory, request, redirectUri, codeLifetime));
  if (asked.includes('id_token')) {
    const subject = { clientId: parameters.get('client_id') ?? '', scope: '', nonce: parameters.get('nonce') };
    fields.set('id_token', idToken(request, subject));
  }
  if (parameters.get('client_info') === '1') fields.set('client_info', clientInfo(request.tenant));
  fields.set('session_state', randomUUID());
  return sendBack(request, redirectUri, fields, cookies);
}

function sendError(request: EntraRequest, redirectUri: string, found: EntraError): Answer {
  const fields = new URLSearchParams({
    error: found.error,
    error_description: describe(found, request.ids, '\r\n'),
    error_uri: `https://login.microsoftonline.com/error?code=${found.code}`,
  });
  return sendBack(request, redirectUri, fields, []);
}
