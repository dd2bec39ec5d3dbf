/** The Diagnosis: what we conclude. Panel, report, copy and command line are made from it alone. */

import type { Trust } from '../evidence/exchange.ts';
import type { Actor, Kind, Surface } from '../evidence/failure.ts';
import type { SignInOutcome } from './outcome.ts';

export type Confidence = 'certain' | 'likely';
export type Basis = 'documented' | 'observed';
export type OtherVerdict = 'possible' | 'ruled-out' | 'cannot-tell';

export interface DiagnosisStep {
  text: string;
  actor: Actor | null;
  /** The closing step that says how to check that it worked. */
  check: boolean;
  /** A value to copy. */
  value: string | null;
  link: { title: string; url: string } | null;
  /** Belongs to the second route ("Or …"), shown closed. */
  alternative: boolean;
}

export interface DiagnosisEvidence {
  fact: string;
  label: string;
  /** The value, or in words why there is none. */
  value: string;
  /** The value stands for a secret (`name · length · #print`). */
  redacted: boolean;
  /** The value is words of ours ("not sent"), not a value from the wire. */
  plain: boolean;
  seenIn: string;
  /** ID of the exchange; null where the fact belongs to none. */
  exchange: string | null;
  /** The odd part of the value as [start, end). */
  mark: [number, number] | null;
  verdict: 'bad' | 'neutral' | 'good' | null;
  says: string | null;
}

export interface DiagnosisLink {
  title: string;
  url: string;
  kind: 'documentation' | 'action' | 'lookup';
}

export interface Diagnosis {
  code: string | null;
  codes: string[];
  error: string | null;
  suberror: string | null;
  name: string | null;
  kind: Kind;
  count: number;
  actor: Actor | null;
  title: string;
  /** Title of the list row. */
  shortTitle: string;
  summary: string;
  /** What the service said, word for word; shown where no entry explains it. */
  said: string | null;
  steps: DiagnosisStep[];
  cause: { id: string; summary: string; confidence: Confidence; basis: Basis; because: string } | null;
  otherCauses: { id: string; summary: string; verdict: OtherVerdict; because: string }[];
  evidence: DiagnosisEvidence[];
  ids: {
    traceId: string | null;
    correlationId: string | null;
    timestamp: string | null;
    tenantId: string | null;
    clientId: string | null;
  };
  /** `exchange` is the ID of the one that carries the failure. */
  seen: { surface: Surface; url: string | null; at: string; trust: Exclude<Trust, 'refused'>; exchange: string };
  commands: { tool: 'azure-cli' | 'graph-powershell' | 'msal-config'; text: string; note: string }[];
  links: DiagnosisLink[];
}

/** A sign-in with its diagnoses, as every output shows it. */
export interface DiagnosedSignIn {
  outcome: SignInOutcome;
  startedAt: string;
  /** IDs of its exchanges, in order. */
  exchanges: string[];
  failures: Diagnosis[];
}
