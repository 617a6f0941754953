import type { OperatorHistory, ReferencePrice, RouteHistory } from '../../core/risk/history.ts';
import type { CheckWord } from '../../core/risk/count-once.ts';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';

/** A firm as the port's register has it; one that is not in it counts as ordinary. */
export interface OperatorRecord {
  readonly id: string;
  readonly name: string;
  readonly tier: 'ordinary' | 'authorised';
  readonly country?: string;
}

/** Decayed counts as of one committed version; assessments name the version they saw. */
export interface HistorySnapshot {
  /** 0 before the first version. */
  readonly version: number;
  /** The last event that is counted; the next version goes on after it. */
  readonly throughSeq: number;
  readonly operators: readonly OperatorHistory[];
  readonly routes: readonly RouteHistory[];
  readonly prices: readonly ReferencePrice[];
}

/** What stands of one check of a declaration: the last word on it. */
export interface CheckLabel {
  readonly declarationId: DeclarationId;
  /** The passage whose check it was, or the audit. */
  readonly check: string;
  /** The event of the last word, and when that was said. */
  readonly event: string;
  readonly at: Instant;
  readonly found: boolean;
}

/** Counts by operator and route, and the last word on each check. One job advances it (`work/advance-history.ts`). */
export interface HistoryStore {
  /** All rows of one version, read in one snapshot. */
  load(): Promise<HistorySnapshot>;
  /** Commits a new version with the rows that changed; false when another process committed that version first. */
  commit(next: HistorySnapshot & { readonly committedAt: Instant }): Promise<boolean>;
  /** Every word on checks of some declarations that was recorded before an event, in the order of the record. */
  checkWords(declarations: readonly string[], beforeSeq: number): Promise<readonly CheckWord[]>;
  /** What stands of the checks of some declarations. */
  checkLabels(declarations: readonly DeclarationId[]): Promise<readonly CheckLabel[]>;
  operatorRecords(): Promise<readonly OperatorRecord[]>;
  operatorRecord(id: string): Promise<OperatorRecord | undefined>;
  /** Adds or replaces by id. */
  putOperators(records: readonly OperatorRecord[]): Promise<void>;
}
