import { type Lane, strictness } from '../domain/lane.ts';
import type { TypedExpr } from './ast.ts';
import { compile, type PlanNode } from './compile.ts';
import { isContradiction } from './contradict.ts';

/** What an author should know of a rule that may stand. Codes are stable; the sentences stand in src/messages. */
const ADVICE_CODES = [
  'never-true',
  'nothing-to-index',
  'never-hits',
  'hits-everything',
  'shadowed-by-another',
] as const;
/** Advice never keeps a rule from standing: a rule that hits nothing may be there for the one load that counts. */
export type AdviceCode = (typeof ADVICE_CODES)[number];

/** One piece of advice; `params` are what its sentence names. */
export interface Advice {
  readonly code: AdviceCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a condition's shape tells, without any data. */
export function adviseShape(expr: TypedExpr): readonly Advice[] {
  if (isContradiction(expr)) return [{ code: 'never-true', params: {} }];
  return narrows(expr) ? [] : [{ code: 'nothing-to-index', params: {} }];
}

/**
 * Whether the executor finds the rows by sets of values of single fields, whatever else it then tests on those: what it was
 * compiled to says so. Of alternatives each must. A condition that is always true tests nothing.
 */
function narrows(expr: TypedExpr): boolean {
  const [node] = compile([{ expr }], 'given', true).nodes;
  return node === undefined || bySets(node);
}

function bySets(node: PlanNode): boolean {
  switch (node.kind) {
    case 'all':
      return node.sets.length > 0 || node.others.some(bySets);
    case 'any':
      return node.terms.every(bySets);
    default:
      return node.kind !== 'test';
  }
}

/** What a replay said of a rule, as far as advice follows from it. */
export interface ReplayFacts {
  readonly declarations: number;
  /** Those of them that a rule of this hazard may hit: with a goods item that its hazard may be sought on. */
  readonly eligible: number;
  readonly hits: number;
  /** Other live rules that hit some of the same declarations. */
  readonly overlap: readonly OverlapFacts[];
}

/** How far another live rule hits the same declarations in a replay. */
export interface OverlapFacts {
  readonly rule: string;
  readonly both: number;
  readonly lane: Lane;
  /** The share of its hits that it selects. */
  readonly rate: number;
}

/** Fewer declarations say nothing about a rule. */
const FEWEST = 100;

/** The share of the declarations it may hit from which a rule hits as good as everything. */
const NEARLY_ALL = 0.95;

/** Whether so many hits can be nearly all of enough declarations, however few of those on file the rule may hit. */
export const mayHitNearlyAll = (hits: number): boolean => hits >= NEARLY_ALL * FEWEST;

/**
 * What the past tells: a rule that hits nothing or nearly everything, or only what another selects at least as strictly.
 * Under a hundred declarations it tells nothing. At most one piece of advice, the plainest.
 */
export function adviseReplay(lane: Lane, { declarations, eligible, hits, overlap }: ReplayFacts): readonly Advice[] {
  if (declarations < FEWEST) return [];
  if (hits === 0) return [{ code: 'never-hits', params: { declarations } }];
  if (eligible >= FEWEST && hits >= NEARLY_ALL * eligible) {
    // Rounded down: what says 100 leaves nothing out.
    const percent = Math.floor((1_000 * hits) / eligible) / 10;
    return [{ code: 'hits-everything', params: { hits, eligible, percent } }];
  }
  const over = overlap.find(
    (other) => other.both === hits && other.rate >= 1 && strictness(other.lane) >= strictness(lane),
  );
  return over === undefined ? [] : [{ code: 'shadowed-by-another', params: { rule: over.rule, hits } }];
}
