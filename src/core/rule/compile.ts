import type { Hazard } from '../domain/hazard.ts';
import type { TypedExpr } from './ast.ts';
import type { CodeSet } from './code-set.ts';
import { spansWhere } from './code-set.ts';
import type { Sight } from './columns.ts';
import { compileLeaf, readsList, texts } from './compile-leaf.ts';
import { compileRowTest, type RowTest } from './compile-test.ts';
import { allowedHazards, limitedPrefix } from './limits.ts';
import { formOf } from './members.ts';

/** Where a condition holds, as sets of codes and tests of rows put together. There is no `not`: it is worked inwards. */
export type PlanNode =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'set'; readonly set: number }
  | { readonly kind: 'test'; readonly test: number }
  | { readonly kind: 'all'; readonly sets: Int32Array; readonly others: readonly PlanNode[] }
  | { readonly kind: 'any'; readonly terms: readonly PlanNode[] };

/** What is evaluated: a condition, and under the limits the hazard of its rule. */
export interface Condition {
  readonly expr: TypedExpr;
  readonly hazard?: Hazard;
}

/** What the nodes of conditions are made of. Conditions that say the same of a field share one set. */
export interface PlanParts {
  readonly sight: Sight;
  readonly sets: readonly CodeSet[];
  readonly tests: readonly RowTest[];
}

/** Conditions ready for any table: where each of them is true, or where each is false. */
export interface Plan extends PlanParts {
  readonly nodes: readonly PlanNode[];
}

/** What compiles conditions one at a time, for a caller that has other things to do in between. */
export interface Compiler {
  /** Where a condition is true. */
  hits(condition: Condition): PlanNode;
  /** Where it is false. What is in neither could not be evaluated. */
  misses(condition: Condition): PlanNode;
  /** Sets that must all hold, of which one that is false makes it false. Where it errs is in none of them. */
  conjuncts(condition: Condition): readonly number[];
  /** A set that the condition compiled last asks: no other is kept here, nor is this one for long. */
  setOf(set: number): CodeSet;
}

const ALWAYS: PlanNode = { kind: 'always' };
const NEVER: PlanNode = { kind: 'never' };

/** How many branches of `?:` and comparisons of bools may nest; each doubles the plan. Deeper ones are interpreted. */
const MAX_FORKS = 3;

/**
 * Compiles where conditions are true, or with `want` false where they are false; under `limited` each holds the limits of
 * its hazard. Asks for no data, so it is done once.
 */
export function compile(conditions: readonly Condition[], sight: Sight, want: boolean): Plan {
  const sets: CodeSet[] = [];
  const tests: RowTest[] = [];
  const { whole } = nodeCompiler(
    sight,
    (one) => sets.push(one),
    (one) => tests.push(one),
  );
  return { sight, sets, tests, nodes: conditions.map((condition) => whole(condition, want)) };
}

/**
 * See `Compiler`. Sets and tests are handed over as they turn up, in the order of their numbers; those that are asked by a call,
 * and remember answers, once for all conditions.
 */
export function createCompiler(
  sight: Sight,
  takeSet: (set: CodeSet) => void,
  takeTest: (test: RowTest) => void,
): Compiler {
  const { whole, conjunctsOf, current } = nodeCompiler(sight, takeSet, takeTest, (set) => formOf(set) === 'other');
  return {
    hits: (condition) => whole(condition, true),
    misses: (condition) => whole(condition, false),
    conjuncts: ({ expr }) => conjunctsOf(expr, true),
    setOf(id) {
      const set = current.get(id);
      if (set === undefined) throw new TypeError('the condition compiled last does not ask this set');
      return set;
    },
  };
}

/** What compiles conditions into nodes that share sets and tests. */
function nodeCompiler(
  sight: Sight,
  takeSet: (set: CodeSet) => void,
  takeTest: (test: RowTest) => void,
  shared: (set: CodeSet) => boolean = () => true,
) {
  const sets = interning<CodeSet>((set) => set.key, shared, takeSet);
  const tests = interning<RowTest>(
    (one) => one.key,
    () => true,
    takeTest,
  );
  /** The sets of the condition at hand. */
  const current = new Map<number, CodeSet>();
  // What the leaves of the condition at hand became: its conjuncts are asked for behind it, and are made once.
  const leaves = { true: new Map<TypedExpr, PlanNode>(), false: new Map<TypedExpr, PlanNode>() };

  const limits = { true: new Map<Hazard, CodeSet>(), false: new Map<Hazard, CodeSet>() };
  const allowingOf = (hazard: Hazard, want: boolean): CodeSet => {
    const made = want ? limits.true : limits.false;
    const found = made.get(hazard) ?? allowing(hazard, want);
    made.set(hazard, found);
    return found;
  };

  const set = (found: CodeSet): PlanNode => {
    const id = sets(found);
    current.set(id, found);
    return { kind: 'set', set: id };
  };
  const test = (expr: TypedExpr, want: boolean): PlanNode => ({
    kind: 'test',
    test: tests(compileRowTest(expr, want, sight)),
  });

  /** Where an expression is true, or false with `want` false: CEL's `&&` and `||` absorb errors, and so do these. */
  const where = (expr: TypedExpr, want: boolean, forks: number): PlanNode => {
    switch (expr.kind) {
      case 'bool':
        return expr.value === want ? ALWAYS : NEVER;
      case 'and':
      case 'or': {
        const terms = expr.terms.map((term) => where(term, want, forks));
        return (expr.kind === 'and') === want ? all(terms) : any(terms);
      }
      case 'not':
        return where(expr.operand, !want, forks);
      case 'conditional': {
        if (forks === MAX_FORKS) return test(expr, want);
        // The branch that is taken, and the other's error does not matter: both halves of CEL's `?:`.
        const branch = (taken: boolean, then: TypedExpr) =>
          all([where(expr.test, taken, forks + 1), where(then, want, forks + 1)]);
        return any([branch(true, expr.then), branch(false, expr.otherwise)]);
      }
      case 'compare': {
        if (expr.left.type !== 'bool') break;
        if (forks === MAX_FORKS) return test(expr, want);
        const { left, right, operator } = expr;
        const pairs = [false, true].flatMap((a) => [false, true].map((b) => [a, b] as const));
        // Bools have four pairs: those for which the comparison holds, each as a condition of its own.
        const holding = pairs.filter(([a, b]) => compareBools(operator, a, b) === want);
        return any(holding.map(([a, b]) => all([where(left, a, forks + 1), where(right, b, forks + 1)])));
      }
    }
    const found = want ? leaves.true : leaves.false;
    const known = found.get(expr);
    if (known !== undefined) return known;
    const node = leafNode(expr, want);
    found.set(expr, node);
    return node;
  };

  const leafNode = (expr: TypedExpr, want: boolean): PlanNode => {
    const leaf = compileLeaf(expr, want);
    if (leaf === undefined) return test(expr, want);
    if (sight === 'given' || !readsList(expr)) return set(leaf);
    return all([set({ ...leaf, key: `${leaf.key} listed`, listed: true }), set(UNLIMITED)]);
  };

  const conjunctsOf = (expr: TypedExpr, want: boolean): readonly number[] => {
    switch (expr.kind) {
      case 'and':
      case 'or':
        return (expr.kind === 'and') === want ? expr.terms.flatMap((term) => conjunctsOf(term, want)) : [];
      case 'not':
        return conjunctsOf(expr.operand, !want);
      case 'conditional':
        return [];
      case 'compare':
        if (expr.left.type === 'bool') return [];
    }
    const node = where(expr, want, 0);
    if (node.kind === 'set') return [node.set];
    // A named list: the set, and that it may be asked.
    return node.kind === 'all' ? [...node.sets].filter((id) => current.get(id)?.listed) : [];
  };

  /** Where a whole condition is true or false, with the limits of its hazard. */
  const whole = ({ expr, hazard }: Condition, want: boolean): PlanNode => {
    if ((hazard === undefined) !== (sight === 'given'))
      throw new TypeError('a rule is compiled under the limits with its hazard, and a condition alone without');
    // Both, for a `not` asks the other, and the sets of what was compiled before are forgotten.
    leaves.true.clear();
    leaves.false.clear();
    current.clear();
    const node = where(expr, want, 0);
    if (hazard === undefined) return node;
    return want ? all([node, set(allowingOf(hazard, true))]) : any([set(allowingOf(hazard, false)), node]);
  };

  return { whole, conjunctsOf, current };
}

/** CEL orders false before true. */
function compareBools(operator: string, a: boolean, b: boolean): boolean {
  const [x, y] = [Number(a), Number(b)];
  switch (operator) {
    case '==':
      return x === y;
    case '!=':
      return x !== y;
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    default:
      return x >= y;
  }
}

/** Items that are neither printed matter nor media nor devices: only they may be looked up in a named list. */
const UNLIMITED: CodeSet = {
  ...texts('goods.hs', true, 'unlimited', (all) => spansWhere(all, (hs) => limitedPrefix(hs) === undefined), true),
  lasting: true,
};

/** Items that a hazard may be sought on, or may not. An item without a code is under no limit. */
function allowing(hazard: Hazard, want: boolean): CodeSet {
  const holds = (hs: string) => allowedHazards(hs).includes(hazard) === want;
  const key = `${want ? 'allowing' : 'forbidding'} ${hazard}`;
  return { ...texts('goods.hs', true, key, (all) => spansWhere(all, holds), want), lasting: true };
}

/**
 * Numbers items by their keys, and hands each new one over. One that is not to be `shared` gets a number whenever it turns up: to
 * know it again would take more room than another like it.
 */
function interning<Item>(
  keyOf: (item: Item) => string,
  shared: (item: Item) => boolean,
  take: (item: Item) => void,
): (item: Item) => number {
  const known = new Map<string, number>();
  let count = 0;
  return (item) => {
    const key = shared(item) ? keyOf(item) : undefined;
    const before = key === undefined ? undefined : known.get(key);
    if (before !== undefined) return before;
    if (key !== undefined) known.set(key, count);
    take(item);
    return count++;
  };
}

function all(terms: readonly PlanNode[]): PlanNode {
  const sets = new Set<number>();
  const others: PlanNode[] = [];
  for (const term of terms) {
    if (term.kind === 'never') return NEVER;
    if (term.kind === 'set') sets.add(term.set);
    else if (term.kind === 'all') {
      for (const one of term.sets) sets.add(one);
      others.push(...term.others);
    } else if (term.kind !== 'always') others.push(term);
  }
  const [first, ...more] = sets;
  if (first === undefined) {
    if (others.length === 0) return ALWAYS;
    if (others.length === 1) return others[0] as PlanNode;
  } else if (more.length === 0 && others.length === 0) return { kind: 'set', set: first };
  return { kind: 'all', sets: Int32Array.from(sets), others };
}

/** Terms of which one must hold, made flat. */
function any(terms: readonly PlanNode[]): PlanNode {
  const kept: PlanNode[] = [];
  for (const term of terms) {
    if (term.kind === 'always') return ALWAYS;
    if (term.kind === 'any') kept.push(...term.terms);
    else if (term.kind !== 'never') kept.push(term);
  }
  if (kept.length === 0) return NEVER;
  return kept.length === 1 ? (kept[0] as PlanNode) : { kind: 'any', terms: kept };
}
