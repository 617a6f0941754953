import type { PlannedVehicle } from '../plan/planned-vehicle.ts';

/** Who waits before a gate: perishables and live animals, those in time for their slot, and everybody else. */
const LINES = ['urgent', 'slot', 'live'] as const;
/** A vehicle stands in one line, which is settled when it is ready for the gate. */
export type Line = (typeof LINES)[number];

/** The order in which a gate serves its lines; an empty line passes its turn on. */
const TURNS: readonly Line[] = ['urgent', 'slot', 'slot', 'slot', 'live'];

const LATE_MS = 60 * 60_000;

/** A gate's waiting vehicles, oldest first, and whose turn is next. */
export interface GateLine {
  readonly waiting: Record<Line, string[]>;
  turn: number;
}

/** A gate with nobody waiting, whose first turn is the urgent line's. */
export function emptyGateLine(): GateLine {
  return { waiting: { urgent: [], slot: [], live: [] }, turn: 0 };
}

/** The line a vehicle joins: an hour after its slot began it has lost it, and waits with those who did not book. */
export function lineOf(plan: PlannedVehicle, at: number): Line {
  if (plan.urgent) return 'urgent';
  return plan.booking !== undefined && at <= plan.booking.slotAt + LATE_MS ? 'slot' : 'live';
}

/** How many wait before the gate. */
export function lineLength(gate: GateLine): number {
  return LINES.reduce((sum, line) => sum + gate.waiting[line].length, 0);
}

/** Calls the next vehicle forward; undefined when none waits. */
export function callNext(gate: GateLine): string | undefined {
  for (let tries = 0; tries < TURNS.length; tries += 1) {
    const line = TURNS[gate.turn % TURNS.length] ?? 'live';
    gate.turn = (gate.turn + 1) % TURNS.length;
    const next = gate.waiting[line].shift();
    if (next !== undefined) return next;
  }
  return undefined;
}
