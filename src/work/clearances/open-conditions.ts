import {
  type ClearanceDecision,
  missingReleaseConditions,
  obligationsOf,
  type ReleaseCondition,
  releaseConditions,
} from '../../core/inspect/release-conditions.ts';
import type { ReleaseObligations } from '../../core/inspect/decide-release.ts';
import type { Clearance } from '../../store/port/clearances.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { Environment } from '../environment.ts';

/** One condition of a declaration's release, and how it stands. */
export interface ConditionStanding extends ReleaseCondition {
  readonly declaration: StoredDeclaration;
  /** The partner's last word, also one that counts no longer. */
  readonly word?: Clearance;
  /** What it said, where that still holds. */
  readonly said?: ClearanceDecision;
  readonly open: boolean;
  /** False where the partner sends no messages here and clears on paper. */
  readonly listening: boolean;
}

/**
 * Every condition of some declarations, those that are met among them. A partner that does not send messages here
 * never keeps a release waiting by this: what it clears on paper is a step of the check.
 */
export async function readConditions(
  environment: Environment,
  carried: readonly StoredDeclaration[],
): Promise<readonly ConditionStanding[]> {
  const { store, listening = [] } = environment;
  const asked = carried.map((declaration) => ({
    declaration,
    conditions: releaseConditions(declaration.declaration, declaration.assessments[0]?.assessment.hits),
  }));
  const waiting = asked.filter(({ conditions }) => conditions.length > 0);
  const words = await store.clearances.of(waiting.map(({ declaration }) => declaration.id));
  return waiting.flatMap(({ declaration, conditions }) => {
    const own = words.filter((one) => one.declarationId === declaration.id);
    const missing = missingReleaseConditions(conditions, own, declaration.version, listening);
    return conditions.map((condition): ConditionStanding => {
      const word = own.findLast((one) => one.partner === condition.partner);
      // A word on an earlier version is shown and does not count: the goods may be others.
      const holds = word !== undefined && word.version === declaration.version;
      return {
        ...condition,
        declaration,
        ...(word === undefined ? {} : { word }),
        ...(holds ? { said: word.decision } : {}),
        open: missing.includes(condition),
        listening: listening.includes(condition.partner),
      };
    });
  });
}

/** What the release of a whole load still owes, for decide-release.ts. */
export async function readObligations(
  environment: Environment,
  carried: readonly StoredDeclaration[],
): Promise<ReleaseObligations> {
  return obligationsOf((await readConditions(environment, carried)).filter(({ open }) => open));
}
