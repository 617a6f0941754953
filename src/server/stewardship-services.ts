import type { Crossing } from '../core/domain/crossing.ts';
import type { DeclarationId, Instant, Plate } from '../core/domain/ids.ts';
import type { Bulletin } from '../core/oversee/bulletin.ts';
import type { Fairness } from '../core/oversee/fairness.ts';
import type { ContestGround, Indicator } from '../core/oversee/indicators.ts';
import type { PlateReason, RawMessageReason } from '../core/oversee/retention.ts';
import type { WaiveReason } from '../core/oversee/review.ts';
import type { FigureContest } from '../store/port/oversee.ts';
import type { Held } from '../store/port/retention.ts';
import type { OwnFigures, TeamFigures } from '../work/integrity/see-figures.ts';
import type { Look, QueuedReview, ReviewResult } from '../work/quality/look-again.ts';
import type { ShownMessage } from '../work/raw/look-up-message.ts';
import type { RetentionReport } from '../work/retention/run-retention.ts';

/** The port's look at its own work. Each use case stands in src/work under its name. */
export interface StewardshipServices {
  /** What is kept, for how long, and what went. */
  retention(): Promise<RetentionReport>;
  /** Past passages of a vehicle, for a case. The look is recorded. */
  lookUpPlate(
    asked: { readonly plate: Plate; readonly reason: PlateReason; readonly caseNumber: string },
    officer: string,
    now: Instant,
  ): Promise<readonly Crossing[]>;
  /** What was sent of a declaration, as it came in; nothing where there is none. The look is recorded. */
  lookUpMessage(
    asked: { readonly declaration: DeclarationId; readonly reason: RawMessageReason; readonly caseNumber: string },
    reader: string,
    now: Instant,
  ): Promise<readonly ShownMessage[] | undefined>;
  /** Inspections to be looked at again, each with whether this officer had a part in it. */
  reviews(officer: string, limit: number): Promise<readonly QueuedReview[]>;
  look(
    id: string,
    look: Look,
    officer: { readonly id: string; readonly inBay: boolean },
    now: Instant,
  ): Promise<ReviewResult>;
  askWaiver(id: string, reason: WaiveReason, officer: string, now: Instant): Promise<ReviewResult>;
  waive(id: string, approver: string, now: Instant): Promise<ReviewResult>;
  /** The duty bulletin of the last seven days. */
  bulletin(now: Instant): Promise<Bulletin>;
  /** What the port did to groups of firms in the days before now. */
  fairness(days: number, now: Instant): Promise<Fairness>;
  /** Figures of the watches; the view is recorded. */
  teamFigures(viewer: string, now: Instant): Promise<TeamFigures>;
  ownFigures(officer: string, now: Instant): Promise<OwnFigures>;
  contest(
    said: { readonly indicator: Indicator; readonly ground: ContestGround },
    officer: string,
    now: Instant,
  ): Promise<FigureContest>;
  /** What is held on one firm, for that firm; who asked is recorded. */
  held(operator: string, actor: string, now: Instant): Promise<Held>;
}
