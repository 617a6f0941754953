import type { Instant } from '../../core/domain/ids.ts';
import type { AuditStore } from '../../store/port/audit.ts';
import type { Store } from '../../store/port/store.ts';
import { ASSESSMENT_COVERAGE } from './cover-assessments.ts';
import { CASE_COVERAGE } from './cover-cases.ts';
import { CROSSING_COVERAGE } from './cover-crossings.ts';
import { DRAW_COVERAGE } from './cover-draws.ts';
import { INSPECTION_COVERAGE } from './cover-inspections.ts';
import { ROSTER_COVERAGE } from './cover-roster.ts';
import { OUTAGE_COVERAGE } from './cover-outages.ts';
import { OVERSIGHT_COVERAGE } from './cover-oversight.ts';
import { WORKBENCH_COVERAGE } from './cover-workbench.ts';
import type { Statement } from './statement.ts';
import type { VouchedTable } from './vouched-for.ts';

/** Where an audit reads: the store, and what only an audit asks of it, at one moment. */
export interface AuditSource {
  readonly store: Store;
  readonly audit: AuditStore;
}

/** Values by the names of columns. */
export type Values = Readonly<Record<string, unknown>>;

/** What entries said of one table's records so far, by the record's name. */
export type Expected = Map<string, Values>;

/** One stored record as an audit compares it. */
export interface AuditedRecord {
  readonly name: string;
  /** The subject of its entries. */
  readonly subject: string;
  /** When it came to be: one that is older than the kept statements need not have an entry. */
  readonly at?: Instant;
  readonly values: Values;
  /** Columns that contradict each other, whatever the ledger says. */
  readonly faults?: readonly string[];
  /** True where no decision was made about it yet: it has no entry. */
  readonly undecided?: boolean;
}

/** How the entries of some kinds are held against the records of one table. */
export interface Coverage {
  readonly table: VouchedTable;
  readonly kinds: readonly string[];
  /** Takes in one entry, in the order of the log. */
  fold(entry: Statement, expected: Expected): void;
  records(source: AuditSource): AsyncIterable<AuditedRecord>;
  /** Columns of a record that differ from what is expected; by equality of all values unless it says otherwise. */
  differing?(values: Values, expected: Values): readonly string[];
}

/** Every table an audit compares with the ledger. A part that decides something new adds a row here. */
export const COVERAGE: readonly Coverage[] = [
  ...ASSESSMENT_COVERAGE,
  ...CASE_COVERAGE,
  CROSSING_COVERAGE,
  ...INSPECTION_COVERAGE,
  ...WORKBENCH_COVERAGE,
  ...DRAW_COVERAGE,
  ...OVERSIGHT_COVERAGE,
  ...ROSTER_COVERAGE,
  ...OUTAGE_COVERAGE,
];
