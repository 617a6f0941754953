import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import { addDays, localDay, startOfLocalDay } from '../../core/domain/time.ts';
import { simulateDay } from '../plan/day.ts';
import type { PlannedVehicle } from '../plan/planned-vehicle.ts';
import type { World } from '../world/world.ts';
import type { CheckOutcome } from './check.ts';
import { type Due, type DueKind, pushDue } from './due-queue.ts';
import { emptyGateLine, type GateLine } from './gate-line.ts';
import { type ServiceTimes, serviceTimes } from './service.ts';
import { type Places, placesFor, type Station } from './stations.ts';

/** A vehicle between the first word of it and its exit. */
export interface OpenVehicle {
  readonly plan: PlannedVehicle;
  readonly times: ServiceTimes;
  /** The lane that the program gave at the gate. */
  lane?: Lane;
  /** How often it was checked so far: a check that was not carried out is repeated. */
  checks: number;
  outcome?: CheckOutcome;
}

/**
 * A port in motion. It is changed by `advance` alone, holds open vehicles only, and follows from the world, the first instant
 * and the lanes that were given.
 */
export interface PortPlay {
  readonly world: World;
  readonly from: Instant;
  readonly places: Places;
  /** Everything up to here has happened. */
  clock: Instant;
  /** The vehicle at the gate for which no lane was known, where that is why the clock stopped short. */
  waitingFor?: string;
  /** The next day whose vehicles are not yet known. */
  nextDay: LocalDay;
  /** Counts what was ever scheduled: settles ties in one way. */
  scheduled: number;
  readonly due: Due[];
  readonly open: Map<string, OpenVehicle>;
  readonly busy: Record<Station, number>;
  readonly gates: Record<'gate-inbound' | 'gate-outbound', GateLine>;
  readonly queues: Record<'documents' | 'inspection' | 'release', string[]>;
}

/** Papers and bookings come at most 48 hours ahead, of a slot that may lie a little before the arrival. */
const KNOWN_AHEAD_MS = 50 * 3_600_000;

/**
 * A port into which vehicles arrive from an instant on. Their papers and bookings may be older: the first events lie up to
 * 48 hours before `from`. Places follow from the world's load unless given.
 */
export function createPlay(world: World, from: Instant, places: Places = placesFor(world.load)): PortPlay {
  const nextDay = localDay(from, world.zone);
  return {
    world,
    from,
    places,
    clock: (startOfLocalDay(nextDay, world.zone) - KNOWN_AHEAD_MS) as Instant,
    nextDay,
    scheduled: 0,
    due: [],
    open: new Map(),
    busy: { 'gate-inbound': 0, 'gate-outbound': 0, documents: 0, inspection: 0, release: 0 },
    gates: { 'gate-inbound': emptyGateLine(), 'gate-outbound': emptyGateLine() },
    queues: { documents: [], inspection: [], release: [] },
  };
}

/** When the vehicles of the next day become known. */
export function nextDayKnownAt(play: PortPlay): number {
  return startOfLocalDay(play.nextDay, play.world.zone) - KNOWN_AHEAD_MS;
}

/** Makes the vehicles of the next day known, and schedules what they do of their own accord. */
export function learnNextDay(play: PortPlay): void {
  for (const plan of simulateDay(play.world, play.nextDay)) {
    if (plan.arrivalAt < play.from) continue;
    play.open.set(plan.id, openVehicle(play.world, plan));
    if (plan.booking !== undefined) schedule(play, plan.booking.at, 'book', plan.id);
    for (const [index, filing] of plan.filings.entries()) schedule(play, filing.at, 'file', plan.id, index);
    schedule(play, plan.arrivalAt, 'arrive', plan.id);
  }
  play.nextDay = addDays(play.nextDay, 1);
}

/** A vehicle of which nothing has happened yet; its service times are drawn now and do not change. */
export function openVehicle(world: World, plan: PlannedVehicle): OpenVehicle {
  return { plan, times: serviceTimes(world, plan), checks: 0 };
}

/** Adds something due. Of two at the same instant the one scheduled first happens first. */
export function schedule(play: PortPlay, at: number, kind: DueKind, vehicleId: string, index?: number): void {
  play.scheduled += 1;
  pushDue(play.due, { at, order: play.scheduled, kind, vehicleId, ...(index === undefined ? {} : { index }) });
}
