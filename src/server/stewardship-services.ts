import type { Crossing } from '../core/domain/crossing.ts';
import type { Instant, Plate } from '../core/domain/ids.ts';
import type { PlateReason } from '../core/oversee/retention.ts';
import type { Held } from '../store/port/retention.ts';
import type { RetentionReport } from '../work/retention/run-retention.ts';

/** The port's look at its own work. Each use case stands in src/work under its name. */
export interface StewardshipServices {
  retention(): Promise<RetentionReport>;
  lookUpPlate(
    asked: { readonly plate: Plate; readonly reason: PlateReason; readonly caseNumber: string },
    officer: string,
    now: Instant,
  ): Promise<readonly Crossing[]>;
  held(operator: string, actor: string, now: Instant): Promise<Held>;
}
