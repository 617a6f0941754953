import { type Static, Type } from 'typebox';
import { CrossingStateShape, Id, LaneShape, Time } from './primitives.ts';

/** What is usual: the median of as many past `weeks`, and the range of all but the most extreme of them. */
const Usual = Type.Object({ median: Type.Number(), low: Type.Number(), high: Type.Number(), weeks: Type.Integer() });

/** GET /api/v1/board: the port at a glance, and what GET /api/v1/live sends again when it changes. */
export const BoardShape = Type.Object({
  at: Time,
  /** Sequence number of the last event it shows. */
  seq: Type.Integer(),
  day: Type.String(),
  standardMinutes: Type.Integer(),
  /** Share of today's released vehicles within the standard, and the usual one; absent while nothing was released. */
  kept: Type.Optional(Type.Number()),
  keptUsual: Type.Optional(Usual),
  brokenToday: Type.Integer(),
  lanes: Type.Array(
    Type.Object({
      lane: LaneShape,
      queue: Type.Integer(),
      inCheck: Type.Integer(),
      medianWaitMinutes: Type.Number(),
      longestWaitMinutes: Type.Number(),
      /** Released in the last 60 minutes, and usual for this hour and weekday. */
      flowPerHour: Type.Integer(),
      flowUsual: Type.Optional(Usual),
      waitUsual: Type.Optional(Usual),
      /** Median waits of the last twelve hours, oldest first; null where none was released. */
      recentWaits: Type.Array(Type.Union([Type.Number(), Type.Null()])),
      broken: Type.Integer(),
    }),
  ),
  /** Vehicles released in each hour of today against the last eight same weekdays. */
  hours: Type.Array(Type.Object({ hour: Type.Integer(), vehicles: Type.Integer(), usual: Type.Optional(Usual) })),
  /** Open passages, those that have waited longest first, at most 2,000. */
  crossings: Type.Array(
    Type.Object({
      id: Id,
      plate: Type.String(),
      state: CrossingStateShape,
      lane: LaneShape,
      direction: Type.Enum(['inbound', 'outbound']),
      since: Time,
      waitMinutes: Type.Number(),
      perishable: Type.Boolean(),
      empty: Type.Boolean(),
    }),
  ),
  /** Past still loading behind a new demo. */
  loading: Type.Optional(Type.Object({ done: Type.Integer(), total: Type.Integer(), what: Type.Enum(['past']) })),
});
export type BoardView = Static<typeof BoardShape>;
