/** Facts about the answer: status, headers, claims. */
import { challengesOf } from '../../protocol/challenge.ts';
import { isGuid } from '../../protocol/guid.ts';
import { type Json, text } from '../exchange.ts';
import type { FactContext, FactReader } from '../facts.ts';
import { fact, said, seenIn } from './read.ts';

const header =
  (name: string, where = 'response, header') =>
  ({ exchange }: FactContext) => {
    if (!exchange.response) return undefined;
    const value = text(exchange.response.headers, name);
    return value === undefined ? said(null, 'not sent', where, exchange) : fact(value, value, where, exchange);
  };

export const answerFacts = {
  status: {
    label: 'HTTP status',
    unseen: 'The answer is not in this capture.',
    read: ({ exchange }) =>
      exchange.response && exchange.response.status > 0
        ? fact(exchange.response.status, String(exchange.response.status), 'response', exchange)
        : undefined,
  } satisfies FactReader<number>,
  error: {
    label: 'OAuth error',
    unseen: 'The answer names no error.',
    read: ({ failure, exchange }) =>
      failure.error ? fact(failure.error, failure.error, seenIn(exchange, 'answer'), exchange) : undefined,
  } satisfies FactReader<string>,
  suberror: {
    label: 'Suberror',
    unseen: 'The answer was not read in full.',
    read: ({ failure, exchange }) =>
      failure.suberror
        ? fact(failure.suberror, failure.suberror, seenIn(exchange, 'answer'), exchange)
        : said(null, 'none', seenIn(exchange, 'answer'), exchange),
  } satisfies FactReader<string | null>,
  policyIds: {
    label: 'Policies named',
    unseen: 'The answer names no policy.',
    read: ({ failure, exchange }) => {
      const ids = policyIds(failure.claims);
      return ids.length > 0 ? fact(ids, ids.join('\n'), `${seenIn(exchange, 'answer')}, claims`, exchange) : undefined;
    },
  } satisfies FactReader<string[]>,
  retryAfter: {
    label: 'Retry-After',
    unseen: 'The answer is not in this capture.',
    read: header('retry-after'),
  },
  /** Present where the backup authentication service answered (wire name xms-ccs-requestid). */
  backupService: {
    label: 'Backup authentication service',
    unseen: 'The answer is not in this capture.',
    read: header('xms-ccs-requestid'),
  },
  challengeSchemes: {
    label: 'WWW-Authenticate',
    unseen: 'Response headers are seen with DevTools open, or in a HAR file.',
    read: ({ exchange }) => {
      if (!exchange.response) return undefined;
      const value = text(exchange.response.headers, 'www-authenticate');
      const schemes = value === undefined ? [] : challengesOf(value).map((challenge) => challenge.scheme);
      return schemes.length > 0
        ? fact(schemes, schemes.join(', '), 'response, header', exchange)
        : said(schemes, 'not sent', 'response, header', exchange);
    },
  } satisfies FactReader<string[]>,
};

/** Conditional Access policy IDs of a claims challenge: `capolids`, in older answers `polids`. Only GUIDs. */
function policyIds(claims: Json): string[] {
  const ids: string[] = [];
  const walk = (value: Json, depth: number) => {
    if (depth > 6 || value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const item of value) walk(item, depth + 1);
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'capolids' || name === 'polids') ids.push(...guidsIn(inner));
      else walk(inner, depth + 1);
    }
  };
  walk(claims, 0);
  return [...new Set(ids)];
}

function guidsIn(value: Json): string[] {
  if (typeof value === 'string') return isGuid(value) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(guidsIn);
}
