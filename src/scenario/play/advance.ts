import type { Instant } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { PlannedVehicle } from '../plan/planned-vehicle.ts';
import { checkOutcome } from './check.ts';
import { type Due, popDue } from './due-queue.ts';
import type { Passage, PlayEvent } from './events.ts';
import { callNext, lineLength, lineOf } from './gate-line.ts';
import { learnNextDay, nextDayKnownAt, type OpenVehicle, type PortPlay, schedule } from './play.ts';
import { openPlaces, type Station } from './stations.ts';

/** The lane that the program gives a vehicle at the gate; undefined while it does not know. */
export type LaneOf = (vehicleId: string) => Lane | undefined;

type Body<Event> = Event extends PlayEvent ? Omit<Event, 'at' | 'vehicleId'> : never;

/** A due thing being worked off. */
interface Turn {
  readonly play: PortPlay;
  readonly events: PlayEvent[];
  readonly at: Instant;
}

/**
 * Lets the port run up to and including an instant, and tells what happened, in time order. Where `laneOf` does not know
 * the lane of a vehicle at the gate, it stops there: `play.waitingFor` names the vehicle, and the next call goes on from it.
 * Many small steps give the same events as one large one.
 */
export function advance(play: PortPlay, until: Instant, laneOf: LaneOf): readonly PlayEvent[] {
  const events: PlayEvent[] = [];
  delete play.waitingFor;
  for (;;) {
    // A day becomes known just before its first paper: what is held grows with the vehicles under way, not with the
    // days.
    const known = nextDayKnownAt(play);
    const next = play.due[0];
    if (known <= until && (next === undefined || known <= next.at)) {
      learnNextDay(play);
      continue;
    }
    if (next === undefined || next.at > until) break;
    const lane = next.kind === 'gate-done' ? laneOf(next.vehicleId) : undefined;
    if (next.kind === 'gate-done' && lane === undefined) {
      play.waitingFor = next.vehicleId;
      // Just before it, so that the next call finds the same thing due.
      play.clock = Math.max(play.clock, next.at - 1) as Instant;
      return events;
    }
    popDue(play.due);
    const vehicle = play.open.get(next.vehicleId);
    if (vehicle !== undefined) happen({ play, events, at: next.at as Instant }, next, vehicle, lane);
  }
  if (until > play.clock) play.clock = until;
  return events;
}

/** Works off one due thing: tells it, changes the vehicle, and schedules what follows from it. */
function happen(turn: Turn, due: Due, vehicle: OpenVehicle, lane: Lane | undefined): void {
  const { play, at } = turn;
  const { plan, times } = vehicle;
  const tell = (body: Body<PlayEvent>): void => {
    turn.events.push({ at, vehicleId: plan.id, ...body } as PlayEvent);
  };
  switch (due.kind) {
    case 'file': {
      const filing = plan.filings[due.index ?? 0];
      if (filing !== undefined) tell({ kind: filing.kind, declaration: filing.declaration, broken: filing.broken });
      return;
    }
    case 'book':
      if (plan.booking !== undefined) tell({ kind: 'book', slotAt: plan.booking.slotAt, ...passageOf(plan) });
      return;
    case 'arrive':
      tell({ kind: 'arrive', booked: plan.booking !== undefined, ...passageOf(plan) });
      if (plan.weighedKg !== undefined) schedule(play, at + times.weighMs, 'weigh', plan.id);
      schedule(play, readyAt(vehicle), 'ready', plan.id);
      return;
    case 'weigh':
      tell({ kind: 'weigh', kg: plan.weighedKg ?? 0 });
      return;
    // Queues, not times, decide who goes first: from here on a vehicle waits until it is called.
    case 'ready': {
      const gate = gateOf(plan);
      play.gates[gate].waiting[lineOf(plan, at)].push(plan.id);
      serve(turn, gate);
      return;
    }
    case 'gate-done':
      if (lane === undefined) return;
      vehicle.lane = lane;
      tell({ kind: 'direct', lane });
      schedule(play, at + times.driveMs, 'reach-station', plan.id);
      leave(turn, gateOf(plan));
      return;
    case 'reach-station': {
      const station = stationOf(vehicle);
      play.queues[station].push(plan.id);
      serve(turn, station);
      return;
    }
    case 'check-done':
      endCheck(turn, vehicle, tell);
      return;
    case 'hold':
      tell({ kind: 'hold', note: holdNote(vehicle) });
      schedule(play, at + times.holdMs, 'lift-hold', plan.id);
      return;
    case 'lift-hold':
      tell({ kind: 'lift-hold', note: 'resolved' });
      schedule(play, at, 'reach-station', plan.id);
      return;
    case 'release-done':
      tell({ kind: 'release' });
      schedule(play, at + times.exitMs, 'exit', plan.id);
      leave(turn, 'release');
      return;
    case 'exit':
      tell({ kind: 'exit' });
      play.open.delete(plan.id);
  }
}

/** What an officer says after a check. An adverse result is followed by a hold; anything else by the way on. */
function endCheck(turn: Turn, vehicle: OpenVehicle, tell: (body: Body<PlayEvent>) => void): void {
  const { play, at } = turn;
  const { plan, times, lane = 'yellow' } = vehicle;
  const station = stationOf(vehicle);
  const outcome = checkOutcome(play.world, plan, lane, vehicle.checks);
  vehicle.checks += 1;
  vehicle.outcome = outcome;
  tell({ kind: 'end-check', lane, ...outcome });
  if (outcome.result === 'not-conform') schedule(play, at + times.beforeHoldMs, 'hold', plan.id);
  else schedule(play, at + times.driveMs, 'reach-station', plan.id);
  leave(turn, station);
}

/** Where a directed vehicle goes next: to its check, again when that was not carried out, then to the release booth. */
function stationOf({ lane, outcome }: OpenVehicle): 'documents' | 'inspection' | 'release' {
  if (outcome !== undefined && outcome.result !== 'not-carried-out') return 'release';
  if (lane === 'red') return 'inspection';
  return lane === 'yellow' ? 'documents' : 'release';
}

function gateOf(plan: PlannedVehicle): 'gate-inbound' | 'gate-outbound' {
  return plan.direction === 'inbound' ? 'gate-inbound' : 'gate-outbound';
}

function leave(turn: Turn, station: Station): void {
  turn.play.busy[station] -= 1;
  serve(turn, station);
}

/** Calls vehicles forward while the station has a place for one. */
function serve({ play, events, at }: Turn, station: Station): void {
  for (;;) {
    const gate = station === 'gate-inbound' || station === 'gate-outbound' ? play.gates[station] : undefined;
    const queue = gate === undefined ? play.queues[station as 'documents' | 'inspection' | 'release'] : [];
    const waiting = gate === undefined ? queue.length : lineLength(gate);
    if (waiting === 0 || play.busy[station] >= openPlaces(play.places[station], waiting)) return;
    const vehicleId = gate === undefined ? queue.shift() : callNext(gate);
    const vehicle = vehicleId === undefined ? undefined : play.open.get(vehicleId);
    if (vehicleId === undefined || vehicle === undefined) return;
    play.busy[station] += 1;
    const { times, lane = 'yellow' } = vehicle;
    if (gate !== undefined) {
      events.push({ at, vehicleId, kind: 'come-to-gate' });
      schedule(play, at + times.gateMs, 'gate-done', vehicleId);
    } else if (station === 'release') {
      schedule(play, at + times.releaseMs, 'release-done', vehicleId);
    } else {
      events.push({ at, vehicleId, kind: 'start-check', lane });
      schedule(play, at + (station === 'inspection' ? times.inspectionMs : times.documentsMs), 'check-done', vehicleId);
    }
  }
}

const EARLY_MS = 30 * 60_000;
const AFTER_LODGING_MS = 3 * 60_000;

/** A vehicle is ready for the gate when it is parked and weighed, its papers are in and its slot is near. */
function readyAt({ plan, times }: OpenVehicle): number {
  const parked = plan.arrivalAt + times.parkMs;
  const weighed = plan.weighedKg === undefined ? 0 : plan.arrivalAt + times.weighMs + 60_000;
  const lodged = (plan.filings.at(-1)?.at ?? 0) + AFTER_LODGING_MS;
  const slot = plan.booking === undefined ? 0 : plan.booking.slotAt - EARLY_MS;
  return Math.max(parked, weighed, lodged, slot);
}

/** The note under which a load is held, by what was found first. */
function holdNote({ outcome }: OpenVehicle): 'weight-differs' | 'seal-broken' | 'documents-missing' | 'other-agency' {
  switch (outcome?.findings[0]?.code) {
    case 'quantity':
      return 'weight-differs';
    case 'seal-or-structure':
      return 'seal-broken';
    case 'prohibited':
    case 'dangerous-goods':
      return 'other-agency';
    default:
      return 'documents-missing';
  }
}

/** A vehicle as the port sees it; declarations that will be refused are not among what it carries. */
function passageOf(plan: PlannedVehicle): Passage {
  const carried = plan.filings.filter((filing) => filing.kind === 'lodge' && !filing.broken);
  return {
    vehicle: plan.vehicle,
    direction: plan.direction,
    carries: carried.map(({ declaration }) => ({ declarant: declaration.declarant, reference: declaration.reference })),
  };
}
