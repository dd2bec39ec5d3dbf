/** Decides whether a page that carries OAuth words in its own address may be believed. */
import { type Exchange, requestParameters, text } from './exchange.ts';
import { isAuthorize } from './facts/read.ts';

/**
 * Whether an authorize request of this capture named this page as its redirect URI. Phishing pages replay genuine error
 * texts in their own addresses, so nobody else's word is taken.
 */
export function isReturnTo(page: Exchange, capture: readonly Exchange[]): boolean {
  return capture.some((other) => {
    if (!isAuthorize(other) || other.startedAt > page.startedAt) return false;
    return text(requestParameters(other), 'redirect_uri') === page.request.url;
  });
}
