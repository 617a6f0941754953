import { HAZARDS, type Hazard } from '../../core/domain/hazard.ts';
import { type Lane, strictness } from '../../core/domain/lane.ts';
import type { TypedExpr } from '../../core/rule/ast.ts';
import { checkCondition } from '../../core/rule/check-rule.ts';
import { type Diagnostic, inRule } from '../../core/rule/diagnostic.ts';
import { matchKey } from '../../core/rule/match-cache.ts';
import type { NamedLists } from '../../core/rule/named-list.ts';
import { RULE_LANES } from '../../core/rule/rule.ts';

/** As much of a rule as a replay needs: half a draft will do. */
export interface Judge {
  readonly id: string;
  readonly expr: TypedExpr;
  readonly hazard: Hazard;
  readonly lane: Lane;
  /** How strict the lane is, from 0 to 3. */
  readonly strict: number;
  /** The share of its hits that it selects. */
  readonly rate: number;
  /** What decides which declarations it hits: rules with the same key hit the same ones. */
  readonly key: string;
}

/** Reads a rule's body for a replay. What its author has not said yet is taken as revenue, documents, every hit. */
export function readJudge(
  body: Readonly<Record<string, unknown>>,
  lists: NamedLists,
): { readonly judge?: Judge; readonly diagnostics: readonly Diagnostic[] } {
  const hazard = HAZARDS.find((one) => one === body['hazard']) ?? 'revenue';
  const when = body['when'];
  if (typeof when !== 'string') return { diagnostics: [inRule('key-missing', 'when', { key: 'when' })] };
  const { expr, diagnostics } = checkCondition(when, { hazard }, { lists });
  if (expr === undefined) return { diagnostics };
  const lane = RULE_LANES.find((one) => one === body['lane']) ?? 'yellow';
  const rate = body['mandatory'] === true || typeof body['rate'] !== 'number' ? 1 : body['rate'];
  const id = typeof body['id'] === 'string' ? body['id'] : '';
  const key = matchKey({ expr, hazard });
  return { judge: { id, expr, hazard, lane, strict: strictness(lane), rate, key }, diagnostics };
}
