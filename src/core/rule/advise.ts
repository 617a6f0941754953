import { type Lane, strictness } from '../domain/lane.ts';
import type { TypedExpr } from './ast.ts';
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
 * Whether a part that must be true picks its rows by equality, membership, the beginning of a text or a range: then only
 * those are looked at. Of alternatives each must.
 */
function narrows(expr: TypedExpr): boolean {
  switch (expr.kind) {
    case 'and':
      return expr.terms.some(narrows);
    case 'or':
      return expr.terms.every(narrows);
    case 'field':
      return true;
    case 'not':
      return expr.operand.kind === 'field';
    case 'compare':
      return expr.operator !== '!=' && [expr.left, expr.right].some(isLiteral) && [expr.left, expr.right].some(isField);
    case 'in':
      return isField(expr.item) || (isLiteral(expr.item) && isField(expr.list));
    case 'text-test':
      return expr.test === 'startsWith' && isField(expr.text) && isLiteral(expr.argument);
    default:
      return false;
  }
}

const isField = (expr: TypedExpr): boolean => expr.kind === 'field';
const LITERALS: readonly TypedExpr['kind'][] = ['string', 'int', 'double', 'bool'];
const isLiteral = (expr: TypedExpr): boolean =>
  LITERALS.includes(expr.kind) || (expr.kind === 'negate' && isLiteral(expr.operand));

/** What a replay said of a rule, as far as advice follows from it. */
export interface ReplayFacts {
  readonly declarations: number;
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

/**
 * What the past tells: a rule that hits nothing or everything, or only what another selects at least as strictly. Under
 * a hundred declarations it tells nothing. At most one piece of advice, the plainest.
 */
export function adviseReplay(lane: Lane, { declarations, hits, overlap }: ReplayFacts): readonly Advice[] {
  if (declarations < FEWEST) return [];
  if (hits === 0) return [{ code: 'never-hits', params: { declarations } }];
  if (hits === declarations) return [{ code: 'hits-everything', params: { declarations } }];
  const over = overlap.find(
    (other) => other.both === hits && other.rate >= 1 && strictness(other.lane) >= strictness(lane),
  );
  return over === undefined ? [] : [{ code: 'shadowed-by-another', params: { rule: over.rule, hits } }];
}
