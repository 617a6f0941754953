import type { CheckResult } from '../../core/domain/crossing.ts';
import type { CrossingId, DeclarationId, Instant, OperatorId } from '../../core/domain/ids.ts';
import type { AuditedItem } from '../../core/inspect/audit-result.ts';
import type { Written } from './rules.ts';

/** The audit of one declaration after its release. */
export interface AuditCase {
  readonly id: string;
  readonly declarationId: DeclarationId;
  readonly crossingId: CrossingId;
  readonly openedAt: Instant;
  /** When the result should be in; nothing closes by itself. */
  readonly dueAt: Instant;
  /** Whom it was drawn for; absent while nobody could be. */
  readonly officer?: string;
  readonly concludedAt?: Instant;
  readonly concludedBy?: string;
  readonly result?: CheckResult;
  readonly items?: readonly AuditedItem[];
}

/** A line of the queue. */
export interface AuditRow extends AuditCase {
  readonly reference: string;
  readonly declarant: OperatorId;
}

/**
 * Audits after release, what the blue lane promises. Not the audit of the ledger, which `audit.ts` beside this reads
 * for.
 */
export interface AuditStore {
  /** Declarations of the blue lane that were released since an instant and have no audit. */
  toOpen(
    releasedFrom: Instant,
    limit: number,
  ): Promise<
    readonly { readonly declarationId: DeclarationId; readonly crossingId: CrossingId; readonly releasedAt: Instant }[]
  >;
  /** False when the declaration has one. */
  open(audit: AuditCase, record: Written): Promise<boolean>;
  /** Gives an audit that is with nobody to an officer. */
  assign(id: string, officer: string): Promise<void>;
  /** Writes the result; false when one was written before. */
  conclude(audit: Required<AuditCase>, record: Written): Promise<boolean>;
  /** Nothing where there is no such audit. */
  byId(id: string): Promise<AuditRow | undefined>;
  /** Open ones by their clock, then concluded ones, newest first. */
  list(filter: { readonly open?: boolean; readonly officer?: string }, limit: number): Promise<readonly AuditRow[]>;
}
