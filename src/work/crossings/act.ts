import {
  advanceCrossing,
  type CrossingStep,
  lastStage,
  type StepRefusal,
  withLane,
} from '../../core/domain/advance-crossing.ts';
import type { Selection } from '../../core/domain/assessment.ts';
import type { CheckResult, Crossing, CrossingAction, HoldNote } from '../../core/domain/crossing.ts';
import { travels, type Vehicle } from '../../core/domain/declaration.ts';
import type { ActorId, CrossingId, DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import { type Lane, strictest } from '../../core/domain/lane.ts';
import { decideRelease, type ReleaseObligations, type ReleaseStanding } from '../../core/inspect/decide-release.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import { MANUAL_LANE, type ManualChoice, type ManualRefusal, manualSelection } from '../../core/select/manual.ts';
import type { FormRefusal } from '../../core/outage/forms.ts';
import type { InspectionPart } from '../../store/port/crossings.ts';
import type { NewEvent, PendingLeaf } from '../../store/port/events.ts';
import type { EntryWrite } from '../../store/port/outages.ts';
import type { Reassessed, StoredDeclaration } from '../../store/port/declarations.ts';
import type { Assessor } from '../assess.ts';
import { whatWasReleased } from '../certificate/what-was-released.ts';
import type { Actor, Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { readObligations } from '../clearances/open-conditions.ts';
import { comesUnderInspection, openInspection } from '../inspections/open-inspection.ts';
import { withOfficer } from '../inspections/assign-officer.ts';
import { lanesOfListings, type Listing, listingsOf } from '../lists/listed-vehicles.ts';
import { openReviews } from '../quality/open-reviews.ts';
import { assessAgain, type Reassessment, weighedOf } from '../reassess.ts';
import { crossingLeaf, type Finding, labelsOf } from './record.ts';
import { choiceBefore, laneOfChoice, readChoice, saidOfChoice, selectAboard, stepsOfChoice } from './select-load.ts';

/** One thing done at the gate or in the bay; `id` is the device's, so that an action sent twice is done once. */
export interface CrossingInput {
  readonly id: string;
  readonly action: CrossingAction | 'weigh' | 'select';
  /** By the device's clock. */
  readonly at: Instant;
  readonly seenLane?: Lane;
  readonly result?: CheckResult;
  readonly findings?: readonly Finding[];
  readonly weighedKg?: number;
  readonly note?: HoldNote;
  /** Of `select`: what for and why. */
  readonly selection?: ManualChoice;
  readonly offline?: boolean;
  /** The signed grant that a device held when it released without the server; see core/outage/grant.ts. */
  readonly grant?: string;
  /** Serial number of the paper form that this is keyed from. */
  readonly form?: string;
}

/** Which passage: by its id, or the open one of a plate; a plate without one gets one when it arrives. */
export type CrossingTarget =
  | { readonly id: CrossingId }
  | { readonly vehicle: Vehicle & { readonly plate: Plate }; readonly direction: 'inbound' | 'outbound' };

/** Why nothing was done. `too-busy`: others wrote first six times in a row, so it is to be tried again. */
export type ActRefusal =
  | StepRefusal
  | ManualRefusal
  | Extract<FormRefusal, 'form-line-keyed'>
  | 'unknown-crossing'
  | 'weight-required'
  | 'too-busy';

/** `seen`: an action of this id was done before. A refusal comes with the passage as it stands, where there is one. */
export type ActResult =
  | { readonly outcome: 'done' | 'seen'; readonly crossing: Crossing }
  | { readonly outcome: 'refused'; readonly refusal: ActRefusal; readonly crossing?: Crossing };

/** Writers that meet on one crossing read again and retry; more than this many in a row is a fault. */
const ATTEMPTS = 6;

/** Does one thing to one crossing, once. Steps that a one-thumb action implies (arrive, come to the gate) are taken first. */
export async function actOnCrossing(
  environment: Environment,
  assessor: Assessor,
  target: CrossingTarget,
  input: CrossingInput,
  actor: Actor,
  now: Instant,
  /** The line of paper that this is keyed from: it is written with the act, or neither is. */
  paper?: (crossing: Crossing) => EntryWrite,
): Promise<ActResult> {
  const { store } = environment;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await find(environment, target);
    // After the crossing was read: whoever did it in between is seen here, or makes this writer stale.
    const seen = await done(environment, input.id);
    if (seen !== undefined) return seen;
    const was = stored ?? arriving(target, input, now);
    if (was === undefined) return { outcome: 'refused', refusal: 'unknown-crossing' };
    const at = stampedAt(was, input, now);
    if (input.action === 'lift-hold' && (await hadPartInHold(environment, was, [actor.id, paper?.(was).entry.doneBy])))
      return { outcome: 'refused', refusal: 'same-officer-lifts-hold', crossing: was };
    const inspection = stored === undefined ? undefined : await store.inspections.ofCrossing(stored.id);
    // What is owed is asked for where it counts: a glance and a step before it need not know.
    const owed = input.action === 'release' ? await owedOn(environment, was, inspection, now) : undefined;
    const standing = decideRelease(was, inspection, owed);
    const prepared = await prepare(environment, assessor, was, input, actor, { at, now }, standing);
    if (!prepared.ok)
      return { outcome: 'refused', refusal: prepared.refusal, ...(stored === undefined ? {} : { crossing: stored }) };
    // However many steps were implied, they are one write, and so one version.
    const next: Crossing = { ...prepared.crossing, version: (stored?.version ?? 0) + 1 };
    const { carried, assessed, listed, chosen = [], selected = [] } = prepared;
    // What was selected of what is declared, its assessment keeps; where that is nothing, the order is written from the choice.
    const byHand = selected.length === 0 ? chosen : [];
    const opening =
      inspection === undefined && comesUnderInspection(was, next)
        ? openInspection(environment, next, { carried, assessed, listed, byHand }, actor, at)
        : undefined;
    const events = [...eventsOf(was, next, input, prepared, actor, at, now), ...(opening?.events ?? [])];
    const leaves = [...leavesOf(next, input, prepared, actor, at), ...(opening?.leaves ?? [])];
    const part: InspectionPart = opening ?? { atVersion: inspection?.version ?? 0 };
    const line = paper?.(next);
    const outcome =
      stored === undefined
        ? await store.crossings.open(next, events, leaves, assessed, part, line)
        : await store.crossings.save(next, events, leaves, assessed, part, line);
    if (outcome === 'line-keyed') return { outcome: 'refused', refusal: 'form-line-keyed' };
    if (outcome === 'moved' || outcome === 'opened') {
      // The draw follows what is committed; one that breaks off is made when the inspection is next read.
      if (opening !== undefined) await withOfficer(environment, opening.write.inspection, now);
      return { outcome: 'done', crossing: next };
    }
    // Anything else is read again: seen, stale, or a passage that somebody opened in between.
  }
  return { outcome: 'refused', refusal: 'too-busy' };
}

/** Duty, clearances and a second look that the load still waits for. */
async function owedOn(
  environment: Environment,
  crossing: Crossing,
  inspection: Inspection | undefined,
  now: Instant,
): Promise<ReleaseObligations> {
  const { declarations } = environment.store;
  const owed = await readObligations(environment, await declarations.byIds(crossing.declarations));
  if (inspection === undefined) return owed;
  return { ...owed, secondLookOpen: await openReviews(environment, inspection, crossing, now) };
}

/**
 * Whether one of those who lift a hold had a part in it: whoever held, and where that was keyed from paper whoever keyed it
 * too. Paper has two names to a line, and neither is a way around the second pair of eyes.
 */
async function hadPartInHold(
  { store }: Environment,
  { id, hold }: Crossing,
  lifting: readonly (string | undefined)[],
): Promise<boolean> {
  if (hold === undefined) return false;
  const paper = (await store.outages.entriesOf(id, 'hold')).find(({ keyedBy }) => keyedBy === hold.by);
  const held: readonly string[] = [hold.by, ...(paper === undefined ? [] : [paper.doneBy])];
  return lifting.some((one) => one !== undefined && held.includes(one));
}

/** The answer to an action that was done before: how the crossing stands that it was done to, also when it has left. */
async function done({ store }: Environment, actionId: string): Promise<ActResult | undefined> {
  const subject = await store.events.subjectOf(actionId);
  if (subject === undefined) return undefined;
  const crossing = await store.crossings.byId(subject as CrossingId);
  return crossing === undefined ? { outcome: 'refused', refusal: 'unknown-crossing' } : { outcome: 'seen', crossing };
}

/** The passage that is meant; nothing where a plate has no open one. */
async function find(environment: Environment, target: CrossingTarget): Promise<Crossing | undefined> {
  if ('id' in target) return environment.store.crossings.byId(target.id);
  return environment.store.crossings.openByPlate(target.vehicle.plate);
}

/** What opens the passage of a vehicle that came without a booking. */
const OPENING: ReadonlySet<CrossingInput['action']> = new Set(['arrive', 'come-to-gate', 'direct', 'select']);

/** A passage for a vehicle that came without a booking. */
function arriving(target: CrossingTarget, input: CrossingInput, now: Instant): Crossing | undefined {
  if ('id' in target || !OPENING.has(input.action)) return undefined;
  return {
    id: newId(now) as CrossingId,
    vehicle: target.vehicle,
    direction: target.direction,
    state: 'booked',
    lane: 'green',
    booked: false,
    stages: {},
    declarations: [],
    version: 0,
  };
}

/** An action done offline keeps the device's time; none is stamped before the stage it follows or in the future. */
function stampedAt(was: Crossing, input: CrossingInput, now: Instant): Instant {
  return Math.max(lastStage(was.stages), input.offline === true ? Math.min(input.at, now) : now) as Instant;
}

/** The passage as the action leaves it, with all that was read and assessed for it; or why it cannot be done. */
type Prepared =
  | {
      readonly ok: true;
      readonly crossing: Crossing;
      readonly carried: readonly StoredDeclaration[];
      readonly assessed: readonly Reassessed[];
      /** Entries in force about the vehicle that its lane now follows. */
      readonly listed: readonly Listing[];
      /** What an officer selected it for, with this action. */
      readonly chosen?: readonly Selection[];
      /** The declarations that were selected. */
      readonly selected?: readonly DeclarationId[];
    }
  | { readonly ok: false; readonly refusal: ActRefusal };

type Taken = Pick<Extract<Prepared, { readonly ok: true }>, 'carried' | 'listed' | 'selected'>;

/**
 * The crossing as it will be, with what it carries assessed anew where the action calls for it. The passage keeps the device's
 * time; an assessment is made when the server learns of the action, so that it stands as the last one, whatever came in between.
 */
async function prepare(
  environment: Environment,
  assessor: Assessor,
  was: Crossing,
  input: CrossingInput,
  actor: Actor,
  { at, now }: { readonly at: Instant; readonly now: Instant },
  standing: ReleaseStanding,
): Promise<Prepared> {
  const { store } = environment;
  if (input.action === 'weigh') {
    if (input.weighedKg === undefined) return { ok: false, refusal: 'weight-required' };
    if (!WEIGHABLE.has(was.state)) return { ok: false, refusal: 'not-in-this-state' };
    const carried = await store.declarations.byIds(was.declarations);
    const assessed = await assessAgain(
      environment,
      assessor,
      reassessments(carried, input.weighedKg, now),
      'weighed',
      actor,
    );
    const listed = await listingsOf(environment, was.vehicle, at);
    const before = await laneOfChoice(environment, was, carried);
    const lanes = [...assessed.map((one) => one.assessment.lane), ...lanesOfListings(listed), ...before];
    return { ok: true, crossing: withLane({ ...was, weighedKg: input.weighedKg }, lanes), carried, assessed, listed };
  }
  const selecting = input.action === 'select' ? readChoice(was, input) : undefined;
  if (typeof selecting === 'string') return { ok: false, refusal: selecting };
  const steps = selecting === undefined ? impliedSteps(was, input, actor, at) : stepsOfChoice(was, actor, at);
  let crossing = was;
  for (const step of steps) {
    const outcome = advanceCrossing(crossing, step, standing);
    if (!outcome.ok) return { ok: false, refusal: outcome.refusal };
    crossing = outcome.crossing;
  }
  const choice = selecting?.choice;
  if (was.stages.directed !== undefined && choice !== undefined) {
    const chosen = [manualSelection(choice, actor.id as ActorId)];
    const carried = await store.declarations.byIds(was.declarations);
    const selected = selectAboard(carried, choice);
    if (typeof selected === 'string') return { ok: false, refusal: selected };
    const requests = reassessments(carried, was.weighedKg, now, { chosen, selected });
    const assessed = await assessAgain(environment, assessor, requests, 'selected', actor);
    const listed = await listingsOf(environment, was.vehicle, at);
    const lanes = [...assessed.map((one) => one.assessment.lane), ...lanesOfListings(listed), MANUAL_LANE];
    return { ok: true, crossing: withLane(crossing, lanes), carried, assessed, listed, chosen, selected };
  }
  if (was.stages.directed !== undefined) {
    const told = input.action === 'end-check' || input.action === 'release';
    const carried = told ? await store.declarations.byIds(was.declarations) : [];
    return { ok: true, crossing, carried, assessed: [], listed: [] };
  }
  // What a cancelled passage was to carry awaits its vehicle again.
  if (input.action === 'cancel')
    return { ok: true, crossing: { ...crossing, declarations: [] }, carried: [], assessed: [], listed: [] };
  // Up to its direction a vehicle takes on what awaits it, and its lane follows from what it carries now.
  const awaiting = (await store.declarations.awaiting(was.vehicle.plate as Plate)).filter((one) =>
    travels(one.declaration, was.direction),
  );
  const linked = await store.declarations.byIds(was.declarations);
  const carried = [...linked, ...awaiting.filter((one) => !was.declarations.includes(one.id))];
  const arrives = steps.some((step) => step.action === 'arrive');
  // Papers that came in after the weighing change what the vehicle was said to weigh.
  const late = was.weighedKg !== undefined && carried.length > linked.length;
  const before = choice === undefined ? await choiceBefore(environment, was, linked) : undefined;
  const meant = choice ?? before?.choice;
  const aboard = meant === undefined ? [] : selectAboard(carried, meant);
  if (typeof aboard === 'string' && choice !== undefined) return { ok: false, refusal: aboard };
  const selected = typeof aboard === 'string' ? [] : aboard;
  const chosen = choice === undefined ? [] : [manualSelection(choice, actor.id as ActorId)];
  if (before !== undefined) chosen.push(before.selection);
  const cause = selected.length > 0 ? 'selected' : arrives ? 'arrived' : 'weighed';
  const assessed =
    arrives || late || selected.length > 0
      ? await assessAgain(
          environment,
          assessor,
          reassessments(carried, was.weighedKg, now, { chosen, selected }),
          cause,
          actor,
        )
      : [];
  const lanes = assessed.length > 0 ? assessed.map((one) => one.assessment.lane) : carried.map((one) => one.lane);
  const withAll = { ...crossing, declarations: carried.map((one) => one.id) };
  const listed = await listingsOf(environment, was.vehicle, at);
  const asked = [...lanesOfListings(listed), ...(meant === undefined ? [] : [MANUAL_LANE])];
  const lane = directedLane(was, input, lanes, asked);
  return { ok: true, crossing: { ...withAll, lane }, carried, assessed, listed, chosen, selected };
}

/**
 * What is to be assessed again of a load: all of it under one weighing, and the selected declarations with the choice.
 */
function reassessments(
  carried: readonly StoredDeclaration[],
  weighedKg: number | undefined,
  at: Instant,
  by: { readonly chosen: readonly Selection[]; readonly selected: readonly DeclarationId[] } = {
    chosen: [],
    selected: [],
  },
): readonly Reassessment[] {
  const weighed = weighedOf(weighedKg, carried);
  const [choice] = by.chosen;
  return carried.map((stored) => ({
    stored,
    at,
    ...(weighed === undefined ? {} : { weighed }),
    ...(choice === undefined || !by.selected.includes(stored.id) ? {} : { chosen: choice }),
  }));
}

/** States in which a vehicle stands where there is a weighbridge. */
const WEIGHABLE: ReadonlySet<Crossing['state']> = new Set(['arrived', 'at-gate', 'directed', 'checking', 'checked']);

/**
 * The lane a vehicle is sent to. An officer without a verifiable answer sends it to documents; a stricter lane than the
 * system's is kept, a weaker one never. An entry about the vehicle asks for its lane beside whatever it declares.
 */
function directedLane(was: Crossing, input: CrossingInput, lanes: readonly Lane[], asked: readonly Lane[]): Lane {
  // A vehicle of which nothing is known goes to documents: it is never waved through for lack of a record. One that
  // booked as empty keeps the lane it was given then.
  const carried = [...(lanes.length > 0 ? lanes : [was.version === 0 ? ('yellow' as const) : was.lane]), ...asked];
  return strictest(input.action === 'direct' && input.seenLane !== undefined ? [...carried, input.seenLane] : carried);
}

/** One thumb at the gate: directing a vehicle that nobody saw arrive means that it arrived and came to the gate. */
function impliedSteps(was: Crossing, input: CrossingInput, actor: Actor, at: Instant): readonly CrossingStep[] {
  const action = input.action as CrossingAction;
  const by = actor.id as ActorId;
  const last: CrossingStep = {
    action,
    at,
    by,
    ...(input.result === undefined ? {} : { result: input.result }),
    ...(input.note === undefined ? {} : { note: input.note }),
  };
  const before: CrossingAction[] = [];
  if (action === 'direct' || action === 'come-to-gate') {
    if (was.state === 'booked') before.push('arrive');
    if (action === 'direct' && (was.state === 'booked' || was.state === 'arrived')) before.push('come-to-gate');
  }
  return [...before.map((one): CrossingStep => ({ action: one, at, by })), last];
}

/** The action itself first, by whose id it happens once; after a bare check its labels. */
function eventsOf(
  was: Crossing,
  next: Crossing,
  input: CrossingInput,
  { carried, listed, selected = [] }: Taken,
  actor: Actor,
  at: Instant,
  now: Instant,
): readonly NewEvent[] {
  const moved: NewEvent = {
    id: input.id,
    at,
    kind:
      input.action === 'weigh' ? 'crossing-weighed' : input.action === 'select' ? 'load-selected' : 'crossing-moved',
    subject: next.id,
    actor: actor.id,
    body: {
      action: input.action,
      from: was.state,
      to: next.state,
      lane: next.lane,
      ...(input.seenLane === undefined ? {} : { seenLane: input.seenLane }),
      ...(input.result === undefined ? {} : { result: input.result }),
      ...(input.note === undefined ? {} : { note: input.note }),
      ...(input.weighedKg === undefined ? {} : { weighedKg: input.weighedKg }),
      ...(input.findings === undefined ? {} : { findings: input.findings }),
      ...(listed.length === 0 ? {} : { listed }),
      ...saidOfChoice(input, selected),
      // Both times: when the device says it was, and when it came in.
      ...(input.offline === true ? { offline: true, recordedAt: now } : {}),
      ...(input.form === undefined ? {} : { form: input.form }),
    },
  };
  if (input.action !== 'end-check' || input.result === undefined) return [moved];
  const load = { crossing: next, carried, result: input.result, findings: input.findings ?? [] };
  return [moved, ...labelsOf(load, actor.id, at, now)];
}

/** One entry for each action, with the passage as it stands after it; a release also says what was released. */
function leavesOf(
  next: Crossing,
  input: CrossingInput,
  { carried, listed, selected = [] }: Taken,
  actor: Actor,
  at: Instant,
): readonly PendingLeaf[] {
  const released = input.action === 'release' ? whatWasReleased(carried) : {};
  const why = listed.length === 0 ? {} : { listed };
  const said = { findings: input.findings ?? [], ...released, ...why, ...saidOfChoice(input, selected) };
  return [crossingLeaf(input.action, next, actor.id, at, said)];
}
