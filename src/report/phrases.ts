/** The fixed phrases of every report, in English; their translations are looked up by these texts. */
import type { DiagnosedSignIn, Diagnosis, OtherVerdict } from '../classify/diagnosis.ts';
import type { Translate } from '../classify/fill.ts';
import type { Actor, Kind } from '../evidence/failure.ts';

const phrases = {
  who: 'Who must act',
  sure: 'How sure',
  kind: 'What this is',
  often: 'How often',
  times: '{count} times; the IDs are those of the last',
  todo: 'What to do',
  otherwise: 'Or',
  why: 'Why we think so',
  whatWasSeen: 'What was seen',
  said: 'What Microsoft says',
  saidRelayed: 'What the answer says',
  causes: 'Causes checked',
  ids: 'IDs for support',
  commands: 'Ready to run',
  documentation: 'Documentation',
  fact: 'Fact',
  value: 'Value',
  whereSeen: 'Where seen',
  relayed: 'Not confirmed to come from Microsoft',
  relayedBy: 'the answer came from {host}',
  relayedText: 'it was read from text without its request',
  footer: 'Made with Sign-in Doctor {version}. Passwords, tokens, codes, cookies and e-mail addresses were removed.',
  traceId: 'Trace ID',
  requestId: 'Request ID',
  correlationId: 'Correlation ID',
  time: 'Time (UTC)',
  tenantId: 'Tenant ID',
  clientId: 'App (client) ID',
  resource: 'Resource',
  policies: 'Policies named',
  openLogs: 'Please open Entra admin center > Sign-in logs and filter on the request ID.',
  openLogsPolicies:
    'Please open Entra admin center > Sign-in logs, filter on the request ID, and look at the Conditional Access tab.',
  openLogsTime: 'Please open Entra admin center > Sign-in logs and look for this app at this time.',
  copyForAdmin: 'Copy for admin',
  startedAt: 'started {time}',
  noSignIn: 'No Microsoft sign-in found.',
  noFailureInOne: 'No failed sign-in found in 1 sign-in.',
  noFailure: 'No failed sign-in found in {count} sign-ins.',
  routine: 'Not failures',
  possibleCauses: 'Causes it is known to have',
  family: 'Its leading digits are those of {code}: {title}.',
} as const;

type PhraseName = keyof typeof phrases;

const actors: Record<Actor | 'unknown', string> = {
  user: 'The person who signs in',
  developer: 'App developer',
  admin: 'Tenant admin',
  microsoft: 'Microsoft',
  none: 'Nobody',
  unknown: 'Not known yet',
};

export const sureness = {
  certain: 'Certain, the traffic proves it',
  likely: 'Likely, the traffic fits, but not everything can be seen',
} as const;

export const verdicts: Record<OtherVerdict | 'found', string> = {
  found: 'Found',
  possible: 'Possible',
  'ruled-out': 'Ruled out',
  'cannot-tell': 'Can’t tell',
};

export const kinds: Record<Exclude<Kind, 'failure'>, string> = {
  interrupt: 'A normal step of signing in, not a failure',
  pending: 'Waiting for the person, not a failure yet',
  cancelled: 'Cancelled by the person',
};

export const outcomes: Record<DiagnosedSignIn['outcome'], string> = {
  'in-progress': 'Sign-in in progress',
  succeeded: 'Sign-in succeeded',
  failed: 'Sign-in failed',
  recovered: 'Sign-in recovered',
  cancelled: 'Sign-in cancelled',
  'handed-over': 'Sign-in handed over to the app’s server',
};

/** Every phrase that wants a translation. */
export const allPhrases: readonly string[] = [phrases, actors, sureness, verdicts, kinds, outcomes].flatMap((group) =>
  Object.values(group),
);

export interface ReportOptions {
  translate: Translate;
  /** Version of this product, for the footer. */
  version: string;
}

/** A phrase in the reader's language, its `{placeholders}` filled. */
export function phrase(translate: Translate, name: PhraseName, values: Record<string, string> = {}): string {
  return translate(phrases[name]).replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

/** Who must act, in words. */
export const actorName = ({ actor }: Pick<Diagnosis, 'actor'>, translate: Translate): string =>
  translate(actors[actor ?? 'unknown']);
