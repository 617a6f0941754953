import type { Instant } from '../../core/domain/ids.ts';
import type { GroupCount, RuleCount, SelectionCount } from '../../core/oversee/fairness.ts';
import type { ContestGround, Indicator, InspectionFacts } from '../../core/oversee/indicators.ts';
import type { Written } from './rules.ts';

/** An officer's own word on a figure about them. */
export interface FigureContest {
  readonly id: string;
  readonly officer: string;
  readonly indicator: Indicator;
  readonly ground: ContestGround;
  readonly at: Instant;
}

/** What the port's look at its own work counts. */
export interface OverseeStore {
  /** Declarations accepted in a span, by groups of the firms they are for, by rule and group, and by how they were chosen. */
  fairness(
    from: Instant,
    before: Instant,
  ): Promise<{
    readonly groups: readonly GroupCount[];
    readonly rules: readonly RuleCount[];
    readonly selections: readonly SelectionCount[];
  }>;
  /** Inspections concluded in a span, as indicators read them; those of one officer, or all. */
  inspections(from: Instant, before: Instant, officer?: string): Promise<readonly Omit<InspectionFacts, 'watch'>[]>;
  addContest(contest: FigureContest, record: Written): Promise<void>;
  /** Newest first; one officer's, or all. */
  contests(limit: number, officer?: string): Promise<readonly FigureContest[]>;
}
