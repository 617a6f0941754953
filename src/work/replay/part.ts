import type { DeclarationId, Instant, TimeZone } from '../../core/domain/ids.ts';
import { LANES } from '../../core/domain/lane.ts';
import { daysBetween, localDay, parseLocalDay } from '../../core/domain/time.ts';
import type { LocalDay } from '../../core/domain/ids.ts';
import { columnBuilder } from '../../core/rule/build-columns.ts';
import { type ColumnTable, GROUP_ROWS, readRow, type RowGroup } from '../../core/rule/columns.ts';
import type { FactRow } from '../../core/rule/fields.ts';
import { type Rows, rowsOf } from './evaluate-rows.ts';
import { allocateShared } from './pool.ts';

/** Nobody checked it. The order of the three matters: where two parts hold a declaration the greater is kept. */
export const NO_LABEL = 0;
/** Every check that was made says that nothing was found. */
export const NOTHING_FOUND = 1;
/** A check found something, and no later word took it back. */
export const FOUND = 2;

/** A declaration on its way into columns. */
export interface PartRow {
  readonly id: DeclarationId;
  readonly acceptedAt: Instant;
  /** How strict the lane of its last assessment is. */
  readonly strict: number;
  readonly random: boolean;
  readonly label: number;
  readonly items: readonly FactRow[];
}

/** Some declarations as columns, in the order of their ids. What can change about them stands in arrays of its own. */
export interface Part {
  readonly rows: Rows;
  readonly count: number;
  /** Four 32-bit words of each id. */
  readonly ids: Uint32Array;
  readonly acceptedAt: Float64Array;
  /** Days since 1970 at the port. */
  readonly day: Int32Array;
  readonly strict: Uint8Array;
  readonly random: Uint8Array;
  readonly label: Uint8Array;
  /** 1 where a newer part holds the declaration again. */
  readonly dead: Uint8Array;
}

const EPOCH = parseLocalDay('1970-01-01') as LocalDay;
const QUARTER_MS = 900_000;

/** Days since 1970 of instants at the port. Zones change at quarters of an hour, so each quarter is asked for once. */
export function dayCounter(zone: TimeZone): (instant: Instant) => number {
  const known = new Map<number, number>();
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER_MS);
    let day = known.get(quarter);
    if (day === undefined) {
      day = daysBetween(EPOCH, localDay((quarter * QUARTER_MS) as Instant, zone));
      if (known.size > 100_000) known.clear();
      known.set(quarter, day);
    }
    return day;
  };
}

/** Builds a part of rows in any order; no two are the same declaration. */
export function buildPart(given: readonly PartRow[], dayOf: (instant: Instant) => number): Part {
  const rows = [...given].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const builder = columnBuilder('limited', allocateShared);
  const part = {
    count: rows.length,
    ids: new Uint32Array(4 * rows.length),
    acceptedAt: new Float64Array(rows.length),
    day: new Int32Array(rows.length),
    strict: new Uint8Array(rows.length),
    random: new Uint8Array(rows.length),
    label: new Uint8Array(rows.length),
    dead: new Uint8Array(rows.length),
  };
  for (const [at, row] of rows.entries()) {
    builder.add(row.items);
    part.ids.set(wordsOf(row.id), 4 * at);
    part.acceptedAt[at] = row.acceptedAt;
    part.day[at] = dayOf(row.acceptedAt);
    part.strict[at] = row.strict;
    part.random[at] = row.random ? 1 : 0;
    part.label[at] = row.label;
  }
  return { rows: rowsOf(builder.finish()), ...part };
}

/** The declarations of a part again, without those that a newer part holds. */
export function unbuildPart(part: Part): readonly PartRow[] {
  const { table } = part.rows;
  const found: PartRow[] = [];
  for (let at = 0; at < part.count; at++) {
    if (part.dead[at] === 1) continue;
    const items: FactRow[] = [];
    const [from = 0, to = 0] = [table.declarationStarts[at], table.declarationStarts[at + 1]];
    for (let row = from; row < to; row++) items.push(readRow(table, groupOf(table, row), row % GROUP_ROWS));
    found.push({
      id: idAt(part, at),
      acceptedAt: (part.acceptedAt[at] ?? 0) as Instant,
      strict: part.strict[at] ?? 0,
      random: part.random[at] === 1,
      label: part.label[at] ?? NO_LABEL,
      items,
    });
  }
  return found;
}

/** The row group that a row stands in. */
const groupOf = (table: ColumnTable, row: number): RowGroup =>
  table.groups[Math.floor(row / GROUP_ROWS)] ?? { rows: 0, columns: [] };

/** Where a part holds a declaration; -1 when it does not. */
export function placeOf(part: Part, id: DeclarationId): number {
  const words = wordsOf(id);
  let [low, high] = [0, part.count - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compare(part.ids, 4 * middle, words);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The id at a place, put together from its four words again. */
export function idAt({ ids }: Part, at: number): DeclarationId {
  let hex = '';
  for (let word = 0; word < 4; word++) hex += (ids[4 * at + word] ?? 0).toString(16).padStart(8, '0');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return parts.join('-') as DeclarationId;
}

/** The lane of a strictness from 0 to 3; green for anything else. */
export function laneAt(strict: number | undefined): (typeof LANES)[number] {
  return LANES[strict ?? 0] ?? 'green';
}

/** 128 bits as four numbers: a fifth of the memory of the text, and comparable by numbers. */
function wordsOf(id: DeclarationId): readonly number[] {
  const hex = id.replaceAll('-', '');
  return [0, 8, 16, 24].map((from) => Number.parseInt(hex.slice(from, from + 8), 16));
}

function compare(ids: Uint32Array, at: number, words: readonly number[]): number {
  for (const [word, value] of words.entries()) {
    const own = ids[at + word] ?? 0;
    if (own !== value) return own < value ? -1 : 1;
  }
  return 0;
}
