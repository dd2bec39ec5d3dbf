/** Keeps one exchange within the bytes that session storage can spare for it. */
import type { Exchange, Json, Parameter } from './exchange.ts';

/** 10 MB of session storage over a few thousand exchanges (measured: full at 3,700 of 2.7 KB). */
export const mostBytes = 12_000;

/** How many parameters, headers and cookies of one kind are kept of an exchange that is too large, and how long; tried in turn. */
const limits: [count: number, length: number][] = [
  [40, 1500],
  [20, 150],
  [10, 60],
];

/**
 * The exchange, where it is too large with its long lists and texts cut, and without the answer's body where that is not
 * enough. Whatever a page sends, one exchange never takes the room of many.
 */
export function fitted(exchange: Exchange): Exchange {
  if (size(exchange) <= mostBytes) return exchange;
  let smaller = exchange;
  for (const [count, length] of limits) {
    smaller = withBody(withShortLists(exchange, count, length), smallerBody(exchange.response?.body));
    if (size(smaller) <= mostBytes) return smaller;
    smaller = withBody(smaller, { kind: 'missing', why: 'too-large' });
    if (size(smaller) <= mostBytes) return smaller;
  }
  return smaller;
}

function withShortLists(exchange: Exchange, count: number, length: number): Exchange {
  const { request, response } = exchange;
  const { body } = request;
  const short = (list: readonly Parameter[]) =>
    list
      .slice(0, count)
      .map(({ name, value }) => ({ name, value: typeof value === 'string' ? value.slice(0, length) : value }));
  return {
    ...exchange,
    request: {
      ...request,
      query: short(request.query),
      headers: short(request.headers),
      cookieNames: request.cookieNames?.slice(0, count) ?? null,
      body:
        body.kind === 'form'
          ? { ...body, parameters: short(body.parameters) }
          : body.kind === 'json'
            ? { ...body, names: body.names.slice(0, count) }
            : body,
    },
    response: response && {
      ...response,
      headers: short(response.headers),
      redirect: response.redirect && { ...response.redirect, parameters: short(response.redirect.parameters) },
    },
  };
}

type AnswerBody = NonNullable<Exchange['response']>['body'];

function smallerBody(body: AnswerBody | undefined): AnswerBody {
  if (body?.kind === 'json') return { ...body, value: shortened(body.value) };
  if (body?.kind === 'page') return { ...body, config: shortenedMembers(body.config) };
  return body ?? { kind: 'missing', why: 'not-captured' };
}

const size = (exchange: Exchange): number => JSON.stringify(exchange).length;
const withBody = (exchange: Exchange, body: AnswerBody): Exchange =>
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
