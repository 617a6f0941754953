import { lastStage, type StepRefusal } from '../../core/domain/advance-crossing.ts';
import type { ActorId, Instant } from '../../core/domain/ids.ts';
import type { ActRefusal, Deed, InspectionAct } from '../../core/inspect/act.ts';
import { advanceInspection } from '../../core/inspect/advance-inspection.ts';
import type { FormRefusal } from '../../core/outage/forms.ts';
import type { ActionId, Inspection, InspectionId } from '../../core/inspect/inspection.ts';
import { moveCrossing } from '../../core/inspect/move-crossing.ts';
import { NOTHING_TAKEN, readTakenBack } from '../appeals/taken-back.ts';
import type { Actor, Environment } from '../environment.ts';
import { withOfficer } from './assign-officer.ts';
import { provesPin } from './pins.ts';
import { eventsOfAct, leavesOfAct, recordMoves, speaksAfterwards } from './record-act.ts';

type Told<Kind extends Deed['action']> = Extract<Deed, { action: Kind }>;

/** What an officer did, as a device says it: steps by their names, a second officer by the proof of a PIN. */
export type InspectionDeed =
  | Exclude<Deed, { readonly action: 'add-step' | 'conclude' }>
  | (Omit<Told<'add-step'>, 'step'> & { readonly step: string })
  | (Omit<Told<'conclude'>, 'second'> & {
      readonly second?: { readonly officer: string; readonly proof: string };
      /** The signed grant that the device held; see core/outage/grant.ts. */
      readonly grant?: string;
    });

/** A deed with its frame, as it comes in from a device or from the keying of a form. */
export type InspectionInput = InspectionDeed & {
  /** Chosen by the device, so that an action sent twice is done once. */
  readonly id: string;
  /** By the device's clock. */
  readonly at: Instant;
  readonly offline?: boolean;
  /** Serial number of the paper form that this is keyed from. */
  readonly form?: string;
};

/** Why nothing was done. `too-busy`: others wrote first six times in a row, so it is to be tried again. */
export type InspectRefusal = ActRefusal | StepRefusal | FormRefusal | 'inspection-unknown' | 'pin-wrong' | 'too-busy';

/**
 * `seen`: an action of this id was done before. A refusal comes with the inspection as it stands, for the device to
 * show.
 */
export type InspectResult =
  | { readonly outcome: 'done' | 'seen'; readonly inspection: Inspection }
  | { readonly outcome: 'refused'; readonly refusal: InspectRefusal; readonly inspection?: Inspection };

/** Writers that meet on one inspection read again and retry; more than this many in a row is a fault. */
const ATTEMPTS = 6;

/**
 * Does one thing to one inspection, once, and moves its crossing in the same transaction: the check begins with the first
 * step that is signed and ends with the decision, and a decision to keep the load holds the vehicle.
 */
export async function actOnInspection(
  environment: Environment,
  id: InspectionId,
  input: InspectionInput,
  actor: Actor,
  now: Instant,
  /** Whether a grant covers a release without the server; see outage/release-offline.ts. */
  mayReleaseOffline = false,
): Promise<InspectResult> {
  const { store } = environment;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await store.inspections.byId(id);
    if (stored === undefined) return { outcome: 'refused', refusal: 'inspection-unknown' };
    const crossing = await store.crossings.byId(stored.crossing);
    if (crossing === undefined) return { outcome: 'refused', refusal: 'inspection-unknown' };
    // After both were read: whoever did it in between is seen here, or makes this writer stale.
    if ((await store.events.subjectOf(input.id)) !== undefined) return { outcome: 'seen', inspection: stored };
    const was = await withOfficer(environment, stored, now);
    const act = await told(environment, input, actor, now, mayReleaseOffline);
    if (typeof act === 'string') return { outcome: 'refused', refusal: act, inspection: was };
    const released = crossing.state === 'released' || crossing.state === 'exited';
    const outcome = advanceInspection(was, act, { released });
    if (!outcome.ok) return { outcome: 'refused', refusal: outcome.refusal, inspection: was };
    const next = outcome.inspection;
    // Stages of a passage never run backwards, whatever the clock of a device says.
    const at = Math.max(lastStage(crossing.stages), act.at) as Instant;
    const moved = moveCrossing(crossing, was, next, act, at);
    if (typeof moved === 'string') return { outcome: 'refused', refusal: moved, inspection: was };
    const said = saidIn(input);
    const entry = { id: act.id, by: act.by, at: act.at, received: now, offline: act.offline, action: act.action };
    const concluded = was.state !== 'concluded' && next.state === 'concluded';
    const labels = concluded || speaksAfterwards(was, next, act);
    const carried = labels ? await store.declarations.byIds(crossing.declarations) : [];
    const taken = labels ? await readTakenBack(store, crossing.id, crossing.declarations) : NOTHING_TAKEN;
    const write = { inspection: next, entries: [{ ...entry, body: said }], follows: taken };
    const events = [
      ...eventsOfAct({ was, next, act, said, concluded, crossing, carried, taken, at, now }),
      ...recordMoves(crossing, moved, next, now),
    ];
    const last = moved.at(-1)?.crossing;
    // However many moves it took (begin, end, hold), they are one write, and so one version.
    const after = last === undefined ? undefined : { ...last, version: crossing.version + 1 };
    const leaves = leavesOfAct(next, act, said, moved, after ?? crossing);
    const saved =
      after === undefined
        ? await store.inspections.save(write, crossing.version, events, leaves)
        : await store.crossings.save(after, events, leaves, [], { write });
    if (saved === 'moved') return { outcome: 'done', inspection: next };
    // Anything else is read again: seen, or stale.
  }
  return { outcome: 'refused', refusal: 'too-busy' };
}

/** The act in the words of the machine. A time that lies in the future is now. */
async function told(
  environment: Environment,
  input: InspectionInput,
  actor: Actor,
  now: Instant,
  mayReleaseOffline: boolean,
): Promise<InspectionAct | 'step-unknown' | 'pin-wrong'> {
  const offline = input.offline === true;
  const signed = {
    id: input.id as ActionId,
    by: actor.id as ActorId,
    at: (offline ? Math.min(input.at, now) : now) as Instant,
    received: now,
    offline,
  };
  if (input.action === 'add-step') {
    const [packId] = input.step.split('/');
    const pack = environment.packs.find((one) => one.id === packId);
    const step = pack?.steps.find((one) => `${packId}/${one.id}` === input.step);
    if (pack === undefined || step === undefined) return 'step-unknown';
    return { ...input, ...signed, step: { ...step, id: input.step, pack: pack.id, hazards: [input.hazard] } };
  }
  if (input.action === 'conclude') {
    const { second, grant: _, ...rest } = input;
    if (second === undefined || !offline) return { ...rest, ...signed };
    // Where no grant allows it, the decision is recorded and waits for a second officer as any other does.
    if (!mayReleaseOffline) return { ...rest, ...signed, withoutGrant: true };
    if (!(await provesPin(environment, second.officer, second.proof, input.id))) return 'pin-wrong';
    return { ...rest, ...signed, second: second.officer as ActorId };
  }
  return { ...input, ...signed };
}

/** What the action said, without its frame; a proof has done its work and is not kept. */
function saidIn(input: InspectionInput): Readonly<Record<string, unknown>> {
  const {
    id: _id,
    at: _at,
    offline: _offline,
    action: _action,
    ...said
  } = input as InspectionInput & { second?: unknown; grant?: unknown };
  const { second: _second, grant: _grant, ...rest } = said;
  return rest;
}
