import { canonicalTextOf, resultTextOf } from '../../core/domain/canonical.ts';
import type { AssessedDeclaration } from '../port/declarations.ts';
import type { NewEvent, PendingLeaf } from '../port/events.ts';
import { hexBytes, timestamp } from './encode.ts';

/** Arrays for unnest, in the order of the assessment table's columns. */
export function assessmentColumns(batch: readonly Pick<AssessedDeclaration, 'assessment' | 'features'>[]): unknown[] {
  const a = batch.map((one) => one.assessment);
  return [
    a.map((one) => one.id),
    a.map((one) => one.declarationId),
    a.map((one) => one.declarationVersion),
    a.map((one) => one.cause),
    a.map((one) => timestamp(one.at)),
    a.map((one) => one.lane),
    a.map((one) => hexBytes(one.ruleSet)),
    a.map((one) => one.historyVersion),
    batch.map((one) => canonicalTextOf(one.features)),
    a.map(resultTextOf),
  ];
}

/** Arrays for unnest, in the order of the event table's columns after `seq`. */
export function eventColumns(events: readonly NewEvent[]): unknown[] {
  return [
    events.map((one) => one.id),
    events.map((one) => timestamp(one.at)),
    events.map((one) => one.kind),
    events.map((one) => one.subject),
    events.map((one) => one.actor),
    events.map((one) => JSON.stringify(one.body)),
  ];
}

/** Arrays for unnest, in the order of the pending_leaf table's columns. */
export function leafColumns(leaves: readonly PendingLeaf[]): unknown[] {
  return [
    leaves.map((one) => one.id),
    leaves.map((one) => one.kind),
    leaves.map((one) => one.subject),
    leaves.map((one) => timestamp(one.at)),
    leaves.map((one) => hexBytes(one.commitment)),
  ];
}

/** Arrays for unnest, in the order of the ledger_opening table's columns. */
export function openingColumns(leaves: readonly PendingLeaf[]): unknown[] {
  return [leaves.map((one) => one.id), leaves.map((one) => hexBytes(one.saltHex)), leaves.map((one) => one.statement)];
}
