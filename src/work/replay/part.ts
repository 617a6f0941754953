import type { DeclarationId, HashHex, Instant, TimeZone } from '../../core/domain/ids.ts';
import { LANES } from '../../core/domain/lane.ts';
import { addDays, daysBetween, localDay, parseLocalDay } from '../../core/domain/time.ts';
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
  /** What its draws follow from, beside the day. */
  readonly firstHash: HashHex;
  /** How strict the lane of its last assessment is, and how strict it were without any rule. */
  readonly strict: number;
  readonly floor: number;
  readonly random: boolean;
  /** The number of the set of rules that judged it. */
  readonly ruleSet: number;
  /** The number of the passage that carries it; 0 for none. */
  readonly truck: number;
  readonly label: number;
  /** Hits as they were assessed. */
  readonly given: readonly GivenHit[];
  readonly items: readonly FactRow[];
}

/** A rule that hit a declaration when it was assessed: with what probability it selected, and whether it did. */
export interface GivenHit {
  readonly rule: string;
  readonly probability: number;
  readonly selected: boolean;
}

/** The same for all declarations of a part that a rule hit then, by their places, ascending. */
export interface GivenHits {
  readonly at: Uint32Array;
  readonly probability: Float64Array;
  readonly selected: Uint8Array;
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
  /** 32 bytes of each. */
  readonly firstHash: Uint8Array;
  readonly strict: Uint8Array;
  readonly floor: Uint8Array;
  readonly random: Uint8Array;
  readonly ruleSet: Uint32Array;
  readonly truck: Uint32Array;
  readonly label: Uint8Array;
  /** 1 where a newer part holds the declaration again. */
  readonly dead: Uint8Array;
  /** What hit them when they were assessed, by the rule's id. */
  readonly given: ReadonlyMap<string, GivenHits>;
  /** Of the declarations that a rule hits the ones that it selects, by what decides that; see choose.ts. */
  readonly chosen: Map<string, Uint32Array>;
}

const EPOCH = parseLocalDay('1970-01-01') as LocalDay;
const QUARTER_MS = 900_000;
/** Of SHA-256. */
const HASH_BYTES = 32;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A day as days since 1970, and back. */
export const numberOfDay = (day: LocalDay): number => daysBetween(EPOCH, day);
export const dayOfNumber = (day: number): LocalDay => addDays(EPOCH, day);

/** Days since 1970 of instants at the port. Zones change at quarters of an hour, so each quarter is asked for once. */
export function dayCounter(zone: TimeZone): (instant: Instant) => number {
  const known = new Map<number, number>();
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER_MS);
    let day = known.get(quarter);
    if (day === undefined) {
      day = numberOfDay(localDay((quarter * QUARTER_MS) as Instant, zone));
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
    firstHash: new Uint8Array(HASH_BYTES * rows.length),
    strict: new Uint8Array(rows.length),
    floor: new Uint8Array(rows.length),
    random: new Uint8Array(rows.length),
    ruleSet: new Uint32Array(rows.length),
    truck: new Uint32Array(rows.length),
    label: new Uint8Array(rows.length),
    dead: new Uint8Array(rows.length),
    given: gatherGiven(rows),
    chosen: new Map<string, Uint32Array>(),
  };
  for (const [at, row] of rows.entries()) {
    builder.add(row.items);
    part.ids.set(wordsOf(row.id), 4 * at);
    part.acceptedAt[at] = row.acceptedAt;
    part.day[at] = dayOf(row.acceptedAt);
    writeHash(part.firstHash, at, row.firstHash);
    part.strict[at] = row.strict;
    part.floor[at] = row.floor;
    part.random[at] = row.random ? 1 : 0;
    part.ruleSet[at] = row.ruleSet;
    part.truck[at] = row.truck;
    part.label[at] = row.label;
  }
  return { rows: rowsOf(builder.finish()), ...part };
}

/** Hits by rule instead of by declaration. A rule that hit several goods items was drawn for once, and is told once. */
function gatherGiven(rows: readonly PartRow[]): ReadonlyMap<string, GivenHits> {
  const lists = new Map<string, { at: number[]; probability: number[]; selected: number[] }>();
  for (const [at, { given }] of rows.entries()) {
    for (const { rule, probability, selected } of given) {
      const list = lists.get(rule) ?? { at: [], probability: [], selected: [] };
      lists.set(rule, list);
      if (list.at.at(-1) === at) continue;
      list.at.push(at);
      list.probability.push(probability);
      list.selected.push(selected ? 1 : 0);
    }
  }
  return new Map(
    [...lists].map(([rule, { at, probability, selected }]) => [
      rule,
      {
        at: Uint32Array.from(at),
        probability: Float64Array.from(probability),
        selected: Uint8Array.from(selected),
      },
    ]),
  );
}

/** Hits by declaration again. */
function scatterGiven({ count, given }: Part): readonly (readonly GivenHit[])[] {
  const lists = Array.from({ length: count }, (): GivenHit[] => []);
  for (const [rule, { at, probability, selected }] of given)
    for (const [index, place] of at.entries())
      lists[place]?.push({ rule, probability: probability[index] ?? 1, selected: selected[index] === 1 });
  return lists;
}

/** The declarations of a part again, without those that a newer part holds. */
export function unbuildPart(part: Part): readonly PartRow[] {
  const { table } = part.rows;
  const given = scatterGiven(part);
  const found: PartRow[] = [];
  for (let at = 0; at < part.count; at++) {
    if (part.dead[at] === 1) continue;
    const items: FactRow[] = [];
    const [from = 0, to = 0] = [table.declarationStarts[at], table.declarationStarts[at + 1]];
    for (let row = from; row < to; row++) items.push(readRow(table, groupOf(table, row), row % GROUP_ROWS));
    found.push({
      id: idAt(part, at),
      acceptedAt: (part.acceptedAt[at] ?? 0) as Instant,
      firstHash: firstHashAt(part, at),
      strict: part.strict[at] ?? 0,
      floor: part.floor[at] ?? 0,
      random: part.random[at] === 1,
      ruleSet: part.ruleSet[at] ?? 0,
      truck: part.truck[at] ?? 0,
      given: given[at] ?? [],
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

/** The hash of what was first accepted, as hexadecimal text. */
export function firstHashAt({ firstHash }: Part, at: number): HashHex {
  let hex = '';
  for (let byte = HASH_BYTES * at; byte < HASH_BYTES * (at + 1); byte++) hex += HEX[firstHash[byte] ?? 0];
  return hex as HashHex;
}

function writeHash(to: Uint8Array, at: number, hash: HashHex): void {
  for (let byte = 0; byte < HASH_BYTES; byte++)
    to[HASH_BYTES * at + byte] = Number.parseInt(hash.slice(2 * byte, 2 * byte + 2), 16);
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
