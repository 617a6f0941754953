import type { HashHex, Instant, LocalDay, RuleId } from '../../core/domain/ids.ts';

export const RULE_STATES = ['draft', 'approved', 'shadow', 'live', 'expired', 'withdrawn'] as const;
export type RuleState = (typeof RULE_STATES)[number];

/** One immutable version of a rule; `body` is the file's content, checked again when it is loaded. */
export interface RuleVersion {
  readonly ruleId: RuleId;
  readonly version: number;
  readonly hash: HashHex;
  readonly state: RuleState;
  readonly body: Readonly<Record<string, unknown>>;
  readonly validFrom: LocalDay;
  readonly validUntil: LocalDay;
  readonly createdBy: string;
  readonly createdAt: Instant;
}

export interface RuleStore {
  add(versions: readonly RuleVersion[]): Promise<void>;
  /** The last version of every rule. */
  current(): Promise<readonly RuleVersion[]>;
  byId(id: RuleId): Promise<readonly RuleVersion[]>;
  /** Hits of each rule among assessments made in a span. */
  hitCounts(from: Instant, before: Instant): Promise<ReadonlyMap<RuleId, number>>;
}
