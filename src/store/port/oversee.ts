import type { Instant } from '../../core/domain/ids.ts';
import type { GroupCount, RuleCount } from '../../core/oversee/fairness.ts';

/** What the port's look at its own work counts. */
export interface OverseeStore {
  /** Declarations accepted in a span, by groups of the firms they are for, and by rule and group. */
  fairness(
    from: Instant,
    before: Instant,
  ): Promise<{ readonly groups: readonly GroupCount[]; readonly rules: readonly RuleCount[] }>;
}
