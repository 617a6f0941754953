import type { CrossingId, Instant, Plate } from '../../core/domain/ids.ts';
import type { Inspection, InspectionId } from '../../core/inspect/inspection.ts';
import type { Review } from '../../core/oversee/review.ts';
import type { Written } from './rules.ts';

/** A review with the inspection that it looks at. */
export interface ReviewedInspection {
  readonly review: Review;
  readonly inspection: Inspection;
  /** Of the vehicle that was inspected, as its passage has it. */
  readonly plate: Plate;
}

/** Second looks and what was waived of them; one for each inspection and cause. */
export interface ReviewStore {
  /** Opens a review; false when its inspection has one for the same cause. */
  open(review: Review, record: Written): Promise<boolean>;
  /** Writes what became of an open one; false when it was closed, or its waiver asked for, since it was read. */
  save(was: Review, next: Review, record: Written): Promise<boolean>;
  byId(id: string): Promise<ReviewedInspection | undefined>;
  ofInspection(id: InspectionId): Promise<readonly Review[]>;
  ofCrossing(id: CrossingId): Promise<readonly Review[]>;
  /** Open ones, second looks first and the oldest first. */
  listOpen(limit: number): Promise<readonly ReviewedInspection[]>;
  /** Which of some inspections wait for a second look in the bay. */
  awaitingSecondLook(inspections: readonly InspectionId[]): Promise<ReadonlySet<string>>;
  /** Those closed in a span. */
  closedBetween(from: Instant, before: Instant, limit: number): Promise<readonly ReviewedInspection[]>;
  /** Every one there is, in the order of their ids, for an audit. */
  all(): Promise<readonly Review[]>;
  /** How long the last concluded inspections by a set of checklists took, minutes; not the one named. */
  minutesBy(packs: string, other: InspectionId, limit: number): Promise<readonly number[]>;
}
