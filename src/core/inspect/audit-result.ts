import type { CheckResult } from '../domain/crossing.ts';
import type { Hazard } from '../domain/hazard.ts';
import { allowedHazards } from '../rule/limits.ts';
import type { FindingResult } from './codes.ts';
import { isAdverse } from './read-inspection.ts';

/** What an audit after release found of one goods item. */
export interface AuditedItem {
  readonly line: number;
  readonly result: FindingResult;
  /** Of an adverse result: what it endangers. */
  readonly hazard?: Hazard;
}

/** Time for an audit from the release on. */
export const AUDIT_WITHIN_MS = 30 * 86_400_000;

/** Why a conclusion is refused. */
export type AuditRefusal = 'audit-items-incomplete' | 'audit-hazard-missing' | 'audit-hazard-not-allowed';

/**
 * Checks a conclusion: every goods item has one result, and an adverse one names its hazard, of those that may concern such goods
 * at all.
 */
export function checkAudit(
  goods: readonly { readonly line: number; readonly hs: string }[],
  items: readonly AuditedItem[],
): AuditRefusal | undefined {
  const wanted = new Set(goods.map(({ line }) => line));
  const given = new Set(items.map(({ line }) => line));
  const complete =
    items.length === goods.length && given.size === wanted.size && [...given].every((one) => wanted.has(one));
  if (!complete) return 'audit-items-incomplete';
  for (const { line, result, hazard } of items) {
    if (isAdverse(result) && hazard === undefined) return 'audit-hazard-missing';
    const hs = goods.find((item) => item.line === line)?.hs;
    if (hazard !== undefined && !allowedHazards(hs).includes(hazard)) return 'audit-hazard-not-allowed';
  }
  return undefined;
}

/** The whole audit in the terms of a bare check. Items that nobody could audit leave it open whether the rest conforms. */
export function auditResult(items: readonly AuditedItem[]): CheckResult {
  if (items.some(({ result }) => isAdverse(result))) return 'not-conform';
  if (items.some(({ result }) => result === 'not-carried-out')) return 'not-carried-out';
  return items.some(({ result }) => result === 'conform-with-remarks') ? 'conform-with-remarks' : 'conform';
}
