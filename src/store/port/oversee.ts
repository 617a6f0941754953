import type { Instant } from '../../core/domain/ids.ts';
import type { GroupCount, RuleCount } from '../../core/oversee/fairness.ts';
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
  /** Declarations accepted in a span, by groups of the firms they are for, and by rule and group. */
  fairness(
    from: Instant,
    before: Instant,
  ): Promise<{ readonly groups: readonly GroupCount[]; readonly rules: readonly RuleCount[] }>;
  /** Inspections concluded in a span, as indicators read them; those of one officer, or all. */
  inspections(from: Instant, before: Instant, officer?: string): Promise<readonly Omit<InspectionFacts, 'watch'>[]>;
  addContest(contest: FigureContest, record: Written): Promise<void>;
  /** Newest first; one officer's, or all. */
  contests(limit: number, officer?: string): Promise<readonly FigureContest[]>;
}
