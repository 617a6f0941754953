import type { HashHex, Instant, LocalDay } from '../../core/domain/ids.ts';
import type { Qualification, ReassignmentCode, Shift } from '../../core/roster/roster.ts';
import type { Exclusion } from '../../core/select/assign.ts';
import type { Steerable } from '../../core/select/steering.ts';
import type { Written } from './rules.ts';

/** What one lead leaves to the next. */
export interface Handover {
  readonly id: string;
  readonly shiftId: string;
  readonly at: Instant;
  readonly officer: string;
  readonly note: string;
  /** Passages that were open at that moment and need somebody. */
  readonly open: readonly { readonly crossing: string; readonly state: string; readonly lane: string }[];
}

/** Who works when, what they may do, and what is handed over. */
export interface RosterStore {
  /** Shifts that touch a span, by their beginning. */
  shifts(from: Instant, before: Instant): Promise<readonly Shift[]>;
  shift(id: string): Promise<Shift | undefined>;
  /** Writes version 1, or the version after the stored one; false when somebody else was first. */
  putShift(shift: Shift, by: string, at: Instant, record: Written): Promise<boolean>;
  qualifications(): Promise<readonly Qualification[]>;
  putQualification(qualification: Qualification, by: string, at: Instant, record: Written): Promise<void>;
  /** Newest first, at most 200. */
  handovers(from: Instant): Promise<readonly Handover[]>;
  addHandover(handover: Handover, record: Written): Promise<void>;
}

/** An officer as the roster knew them when an inspection was drawn for. */
export interface OfficerDrawn {
  readonly officer: string;
  readonly handle: HashHex;
  /** Why they could not be drawn; absent of those among whom the lot fell. */
  readonly excluded?: Exclusion;
}

/** Who was drawn for an inspection, and from whom. */
export interface Assignment {
  readonly inspectionId: string;
  readonly crossingId: string;
  readonly day: LocalDay;
  readonly at: Instant;
  readonly handle: HashHex;
  /** From a shift of the roster, or, where none stood, from everybody with the role. */
  readonly basis: 'shift' | 'role';
  readonly needs: readonly string[];
  /** Operators of everything the vehicle carried then: whoever was drawn for one of them lately rests. */
  readonly operators: readonly string[];
  readonly officers: readonly OfficerDrawn[];
  /** True where only those were left who had been drawn for one of the operators lately. */
  readonly restSetAside: boolean;
  readonly drawn?: string;
}

/** Somebody else takes an inspection over: proposed under a code by one person, approved by another. */
export interface Reassignment {
  readonly id: string;
  readonly inspectionId: string;
  readonly code: ReassignmentCode;
  readonly from?: string;
  readonly to: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly approvedBy?: string;
  readonly approvedAt?: Instant;
  readonly refusedBy?: string;
  readonly refusedAt?: Instant;
}

/** An inspection whose vehicle has not been released, and who it is with now. */
export interface OpenAssignment {
  readonly inspectionId: string;
  readonly crossingId: string;
  readonly plate: string;
  readonly at: Instant;
  readonly officer?: string;
  /** Whether a reassignment of it waits for a second person. */
  readonly proposed: boolean;
}

/** Who was drawn to inspect and who took over. Draws are append-only: a reassignment stands beside its draw. */
export interface AssignmentStore {
  /** Records draws with what is written of each; one that stands for its inspection is left as it is. */
  add(assignments: readonly Assignment[], record: Written): Promise<void>;
  of(inspectionId: string): Promise<Assignment | undefined>;
  /** Draws made on some days, in the order they were made. */
  between(from: LocalDay, to: LocalDay): Promise<readonly Assignment[]>;
  /** Inspections under way, the oldest first. */
  open(limit: number): Promise<readonly OpenAssignment[]>;
  /** How many draws a passage has had. */
  count(crossingId: string): Promise<number>;
  /** Who was drawn for one of these operators since an instant, or took over from whom was. */
  recent(operators: readonly string[], since: Instant): Promise<ReadonlySet<string>>;
  reassignment(id: string): Promise<Reassignment | undefined>;
  /** Those of an inspection, or those proposed since an instant; oldest first. */
  reassignments(by: { readonly inspectionId?: string; readonly since?: Instant }): Promise<readonly Reassignment[]>;
  /** What was dealt in a span, and what officers did by choice in it. */
  steerable(
    from: Instant,
    before: Instant,
  ): Promise<{
    readonly dealt: readonly {
      readonly at: Instant;
      readonly declarant: string;
      readonly onShift: readonly string[];
      readonly holder?: string;
    }[];
    readonly acts: readonly {
      readonly kind: Steerable;
      readonly at: Instant;
      readonly officer: string;
      readonly declarant: string;
      readonly crossing: string;
    }[];
  }>;
  /** False while another proposal for the inspection is open. */
  propose(reassignment: Reassignment, record: Written): Promise<boolean>;
  /** Writes the decision; false when one was written before. */
  decide(reassignment: Reassignment, record: Written): Promise<boolean>;
}
