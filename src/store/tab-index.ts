/** The small index of a tab, from which badge, popup and list are drawn without reading whole exchanges. */
import type { Kind, Surface } from '../evidence/failure.ts';
import { sessionMap } from './session-map.ts';

/** One failure of a sign-in, as a list row needs it. Codes and times only: texts are added on display. */
export interface IndexRow {
  /** ID of the exchange that carried the failure first. */
  id: string;
  /** ID of the sign-in's first exchange. */
  signIn: string;
  code: string | null;
  error: string | null;
  kind: Kind;
  surface: Surface;
  outcome: 'in-progress' | 'succeeded' | 'failed' | 'recovered' | 'cancelled' | 'handed-over';
  count: number;
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** Host the person returns to. */
  site: string | null;
  /** Trace, correlation and client ID, for the search. */
  ids: string[];
  /** Why the answer could not be read. */
  unread: string | null;
}

export interface TabIndex {
  /** Sign-ins whose outcome is failed: the badge. */
  failed: number;
  /** Oldest first. */
  rows: IndexRow[];
  /** Oldest exchanges removed to make room. */
  dropped: number;
  /** Exchanges stored of this tab. */
  seen: number;
  /** Those of them that DevTools did not see, so that their bodies are unknown. */
  seenWithoutBody: number;
}

export const tabIndexes = sessionMap<TabIndex>('index:');
