import type { CodeSet } from './code-set.ts';
import { fieldIndex, type Sight } from './columns.ts';
import { type Compiler, type Condition, createCompiler, type PlanNode } from './compile.ts';
import { computes } from './compile-leaf.ts';
import type { RowTest } from './compile-test.ts';
import { evaluate } from './evaluate.ts';
import { fieldsOf } from './explain.ts';
import { type FactRow, FIELD_NAMES, type FieldName } from './fields.ts';
import { allowedHazards, blindfold, codeOf } from './limits.ts';
import { ABSENT, createMembers, emptyItem, ILL, type ItemAtHand, layValue, type Members, THERE } from './members.ts';
import { type Access, chooseAccess, createAccess, likelyShare } from './online-access.ts';

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
  const members = createMembers();
  const tests: RowTest[] = [];
  const compiler = createCompiler(sight, members.add, (test) => tests.push(test));
  const access = createAccess();
  const seen = sight === 'limited' ? sample.map(blindfold) : sample;
  const asked: Asked = { sets: [], setsFrom: [0], fields: [], fieldsFrom: [0], nodes: [], computes: [] };
  const scratch = emptyItem();
  const shares: number[] = [];
  const shareOf = (set: number): number => {
    const known = shares[set];
    if (known !== undefined) return known;
    const found = compiler.setOf(set);
    const share = sampleShare(found.field, seen, scratch, () => members.has(set, scratch));
    // The form decides between sets that no item of the sample is in.
    shares[set] = (share * seen.length + likelyShare(found)) / (seen.length + 1);
    return shares[set];
  };
  for (const [index, condition] of conditions.entries()) {
    const node = compiler.hits(condition);
    const found = chooseAccess(compiler.conjuncts(condition), compiler.setOf, shareOf);
    access.add(index, found === undefined ? undefined : compiler.setOf(found));
    addAsked(asked, condition, node, compiler.setOf, (set) => (set === found ? MET : (shares[set] ?? 1)));
    yield;
  }
  access.finish();
  yield;
  return createIndex({ conditions, sight, compiler, members, tests, access, asked });
}

/** Above any share: what an item was found by is asked last. */
const MET = 2;

/**
 * What is asked of each condition, one behind the other in few arrays: an index is built while others serve, and thousands of
 * small objects that live on would have to be moved by each collection of garbage meanwhile.
 */
interface Asked {
  /** The sets that must hold where nothing else must; none for any other condition. */
  readonly sets: number[];
  /** Where those of condition n begin; one more than there are conditions. */
  readonly setsFrom: number[];
  /** The fields that are read, likewise. */
  readonly fields: number[];
  readonly fieldsFrom: number[];
  /** Where a condition is true, for those of which not only sets must hold. */
  readonly nodes: (PlanNode | undefined)[];
  /** Whether it may be in error although all that it reads is there. */
  readonly computes: boolean[];
}

/** Sets that the fewest items are in are asked first, so that most conditions fall at the first question. */
function addAsked(
  asked: Asked,
  { expr }: Condition,
  node: PlanNode,
  setOf: (set: number) => CodeSet,
  shareOf: (set: number) => number,
): void {
  if (node.kind === 'set') asked.sets.push(node.set);
  else if (node.kind === 'all' && node.others.length === 0)
    asked.sets.push(...[...node.sets].sort((a, b) => shareOf(a) - shareOf(b)));
  const flat = asked.sets.length > (asked.setsFrom.at(-1) ?? 0);
  asked.setsFrom.push(asked.sets.length);
  asked.nodes.push(flat ? undefined : node);
  asked.computes.push(computes(expr) || computesIn(node, setOf));
  for (const field of fieldsOf(expr)) asked.fields.push(fieldIndex(field));
  asked.fieldsFrom.push(asked.fields.length);
}

/** The share of some items for which a set holds of a field's value, or that lack it: those that would have to be asked. */
function sampleShare(field: number, sample: readonly FactRow[], scratch: ItemAtHand, holds: () => boolean): number {
  const name = FIELD_NAMES[field];
  if (sample.length === 0 || name === undefined) return 0;
  let count = 0;
  for (const item of sample) {
    const value = item[name];
    if (value !== undefined) layValue(scratch, field, value);
    if (value === undefined || scratch.states[field] === ILL || holds()) count += 1;
  }
  return count / sample.length;
}

/** In place of a field that no condition reads. */
const UNUSED = -1;

/** How many conditions are compiled anew, for where they are false, in one judgement; others are interpreted meanwhile. */
const MOST_COMPILED = 2;

/** What an index is made of. */
interface IndexParts {
  readonly conditions: readonly Condition[];
  readonly sight: Sight;
  readonly compiler: Compiler;
  readonly members: Members;
  readonly tests: readonly RowTest[];
  readonly access: Access;
  readonly asked: Asked;
}

function createIndex({ conditions, sight, compiler, members, tests, access, asked }: IndexParts): OnlineIndex {
  const hand = emptyItem();
  const { states } = hand;
  const fieldNamed = new Map<string, number>();
  for (const field of asked.fields) fieldNamed.set(FIELD_NAMES[field]!, field);
  if (sight === 'limited') fieldNamed.set('goods.hs', fieldIndex('goods.hs'));
  // Items mostly name the same fields in the same order: what the last one named at a place, and the field it is.
  const lastNames: string[] = [];
  const lastFields: number[] = [];
  // As long as there are conditions: each is found by one set alone, and so once.
  const candidates = new Int32Array(conditions.length);
  const testSets = Int32Array.from(asked.sets);
  const testsFrom = Int32Array.from(asked.setsFrom);
  /** Where conditions are false, of those that were asked. Most never are, for most items have all that they read. */
  const misses: (PlanNode | undefined)[] = [];
  let compiled = 0;
  let item: FactRow = {};
  let limited = false;
  let complete = false;

  // Lays the item out by field once; every set that is asked reads it from there.
  const take = (given: FactRow) => {
    item = sight === 'limited' ? blindfold(given) : given;
    limited = sight === 'limited' && item !== given;
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
    complete = !limited && there === fieldNamed.size;
  };

  const holds = (node: PlanNode): boolean => {
    switch (node.kind) {
      case 'always':
        return true;
      case 'never':
        return false;
      case 'set':
        return members.has(node.set, hand);
      case 'test': {
        const { expr, want } = tests[node.test]!;
        const result = evaluate(expr, item, limited ? 'missing' : 'readable');
        return result.kind === 'value' && result.value === want;
      }
      case 'all':
        for (let at = 0; at < node.sets.length; at++) if (!members.has(node.sets[at]!, hand)) return false;
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
    if (from === to) return holds(asked.nodes[index]!);
    for (let at = from; at < to; at++) if (!members.has(testSets[at]!, hand)) return false;
    return true;
  };

  /** Whether a condition that is not true may be in error: it computes, or a value that it reads is not there. */
  const mayErr = (index: number): boolean => {
    // A named list is missing for an item under a limit.
    if (limited || asked.computes[index]) return true;
    const to = asked.fieldsFrom[index + 1]!;
    for (let at = asked.fieldsFrom[index]!; at < to; at++) if (states[asked.fields[at]!] !== THERE) return true;
    return false;
  };

  /** Whether a condition that is not true could not be evaluated. */
  const errs = (index: number): boolean => {
    const condition = conditions[index]!;
    let miss = misses[index];
    if (miss === undefined) {
      if (compiled === MOST_COMPILED) return interpretedErrs(condition, item, limited);
      compiled += 1;
      miss = compiler.misses(condition);
      misses[index] = miss;
    }
    return !holds(miss);
  };

  return {
    judge(given) {
      take(given);
      compiled = 0;
      const count = access.find(hand, limited, candidates);
      const hits: number[] = [];
      const errors: number[] = [];
      for (let at = 0; at < count; at++) {
        const index = candidates[at]!;
        if (hit(index)) hits.push(index);
        else if ((!complete || asked.computes[index]) && mayErr(index) && errs(index)) errors.push(index);
      }
      // What was found by several predicates was found in no order.
      if (hits.length > 1) hits.sort((a, b) => a - b);
      if (errors.length > 1) errors.sort((a, b) => a - b);
      return { hits, errors };
    },
  };
}

/** What the compiled form says, said by the interpreter. A hazard that must not be sought on an item makes it no error. */
function interpretedErrs({ expr, hazard }: Condition, item: FactRow, limited: boolean): boolean {
  if (hazard !== undefined && !allowedHazards(codeOf(item)).includes(hazard)) return false;
  return evaluate(expr, item, limited ? 'missing' : 'readable').kind === 'error';
}

/** Whether something is asked of the row, or computed for a set: that may err although all that is read is there. */
function computesIn(node: PlanNode, setOf: (set: number) => CodeSet): boolean {
  switch (node.kind) {
    case 'test':
      return true;
    case 'set':
      return setOf(node.set).computed === true;
    case 'all':
      return [...node.sets].some((set) => setOf(set).computed) || node.others.some((one) => computesIn(one, setOf));
    case 'any':
      return node.terms.some((one) => computesIn(one, setOf));
    default:
      return false;
  }
}
