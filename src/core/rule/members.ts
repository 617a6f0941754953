import type { CodeSet } from './code-set.ts';
import type { FactValue } from './fields.ts';

/** Whether one value, which is there and of its type, is in a set of some. */
export interface Members {
  /** The value stands at a place in `values` when it is a text or a list, and in `numbers` otherwise. */
  has(set: number, values: readonly FactValue[], numbers: Float64Array, place: number): boolean;
}

const RANGE = 0;
const TEXT = 1;
const PREFIX = 2;
const OTHER = 3;

/** One set alone. */
export function memberOf(set: CodeSet): Members {
  const steps = buildMembers([set]);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** How many sets are looked at between two pauses. */
const STEP = 100;

/** The forms that nearly all sets have are asked without a call, from arrays by the set's number. Pauses now and then. */
export function* buildMembers(sets: readonly CodeSet[]): Generator<void, Members> {
  const forms = new Uint8Array(sets.length);
  const low = new Float64Array(sets.length);
  const high = new Float64Array(sets.length);
  const open = new Uint8Array(sets.length);
  const texts: string[] = sets.map(() => '');
  const others: (((value: FactValue, number: number) => boolean) | undefined)[] = sets.map(() => undefined);
  for (const [index, set] of sets.entries()) {
    if (index % STEP === STEP - 1) yield;
    const [range, ...ranges] = set.kind === 'numbers' ? set.ranges : [];
    if (range !== undefined && ranges.length === 0) {
      forms[index] = RANGE;
      low[index] = range.low;
      high[index] = range.high;
      open[index] = (range.lowOpen ? 1 : 0) + (range.highOpen ? 2 : 0);
    } else if (set.kind === 'texts' && set.known !== undefined && 'prefix' in set.known) {
      forms[index] = PREFIX;
      texts[index] = set.known.prefix;
    } else if (
      set.kind === 'texts' &&
      set.known !== undefined &&
      'values' in set.known &&
      set.known.values.length === 1
    ) {
      forms[index] = TEXT;
      texts[index] = set.known.values[0] ?? '';
    } else {
      forms[index] = OTHER;
      others[index] = otherTest(set);
    }
  }
  return {
    has(set, values, numbers, place) {
      switch (forms[set]) {
        case RANGE: {
          const number = numbers[place]!;
          const from = low[set]!;
          const to = high[set]!;
          if (number < from || number > to) return false;
          if (open[set] === 0) return true;
          return !(number === from && (open[set]! & 1) === 1) && !(number === to && (open[set]! & 2) === 2);
        }
        case TEXT:
          return values[place] === texts[set];
        case PREFIX:
          return (values[place] as string).startsWith(texts[set]!);
        default:
          return others[set]?.(values[place]!, numbers[place]!) === true;
      }
    },
  };
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
