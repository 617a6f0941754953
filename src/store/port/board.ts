import type { CrossingState } from '../../core/domain/crossing.ts';
import type { CrossingId, Instant, Plate } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';

/** Vehicles that left a lane in one hour, with how long they had waited: from arrival until a check began, or until release without one. */
export interface LaneHour {
  /** Start of the hour. */
  readonly hour: Instant;
  readonly lane: Lane;
  readonly vehicles: number;
  readonly medianWaitMinutes: number;
  readonly p90WaitMinutes: number;
  /** Waits longer than the service standard. */
  readonly overStandard: number;
}

/** One lane at this moment; a lane without a vehicle in the port is left out. */
export interface LaneNow {
  readonly lane: Lane;
  /** Vehicles that have arrived, and whose check has not begun; without a check, that are not released. */
  readonly queue: number;
  /** Vehicles whose check has begun and that are not released. */
  readonly inCheck: number;
  /** The longest wait among them, minutes since arrival. */
  readonly longestWaitMinutes: number;
  /** Median wait of those now waiting. */
  readonly medianWaitMinutes: number;
}

/** One vehicle in the port. */
export interface OpenCrossing {
  readonly id: CrossingId;
  readonly plate: Plate;
  readonly state: CrossingState;
  readonly lane: Lane;
  readonly direction: 'inbound' | 'outbound';
  readonly arrivedAt: Instant;
  /** When its check began, or it was released without one: from then on it does not wait. */
  readonly waitedUntil?: Instant;
  readonly perishable: boolean;
  readonly empty: boolean;
}

/** What the shift's board shows. Waits are minutes from arrival at the waiting area, not from the booth. */
export interface BoardStore {
  /** Vehicles that arrived and have not left, longest wait first. `perishable` are the beginnings of such HS codes. */
  openCrossings(perishable: readonly string[], limit: number): Promise<readonly OpenCrossing[]>;
  /** Waits up to `now`; medians and longest are 0 where nobody waits. */
  lanesNow(now: Instant): Promise<readonly LaneNow[]>;
  /** Released vehicles by hour and lane in [from, before). */
  laneHours(from: Instant, before: Instant, standardMinutes: number): Promise<readonly LaneHour[]>;
}
