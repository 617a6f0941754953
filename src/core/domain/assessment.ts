import type { Observation } from '../inspect/codes.ts';
import type { Hazard } from './hazard.ts';
import type { ActorId, AssessmentId, DeclarationId, HashHex, Instant, RuleId } from './ids.ts';
import type { Lane } from './lane.ts';
import type { BilingualText } from './text.ts';

/** Why an assessment was made. */
export const ASSESSMENT_CAUSES = ['accepted', 'amended', 'arrived', 'weighed', 'scanned', 'selected'] as const;
/** Each of these makes a new assessment; none is ever changed. */
export type AssessmentCause = (typeof ASSESSMENT_CAUSES)[number];

/** By a rule, by the model, by chance, or by an officer's choice. One declaration may be selected in several ways. */
export const SELECTION_KINDS = ['rule', 'model', 'random', 'manual'] as const;
export type SelectionKind = (typeof SELECTION_KINDS)[number];

/** What a rule saw: the field and the value it had, or nothing when it was missing. */
export interface SeenValue {
  readonly field: string;
  readonly value?: string | number | boolean | readonly string[];
}

/** One rule that hit one goods item. */
export interface Hit {
  readonly rule: RuleId;
  readonly ruleHash: HashHex;
  readonly hazard: Hazard;
  readonly lane: Lane;
  readonly mandatory: boolean;
  /** The goods item's line number. */
  readonly line: number;
  readonly reason: BilingualText;
  readonly seen: readonly SeenValue[];
  /** Whether the rule's rate, drawn from the day's seed, selected this hit. A hit not selected changes no lane. */
  readonly selected: boolean;
  /** The probability with which such a hit is selected, from 0 to 1. */
  readonly probability: number;
}

/** A rule that could not be evaluated on a goods item, and why. */
export interface Unevaluated {
  readonly rule: RuleId;
  readonly line: number;
  /** The field whose value was missing, where that was the reason. */
  readonly missing?: string;
}

/** A rule in shadow that would have hit a declaration: counted, shown to nobody at the port, and it changes no lane. */
export interface ShadowHit {
  readonly rule: RuleId;
  readonly version: number;
}

/** How a declaration came to be checked, with the probability of it. */
export interface Selection {
  readonly kind: SelectionKind;
  readonly probability: number;
  readonly lane: Lane;
  readonly rule?: RuleId;
  readonly hazard?: Hazard;
  /** Of a manual one: what was seen, by whom, and of which goods item where one was named. */
  readonly observation?: Observation;
  readonly by?: ActorId;
  readonly line?: number;
}

/** What the system says of one declaration at one moment. */
export interface Assessment {
  readonly id: AssessmentId;
  readonly declarationId: DeclarationId;
  /** The version that was judged: an amendment is judged anew, and drawn for no second time. */
  readonly declarationVersion: number;
  readonly cause: AssessmentCause;
  readonly at: Instant;
  readonly lane: Lane;
  /** Why it is checked; empty where it goes free. The lane is the strictest of theirs. */
  readonly selections: readonly Selection[];
  /** Every hit of a rule in force, whether or not the rule's draw selected it. */
  readonly hits: readonly Hit[];
  /** Rules that said neither yes nor no. They change no lane. */
  readonly unevaluated: readonly Unevaluated[];
  /** Absent when no rule in shadow hit. */
  readonly shadow?: readonly ShadowHit[];
  /** SHA-256 over the sorted hashes of the rules in force. */
  readonly ruleSet: HashHex;
  /** The history version its features were read from; 0 before any. */
  readonly historyVersion: number;
}
