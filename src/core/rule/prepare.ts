import type { Hazard } from '../domain/hazard.ts';
import type { TypedExpr } from './ast.ts';
import type { CodeSet } from './code-set.ts';
import { fieldIndex, type Sight } from './columns.ts';
import { type Condition, createCompiler, type PlanNode } from './compile.ts';
import { computes } from './compile-leaf.ts';
import type { RowTest } from './compile-test.ts';
import { evaluate } from './evaluate.ts';
import { fieldsOf } from './explain.ts';
import type { FactRow } from './fields.ts';
import { allowedHazards, codeOf } from './limits.ts';
import { createMembers, type ItemAtHand, THERE } from './members.ts';
import { chooseAccess, createAccess, entryOf } from './online-access.ts';
import type { ShareOf } from './sample-shares.ts';

/** A goods item that is being judged. */
export interface ItemAsked {
  readonly hand: ItemAtHand;
  /** As the rules may see it. */
  item: FactRow;
  /** Whether it is under a limit: named lists are missing for it then. */
  limited: boolean;
  /** Whether all that the rules of the index read is there, and it is under no limit. */
  complete: boolean;
  /** How many conditions were compiled anew for its sake. */
  compiled: number;
}

/**
 * Conditions made ready to be asked of single items, under numbers from 0 on. They are made ready once and serve every set of rules
 * that they are in: rules change one at a time, and a thousand others with them would leave 15 MB of garbage at each change.
 */
export interface Prepared {
  count(): number;
  /** The number of a condition that is ready already, by its identity. */
  numberOf(condition: Condition): number | undefined;
  /** Makes one ready. By the shares it is chosen what it is found by, and what is asked first. */
  prepare(condition: Condition, shareOf: ShareOf): number;
  /** Calls for each field that it reads. */
  eachField(number: number, take: (field: number) => void): void;
  /** Writes those that an item may concern to the front of `found`, each once; returns how many. */
  find(asked: ItemAsked): number;
  /** What was found last. */
  found(): Int32Array;
  /** Whether it is true. */
  holds(number: number, asked: ItemAsked): boolean;
  /** Whether it could not be evaluated; to be asked only of one that is not true. */
  errs(number: number, asked: ItemAsked): boolean;
}

/** Conditions there is room for at first. */
const ROOM = 256;

/** Above any share: what an item was found by is asked last. */
const MET = 2;

/** How many conditions are compiled anew, for where they are false, in one judgement; others are interpreted meanwhile. */
const MOST_COMPILED = 2;

/** None at first. */
export function createPrepared(sight: Sight): Prepared {
  const members = createMembers();
  const tests: RowTest[] = [];
  const compiler = createCompiler(sight, members.add, (test) => tests.push(test));
  const known = new Map<TypedExpr, { readonly hazard: Hazard | undefined; readonly number: number }>();
  const conditions: Condition[] = [];
  const access = createAccess();
  let found = new Int32Array(ROOM);
  // What is asked of each condition lies one behind the other in few arrays: thousands of small objects that live on would have to be
  // moved by each collection of garbage while requests are served.
  /** The sets that must hold where nothing else must; none for any other condition. */
  const sets: number[] = [];
  /** Where those of condition n begin; one more than there are conditions. */
  const setsFrom = [0];
  /** The fields that are read, likewise. */
  const fields: number[] = [];
  const fieldsFrom = [0];
  /** Where a condition is true, for those of which not only sets must hold. */
  const nodes: (PlanNode | undefined)[] = [];
  /** Where it is false, of those that were asked. Most never are, for most items have all that they read. */
  const misses: (PlanNode | undefined)[] = [];
  /** Whether it may be in error although all that it reads is there. */
  const computing: boolean[] = [];

  /** Sets that the fewest items are in are asked first, so that most conditions fall at the first question. */
  const addSets = (node: PlanNode, rarest: number | undefined, shareOf: ShareOf): boolean => {
    if (node.kind === 'set') sets.push(node.set);
    else if (node.kind === 'all' && node.others.length === 0) {
      const share = (set: number) => (set === rarest ? MET : shareOf(compiler.setOf(set)));
      sets.push(...[...node.sets].sort((a, b) => share(a) - share(b)));
    }
    return sets.length > setsFrom.at(-1)!;
  };

  const holdsNode = (node: PlanNode, asked: ItemAsked): boolean => {
    switch (node.kind) {
      case 'always':
        return true;
      case 'never':
        return false;
      case 'set':
        return members.has(node.set, asked.hand);
      case 'test': {
        const { expr, want } = tests[node.test]!;
        const result = evaluate(expr, asked.item, asked.limited ? 'missing' : 'readable');
        return result.kind === 'value' && result.value === want;
      }
      case 'all':
        for (let at = 0; at < node.sets.length; at++) if (!members.has(node.sets[at]!, asked.hand)) return false;
        for (let at = 0; at < node.others.length; at++) if (!holdsNode(node.others[at]!, asked)) return false;
        return true;
      case 'any':
        for (let at = 0; at < node.terms.length; at++) if (holdsNode(node.terms[at]!, asked)) return true;
        return false;
    }
  };

  /** Whether a condition that is not true may be in error: it computes, or a value that it reads is not there. */
  const mayErr = (number: number, { hand: { states }, limited }: ItemAsked): boolean => {
    // A named list is missing for an item under a limit.
    if (limited || computing[number]) return true;
    const to = fieldsFrom[number + 1]!;
    for (let at = fieldsFrom[number]!; at < to; at++) if (states[fields[at]!] !== THERE) return true;
    return false;
  };

  return {
    count: () => conditions.length,
    numberOf(condition) {
      const before = known.get(condition.expr);
      return before !== undefined && before.hazard === condition.hazard ? before.number : undefined;
    },
    prepare(condition, shareOf) {
      const number = conditions.length;
      const { expr, hazard } = condition;
      const node = compiler.hits(condition);
      const rarest = chooseAccess(compiler.conjuncts(condition), compiler.setOf, (set) => shareOf(compiler.setOf(set)));
      const flat = addSets(node, rarest, shareOf);
      setsFrom.push(sets.length);
      nodes.push(flat ? undefined : node);
      computing.push(computes(expr) || computesIn(node, compiler.setOf));
      for (const field of fieldsOf(expr)) fields.push(fieldIndex(field));
      fieldsFrom.push(fields.length);
      conditions.push(condition);
      misses.push(undefined);
      if (found.length < conditions.length) found = new Int32Array(2 * found.length);
      access.add(number, rarest === undefined ? undefined : entryOf(compiler.setOf(rarest)));
      known.set(expr, { hazard, number });
      return number;
    },
    eachField(number, take) {
      for (let at = fieldsFrom[number]!; at < fieldsFrom[number + 1]!; at++) take(fields[at]!);
    },
    find: ({ hand, limited }) => access.find(hand, limited, found),
    found: () => found,
    holds(number, asked) {
      const from = setsFrom[number]!;
      const to = setsFrom[number + 1]!;
      if (from === to) return holdsNode(nodes[number]!, asked);
      for (let at = from; at < to; at++) if (!members.has(sets[at]!, asked.hand)) return false;
      return true;
    },
    errs(number, asked) {
      if ((asked.complete && !computing[number]) || !mayErr(number, asked)) return false;
      let miss = misses[number];
      if (miss === undefined) {
        const condition = conditions[number]!;
        if (asked.compiled === MOST_COMPILED) return interpretedErrs(condition, asked);
        asked.compiled += 1;
        miss = compiler.misses(condition);
        misses[number] = miss;
      }
      return !holdsNode(miss, asked);
    },
  };
}

/** What the compiled form says, said by the interpreter. A hazard that must not be sought on an item makes it no error. */
function interpretedErrs({ expr, hazard }: Condition, { item, limited }: ItemAsked): boolean {
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
