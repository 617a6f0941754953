import type { Hazard } from '../domain/hazard.ts';
import type { HashHex, LocalDay, RuleId } from '../domain/ids.ts';
import type { Lane } from '../domain/lane.ts';
import type { BilingualText } from '../domain/text.ts';
import type { TypedExpr } from './ast.ts';
import type { FactRow } from './fields.ts';

/** A rule sends to one of these; it cannot send to green. */
export const RULE_LANES = ['red', 'yellow', 'blue'] as const satisfies readonly Lane[];
export type RuleLane = (typeof RULE_LANES)[number];

/** An example that proves a rule: what is given of a goods item, and whether the rule must hit it. */
export interface RuleCase {
  readonly given: FactRow;
  readonly hit: boolean;
}

/** What an analyst writes: a condition on one goods item in the context of its declaration, a hazard, a lane, a reason. */
export interface Rule {
  readonly id: RuleId;
  readonly hazard: Hazard;
  readonly lane: RuleLane;
  /** True where a law says every such load: always checked, at rate 1. */
  readonly mandatory: boolean;
  /** The share of hits to select, above 0 and up to 1. */
  readonly rate: number;
  /** The condition as written. */
  readonly when: string;
  /** What the trader is told. It names no threshold: those stay confidential. */
  readonly reason: BilingualText;
  /** Begins with a title of the register of instruments, then says which and where. */
  readonly legalBasis: string;
  /** The author's user name; never the approver's. */
  readonly owner: string;
  readonly approvedBy: string;
  /** First and last day on which it holds, at the port; at most twelve months apart. */
  readonly validFrom: LocalDay;
  readonly validUntil: LocalDay;
  /** Run whenever the rule is checked; a case that fails keeps it from standing. */
  readonly cases: readonly RuleCase[];
}

/** A rule that may stand. */
export interface CheckedRule {
  readonly rule: Rule;
  readonly expr: TypedExpr;
  /** Of everything that decides or is said, with the condition in canonical form; not of its layout or its cases. */
  readonly hash: HashHex;
}
