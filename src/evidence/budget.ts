/** Keeps one exchange within the bytes that session storage can spare for it. */
import type { Exchange, Json } from './exchange.ts';

/** 10 MB of session storage over a few thousand exchanges (measured: full at 3,700 of 2.7 KB). */
export const mostBytes = 12_000;

/** The exchange, with the long texts of its answer cut where it is too large; at last without the answer's body. */
export function fitted(exchange: Exchange): Exchange {
  if (size(exchange) <= mostBytes || !exchange.response) return exchange;
  const { body } = exchange.response;
  if (body.kind === 'json' || body.kind === 'page') {
    const cut =
      body.kind === 'json'
        ? { ...body, value: shortened(body.value) }
        : { ...body, config: shortenedMembers(body.config) };
    const smaller = withBody(exchange, cut);
    if (size(smaller) <= mostBytes) return smaller;
  }
  return withBody(exchange, { kind: 'missing', why: 'too-large' });
}

const size = (exchange: Exchange): number => JSON.stringify(exchange).length;
const withBody = (exchange: Exchange, body: NonNullable<Exchange['response']>['body']): Exchange =>
  exchange.response ? { ...exchange, response: { ...exchange.response, body } } : exchange;

function shortened(value: Json): Json {
  if (typeof value === 'string') return value.slice(0, 1500);
  if (Array.isArray(value)) return value.slice(0, 20).map(shortened);
  return typeof value === 'object' && value !== null ? shortenedMembers(value) : value;
}

const shortenedMembers = (members: { [key: string]: Json }): { [key: string]: Json } =>
  Object.fromEntries(
    Object.entries(members)
      .slice(0, 40)
      .map(([key, value]) => [key, shortened(value)]),
  );
