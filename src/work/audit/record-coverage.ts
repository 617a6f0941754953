import { canonicalJson } from '../../core/domain/canonical.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { AuditedRecord, AuditSource, Coverage, Values } from './coverage.ts';
import type { VouchedTable } from './vouched-for.ts';

/**
 * The coverage of records that each of their entries states whole, as `record`: the last entry is what must stand. For most
 * kinds of decisions this is all there is to write.
 */
export function wholeRecords<Row extends object>(of: {
  readonly table: VouchedTable;
  readonly kinds: readonly string[];
  readonly name: (row: Row) => string;
  readonly subject: (row: Row) => string;
  readonly at: (row: Row) => Instant;
  readonly all: (source: AuditSource) => Promise<readonly Row[]>;
}): Coverage {
  return {
    table: of.table,
    kinds: of.kinds,
    fold({ decision }, expected) {
      const { record } = decision;
      if (typeof record === 'object' && record !== null) expected.set(of.name(record as Row), record as Values);
    },
    async *records(source): AsyncGenerator<AuditedRecord> {
      for (const row of await of.all(source))
        yield { name: of.name(row), subject: of.subject(row), at: of.at(row), values: row as unknown as Values };
    },
  };
}

/** Names under which two sets of values are not the same; missing and null are one. */
export function differingValues(values: Values, expected: Values): readonly string[] {
  const names = new Set([...Object.keys(values), ...Object.keys(expected)]);
  return [...names].filter((name) => canonicalJson(values[name] ?? null) !== canonicalJson(expected[name] ?? null));
}
