import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import { decideRelease } from '../../core/inspect/decide-release.ts';
import type { InspectionId } from '../../core/inspect/inspection.ts';
import type { OrderedStep } from '../../core/inspect/order.ts';
import type { CheckOutcome } from '../../scenario/play/check.ts';
import type { PlayEvent } from '../../scenario/play/events.ts';
import { planExamination } from '../../scenario/work/examination.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import { openInspection } from '../../work/inspections/open-inspection.ts';
import type { Core } from '../compose/core.ts';
import { actionId } from './action-id.ts';
import type { Crew } from './crew.ts';
import { type DrawnPast, drawPast } from './draw-past.ts';
import { beginPast, carryOutPast, type InspectedPast } from './inspect-past.ts';
import { OFFICERS, stepVoyage, type Voyage } from './voyage.ts';

/** How long a check that has begun is thought to take yet; its end is the live day's business. */
const UNDER_WAY_MS = 45 * 60_000;
/** An order stands before somebody is drawn for it. */
const DRAWN_AFTER_MS = 1_000;
/** The pack of which officers take a step more. */
const PACK_OF_ADDED = 'truck-trailer';
const NOTHING_FOUND: CheckOutcome = { result: 'conform', findings: [] };

/** Examines red vehicles of a past; the work of officers comes from `scenario`, the records from `work`. */
export interface VoyageInspector {
  /** Examines those sent to the red lane, as far as they came by `clock`, and takes their further steps. */
  examine(voyages: readonly Voyage[], clock: Instant): Promise<readonly DrawnPast[]>;
  /** Writes down who was drawn. */
  keep(drawn: readonly DrawnPast[]): Promise<void>;
}

/** What a seed plays with at the examination of a past load. */
export interface PastWork {
  readonly seed: string;
  /** From here on, the first load without a finding is examined without network. */
  readonly offlineFrom: Instant;
}

/** Gives the red vehicles of a past their inspections. */
export function inspectVoyages(core: Core, crew: Crew, { seed, offlineFrom }: PastWork): VoyageInspector {
  const { environment } = core;
  const draws = drawPast(core, crew);
  const addable = environment.packs
    .filter(({ id }) => id === PACK_OF_ADDED)
    .flatMap(({ id, steps }) =>
      steps.map((step): OrderedStep => ({ ...step, id: `${id}/${step.id}`, pack: id, hazards: ['vehicle'] })),
    );
  let offlineDone = false;

  const inspected = async (
    voyage: Voyage,
    later: readonly PlayEvent[],
    carried: readonly StoredDeclaration[],
    clock: Instant,
  ): Promise<DrawnPast> => {
    const { vehicleId, crossing } = voyage;
    const at = crossing.stages.directed as Instant;
    const id = actionId(crossing.id, 'inspection', at) as InspectionId;
    const aboard = { carried, assessed: [], listed: [] };
    const opening = openInspection(environment, crossing, aboard, { id: OFFICERS.gate }, at, id);
    // The order first: whom it can be drawn from depends on what it asks for.
    const { order } = opening.write.inspection;
    const drawnAt = (at + DRAWN_AFTER_MS) as Instant;
    const drawn = await draws.draw({ id, crossing, carried, needs: order.qualifications, at: drawnAt });
    const past = beginPast(opening, crossing, drawn.officer);
    const check = readCheck(later);
    if (check !== undefined) {
      const officer = drawn.officer ?? OFFICERS.bay;
      const second = crew.on(check.startedAt).find((one) => one !== officer) ?? OFFICERS.lead;
      const conforms = check.ended && check.outcome.result === 'conform' && carried.length > 0;
      const offline = !offlineDone && conforms && at >= offlineFrom;
      offlineDone ||= offline;
      const load = {
        vehicleId,
        order,
        ...check,
        references: new Map(carried.map((one) => [one.id as DeclarationId, one.declaration.reference])),
        addable: addable.filter((step) => !order.steps.some((one) => one.id === step.id)),
        offline,
      };
      const acts = planExamination(seed, load, { officer, traits: crew.traits(officer), second, lead: OFFICERS.lead });
      carryOutPast(past, check.ended ? acts : acts.filter((act) => act.at <= clock && act.at < check.endedAt), carried);
    }
    takeUp(voyage, past, later);
    return drawn;
  };

  return {
    async examine(voyages, clock) {
      const red = voyages.filter(({ later }) => later !== undefined);
      const ids = red.flatMap(({ crossing }) => crossing.declarations);
      const stored = new Map((await environment.store.declarations.byIds(ids)).map((one) => [one.id, one]));
      const drawn: DrawnPast[] = [];
      for (const voyage of red.sort((a, b) => directedAt(a) - directedAt(b))) {
        const carried = voyage.crossing.declarations.flatMap((id) => stored.get(id) ?? []);
        drawn.push(await inspected(voyage, voyage.later ?? [], carried, clock));
      }
      return drawn;
    },
    keep: (drawn) => draws.keep(drawn),
  };

  function directedAt({ crossing }: Voyage): number {
    return crossing.stages.directed ?? 0;
  }
}

/** The check that the bay's events tell of: one that could not be carried out goes on with the next attempt. */
function readCheck(later: readonly PlayEvent[]) {
  const startedAt = later.find(({ kind }) => kind === 'start-check')?.at;
  if (startedAt === undefined) return undefined;
  const end = later.findLast((one) => one.kind === 'end-check' && one.result !== 'not-carried-out');
  const settledAt = later.find(({ kind }) => kind === 'lift-hold')?.at;
  if (end?.kind !== 'end-check') {
    const endedAt = (startedAt + UNDER_WAY_MS) as Instant;
    return { startedAt, endedAt, outcome: NOTHING_FOUND, ended: false } as const;
  }
  const { at: endedAt, result, findings } = end;
  const settled = settledAt === undefined ? {} : { settledAt };
  return { startedAt, endedAt, ...settled, outcome: { result, findings }, ended: true } as const;
}

/** Puts the inspection and its record on the voyage, and takes the steps that the vehicle took after it. */
function takeUp(voyage: Voyage, past: InspectedPast, later: readonly PlayEvent[]): void {
  voyage.crossing = past.crossing;
  voyage.inspection = { inspection: past.inspection, entries: past.entries };
  voyage.events.push(...past.events);
  voyage.leaves.push(...past.leaves);
  for (const event of later) {
    if (event.kind !== 'lift-hold' && event.kind !== 'release' && event.kind !== 'exit') continue;
    stepVoyage(voyage.vehicleId, voyage, event, event.kind, decideRelease(voyage.crossing, past.inspection));
  }
}
