/** What a fact is, how it is read, and out of what. */
import type { Exchange } from '../exchange.ts';
import type { Failure } from '../failure.ts';

/** One observation: the value for causes, and how people see it. A null value means "seen not to be there". */
export interface Fact<T> {
  value: T;
  display: string;
  /** The display stands for a secret. */
  redacted: boolean;
  /** The display is words of ours, not a value from the wire. */
  plain: boolean;
  seenIn: string;
  exchange: string | null;
}

/** A place among the values in quotation marks, or among the IDs, of a sentence; negative places count from the end. */
export type PlaceInText = { quoted: number } | { id: number };

/** All that is known when one failure is looked at. */
export interface FactContext {
  failure: Failure;
  /** The exchange that carries the failure. */
  exchange: Exchange;
  /** Exchanges of the same sign-in, in order of their start. */
  signIn: readonly Exchange[];
  /** Everything seen in the tab or file, in order of start. */
  capture: readonly Exchange[];
  /** Where the sentences of this code name things in an order of their own (Entry.namedAt). */
  namedAt?: { resource?: PlaceInText; scope?: PlaceInText } | undefined;
}

export interface FactReader<T> {
  /** Name in the evidence table. */
  label: string;
  /** What would let us see it, as a sentence. */
  unseen: string;
  /** undefined: this capture does not show it. */
  read: (context: FactContext) => Fact<T> | undefined;
}
