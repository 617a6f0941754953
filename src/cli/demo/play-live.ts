import type { CrossingId, Instant } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import { advance } from '../../scenario/play/advance.ts';
import type { PlayEvent } from '../../scenario/play/events.ts';
import type { PortPlay } from '../../scenario/play/play.ts';
import { acceptDeclarations } from '../../work/accept.ts';
import { actOnCrossing, type CrossingInput, type CrossingTarget } from '../../work/crossings/act.ts';
import { refreshLane } from '../../work/crossings/glance.ts';
import { type BookingRequest, bookCrossing } from '../../work/crossings/open-crossing.ts';
import { newId } from '../../work/identify.ts';
import { amendDeclaration } from '../../work/reassess.ts';
import type { Core } from '../compose/core.ts';
import { actionId } from './action-id.ts';
import { beginInspection, concludeInspection, settleInspection } from './carry-out.ts';
import { speakForPartners } from './play-partners.ts';
import { lookAgain } from './look-again.ts';
import { OFFICERS, officerFor } from './voyage.ts';

/** A vehicle that the program knows: its passage, and the lane it was given; no passage where there is none to be found. */
interface Known {
  readonly id?: CrossingId;
  readonly lane: Lane;
}

/** The running day of a demo; a job calls `until` with the time that it is. */
export interface LivePlayer {
  /** Does what brokers, drivers and officers do up to an instant. */
  until(instant: Instant): Promise<void>;
  /** Whether something that happened is not yet applied, because the database was away. */
  behind(): boolean;
}

/**
 * Plays the day that is running now through the same use cases as people do. A step that was done before, or that a
 * visitor's own action made impossible, is refused by the program and left at that.
 */
export function playLive(core: Core, play: PortPlay, known: Map<string, Known>): LivePlayer {
  const { environment, assessor } = core;
  const { store } = environment;
  const broker = { id: 'demo-broker' };

  const act = async (
    event: PlayEvent,
    target: CrossingTarget,
    rest: Pick<CrossingInput, 'action'> & Partial<CrossingInput>,
  ): Promise<void> => {
    const input: CrossingInput = {
      id: actionId(event.vehicleId, event.kind, event.at),
      at: event.at,
      // What happened while the program was away is recorded with its own time, as a device would after an outage.
      ...(Date.now() - event.at > 60_000 ? { offline: true } : {}),
      ...rest,
    };
    const result = await actOnCrossing(
      environment,
      assessor,
      target,
      input,
      { id: officerFor(input.action) },
      Date.now() as Instant,
    );
    if (result.crossing !== undefined)
      known.set(event.vehicleId, { id: result.crossing.id, lane: result.crossing.lane });
  };

  const partnersSpeak = async (event: PlayEvent, when: 'arrival' | 'release'): Promise<void> => {
    const id = known.get(event.vehicleId)?.id;
    if (id !== undefined) await speakForPartners(environment, id, when, Date.now() as Instant);
  };

  const apply = async (event: PlayEvent): Promise<void> => {
    const id = known.get(event.vehicleId)?.id;
    const passage = id === undefined ? undefined : { id };
    switch (event.kind) {
      case 'lodge':
        await acceptDeclarations(
          environment,
          assessor,
          [{ raw: event.declaration, form: 'json', receivedAt: event.at }],
          broker,
          event.at,
        );
        return;
      case 'amend': {
        const { declarant, reference } = event.declaration;
        const stored = await store.declarations.byReference(
          declarant as Parameters<typeof store.declarations.byReference>[0],
          reference,
        );
        if (stored === undefined) return;
        await amendDeclaration(
          environment,
          assessor,
          stored.id,
          { raw: event.declaration, form: 'json' },
          broker,
          event.at,
        );
        const amended = await store.declarations.byId(stored.id);
        if (amended !== undefined) await refreshLane(environment, amended, event.at, newId(event.at), broker.id);
        return;
      }
      case 'book': {
        const result = await bookCrossing(
          environment,
          {
            vehicle: event.vehicle as BookingRequest['vehicle'],
            direction: event.direction,
            slotAt: event.slotAt,
            actionId: actionId(event.vehicleId, event.kind, event.at),
          },
          broker,
          event.at,
        );
        if (result.outcome === 'booked')
          known.set(event.vehicleId, { id: result.crossing.id, lane: result.crossing.lane });
        return;
      }
      case 'arrive': {
        const vehicle = event.vehicle as BookingRequest['vehicle'];
        if (passage === undefined && !event.booked && event.carries.length === 0) {
          // An empty vehicle without a slot says at the waiting area that it is empty.
          await bookCrossing(
            environment,
            { vehicle, direction: event.direction, actionId: actionId(event.vehicleId, 'book', event.at) },
            broker,
            event.at,
          );
        }
        await act(event, passage ?? { vehicle, direction: event.direction }, { action: 'arrive' });
        await partnersSpeak(event, 'arrival');
        return;
      }
      case 'weigh':
        if (passage !== undefined) await act(event, passage, { action: 'weigh', weighedKg: event.kg });
        return;
      case 'start-check':
        if (passage !== undefined && !(await beginInspection(environment, passage.id, handsAt(event))))
          await act(event, passage, { action: 'start-check' });
        return;
      case 'end-check': {
        if (passage === undefined) return;
        const check = { result: event.result, findings: (await findingsOf(event)) ?? [] };
        if (!(await concludeInspection(environment, passage.id, { ...handsAt(event), ...check })))
          await act(event, passage, { action: 'end-check', ...check });
        return;
      }
      case 'hold':
      case 'lift-hold':
        if (passage === undefined) return;
        if (event.kind === 'lift-hold') await settleInspection(environment, passage.id, handsAt(event));
        await act(event, passage, { action: event.kind, note: event.note });
        return;
      case 'direct':
        if (passage !== undefined) await act(event, passage, { action: 'direct', seenLane: event.lane });
        return;
      case 'exit':
        if (passage !== undefined) await act(event, passage, { action: 'exit' });
        known.delete(event.vehicleId);
        return;
      case 'release':
        if (passage === undefined) return;
        await partnersSpeak(event, 'release');
        await lookAgain(environment, passage.id, event.at);
        await act(event, passage, { action: 'release' });
        return;
      default:
        if (passage !== undefined) await act(event, passage, { action: event.kind });
    }
  };

  const handsAt = (event: PlayEvent) => ({
    at: event.at,
    by: OFFICERS.bay,
    second: OFFICERS.lead,
    // As the device of an officer would bring it in after an outage.
    offline: Date.now() - event.at > 60_000,
    now: Date.now() as Instant,
  });

  /** Findings name their declaration by its reference; the program by its id. */
  const findingsOf = async (
    event: Extract<PlayEvent, { kind: 'end-check' }>,
  ): Promise<NonNullable<CrossingInput['findings']>> => {
    const id = known.get(event.vehicleId)?.id;
    const crossing = id === undefined ? undefined : await store.crossings.byId(id);
    const carried = await store.declarations.byIds(crossing?.declarations ?? []);
    return event.findings.map(({ reference, ...finding }) => {
      const declaration = carried.find((one) => one.declaration.reference === reference);
      return { ...finding, ...(declaration === undefined ? {} : { declarationId: declaration.id }) };
    });
  };

  /** Vehicles whose lane was asked for: the first time, what happened to them in this step is still to be applied. */
  const asked = new Set<string>();
  const laneOf = (vehicleId: string): Lane | undefined => {
    if (asked.delete(vehicleId)) return known.get(vehicleId)?.lane ?? 'yellow';
    asked.add(vehicleId);
    return undefined;
  };

  // The play has moved on when its events are applied: one that fails is kept, and tried again at the next turn.
  const waiting: PlayEvent[] = [];

  return {
    behind: () => waiting.length > 0,
    async until(instant) {
      do {
        if (waiting.length === 0) waiting.push(...advance(play, instant, laneOf));
        for (let event = waiting[0]; event !== undefined; event = waiting[0]) {
          await apply(event);
          waiting.shift();
        }
      } while (play.waitingFor !== undefined);
    },
  };
}
