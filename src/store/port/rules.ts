import type { HashHex, Instant, LocalDay, RuleId } from '../../core/domain/ids.ts';
import type { NewEvent, PendingLeaf } from './events.ts';

const RULE_STATES = ['draft', 'replayed', 'approved', 'shadow', 'live', 'expired', 'withdrawn'] as const;
/** Where a version can stand; `work/rules/standing.ts` says which it is on a day. */
export type RuleState = (typeof RULE_STATES)[number];

/**
 * One immutable version of a rule; `body` is the file's content, checked again when it is loaded. `state` is the one it
 * began in; where it stands now follows from its steps.
 */
export interface RuleVersion {
  readonly ruleId: RuleId;
  readonly version: number;
  /** Of what the rule decides and says (`canonicalRule`): the same condition in another writing has the same. */
  readonly hash: HashHex;
  readonly state: RuleState;
  readonly body: Readonly<Record<string, unknown>>;
  readonly validFrom: LocalDay;
  readonly validUntil: LocalDay;
  /** A username. */
  readonly createdBy: string;
  readonly createdAt: Instant;
}

const RULE_STEPS = ['replay', 'approve', 'shadow', 'live', 'withdraw'] as const;
/** What a person can do with a version; `replay` is what attaches one. */
export type RuleStepKind = (typeof RULE_STEPS)[number];

/** One step that a version took. */
export interface RuleStep {
  readonly id: string;
  readonly ruleId: RuleId;
  readonly version: number;
  /** 1 for a version's first. */
  readonly ordinal: number;
  readonly step: RuleStepKind;
  readonly at: Instant;
  /** The username of who took it. */
  readonly officer: string;
  /** live: the first day at the port. */
  readonly fromDay?: LocalDay;
  readonly because?: string;
  /** replay: which. */
  readonly replay?: string;
}

/** A replay as it was attached; `result` is what it said. */
export interface ReplayRun {
  readonly id: string;
  readonly ruleId: RuleId;
  readonly version: number;
  readonly at: Instant;
  readonly officer: string;
  readonly result: unknown;
}

/** What is written with a change, in its transaction. */
export interface Written {
  readonly events: readonly NewEvent[];
  readonly leaves: readonly PendingLeaf[];
}

/** How much is kept of one rule. */
export interface RuleTally {
  readonly ruleId: RuleId;
  readonly versions: number;
  readonly steps: number;
}

/** Versions of rules and the steps they took. Both are append-only; where a version stands follows from its steps. */
export interface RuleStore {
  /** Adds versions that are not there, with what is written of them. */
  add(versions: readonly RuleVersion[], record?: Written): Promise<void>;
  /** Adds one version, with what is written of it; false when its number is taken. */
  addVersion(version: RuleVersion, record: Written): Promise<boolean>;
  /** The last version of every rule. */
  current(): Promise<readonly RuleVersion[]>;
  /** Newest first. */
  byId(id: RuleId): Promise<readonly RuleVersion[]>;
  /** Every version, by rule and number; of all rules, or of some. */
  all(of?: readonly RuleId[]): Promise<readonly RuleVersion[]>;
  /** In the order in which they were taken; of all rules, or of some. */
  steps(of?: readonly RuleId[]): Promise<readonly RuleStep[]>;
  /** How many versions and steps each rule has: neither is ever changed, so equal counts mean that nothing is new. */
  tallies(): Promise<readonly RuleTally[]>;
  /** False when another step of this ordinal was taken first. */
  addStep(step: RuleStep, record: Written, run?: ReplayRun): Promise<boolean>;
  replayRun(id: string): Promise<ReplayRun | undefined>;
  /** Hits of each rule among assessments made in a span. */
  hitCounts(from: Instant, before: Instant): Promise<ReadonlyMap<RuleId, number>>;
  /** Declarations that versions hit while in shadow, by rule and version as `rule@version`. */
  shadowCounts(): Promise<ReadonlyMap<string, number>>;
  /** Grows with every change of rules, lists or words. */
  revision(): Promise<number>;
}
