import type { Selection } from '../domain/assessment.ts';
import type { CrossingState } from '../domain/crossing.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { ActorId, DeclarationId } from '../domain/ids.ts';
import type { Lane } from '../domain/lane.ts';
import type { Observation } from '../inspect/codes.ts';
import { allowedHazards } from '../rule/limits.ts';

/**
 * Why an officer selects a load that would go free: a hazard, and what was seen of goods, seal, weight or vehicle. Both are
 * closed lists without a word about people, and there is no remark (DESIGN.md limit 4).
 */
export interface ManualChoice {
  readonly hazard: Hazard;
  readonly observation: Observation;
  /** The one declaration that is meant; without it, everything aboard in which the hazard may be looked for. */
  readonly declarationId?: DeclarationId;
  /** The goods item of that declaration. */
  readonly line?: number;
}

/** A load that is selected by hand is examined, as one that is drawn is. */
export const MANUAL_LANE: Lane = 'red';

/** Where a load may be selected: from its booking until it leaves. A vehicle that is held waits for somebody already. */
const SELECTABLE: ReadonlySet<CrossingState> = new Set<CrossingState>([
  'booked',
  'arrived',
  'at-gate',
  'directed',
  'checking',
  'checked',
]);

/** Whether a load may be selected where its vehicle stands: it is still here, and would not be inspected anyway. */
export function maySelect({ state, lane }: { readonly state: CrossingState; readonly lane: Lane }): boolean {
  return SELECTABLE.has(state) && lane !== MANUAL_LANE;
}

/** Why a choice is refused; the sentences stand in src/messages. */
export type ManualRefusal = 'selection-incomplete' | 'selection-item' | 'selection-not-free' | 'hazard-not-for-item';

type Goods = readonly { readonly line: number; readonly hs: string }[];

/** The goods items of a declaration that a choice means: the named one, or all in which its hazard may be looked for. */
export function chosenItems<Item extends Goods[number]>(
  goods: readonly Item[],
  { hazard, line }: { readonly hazard: Hazard; readonly line?: number },
): readonly Item[] {
  return goods.filter((item) => (line === undefined || item.line === line) && allowedHazards(item.hs).includes(hazard));
}

/**
 * Which of some declarations a choice selects, or why none. Printed matter, media and devices are selected for the few
 * hazards alone that may concern them.
 */
export function selectDeclarations(
  carried: readonly { readonly id: DeclarationId; readonly goods: Goods }[],
  choice: ManualChoice,
): readonly DeclarationId[] | 'selection-item' | 'hazard-not-for-item' {
  const { declarationId, line } = choice;
  const meant = declarationId === undefined ? carried : carried.filter((one) => one.id === declarationId);
  const unknown = line !== undefined && !meant.some(({ goods }) => goods.some((item) => item.line === line));
  if (meant.length === 0 || unknown || (line !== undefined && declarationId === undefined)) return 'selection-item';
  const selected = meant.filter(({ goods }) => chosenItems(goods, choice).length > 0).map(({ id }) => id);
  return selected.length === 0 ? 'hazard-not-for-item' : selected;
}

/** A choice as the assessment keeps it: with certainty, in the officer's name. */
export function manualSelection({ hazard, observation, line }: ManualChoice, by: ActorId): Selection {
  const where = line === undefined ? {} : { line };
  return { kind: 'manual', probability: 1, lane: MANUAL_LANE, hazard, observation, by, ...where };
}

/** Choices that stand: an officer's choice goes along with every assessment that is made after it. */
export function standingChoices(selections: readonly Selection[] | undefined): readonly Selection[] {
  return (selections ?? []).filter(({ kind }) => kind === 'manual');
}
