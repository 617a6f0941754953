import type { CodeSet } from './code-set.ts';
import { FIELD_TYPES } from './columns.ts';
import { type FactValue, FIELD_NAMES, fits } from './fields.ts';

/** The goods item at hand, by the field's index. */
export interface ItemAtHand {
  readonly states: Uint8Array;
  /** Numbers and bools stand apart, so that none is boxed. */
  readonly numbers: Float64Array;
  /** Texts and lists. */
  readonly values: FactValue[];
}

/** The states of a value: missing, there but not of its type, and there. */
export const ABSENT = 0;
export const ILL = 1;
export const THERE = 2;

/** Some sets, by their numbers. Of each only what `has` needs is kept, in few arrays: see `Asked`. */
export interface Members {
  /** Takes in one set more; its number is how many there were before. */
  add(set: CodeSet): void;
  /** Whether an item's value is in a set, or where it is not there, whether the set holds of a missing or ill-typed one. */
  has(set: number, item: ItemAtHand): boolean;
}

// Which of four questions a set is; a number, because a `switch` on it stays one piece of machine code.
const RANGE = 0;
const TEXT = 1;
const PREFIX = 2;
const OTHER = 3;

/** The forms that nearly all sets have are asked without a call. */
export function createMembers(): Members {
  let count = 0;
  let forms = new Uint8Array(FIRST);
  let fields = new Uint8Array(FIRST);
  let absences = new Uint8Array(FIRST);
  let low = new Float64Array(FIRST);
  let high = new Float64Array(FIRST);
  let open = new Uint8Array(FIRST);
  const texts: string[] = [];
  const others: (((value: FactValue, number: number) => boolean) | undefined)[] = [];

  // Doubled, so that adding n sets copies each array a handful of times.
  const makeRoom = (): void => {
    if (count < forms.length) return;
    forms = copyInto(new Uint8Array(2 * count), forms);
    fields = copyInto(new Uint8Array(2 * count), fields);
    absences = copyInto(new Uint8Array(2 * count), absences);
    low = copyInto(new Float64Array(2 * count), low);
    high = copyInto(new Float64Array(2 * count), high);
    open = copyInto(new Uint8Array(2 * count), open);
  };

  return {
    add(set) {
      makeRoom();
      fields[count] = set.field;
      absences[count] = (set.missing ? 1 << ABSENT : 0) | (set.illTyped ? 1 << ILL : 0);
      const known = set.kind === 'texts' ? set.known : undefined;
      const range = set.kind === 'numbers' && set.ranges.length === 1 ? set.ranges[0] : undefined;
      let text = '';
      let other: ((value: FactValue, number: number) => boolean) | undefined;
      if (range !== undefined) {
        forms[count] = RANGE;
        low[count] = range.low;
        high[count] = range.high;
        open[count] = (range.lowOpen ? 1 : 0) | (range.highOpen ? 2 : 0);
      } else if (known !== undefined && 'prefix' in known) {
        forms[count] = PREFIX;
        text = known.prefix;
      } else if (known?.values.length === 1) {
        forms[count] = TEXT;
        text = known.values[0] ?? '';
      } else {
        forms[count] = OTHER;
        other = otherTest(set);
      }
      texts.push(text);
      others.push(other);
      count += 1;
    },
    has(set, { states, numbers, values }) {
      const field = fields[set]!;
      const state = states[field]!;
      // One bit for a missing value and one for an ill-typed one: whether the set holds of it.
      if (state !== THERE) return (absences[set]! & (1 << state)) !== 0;
      switch (forms[set]) {
        case RANGE: {
          const number = numbers[field]!;
          const from = low[set]!;
          const to = high[set]!;
          if (number < from || number > to) return false;
          if (open[set] === 0) return true;
          return !(number === from && (open[set]! & 1) === 1) && !(number === to && (open[set]! & 2) === 2);
        }
        case TEXT:
          return values[field] === texts[set];
        case PREFIX:
          return (values[field] as string).startsWith(texts[set]!);
        default:
          return others[set]?.(values[field]!, numbers[field]!) === true;
      }
    },
  };
}

/** Sets there is room for at first. */
const FIRST = 256;

function copyInto<Numbers extends Uint8Array | Float64Array>(to: Numbers, from: Numbers): Numbers {
  to.set(from);
  return to;
}

/** An item of which nothing is known. */
export function emptyItem(): ItemAtHand {
  const { length } = FIELD_NAMES;
  return {
    states: new Uint8Array(length),
    numbers: new Float64Array(length),
    values: FIELD_NAMES.map(() => ''),
  };
}

/** Lays a value where the questions are asked; it is there from now on, or ill-typed. */
export function layValue({ states, numbers, values }: ItemAtHand, field: number, value: FactValue): void {
  if (!fits(FIELD_TYPES[field]!, value)) {
    states[field] = ILL;
    return;
  }
  states[field] = THERE;
  if (typeof value === 'number' || typeof value === 'boolean') numbers[field] = Number(value);
  else values[field] = value;
}

const FEW = 8;

function otherTest(set: CodeSet): (value: FactValue, number: number) => boolean {
  if (set.kind === 'numbers') {
    const { ranges } = set;
    return (_, number) =>
      ranges.some(
        ({ low, lowOpen, high, highOpen }) =>
          (lowOpen ? number > low : number >= low) && (highOpen ? number < high : number <= high),
      );
  }
  if (set.kind === 'lists') {
    const holds = (list: readonly string[]) => set.spans([list]).length > 0;
    const ofNone = holds([]);
    const ofOne = remembering((text) => holds([text]));
    // Nearly every list is empty or has one word.
    return (value) => {
      const list = value as readonly string[];
      if (list.length > 1) return holds(list);
      return list.length === 0 ? ofNone : ofOne(list[0] as string);
    };
  }
  const { known } = set;
  if (known === undefined || 'prefix' in known) return remembering((text) => set.spans([text]).length > 0);
  // A few are looked through as fast as a Set finds one, which takes half a kilobyte.
  if (known.values.length <= FEW) return (value) => known.values.includes(value as string);
  const wanted = new Set(known.values);
  return (value) => wanted.has(value as string);
}

/** Texts whose answer is remembered: more codes than a busy day's declarations name. */
const MOST_REMEMBERED = 4_096;

/** Working out whether a text is in a set costs more than remembering it, and the same few codes are asked for again and again. */
function remembering(ask: (text: string) => boolean): (text: FactValue) => boolean {
  const answers = new Map<FactValue, boolean>();
  return (text) => {
    const before = answers.get(text);
    if (before !== undefined) return before;
    const answer = ask(text as string);
    if (answers.size === MOST_REMEMBERED) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
