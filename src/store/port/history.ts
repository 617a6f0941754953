import type { OperatorHistory, ReferencePrice, RouteHistory } from '../../core/risk/history.ts';
import type { Instant } from '../../core/domain/ids.ts';

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
  readonly operators: readonly OperatorHistory[];
  readonly routes: readonly RouteHistory[];
  readonly prices: readonly ReferencePrice[];
}

export interface HistoryStore {
  load(): Promise<HistorySnapshot>;
  /** Commits a new version with the rows that changed; false when another process committed that version first. */
  commit(next: HistorySnapshot & { readonly committedAt: Instant }): Promise<boolean>;
  operatorRecords(): Promise<readonly OperatorRecord[]>;
  operatorRecord(id: string): Promise<OperatorRecord | undefined>;
  putOperators(records: readonly OperatorRecord[]): Promise<void>;
}
