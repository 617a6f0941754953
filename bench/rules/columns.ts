import { columnBuilder } from '../../src/core/rule/build-columns.ts';
import { checkCondition } from '../../src/core/rule/check-rule.ts';
import { bytesOf, type ColumnTable } from '../../src/core/rule/columns.ts';
import type { Condition } from '../../src/core/rule/compile.ts';
import type { GroupMatches } from '../../src/core/rule/evaluate-columns.ts';
import { NO_LISTS } from '../../src/core/rule/named-list.ts';
import { allocateShared } from '../../src/work/replay/pool.ts';
import { cpuMs } from './measure.ts';
import type { BenchRule, FlatRow } from './workload.ts';

/** Rows as columns, with what building them took (processor time) and the memory they take. */
export interface Loaded {
  readonly table: ColumnTable;
  /** Some rows as they came, by their number, to compare with a plain reference. */
  readonly sample: ReadonlyMap<number, FlatRow>;
  readonly buildMs: number;
  readonly bytesPerRow: number;
}

/** Reads rows into columns that threads can share, and keeps every nth row as it came. */
export function loadColumns(rows: Iterable<FlatRow>, keepEvery: number): Loaded {
  const builder = columnBuilder('given', allocateShared);
  const sample = new Map<number, FlatRow>();
  let count = 0;
  let buildMs = 0;
  let batch: FlatRow[] = [];
  const add = () => {
    const before = cpuMs();
    for (const row of batch) builder.add([row]);
    buildMs += cpuMs() - before;
    batch = [];
  };
  for (const row of rows) {
    if (count % keepEvery === 0) sample.set(count, row);
    count += 1;
    batch.push(row);
    if (batch.length === 10_000) add();
  }
  add();
  const before = cpuMs();
  const table = builder.finish();
  buildMs += cpuMs() - before;
  return { table, sample, buildMs, bytesPerRow: bytesOf(table) / table.rows };
}

/** A rule's condition, parsed and checked. */
export function conditionOf({ when }: Pick<BenchRule, 'when'>): Condition {
  const { expr, diagnostics } = checkCondition(when, {}, { lists: NO_LISTS });
  if (expr === undefined) throw new TypeError(`${when}: ${diagnostics[0]?.code}`);
  return { expr };
}

/** How many rows each rule hits. */
export function countsOf(groups: readonly GroupMatches[], rules: number): Uint32Array {
  const counts = new Uint32Array(rules);
  for (const { starts } of groups)
    for (let rule = 0; rule < rules; rule++)
      counts[rule] = (counts[rule] ?? 0) + (starts[rule + 1] ?? 0) - (starts[rule] ?? 0);
  return counts;
}
