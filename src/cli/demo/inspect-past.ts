import { lastStage } from '../../core/domain/advance-crossing.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import type { ActorId, Instant } from '../../core/domain/ids.ts';
import type { InspectionAct } from '../../core/inspect/act.ts';
import { advanceInspection } from '../../core/inspect/advance-inspection.ts';
import { assignTo, type ActionId, type Inspection } from '../../core/inspect/inspection.ts';
import { moveCrossing } from '../../core/inspect/move-crossing.ts';
import type { PlannedAct, PlannedDeed } from '../../scenario/work/planned-act.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { NewEvent, PendingLeaf } from '../../store/port/events.ts';
import type { InspectionEntry } from '../../store/port/inspections.ts';
import { NOTHING_TAKEN } from '../../work/appeals/taken-back.ts';
import { eventsOfAct, leavesOfAct, recordMoves } from '../../work/inspections/record-act.ts';
import type { Opening } from '../../work/inspections/open-inspection.ts';
import { actionId } from './action-id.ts';

/** An inspection of the past with its passage, as far as officers came, and all that is recorded of both. */
export interface InspectedPast {
  crossing: Crossing;
  inspection: Inspection;
  readonly entries: InspectionEntry[];
  readonly events: NewEvent[];
  readonly leaves: PendingLeaf[];
}

/** An inspection that was opened, in the hands of whoever was drawn. */
export function beginPast({ write, events, leaves }: Opening, crossing: Crossing, officer?: string): InspectedPast {
  const { inspection } = write;
  const assigned =
    officer === undefined
      ? inspection
      : { ...assignTo(inspection, officer as ActorId), version: inspection.version + 1 };
  return { crossing, inspection: assigned, entries: [], events: [...events], leaves: [...leaves] };
}

/**
 * Carries planned acts out, by the machines and with the records of a live day, in memory: an act that a machine refuses is left
 * out, as an officer would not take it. Whether all were possible.
 */
export function carryOutPast(
  past: InspectedPast,
  acts: readonly PlannedAct[],
  carried: readonly StoredDeclaration[],
): boolean {
  let whole = true;
  for (const act of acts) whole = carryOut(past, act, carried) && whole;
  return whole;
}

/** One act, by the machine; false, and nothing recorded, where the machine refuses it. */
function carryOut(past: InspectedPast, planned: PlannedAct, carried: readonly StoredDeclaration[]): boolean {
  const { crossing, inspection: was } = past;
  const { at: actedAt, received: now, by } = planned;
  const idOf = (name: string): ActionId => actionId(was.id, name, was.openedAt) as ActionId;
  const offline = now > actedAt;
  const deed = withIds(planned.deed, idOf);
  const act = {
    ...deed,
    id: idOf(planned.name),
    by: by as ActorId,
    at: actedAt,
    received: now,
    offline,
  } as InspectionAct;
  // The machine of a live day judges each act, so the past holds nothing that could not have happened.
  const outcome = advanceInspection(was, act, { released: false });
  if (!outcome.ok) return false;
  const next = outcome.inspection;
  const at = Math.max(lastStage(crossing.stages), act.at) as Instant;
  const moved = moveCrossing(crossing, was, next, act, at);
  if (typeof moved === 'string') return false;
  const { action, second: _proven, ...said } = deed as PlannedDeed & { readonly second?: unknown };
  const concluded = was.state !== 'concluded' && next.state === 'concluded';
  const last = moved.at(-1)?.crossing;
  const after = last === undefined ? crossing : { ...last, version: crossing.version + 1 };
  const told = concluded ? carried : [];
  past.events.push(
    // Appeals are played once the past is loaded: nothing was taken back yet.
    ...eventsOfAct({ was, next, act, said, concluded, crossing, carried: told, taken: NOTHING_TAKEN, at, now }),
    ...recordMoves(crossing, moved, next, now),
  );
  past.leaves.push(...leavesOfAct(next, act, said, moved, after));
  past.entries.push({ id: act.id, action, by: act.by, at: act.at, received: now, offline, body: said });
  past.crossing = after;
  past.inspection = next;
  return true;
}

/** A deed with the ids of what it refers to, and of the photos that it names. */
function withIds(deed: PlannedDeed, idOf: (name: string) => ActionId): Readonly<Record<string, unknown>> {
  switch (deed.action) {
    case 'approve-waiver':
      return { ...deed, waiver: idOf(deed.waiver) };
    case 'second':
      return { ...deed, of: idOf(deed.of) };
    case 'hand-over':
      return { ...deed, custody: idOf(deed.custody) };
    case 'sign-step':
      return deed.photos === undefined ? { ...deed } : { ...deed, photos: deed.photos.map(idOf) };
    default:
      return { ...deed };
  }
}
