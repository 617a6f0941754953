import type { Instant } from '../../core/domain/ids.ts';
import { keepEvents } from './check-events.ts';
import { type HeadKey, readSignedHead } from './check-head.ts';
import { checkLog } from './check-log.ts';
import { keepOpenings, type OpeningKeeper } from './check-openings.ts';
import { type AuditSource, COVERAGE, type Coverage, type Expected } from './coverage.ts';
import { collectFindings, type Finding, type Findings } from './finding.ts';
import { differingValues } from './record-coverage.ts';

/** What an audit is held against besides the database itself. */
export interface AuditOptions {
  readonly key: HeadKey;
  readonly now: Instant;
  /** The note of the newest head that is kept outside the database, where there is one. */
  readonly outsideNote?: string;
  /** Findings kept; the rest is counted. */
  readonly most?: number;
}

/** What was looked at and what is not as the log says; sound where `count` is 0. */
export interface AuditReport {
  readonly entries: number;
  readonly heads: number;
  /** Records held against the log, and events under a seal. */
  readonly records: number;
  readonly events: number;
  readonly pending: number;
  readonly findings: readonly Finding[];
  /** All of them, also those not kept. */
  readonly count: number;
}

/** A leaf that waits longer is not taken up by any sequencer. */
const PATIENCE_MS = 60_000;

/**
 * Recomputes everything the ledger vouches for and says what is not as it says. It reads only, and needs every read to see
 * the same moment.
 */
export async function auditLedger(source: AuditSource, options: AuditOptions): Promise<AuditReport> {
  const findings = collectFindings(options.most ?? 1_000);
  const expected = new Map(COVERAGE.map((coverage) => [coverage, new Map() as Expected]));
  // An entry may speak of several tables: a decision on an inspection is an act as well as a state.
  const byKind = new Map<string, Coverage[]>();
  for (const coverage of COVERAGE)
    for (const kind of coverage.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), coverage]);
  const openings = keepOpenings();
  const sealed = keepEvents();
  const waiting: string[] = [];

  const { outsideNote, key, now } = options;
  const outside = outsideNote === undefined ? undefined : readSignedHead(outsideNote, key);
  if (outsideNote !== undefined && outside === undefined) findings.add('outside-head-not-signed', 'ledger-head.note');
  const log = await checkLog(source.audit, key, outside, findings, (leaf, index, statement) => {
    if (index === undefined && now - leaf.at > PATIENCE_MS) waiting.push(leaf.id);
    // What does not open as committed was reported already; only an opening that is gone may have been erased by
    // rights.
    if (statement === undefined) {
      if (leaf.opening === undefined) openings.unopened({ ...leaf, index });
      return;
    }
    openings.erased(statement);
    sealed.take(statement, index);
    for (const coverage of byKind.get(statement.kind) ?? [])
      coverage.fold(statement, expected.get(coverage) as Expected);
  });
  // Before the records: they are excused by what is known to be unopened.
  openings.settle(findings);
  // What was done offline, or in a simulated past, is old when it comes: a sequencer at work takes it up at once.
  if (now - (log.last?.at ?? 0) > PATIENCE_MS) for (const id of waiting) findings.add('pending-old', `pending ${id}`);
  let records = 0;
  for (const [coverage, told] of expected) records += await checkRecords(source, coverage, told, openings, findings);
  const events = await sealed.settle(source, findings);
  const { entries, heads, pending } = log;
  return { entries, heads, pending, records, events, findings: findings.kept, count: findings.count };
}

/** Holds the records of one table against what the log said of them. */
async function checkRecords(
  source: AuditSource,
  coverage: Coverage,
  told: Expected,
  openings: OpeningKeeper,
  findings: Findings,
): Promise<number> {
  const { table } = coverage;
  const differing = coverage.differing ?? differingValues;
  let records = 0;
  for await (const record of coverage.records(source)) {
    records += 1;
    const place = `${table} ${record.name}`;
    for (const column of record.faults ?? []) findings.add('record-differs', `${place} ${column}`);
    const expected = told.get(record.name);
    told.delete(record.name);
    if (expected !== undefined) {
      for (const column of differing(record.values, expected)) findings.add('record-differs', `${place} ${column}`);
    } else if (record.undecided !== true && !openings.isUnopened(record.subject)) {
      // Before statements were kept, not every record had an entry.
      const earlier = openings.keptSince !== undefined && (record.at ?? 0) <= openings.keptSince;
      if (!earlier) findings.add('record-unproven', place);
    }
  }
  for (const name of told.keys()) if (!name.startsWith('now ')) findings.add('record-missing', `${table} ${name}`);
  return records;
}
