import type { Instant } from '../../core/domain/ids.ts';
import { checkShift, type Qualification, type Shift, type ShiftFault } from '../../core/roster/roster.ts';
import type { EventKind } from '../../store/port/events.ts';
import type { Handover } from '../../store/port/roster.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { subjectOf } from '../subject.ts';

/** Why the roster was left as it is. Each is an error code of the server. */
export type RosterRefusal = ShiftFault | 'shift-unknown' | 'changed-meanwhile' | 'shift-over';

/** A shift as somebody writes it; `version` names the one that was changed, absent for a new one. */
export interface ShiftInput extends Omit<Shift, 'id' | 'version'> {
  readonly id?: string;
  readonly version?: number;
}

/** Who is on shift decides from whom inspectors are drawn: every change is on record, and none reaches back. */
export async function putShift(
  { store }: Environment,
  input: ShiftInput,
  by: string,
  now: Instant,
): Promise<{ readonly outcome: 'done'; readonly shift: Shift } | { readonly outcome: RosterRefusal }> {
  const fault = checkShift(input);
  if (fault !== undefined) return { outcome: fault };
  const was = input.id === undefined ? undefined : await store.roster.shift(input.id);
  if (input.id !== undefined && was === undefined) return { outcome: 'shift-unknown' };
  // What was on the roster when somebody was drawn stays as it was.
  if (Math.min(input.until, was?.until ?? input.until) <= now) return { outcome: 'shift-over' };
  const { from, until, officers, bays } = input;
  const version = (input.version ?? 0) + 1;
  const shift: Shift = { id: was?.id ?? newId(now), from, until, officers, bays, version };
  const record = written('shift-changed', shift.id, shift, by, now);
  return (await store.roster.putShift(shift, by, now, record))
    ? { outcome: 'done', shift }
    : { outcome: 'changed-meanwhile' };
}

/** Writes until when an officer is qualified for something. A day that is over ends it. */
export async function putQualification(
  { store }: Environment,
  qualification: Qualification,
  by: string,
  now: Instant,
): Promise<void> {
  const subject = subjectOf('officer', qualification.officer);
  const record = written('qualification-granted', subject, qualification, by, now);
  await store.roster.putQualification(qualification, by, now, record);
}

/** Passages that wait on an officer: what one lead hands to the next. */
const OPEN_STATES = ['directed', 'checking', 'checked', 'held'] as const;
const MOST_OPEN = 200;

/** Leaves a note to the next shift, with what was open at that moment. */
export async function handOverShift(
  { store }: Environment,
  shiftId: string,
  note: string,
  by: string,
  now: Instant,
): Promise<Handover | undefined> {
  if ((await store.roster.shift(shiftId)) === undefined) return undefined;
  const crossings = await store.crossings.list({ states: [...OPEN_STATES], lanes: ['red', 'yellow'] }, MOST_OPEN);
  const open = crossings.map(({ id, state, lane }) => ({ crossing: id, state, lane }));
  const handover: Handover = { id: newId(now), shiftId, at: now, officer: by, note, open };
  await store.roster.addHandover(handover, {
    events: [event('shift-handed-over', shiftId, { open: open.length }, by, now)],
    leaves: [],
  });
  return handover;
}

function written(kind: EventKind, subject: string, record: Shift | Qualification, by: string, at: Instant) {
  return {
    events: [event(kind, subject, { ...record }, by, at)],
    leaves: [decisionLeaf(kind, subject, at, { record, by })],
  };
}

function event(kind: EventKind, subject: string, body: Readonly<Record<string, unknown>>, by: string, at: Instant) {
  return { id: newId(at), at, kind, subject, actor: by, body };
}
