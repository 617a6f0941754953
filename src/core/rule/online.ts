import { fieldIndex, type Sight } from './columns.ts';
import type { Condition } from './compile.ts';
import { type FactRow, FIELD_NAMES, type FieldName } from './fields.ts';
import { blindfold } from './limits.ts';
import { ABSENT, emptyItem, layValue, THERE } from './members.ts';
import { createPrepared, type ItemAsked, type Prepared } from './prepare.ts';
import { type ShareOf, shareAmong } from './sample-shares.ts';

/** What some conditions make of one goods item, by their numbers, ascending. All others are false. */
export interface Verdict {
  readonly hits: readonly number[];
  /** Those that could not be evaluated. */
  readonly errors: readonly number[];
}

/**
 * An immutable set of conditions that judges one goods item at a time, at once. To change rules, make a new one and
 * replace the reference: what is being judged meanwhile keeps the set it began with.
 */
export interface OnlineIndex {
  judge(item: FactRow): Verdict;
}

/** Makes indexes, one after the other; a condition that several of them have is compiled for the first alone. */
export interface IndexMaker {
  /**
   * Makes an index, and pauses after each condition that is compiled, so that a server can go on serving between steps. Each condition is
   * found by the predicate of its that the fewest items of the sample meet (some hundred recent ones are enough; without
   * any, its form decides); only then are its others asked. What was chosen for a condition stays until `MOST_IDLE` others
   * have come to be without use.
   */
  build(conditions: readonly Condition[], sample?: readonly FactRow[]): Generator<void, OnlineIndex>;
}

/** Makes one index in one go. See `IndexMaker`. */
export function createOnline(
  conditions: readonly Condition[],
  sight: Sight,
  sample: readonly FactRow[] = [],
): OnlineIndex {
  const steps = createIndexMaker(sight).build(conditions, sample);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** Conditions kept although the last index did without them, besides as many as it has: a rule may come back. */
const MOST_IDLE = 256;

/** Conditions that are ready already are taken so many at a time, in less than the 30 microseconds that one is compiled in. */
const READY_AT_ONCE = 128;

/** A maker that has made none yet. */
export function createIndexMaker(sight: Sight): IndexMaker {
  let latest = createPrepared(sight);
  return {
    *build(conditions, sample = []) {
      // Those without use cannot be taken out one by one, for older indexes may still ask them: all are made anew.
      if (latest.count() > 2 * conditions.length + MOST_IDLE) latest = createPrepared(sight);
      const prepared = latest;
      let shareOf: ShareOf | undefined;
      const numbers = new Set<number>();
      for (const [at, condition] of conditions.entries()) {
        const known = prepared.numberOf(condition);
        // One that stands twice in a set is two.
        if (known !== undefined && !numbers.has(known)) {
          numbers.add(known);
          if (at % READY_AT_ONCE === 0) yield;
          continue;
        }
        shareOf ??= shareAmong(sight === 'limited' ? sample.map(blindfold) : sample);
        numbers.add(prepared.prepare(condition, shareOf));
        yield;
      }
      return createIndex(sight, prepared, [...numbers]);
    },
  };
}

/** In place of a field that no condition reads. */
const UNUSED = -1;

/** Where a condition is none of an index. */
const NOWHERE = -1;

/** The index of some prepared conditions, by their numbers there; their places here are what a verdict names. */
function createIndex(sight: Sight, prepared: Prepared, numbers: readonly number[]): OnlineIndex {
  // Those that are prepared later have no place at all.
  const places = new Int32Array(prepared.count()).fill(NOWHERE);
  for (const [place, number] of numbers.entries()) places[number] = place;
  const hand = emptyItem();
  const { states } = hand;
  const asked: ItemAsked = { hand, item: {}, limited: false, complete: false, compiled: 0 };
  const fieldNamed = new Map<string, number>();
  const name = (field: number) => void fieldNamed.set(FIELD_NAMES[field]!, field);
  for (const number of numbers) prepared.eachField(number, name);
  if (sight === 'limited') fieldNamed.set('goods.hs', fieldIndex('goods.hs'));
  // Items mostly name the same fields in the same order: what the last one named at a place, and the field it is.
  const lastNames: string[] = [];
  const lastFields: number[] = [];

  // Lays the item out by field once; every set that is asked reads it from there.
  const take = (given: FactRow) => {
    const item = sight === 'limited' ? blindfold(given) : given;
    states.fill(ABSENT);
    let there = 0;
    let place = 0;
    for (const name in item) {
      if (lastNames[place] !== name) {
        lastNames[place] = name;
        lastFields[place] = fieldNamed.get(name) ?? UNUSED;
      }
      const field = lastFields[place]!;
      place += 1;
      if (field === UNUSED) continue;
      const value = item[name as FieldName];
      if (value === undefined) continue;
      layValue(hand, field, value);
      if (states[field] === THERE) there += 1;
    }
    asked.item = item;
    asked.limited = sight === 'limited' && item !== given;
    asked.complete = !asked.limited && there === fieldNamed.size;
    asked.compiled = 0;
  };

  return {
    judge(given) {
      take(given);
      const count = prepared.find(asked);
      const found = prepared.found();
      const hits: number[] = [];
      const errors: number[] = [];
      for (let at = 0; at < count; at++) {
        const number = found[at]!;
        const place = places[number] ?? NOWHERE;
        if (place === NOWHERE) continue;
        if (prepared.holds(number, asked)) hits.push(place);
        else if (prepared.errs(number, asked)) errors.push(place);
      }
      // What was found by several predicates was found in no order.
      if (hits.length > 1) hits.sort((a, b) => a - b);
      if (errors.length > 1) errors.sort((a, b) => a - b);
      return { hits, errors };
    },
  };
}
