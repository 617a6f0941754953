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
const ILL = 1;
export const THERE = 2;

/** Some sets, by their numbers. Of each only what `has` needs is kept, in few arrays: see `Asked`. */
export interface Members {
  /** Takes in one set more; its number is how many there were before. */
  add(set: CodeSet): void;
  /** Whether an item's value is in a set, or where it is not there, whether the set holds of a missing or ill-typed one. */
  has(set: number, item: ItemAtHand): boolean;
}

// Which of four questions a set is; a number, because a `switch` on it stays one piece of machine code.
/** How a set is asked: all but `other` from arrays by its number, without a call. */
export type MemberForm = 'range' | 'texts' | 'prefix' | 'other';

/** Texts that are looked through one after the other as fast as a Set would find one. */
const FEW = 8;

/** The form of a set. */
export function formOf(set: CodeSet): MemberForm {
  if (set.kind === 'numbers') return set.ranges.length === 1 ? 'range' : 'other';
  if (set.kind !== 'texts' || set.known === undefined) return 'other';
  if ('prefix' in set.known) return 'prefix';
  return set.known.values.length <= FEW ? 'texts' : 'other';
}

const RANGE = 0;
const TEXTS = 1;
const PREFIX = 2;
const OTHER = 3;

/** Some sets to be asked, none at first. They grow by doubling, so that a build leaves few and large arrays behind. */
export function createMembers(): Members {
  let count = 0;
  let forms = new Uint8Array(FIRST);
  let fields = new Uint8Array(FIRST);
  let absences = new Uint8Array(FIRST);
  /** The bounds of a range, or where a set's texts or its test begin and end in `texts` and `others`. */
  let low = new Float64Array(FIRST);
  let high = new Float64Array(FIRST);
  let open = new Uint8Array(FIRST);
  const texts: string[] = [];
  const others: ((value: FactValue, number: number) => boolean)[] = [];

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
      if (range !== undefined) {
        forms[count] = RANGE;
        low[count] = range.low;
        high[count] = range.high;
        open[count] = (range.lowOpen ? 1 : 0) | (range.highOpen ? 2 : 0);
      } else if (known !== undefined && formOf(set) !== 'other') {
        low[count] = texts.length;
        if ('prefix' in known) {
          forms[count] = PREFIX;
          texts.push(known.prefix);
        } else {
          forms[count] = TEXTS;
          for (const text of known.values) texts.push(text);
        }
        high[count] = texts.length;
      } else {
        forms[count] = OTHER;
        low[count] = others.length;
        others.push(otherTest(set));
      }
      count += 1;
    },
    has(set, { states, numbers, values }) {
      const field = fields[set]!;
      const state = states[field]!;
      if (state !== THERE) return (absences[set]! & (1 << state)) !== 0;
      const from = low[set]!;
      switch (forms[set]) {
        case RANGE: {
          const number = numbers[field]!;
          const to = high[set]!;
          if (number < from || number > to) return false;
          if (open[set] === 0) return true;
          return !(number === from && (open[set]! & 1) === 1) && !(number === to && (open[set]! & 2) === 2);
        }
        case TEXTS: {
          const text = values[field];
          const to = high[set]!;
          for (let at = from; at < to; at++) if (texts[at] === text) return true;
          return false;
        }
        case PREFIX:
          return (values[field] as string).startsWith(texts[from]!);
        default:
          return others[from]!(values[field]!, numbers[field]!);
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
