/** Reads the page at an app's redirect URI: the answer in its own address or form, and an error that the app printed. */
import type { Exchange } from '../../evidence/exchange.ts';
import type { Failure } from '../../evidence/failure.ts';
import { readJsonAnswer } from './json-answer.ts';
import { readReturned } from './returned.ts';
import { readSaml } from './saml.ts';
import { readText } from './text.ts';

/** The failure that came to the app, or that its server met when it redeemed what came. */
export function readAppPage(exchange: Exchange): Failure | undefined {
  const { body, query } = exchange.request;
  const returned =
    body.kind === 'form'
      ? readReturned(exchange, body.parameters, 'form-post')
      : readReturned(exchange, query, 'redirect-query');
  return readSaml(exchange) ?? returned ?? readPrinted(exchange);
}

function readPrinted(exchange: Exchange): Failure | undefined {
  const body = exchange.response?.body;
  if (body?.kind === 'text' && body.text !== '') return readText(exchange, body.text, 'app-page');
  const answer = body?.kind === 'json' ? readJsonAnswer(exchange, body.value, 'app-page') : undefined;
  // Other errors in an app's own JSON are the app's own.
  return answer && answer.codes.length > 0 ? answer : undefined;
}
