import { type Static, Type } from 'typebox';
import { EXCLUSIONS } from '../core/select/assign.ts';
import { STEERABLE } from '../core/select/steering.ts';
import { DRAW_DIFFERENCES } from '../core/select/verify-day.ts';
import { Id, Time } from './primitives.ts';

/** A day of the port's calendar, `YYYY-MM-DD`. */
export const Day = Type.String({ format: 'date' });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** One day's draws as they stand. */
const DrawDayShape = Type.Object({
  day: Day,
  state: Type.Enum(['planned', 'running', 'published', 'unused']),
  plannedAt: Time,
  /** The server's commitment. */
  commitment: Hash,
  randomShare: Type.Number(),
  /** Set once the seed was made: when, and what it was committed as. */
  startsAt: Type.Optional(Time),
  seedCommitment: Type.Optional(Hash),
  custodians: Type.Array(
    Type.Object({
      name: Type.String(),
      /** Whether it is the one who asks. */
      own: Type.Boolean(),
      commitment: Hash,
      committedAt: Time,
      handedOverAt: Type.Optional(Time),
      /** Set once the seed was made. */
      inSeed: Type.Optional(Type.Boolean()),
    }),
  ),
});
export type DrawDayView = Static<typeof DrawDayShape>;
/** GET /api/v1/draws */
export const DrawDays = Type.Object({ items: Type.Array(DrawDayShape) });

/** GET /api/v1/draws/:day, public once the day has ended: enough to draw again, nothing that names anybody. */
export const PublishedDayShape = Type.Object({
  day: Day,
  period: Type.Integer(),
  randomShare: Type.Number(),
  seed: Hash,
  commitment: Hash,
  server: Type.Object({ commitment: Hash, secret: Hash, saltHash: Hash }),
  custodians: Type.Array(Type.Object({ commitment: Hash, secret: Type.Optional(Hash), inSeed: Type.Boolean() })),
  /** Handles of the declarations drawn at random, and of those that were not. */
  selected: Type.Array(Hash),
  passed: Type.Array(Hash),
  assignments: Type.Array(Type.Object({ inspection: Hash, candidates: Type.Array(Hash), drawn: Type.Optional(Hash) })),
});

/** GET /api/v1/draws/:day/check: the day drawn again from its records. */
export const DayCheckShape = Type.Object({
  declarations: Type.Integer(),
  selected: Type.Integer(),
  assignments: Type.Integer(),
  custodians: Type.Integer(),
  /** How many differences there are; the first of them are listed. */
  count: Type.Integer(),
  differences: Type.Array(Type.Object({ code: Type.Enum([...DRAW_DIFFERENCES]), what: Type.String() })),
});
export type DayCheckView = Static<typeof DayCheckShape>;

/** POST /api/v1/draws/commitments: a custodian's commitments for days to come. */
export const NewCommitments = Type.Object({
  parts: Type.Array(Type.Object({ day: Day, commitment: Hash }), { minItems: 1, maxItems: 7 }),
});
/** POST /api/v1/draws/secrets: what is behind them, each before its day begins. */
export const NewSecrets = Type.Object({
  parts: Type.Array(Type.Object({ day: Day, secret: Hash }), { minItems: 1, maxItems: 7 }),
});
/** What became of each part. */
export const PartOutcomes = Type.Object({
  items: Type.Array(
    Type.Object({
      day: Day,
      outcome: Type.Enum([
        'done',
        'day-not-open',
        'part-standing',
        'part-closed',
        'part-not-committed',
        'part-not-the-one',
        'part-too-late',
      ]),
    }),
  ),
});
export type PartOutcomesView = Static<typeof PartOutcomes>;

/** One officer beside one declarant, or one hour: what was seen, what chance would give, how likely so many are. */
const Cell = Type.Object({
  officer: Type.String(),
  /** A declarant's id, or an hour of the day. */
  other: Type.String(),
  observed: Type.Integer(),
  expected: Type.Number(),
  p: Type.Number(),
  alarm: Type.Boolean(),
});
const SteeringTableShape = Type.Object({
  threshold: Type.Number(),
  tests: Type.Integer(),
  /** How many cells have an act; the least likely are listed. */
  count: Type.Integer(),
  cells: Type.Array(Cell),
});

/** GET /api/v1/oversight/steering: what officers did by choice, against what chance dealt. */
export const SteeringShape = Type.Object({
  from: Time,
  to: Time,
  inspections: Type.Integer(),
  acts: Type.Object({ reassignment: Type.Integer(), manual: Type.Integer(), waiver: Type.Integer() }),
  alarm: Type.Boolean(),
  falseAlarm: Type.Number(),
  byDeclarant: SteeringTableShape,
  byHour: SteeringTableShape,
  /** The acts themselves, newest first; as many as one can look at. */
  list: Type.Array(
    Type.Object({
      kind: Type.Enum([...STEERABLE]),
      at: Time,
      officer: Type.String(),
      declarant: Type.String(),
      crossing: Id,
    }),
  ),
});
export type SteeringView = Static<typeof SteeringShape>;
/** Days looked back. */
export const SteeringQuery = Type.Object({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })) });

/** Who was drawn for an inspection. */
export const AssignmentShape = Type.Object({
  inspection: Id,
  crossing: Id,
  day: Day,
  at: Time,
  handle: Hash,
  basis: Type.Enum(['shift', 'role']),
  needs: Type.Array(Type.String()),
  operators: Type.Array(Type.String()),
  drawn: Type.Optional(Type.String()),
  restSetAside: Type.Boolean(),
  officers: Type.Array(
    Type.Object({
      name: Type.String(),
      excluded: Type.Optional(Type.Enum([...EXCLUSIONS])),
    }),
  ),
});
