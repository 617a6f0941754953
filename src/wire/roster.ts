import { type Static, Type } from 'typebox';
import { REASSIGNMENT_CODES } from '../core/roster/roster.ts';
import { Day } from './draws.ts';
import { CrossingStateShape, Id, LaneShape, Time } from './primitives.ts';

const BayShape = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 40 }),
  open: Type.Boolean(),
  equipment: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
});
const What = Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$' });

const OfficerShape = Type.Object({ id: Type.String(), name: Type.String() });

/** A shift with its bays; `version` is to be named when it is changed. */
export const ShiftShape = Type.Object({
  id: Id,
  from: Time,
  until: Time,
  officers: Type.Array(OfficerShape),
  bays: Type.Array(BayShape),
  version: Type.Integer(),
});
export type ShiftView = Static<typeof ShiftShape>;

/** What an officer may inspect, the day of expiry included. */
export const QualificationShape = Type.Object({ officer: OfficerShape, what: What, expiresOn: Day });

/** What one shift leaves to the next: a note, and the passages that were open when it was written. */
export const HandoverShape = Type.Object({
  id: Id,
  shift: Id,
  at: Time,
  by: Type.String(),
  note: Type.String(),
  open: Type.Array(Type.Object({ crossing: Id, state: CrossingStateShape, lane: LaneShape })),
});
export type HandoverView = Static<typeof HandoverShape>;

/** GET /api/v1/roster: shifts from yesterday to a week ahead, and everything that assignment draws from. */
export const RosterShape = Type.Object({
  shifts: Type.Array(ShiftShape),
  /** Everybody who holds the role of inspector. */
  inspectors: Type.Array(OfficerShape),
  qualifications: Type.Array(QualificationShape),
  handovers: Type.Array(HandoverShape),
  /** Inspections under way, and who has each. */
  open: Type.Array(
    Type.Object({
      inspection: Id,
      crossing: Id,
      plate: Type.String(),
      at: Time,
      /** Absent where nobody on shift was qualified. */
      officer: Type.Optional(OfficerShape),
      /** Whether a reassignment waits for a second person. */
      proposed: Type.Boolean(),
    }),
  ),
});
export type RosterView = Static<typeof RosterShape>;

/** POST /api/v1/roster/shifts begins one; PUT /api/v1/roster/shifts/:id changes it, naming the version it changes. */
export const NewShift = Type.Object({
  from: Time,
  until: Time,
  officers: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 }),
  bays: Type.Array(BayShape, { maxItems: 40 }),
});
export const ChangedShift = Type.Object({ ...NewShift.properties, version: Type.Integer({ minimum: 1 }) });
export type NewShiftInput = Static<typeof NewShift>;
/** POST /api/v1/roster/qualifications: until when; a day that is over ends it. */
export const NewQualification = Type.Object({ officer: Type.String({ maxLength: 100 }), what: What, expiresOn: Day });
/** POST /api/v1/roster/shifts/:id/handover */
export const NewHandover = Type.Object({ note: Type.String({ minLength: 1, maxLength: 2_000 }) });

/** Somebody else takes an inspection over. */
export const ReassignmentShape = Type.Object({
  id: Id,
  inspection: Id,
  code: Type.Enum([...REASSIGNMENT_CODES]),
  from: Type.Optional(Type.String()),
  to: Type.String(),
  proposedBy: Type.String(),
  proposedAt: Time,
  state: Type.Enum(['proposed', 'approved', 'refused']),
  decidedBy: Type.Optional(Type.String()),
  decidedAt: Type.Optional(Time),
  /** Whether it is whoever asks who proposed it or would take over: then somebody else approves. */
  own: Type.Boolean(),
});
export type ReassignmentView = Static<typeof ReassignmentShape>;
/** GET /api/v1/reassignments: those of the last 30 days, newest first. */
export const Reassignments = Type.Object({ items: Type.Array(ReassignmentShape) });
/** POST /api/v1/reassignments; then POST /api/v1/reassignments/:id/approval or /refusal by somebody else. */
export const NewReassignment = Type.Object({
  inspection: Id,
  to: Type.String({ maxLength: 100 }),
  code: Type.Enum([...REASSIGNMENT_CODES]),
});
