import type { CodeSet } from './code-set.ts';
import { FIELD_TYPES, fieldIndex, type Sight } from './columns.ts';
import { type Condition, createCompiler, type JudgePlan, type PlanNode } from './compile.ts';
import { evaluate } from './evaluate.ts';
import { fieldsOf } from './explain.ts';
import { type FactRow, type FactValue, FIELD_NAMES, type FieldName, fits } from './fields.ts';
import { blindfold } from './limits.ts';
import { buildMembers, memberOf } from './members.ts';
import { type Access, chooseAccess, createAccess, likelyShare, THERE } from './online-access.ts';

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

/** Makes an index in one go. See `buildOnline`. */
export function createOnline(
  conditions: readonly Condition[],
  sight: Sight,
  sample: readonly FactRow[] = [],
): OnlineIndex {
  const steps = buildOnline(conditions, sight, sample);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/**
 * Makes an index, and pauses after each condition, so that a server can go on serving between steps. Each condition is
 * found by the predicate of its that the fewest items of the sample meet (some hundred recent ones are enough; without
 * any, its form decides); only then are its others asked.
 */
export function* buildOnline(
  conditions: readonly Condition[],
  sight: Sight,
  sample: readonly FactRow[] = [],
): Generator<void, OnlineIndex> {
  const compiler = createCompiler(sight);
  const access = createAccess();
  const { plan } = compiler;
  const reads: Int32Array[] = [];
  const tests: Tests = { sets: [], from: [0] };
  const seen = sight === 'limited' ? sample.map(blindfold) : sample;
  const shares: number[] = [];
  const shareOf = (set: number): number => {
    const known = shares[set];
    if (known !== undefined) return known;
    const found = plan.sets[set] as CodeSet;
    // The form decides between sets that no item of the sample is in.
    const share = (sampleShare(found, seen) * seen.length + likelyShare(found)) / (seen.length + 1);
    shares[set] = share;
    return share;
  };
  for (const [index, condition] of conditions.entries()) {
    compiler.add(condition);
    reads.push(Int32Array.from(fieldsOf(condition.expr), fieldIndex));
    const found = chooseAccess(plan.conjuncts[index] ?? [], plan.sets, shareOf);
    access.add(index, found);
    addTests(tests, plan.hits[index]!, (set) => (plan.sets[set] === found ? MET : (shares[set] ?? 1)));
    yield;
  }
  return yield* createIndex(plan, access, tests, reads);
}

/** Above any share: what an item was found by is asked last. */
const MET = 2;

/** The sets of each condition where nothing but sets must hold, one behind the other; none for any other. */
interface Tests {
  readonly sets: number[];
  /** Where those of condition n begin; one more than there are conditions. */
  readonly from: number[];
}

/** Those that the fewest items are in are asked first, so that most conditions fall at the first question. */
function addTests({ sets, from }: Tests, node: PlanNode, shareOf: (set: number) => number): void {
  if (node.kind === 'set') sets.push(node.set);
  else if (node.kind === 'all' && node.others.length === 0)
    sets.push(...[...node.sets].sort((a, b) => shareOf(a) - shareOf(b)));
  from.push(sets.length);
}

/** The share of some items whose value is in a set, or is not there: those that would have to be asked. */
function sampleShare(set: CodeSet, sample: readonly FactRow[]): number {
  const field = FIELD_NAMES[set.field];
  if (sample.length === 0 || field === undefined) return 0;
  const members = memberOf(set);
  const values: FactValue[] = [''];
  const numbers = new Float64Array(1);
  let count = 0;
  for (const item of sample) {
    const value = item[field];
    if (value !== undefined && fits(FIELD_TYPES[set.field]!, value)) {
      put(value, values, numbers, 0);
      if (!members.has(0, values, numbers, 0)) continue;
    }
    count += 1;
  }
  return count / sample.length;
}

/** Numbers and bools stand apart, so that none is boxed. */
function put(value: FactValue, values: FactValue[], numbers: Float64Array, place: number): void {
  if (typeof value === 'number' || typeof value === 'boolean') numbers[place] = Number(value);
  else values[place] = value;
}

const ILL = 1;
const ABSENT = 0;
/** In place of a field that no condition reads. */
const UNUSED = -1;

function* createIndex(
  plan: JudgePlan,
  access: Access,
  tests: Tests,
  reads: readonly Int32Array[],
): Generator<void, OnlineIndex> {
  // The item at hand, by the field's index.
  const states = new Uint8Array(FIELD_NAMES.length);
  const numbers = new Float64Array(FIELD_NAMES.length);
  const values: FactValue[] = FIELD_NAMES.map(() => '');
  const members = yield* buildMembers(plan.sets);
  yield;
  const fieldOf = Int32Array.from(plan.sets, (set) => set.field);
  yield;
  const fields = new Set(fieldOf);
  for (const some of reads) for (const field of some) fields.add(field);
  const fieldNamed = new Map<string, number>([...fields].map((field) => [FIELD_NAMES[field]!, field]));
  // Items mostly name the same fields in the same order: what the last one named at a place, and the field it is.
  const lastNames: string[] = [];
  const lastFields: number[] = [];
  yield;
  const computes = plan.hits.map((node, index) =>
    [node, plan.misses[index]!].some((one) => computesIn(one, plan.sets)),
  );
  yield;
  access.finish();
  yield;
  const testSets = Int32Array.from(tests.sets);
  const testsFrom = Int32Array.from(tests.from);
  const candidates = new Int32Array(plan.hits.length);
  let item: FactRow = {};
  let limited = false;
  let complete = false;

  const take = (given: FactRow) => {
    item = plan.sight === 'limited' ? blindfold(given) : given;
    limited = plan.sight === 'limited' && item !== given;
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
      if (fits(FIELD_TYPES[field]!, value)) {
        states[field] = THERE;
        there += 1;
        put(value, values, numbers, field);
      } else states[field] = ILL;
    }
    complete = !limited && there === fieldNamed.size;
  };

  const inSet = (index: number): boolean => {
    const field = fieldOf[index]!;
    const state = states[field];
    if (state === THERE) return members.has(index, values, numbers, field);
    const { illTyped, missing } = plan.sets[index]!;
    return state === ILL ? illTyped : missing;
  };

  const holds = (node: PlanNode): boolean => {
    switch (node.kind) {
      case 'always':
        return true;
      case 'never':
        return false;
      case 'set':
        return inSet(node.set);
      case 'test': {
        const { expr, want } = plan.tests[node.test]!;
        const result = evaluate(expr, item, limited ? 'missing' : 'readable');
        return result.kind === 'value' && result.value === want;
      }
      case 'all':
        for (let at = 0; at < node.sets.length; at++) if (!inSet(node.sets[at]!)) return false;
        for (let at = 0; at < node.others.length; at++) if (!holds(node.others[at]!)) return false;
        return true;
      case 'any':
        for (let at = 0; at < node.terms.length; at++) if (holds(node.terms[at]!)) return true;
        return false;
    }
  };

  /** Whether a condition is true. */
  const hit = (index: number): boolean => {
    const from = testsFrom[index]!;
    const to = testsFrom[index + 1]!;
    if (from === to) return holds(plan.hits[index]!);
    for (let at = from; at < to; at++) if (!inSet(testSets[at]!)) return false;
    return true;
  };

  /** Whether a condition that is not true may be in error: it computes, or a value that it reads is not there. */
  const mayErr = (index: number): boolean => {
    // A named list is missing for an item under a limit.
    if (limited || computes[index]) return true;
    const fields = reads[index]!;
    for (let at = 0; at < fields.length; at++) if (states[fields[at]!] !== THERE) return true;
    return false;
  };

  return {
    judge(given) {
      take(given);
      const count = access.find(states, numbers, values, limited, candidates);
      const hits: number[] = [];
      const errors: number[] = [];
      for (let at = 0; at < count; at++) {
        const index = candidates[at]!;
        if (hit(index)) hits.push(index);
        else if ((!complete || computes[index]) && mayErr(index) && !holds(plan.misses[index]!)) errors.push(index);
      }
      // What was found by several predicates was found in no order.
      if (hits.length > 1) hits.sort((a, b) => a - b);
      if (errors.length > 1) errors.sort((a, b) => a - b);
      return { hits, errors };
    },
  };
}

/** Whether a condition may be in error although all that it reads is there. */
function computesIn(node: PlanNode, sets: readonly CodeSet[]): boolean {
  switch (node.kind) {
    case 'test':
      return true;
    case 'set':
      return sets[node.set]?.computed === true;
    case 'all':
      return node.sets.some((set) => sets[set]?.computed) || node.others.some((one) => computesIn(one, sets));
    case 'any':
      return node.terms.some((one) => computesIn(one, sets));
    default:
      return false;
  }
}
