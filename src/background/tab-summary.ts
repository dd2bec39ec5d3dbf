/** Makes a tab's index from its exchanges: sign-ins, their outcomes, one row per failure. */
import { kinds } from 'virtual:catalogue-summary';
import { kindBy } from '../classify/outcome.ts';
import { signInsOf } from '../classify/sign-ins.ts';
import { type Exchange, requestParameters, text } from '../evidence/exchange.ts';
import { leadingCode } from '../evidence/failure.ts';
import { urlOf } from '../protocol/parameters.ts';
import type { IndexRow, TabIndex } from '../store/tab-index.ts';

/** The same judgement of kinds as the classifier's, from the module the build made of the catalogue. */
const kindOf = kindBy((name) => kinds.get(name));

/** The index of a tab's exchanges while the tab is live. */
export function indexOf(exchanges: readonly Exchange[], dropped: number): TabIndex {
  const signIns = signInsOf(exchanges, { kindOf, finished: false });
  const rows = signIns.flatMap((signIn) =>
    signIn.failures.map(
      ({ id, failure, kind, count, lastAt }): IndexRow => ({
        id,
        signIn: signIn.id,
        code: leadingCode(failure),
        error: failure.error,
        kind,
        surface: failure.surface,
        outcome: signIn.outcome,
        count,
        at: lastAt,
        site: siteOf(signIn.exchanges),
        ids: [failure.ids.traceId, failure.ids.correlationId, signIn.clientId].filter((id) => id !== null),
        unread: failure.unread,
      }),
    ),
  );
  return {
    failed: signIns.filter(({ outcome }) => outcome === 'failed').length,
    rows,
    dropped,
    seen: exchanges.length,
    seenWithoutBody: exchanges.filter(({ sources }) => !sources.includes('devtools')).length,
  };
}

function siteOf(exchanges: readonly Exchange[]): string | null {
  for (const exchange of exchanges) {
    const uri = text(requestParameters(exchange), 'redirect_uri');
    const host = uri && urlOf(uri)?.host;
    if (host) return host;
  }
  return null;
}
