import type { TimeZone } from '../../core/domain/ids.ts';
import type { Qualification, Shift } from '../../core/roster/roster.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import type { Handover, OpenAssignment, Reassignment } from '../../store/port/roster.ts';
import type { HandoverView, ReassignmentView, RosterView, ShiftView } from '../../wire/roster.ts';
import { defined } from './defined.ts';
import { type Names, nameIn } from './name-in.ts';

const named = (id: string, names: Names): { id: string; name: string } => ({ id, name: nameIn(names, id) });

/** A shift with the names of its officers; where an account is gone its id stands. */
export function presentShift(
  { id, from, until, officers, bays, version }: Shift,
  names: Names,
  zone: TimeZone,
): ShiftView {
  return {
    id,
    from: formatDateTime(from, zone),
    until: formatDateTime(until, zone),
    officers: officers.map((officer) => named(officer, names)),
    bays: bays.map((bay) => ({ name: bay.name, open: bay.open, equipment: [...bay.equipment] })),
    version,
  };
}

/** A note with what was open when it was written, which is not what is open now. */
export function presentHandover(
  { shiftId, officer, at, open, ...rest }: Handover,
  names: Names,
  zone: TimeZone,
): HandoverView {
  return {
    ...rest,
    shift: shiftId,
    at: formatDateTime(at, zone),
    by: nameIn(names, officer),
    open: open.map((one) => ({ ...one })) as HandoverView['open'],
  };
}

/** Everything on the roster's page, in one answer. */
export function presentRoster(
  roster: {
    readonly shifts: readonly Shift[];
    readonly inspectors: readonly string[];
    readonly qualifications: readonly Qualification[];
    readonly handovers: readonly Handover[];
    readonly open: readonly OpenAssignment[];
  },
  names: Names,
  zone: TimeZone,
): RosterView {
  return {
    shifts: roster.shifts.map((shift) => presentShift(shift, names, zone)),
    inspectors: roster.inspectors.map((id) => named(id, names)),
    qualifications: roster.qualifications.map(({ officer, what, expiresOn }) => ({
      officer: named(officer, names),
      what,
      expiresOn,
    })),
    handovers: roster.handovers.map((one) => presentHandover(one, names, zone)),
    open: roster.open.map(({ inspectionId, crossingId, plate, at, officer, proposed }) => ({
      inspection: inspectionId,
      crossing: crossingId,
      plate,
      at: formatDateTime(at, zone),
      ...(officer === undefined ? {} : { officer: named(officer, names) }),
      proposed,
    })),
  };
}

/** `own` where whoever asks proposed it or would take over, and so may not approve it. */
export function presentReassignment(one: Reassignment, names: Names, self: string, zone: TimeZone): ReassignmentView {
  const name = (id: string | undefined): string | undefined => (id === undefined ? undefined : nameIn(names, id));
  const decidedAt = one.approvedAt ?? one.refusedAt;
  return defined({
    id: one.id,
    inspection: one.inspectionId,
    code: one.code,
    from: name(one.from),
    to: name(one.to) ?? one.to,
    proposedBy: name(one.proposedBy) ?? one.proposedBy,
    proposedAt: formatDateTime(one.proposedAt, zone),
    state: one.approvedAt !== undefined ? 'approved' : one.refusedAt !== undefined ? 'refused' : 'proposed',
    decidedBy: name(one.approvedBy ?? one.refusedBy),
    decidedAt: decidedAt === undefined ? undefined : formatDateTime(decidedAt, zone),
    own: one.proposedBy === self || one.to === self,
  }) as ReassignmentView;
}
