import type { CheckResult, Crossing } from '../../core/domain/crossing.ts';
import type { Hazard } from '../../core/domain/hazard.ts';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { NewEvent, PendingLeaf } from '../../store/port/events.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import { newId } from '../identify.ts';
import { observationOf } from '../keep-history.ts';

/** One coded observation. */
export interface Finding {
  readonly hazard: Hazard;
  readonly code: string;
  readonly declarationId?: DeclarationId;
  readonly line?: number;
}

/** What a check said of the declarations aboard. */
export interface CheckedLoad {
  readonly crossing: Crossing;
  readonly carried: readonly StoredDeclaration[];
  readonly result: CheckResult;
  readonly findings: readonly Finding[];
}

/** A check labels each declaration that it looked at: what history, and later the model, learn from. */
export function labelsOf(
  { crossing, carried, result, findings }: CheckedLoad,
  by: string,
  at: Instant,
  now: Instant,
): readonly NewEvent[] {
  if (result === 'not-carried-out') return [];
  return carried.map((one): NewEvent => {
    const own = findings.filter(({ declarationId }) => declarationId === undefined || declarationId === one.id);
    // A bare check without findings speaks of the whole load.
    const found = result === 'not-conform' && (own.length > 0 || findings.length === 0);
    return {
      id: newId(now),
      at,
      kind: 'finding-recorded',
      subject: one.id,
      actor: by,
      body: {
        crossing: crossing.id,
        result,
        findings: own,
        observation: observationOf(one.declaration, [], { found }),
      },
    };
  });
}

/**
 * The ledger's entry of one change of a passage: how the passage stands after it, and what else was said. Every change has
 * one, also those that decide nothing: what a decision rests on, the papers first of all, must be vouched for before it.
 * `whole` says so of the entry: entries of before were made of decisions alone.
 */
export function crossingLeaf(
  kind: string,
  crossing: Crossing,
  by: string,
  at: Instant,
  said: Readonly<Record<string, unknown>> & { readonly findings?: readonly Finding[] } = {},
): PendingLeaf {
  return decisionLeaf(kind, crossing.id, at, { crossing, by, whole: true, ...said });
}
