/** How an answer goes back to the redirect URI: in its query, in its fragment, or posted by a form. */
import type { Answer, EntraRequest } from './exchange.ts';
import { pageHeaders } from './headers.ts';
import { hiddenForm } from './pages.ts';

/** Sends fields to the redirect URI as the request's response mode wants, with its `state`. */
export function sendBack(
  request: EntraRequest,
  redirectUri: string,
  fields: URLSearchParams,
  cookies: string[],
): Answer {
  const state = request.parameters.get('state');
  fields.delete('state');
  if (state !== null) fields.set('state', state);
  const mode = request.parameters.get('response_mode') ?? defaultMode(request);
  if (mode === 'form_post') return hiddenForm(request, redirectUri, fields, cookies);
  const joint = mode === 'fragment' ? '#' : redirectUri.includes('?') ? '&' : '?';
  const location = `${redirectUri}${joint}${fields}`;
  return { status: 302, headers: { ...pageHeaders(request, cookies), Location: location }, body: '' };
}

/** OAuth 2.0 Multiple Response Types, section 2.1: a code goes into the query, tokens into the fragment. */
function defaultMode(request: EntraRequest): string {
  return request.parameters.get('response_type') === 'code' ? 'query' : 'fragment';
}
