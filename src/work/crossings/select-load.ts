import type { CrossingStep } from '../../core/domain/advance-crossing.ts';
import type { Selection } from '../../core/domain/assessment.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import type { ActorId, DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import {
  MANUAL_LANE,
  type ManualChoice,
  type ManualRefusal,
  manualSelection,
  maySelect,
  selectDeclarations,
  standingChoices,
} from '../../core/select/manual.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { Actor, Environment } from '../environment.ts';

/** More than happens to a vehicle before it is directed. */
const MOST_EVENTS = 200;
/** Why the load of a passage cannot be selected, or the choice and whether its vehicle was seen before. */
export function readChoice(
  was: Crossing,
  { selection: choice }: { readonly selection?: ManualChoice },
): { readonly choice: ManualChoice } | ManualRefusal | 'not-in-this-state' {
  if (choice === undefined) return 'selection-incomplete';
  if (was.lane === MANUAL_LANE) return 'selection-not-free';
  return maySelect(was) ? { choice } : 'not-in-this-state';
}

/** A vehicle that is selected and that nobody saw before stands at the gate now; any other stays where it is. */
export function stepsOfChoice({ version }: Crossing, actor: Actor, at: Instant): readonly CrossingStep[] {
  const by = actor.id as ActorId;
  return version > 0
    ? []
    : [
        { action: 'arrive', at, by },
        { action: 'come-to-gate', at, by },
      ];
}

/**
 * What a vehicle was selected for before anything was declared of it: there was no assessment to keep the choice. Up to its
 * direction the vehicle keeps it, with the lane, until papers that it carries have taken it over; where none do, also because
 * the hazard may not be looked for in them, its inspection does.
 */
export async function choiceBefore(
  { store }: Environment,
  { id, version, lane, stages }: Crossing,
  carried: readonly StoredDeclaration[],
): Promise<{ readonly choice: ManualChoice; readonly selection: Selection } | undefined> {
  if (version === 0 || lane !== MANUAL_LANE || stages.directed !== undefined) return undefined;
  const event = (await store.events.ofSubject(id, MOST_EVENTS)).findLast(
    // One that named declarations is theirs: their assessments keep it.
    ({ kind, body }) => kind === 'load-selected' && (body['declarations'] as readonly unknown[]).length === 0,
  );
  if (event === undefined) return undefined;
  const { hazard, observation } = event.body as unknown as ManualChoice;
  const choice = { hazard, observation };
  const selection = manualSelection(choice, event.actor as ActorId);
  return carried.some((one) => holds(one, selection)) ? undefined : { choice, selection };
}

/** The lane that such a choice still asks for; none where there is no such choice. */
export async function laneOfChoice(
  environment: Environment,
  crossing: Crossing,
  carried: readonly StoredDeclaration[],
): Promise<readonly Lane[]> {
  return (await choiceBefore(environment, crossing, carried)) === undefined ? [] : [MANUAL_LANE];
}

/** Whether the last assessment of a declaration keeps a choice. */
function holds({ assessments }: StoredDeclaration, { hazard, observation, by }: Selection): boolean {
  return standingChoices(assessments[0]?.assessment.selections).some(
    (one) => one.hazard === hazard && one.observation === observation && one.by === by,
  );
}

/** Which declarations aboard a choice selects; none where nothing is declared, and the vehicle itself is meant. */
export function selectAboard(
  carried: readonly StoredDeclaration[],
  choice: ManualChoice,
): readonly DeclarationId[] | ManualRefusal {
  if (carried.length === 0) return choice.declarationId === undefined ? [] : 'selection-item';
  const selected = selectDeclarations(
    carried.map(({ id, declaration: { goods } }) => ({ id, goods })),
    choice,
  );
  if (typeof selected === 'string') return selected;
  // What is in the red lane by itself is examined anyway.
  const free = carried.filter(({ id, lane }) => selected.includes(id) && lane !== MANUAL_LANE).map(({ id }) => id);
  return free.length === 0 ? 'selection-not-free' : free;
}

/** What the event and the ledger's entry of a selection say of it: codes, and never a remark. */
export function saidOfChoice(
  { selection }: { readonly selection?: ManualChoice },
  selected: readonly DeclarationId[],
): Readonly<Record<string, unknown>> {
  if (selection === undefined) return {};
  const { hazard, observation, line } = selection;
  return { hazard, observation, ...(line === undefined ? {} : { line }), declarations: selected };
}
