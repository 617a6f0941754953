import type { Instant } from '../../core/domain/ids.ts';

export const OPERATOR_ROLES = ['importer', 'exporter', 'declarant', 'carrier'] as const;
export type OperatorRole = (typeof OPERATOR_ROLES)[number];

/** Decayed sums of one operator in one role, as of `decayedAt`. */
export interface OperatorHistoryRow {
  readonly role: OperatorRole;
  readonly operator: string;
  readonly firstAt: Instant;
  readonly decayedAt: Instant;
  readonly declarations: number;
  readonly checks: number;
  readonly findings: number;
}

export interface RouteHistoryRow {
  readonly dispatchCountry: string;
  readonly hs4: string;
  readonly decayedAt: Instant;
  readonly checks: number;
  readonly findings: number;
}

export interface ReferencePriceRow {
  readonly hs6: string;
  readonly origin: string;
  /** Port currency, major units per net kilogram. */
  readonly median: number;
  readonly observations: number;
}

export interface OperatorRecord {
  readonly id: string;
  readonly name: string;
  readonly tier: 'ordinary' | 'authorised';
  readonly country?: string;
}

export interface HistorySnapshot {
  /** 0 before the first version. */
  readonly version: number;
  readonly throughSeq: number;
  readonly operators: readonly OperatorHistoryRow[];
  readonly routes: readonly RouteHistoryRow[];
  readonly prices: readonly ReferencePriceRow[];
}

export interface HistoryStore {
  load(): Promise<HistorySnapshot>;
  /** Commits a new version with the rows that changed; false when another process committed that version first. */
  commit(next: HistorySnapshot & { readonly committedAt: Instant }): Promise<boolean>;
  operatorRecords(): Promise<readonly OperatorRecord[]>;
  operatorRecord(id: string): Promise<OperatorRecord | undefined>;
  putOperators(records: readonly OperatorRecord[]): Promise<void>;
}
