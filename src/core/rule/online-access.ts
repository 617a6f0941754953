import type { CodeSet } from './code-set.ts';
import { FIELD_TYPES } from './columns.ts';
import { FIELD_NAMES, FIELDS } from './fields.ts';
import { type ItemAtHand, THERE } from './members.ts';

/** Finds the conditions that an item may concern: those whose rarest predicate it meets, or cannot be judged by. */
export interface Access {
  /** Conditions may be added at any time, in any order. Under nothing, one is asked of every item. */
  add(condition: number, entry: AccessEntry | undefined): void;
  /** Writes the conditions to ask into `found`, each once; returns how many. It must have room for all that were added. */
  find(item: ItemAtHand, limited: boolean, found: Int32Array): number;
}

/**
 * The set by which to find a condition: the one that the fewest items are in; nothing when every item must be asked.
 * Only sets that can be looked up will do.
 */
export function chooseAccess(
  conjuncts: readonly number[],
  setOf: (set: number) => CodeSet,
  shareOf: (set: number) => number,
): number | undefined {
  let best: number | undefined;
  // A set that every item is in finds nothing: then all items are asked instead.
  let least = 1;
  for (const set of conjuncts) {
    if (!canBeFound(setOf(set))) continue;
    const share = shareOf(set);
    if (share >= least) continue;
    least = share;
    best = set;
  }
  return best;
}

function canBeFound(set: CodeSet): boolean {
  if (set.missing || set.illTyped) return false;
  return set.kind === 'numbers' ? set.ranges.length === 1 : set.kind === 'texts' && set.known !== undefined;
}

/**
 * The share of items that a set is likely to have, told from its form alone. The numbers are rough guesses of ours: a
 * sample puts them right, and a wrong one costs time, never an answer.
 */
export function likelyShare(set: CodeSet): number {
  const name = FIELD_NAMES[set.field];
  if (set.kind === 'numbers') return FIELD_TYPES[set.field] === 'bool' ? 0.5 : 0.4;
  if (set.kind !== 'texts' || set.known === undefined || name === undefined) return 1;
  if ('prefix' in set.known) return 0.3 ** set.known.prefix.length;
  if (FIELDS[name].equalityOnly) return Math.min(0.9, 0.001 * set.known.values.length);
  const each = name === 'goods.hs' ? 0.0005 : name.endsWith('ountry') || name === 'goods.origin' ? 0.03 : 0.15;
  return Math.min(0.9, each * set.known.values.length);
}

/** What a condition is found by. */
export type AccessEntry = { readonly field: number; readonly listed: boolean } & (
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'prefix'; readonly prefix: string }
  // Numbers from somewhere up to infinity, and any other range, by where it ends.
  | { readonly kind: 'above' | 'below'; readonly end: number }
);

/** What is kept of a set to find a condition by; nothing of one that cannot be looked up. */
export function entryOf(set: CodeSet): AccessEntry | undefined {
  const base = { field: set.field, listed: set.listed === true };
  if (set.kind === 'numbers') {
    const [range] = set.ranges;
    if (range === undefined) return undefined;
    if (range.high === Number.POSITIVE_INFINITY) return { ...base, kind: 'above', end: range.low };
    return { ...base, kind: 'below', end: range.high };
  }
  if (set.kind !== 'texts' || set.known === undefined) return undefined;
  if ('prefix' in set.known) return { ...base, kind: 'prefix', prefix: set.known.prefix };
  return { ...base, kind: 'texts', texts: set.known.values };
}

/** The conditions found through one field. */
interface FieldAccess {
  /** All of them: they must be asked when the value is not there, because they may not be evaluable then. */
  readonly all: number[];
  readonly byText: Map<string, number[]>;
  /** Those of named lists: of an item under a limit all of them must be asked. */
  readonly listed: number[];
  readonly byListedText: Map<string, number[]>;
  /** Prefix length -> prefix -> conditions. */
  readonly byPrefix: Map<number, Map<string, number[]>>;
  /** Text -> the conditions of all its prefixes, of texts that were asked for: the same few codes are, again and again. */
  readonly prefixed: Map<string, readonly number[]>;
  /** Conditions with a range of numbers from somewhere up to infinity, by where it begins. */
  readonly above: Ranges;
  /** Those with any other range, by where it ends, the highest first. */
  readonly below: Ranges;
}

type Ranges = { readonly end: number; readonly condition: number }[];

/** Empty; conditions are added in any order, under numbers from 0 on. */
export function createAccess(): Access {
  const fields = new Map<number, FieldAccess>();
  const inOrder: { readonly field: number; readonly mine: FieldAccess }[] = [];
  const always: number[] = [];
  const accessOf = (field: number): FieldAccess => {
    const known = fields.get(field);
    if (known) return known;
    const made: FieldAccess = {
      all: [],
      byText: new Map(),
      listed: [],
      byListedText: new Map(),
      byPrefix: new Map(),
      prefixed: new Map(),
      above: [],
      below: [],
    };
    fields.set(field, made);
    inOrder.push({ field, mine: made });
    return made;
  };
  const put = <Key>(map: Map<Key, number[]>, key: Key, condition: number) => {
    const known = map.get(key);
    if (known) known.push(condition);
    else map.set(key, [condition]);
  };
  return {
    add(condition, entry) {
      if (entry === undefined) {
        always.push(condition);
        return;
      }
      const mine = accessOf(entry.field);
      mine.all.push(condition);
      if (entry.listed) mine.listed.push(condition);
      switch (entry.kind) {
        case 'texts': {
          const byText = entry.listed ? mine.byListedText : mine.byText;
          for (const text of entry.texts) put(byText, text, condition);
          return;
        }
        case 'prefix': {
          const { length } = entry.prefix;
          const prefixes = mine.byPrefix.get(length) ?? new Map<string, number[]>();
          mine.byPrefix.set(length, prefixes);
          put(prefixes, entry.prefix, condition);
          mine.prefixed.clear();
          return;
        }
        case 'above':
          insert(mine.above, entry.end, condition, (end) => end <= entry.end);
          return;
        case 'below':
          insert(mine.below, entry.end, condition, (end) => end >= entry.end);
      }
    },
    find({ states, numbers, values }, limited, found) {
      let count = copy(always, found, 0);
      for (let place = 0; place < inOrder.length; place++) {
        const { field, mine } = inOrder[place]!;
        // A missing value may make any of them an error, which must be told: none can be passed over.
        if (states[field] !== THERE) {
          count = copy(mine.all, found, count);
          continue;
        }
        if (FIELD_TYPES[field] === 'string') {
          const text = values[field] as string;
          if (mine.byText.size > 0) count = copy(mine.byText.get(text), found, count);
          if (mine.listed.length > 0) count = copy(limited ? mine.listed : mine.byListedText.get(text), found, count);
          if (mine.byPrefix.size > 0) count = copy(mine.prefixed.get(text) ?? findPrefixed(mine, text), found, count);
          continue;
        }
        // Whether an end itself is meant is asked with the condition's other predicates.
        const number = numbers[field]!;
        const { above, below } = mine;
        for (let at = 0; at < above.length && above[at]!.end <= number; at++) found[count++] = above[at]!.condition;
        for (let at = 0; at < below.length && below[at]!.end >= number; at++) found[count++] = below[at]!.condition;
      }
      return count;
    },
  };
}

/** Behind those that come first. */
function insert(ranges: Ranges, end: number, condition: number, first: (end: number) => boolean): void {
  let from = 0;
  let to = ranges.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (first(ranges[middle]!.end)) from = middle + 1;
    else to = middle;
  }
  ranges.splice(from, 0, { end, condition });
}

/** Texts whose prefixes are remembered: more codes than a year's declarations name. */
const MOST_REMEMBERED = 16_384;

function findPrefixed({ byPrefix, prefixed }: FieldAccess, text: string): readonly number[] {
  const found: number[] = [];
  for (const [length, prefixes] of byPrefix)
    if (text.length >= length) found.push(...(prefixes.get(text.slice(0, length)) ?? []));
  if (prefixed.size === MOST_REMEMBERED) prefixed.clear();
  prefixed.set(text, found);
  return found;
}

function copy(from: readonly number[] | undefined, to: Int32Array, at: number): number {
  if (from === undefined) return at;
  for (let index = 0; index < from.length; index++) to[at + index] = from[index]!;
  return at + from.length;
}
