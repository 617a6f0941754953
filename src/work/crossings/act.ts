import { advanceCrossing, type CrossingStep, type StepRefusal, withLane } from '../../core/domain/advance-crossing.ts';
import type { CheckResult, Crossing, CrossingAction, HoldNote, ReleaseStage } from '../../core/domain/crossing.ts';
import { travels, type Vehicle } from '../../core/domain/declaration.ts';
import type { Hazard } from '../../core/domain/hazard.ts';
import type { ActorId, CrossingId, DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import { type Lane, strictest } from '../../core/domain/lane.ts';
import type { NewEvent, PendingLeaf } from '../../store/port/events.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { Assessor } from '../assess.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Actor, Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { observationOf } from '../keep-history.ts';
import { declaredKg, reassessDeclarations } from '../reassess.ts';

/** One coded observation. */
export interface Finding {
  readonly hazard: Hazard;
  readonly code: string;
  readonly declarationId?: DeclarationId;
  readonly line?: number;
}

/** One thing done at the gate or in the bay; `id` is the device's, so that an action sent twice is done once. */
export interface CrossingInput {
  readonly id: string;
  readonly action: CrossingAction | 'weigh';
  /** By the device's clock. */
  readonly at: Instant;
  readonly seenLane?: Lane;
  readonly result?: CheckResult;
  readonly findings?: readonly Finding[];
  readonly weighedKg?: number;
  readonly note?: HoldNote;
  readonly offline?: boolean;
}

/** Which passage: by its id, or the open one of a plate; a plate without one gets one when it arrives. */
export type CrossingTarget =
  | { readonly id: CrossingId }
  | { readonly vehicle: Vehicle & { readonly plate: Plate }; readonly direction: 'inbound' | 'outbound' };

export type ActRefusal = StepRefusal | 'unknown-crossing' | 'weight-required' | 'too-busy';

export type ActResult =
  | { readonly outcome: 'done' | 'seen'; readonly crossing: Crossing }
  | { readonly outcome: 'refused'; readonly refusal: ActRefusal; readonly crossing?: Crossing };

/** Writers that meet on one crossing read again and retry; more than this many in a row is a fault. */
const ATTEMPTS = 6;

/** Decisions that the ledger keeps. */
const DECIDING: ReadonlySet<CrossingAction | 'weigh'> = new Set([
  'direct',
  'end-check',
  'hold',
  'lift-hold',
  'release',
]);

/** Does one thing to one crossing, once. Steps that a one-thumb action implies (arrive, come to the gate) are taken first. */
export async function actOnCrossing(
  environment: Environment,
  assessor: Assessor,
  target: CrossingTarget,
  input: CrossingInput,
  actor: Actor,
  now: Instant,
): Promise<ActResult> {
  const { store } = environment;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await find(environment, target);
    if (await store.events.exists(input.id)) {
      return stored === undefined
        ? { outcome: 'refused', refusal: 'unknown-crossing' }
        : { outcome: 'seen', crossing: stored };
    }
    const was = stored ?? arriving(target, input, now);
    if (was === undefined) return { outcome: 'refused', refusal: 'unknown-crossing' };
    const at = stampedAt(was, input, now);
    const prepared = await prepare(environment, assessor, was, input, actor, at);
    if (!prepared.ok)
      return { outcome: 'refused', refusal: prepared.refusal, ...(stored === undefined ? {} : { crossing: stored }) };
    const next: Crossing = { ...prepared.crossing, version: (stored?.version ?? 0) + 1 };
    const events = eventsOf(was, next, input, prepared.carried, actor, at, now);
    const leaves = leavesOf(next, input, actor, at);
    const outcome =
      stored === undefined
        ? await store.crossings.open(next, events, leaves)
        : await store.crossings.save(next, events, leaves);
    if (outcome === 'moved' || outcome === 'opened') return { outcome: 'done', crossing: next };
    if (outcome === 'seen') return { outcome: 'seen', crossing: (await find(environment, target)) ?? next };
  }
  return { outcome: 'refused', refusal: 'too-busy' };
}

async function find(environment: Environment, target: CrossingTarget): Promise<Crossing | undefined> {
  if ('id' in target) return environment.store.crossings.byId(target.id);
  return environment.store.crossings.openByPlate(target.vehicle.plate);
}

/** A passage for a vehicle that came without a booking; only arriving, coming to the gate and directing open one. */
function arriving(target: CrossingTarget, input: CrossingInput, now: Instant): Crossing | undefined {
  if ('id' in target || !(input.action === 'arrive' || input.action === 'come-to-gate' || input.action === 'direct'))
    return undefined;
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

/** An action done offline keeps the device's time, never before the stage it follows and never in the future. */
function stampedAt(was: Crossing, input: CrossingInput, now: Instant): Instant {
  if (input.offline !== true) return now;
  const last = Math.max(0, ...Object.values(was.stages as Record<ReleaseStage, Instant>));
  return Math.max(last, Math.min(input.at, now)) as Instant;
}

type Prepared =
  | { readonly ok: true; readonly crossing: Crossing; readonly carried: readonly StoredDeclaration[] }
  | { readonly ok: false; readonly refusal: ActRefusal };

/** The crossing as it will be, with what it carries assessed anew where the action calls for it. */
async function prepare(
  environment: Environment,
  assessor: Assessor,
  was: Crossing,
  input: CrossingInput,
  actor: Actor,
  at: Instant,
): Promise<Prepared> {
  const { store } = environment;
  if (input.action === 'weigh') {
    if (input.weighedKg === undefined) return { ok: false, refusal: 'weight-required' };
    if (!WEIGHABLE.has(was.state)) return { ok: false, refusal: 'not-in-this-state' };
    const carried = await store.declarations.byIds(was.declarations);
    const declared = declaredKg(carried);
    const weighed = declared === undefined ? undefined : { kg: input.weighedKg, declaredKg: declared };
    const requests = carried.map((stored) => ({ stored, at, ...(weighed === undefined ? {} : { weighed }) }));
    const lanes = await reassessDeclarations(environment, assessor, requests, 'weighed', actor);
    return { ok: true, crossing: withLane({ ...was, weighedKg: input.weighedKg }, lanes), carried };
  }
  const steps = impliedSteps(was, input, actor, at);
  let crossing = was;
  for (const step of steps) {
    const outcome = advanceCrossing(crossing, step);
    if (!outcome.ok) return { ok: false, refusal: outcome.refusal };
    crossing = outcome.crossing;
  }
  if (was.stages.directed !== undefined) {
    const findings = input.action === 'end-check' ? await store.declarations.byIds(was.declarations) : [];
    return { ok: true, crossing, carried: findings };
  }
  // Up to its direction a vehicle takes on what awaits it, and its lane follows from what it carries now.
  const awaiting = (await store.declarations.awaiting(was.vehicle.plate as Plate)).filter((one) =>
    travels(one.declaration, was.direction),
  );
  const linked = await store.declarations.byIds(was.declarations);
  const carried = [...linked, ...awaiting.filter((one) => !was.declarations.includes(one.id))];
  const arrives = steps.some((step) => step.action === 'arrive');
  const lanes = arrives
    ? await reassessDeclarations(
        environment,
        assessor,
        carried.map((stored) => ({ stored, at })),
        'arrived',
        actor,
      )
    : carried.map((one) => one.lane);
  const withAll = { ...crossing, declarations: carried.map((one) => one.id) };
  const lane = directedLane(was, input, lanes);
  return { ok: true, crossing: { ...withAll, lane }, carried };
}

const WEIGHABLE: ReadonlySet<Crossing['state']> = new Set(['arrived', 'at-gate', 'directed', 'checking', 'checked']);

/**
 * The lane a vehicle is sent to. An officer without a verifiable answer sends it to documents; a stricter lane than the
 * system's is kept, a weaker one never.
 */
function directedLane(was: Crossing, input: CrossingInput, lanes: readonly Lane[]): Lane {
  // A vehicle of which nothing is known goes to documents: it is never waved through for lack of a record. One that
  // booked as empty keeps the lane it was given then.
  const carried = lanes.length > 0 ? lanes : [was.version === 0 ? ('yellow' as const) : was.lane];
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

function eventsOf(
  was: Crossing,
  next: Crossing,
  input: CrossingInput,
  carried: readonly StoredDeclaration[],
  actor: Actor,
  at: Instant,
  now: Instant,
): readonly NewEvent[] {
  const moved: NewEvent = {
    id: input.id,
    at,
    kind: input.action === 'weigh' ? 'crossing-weighed' : 'crossing-moved',
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
      ...(input.offline === true ? { offline: true, recordedAt: now } : {}),
    },
  };
  if (input.action !== 'end-check' || input.result === 'not-carried-out') return [moved];
  const labels = carried.map((one): NewEvent => {
    const findings = (input.findings ?? []).filter(
      (finding) => finding.declarationId === undefined || finding.declarationId === one.id,
    );
    const found =
      input.result === 'not-conform' &&
      (findings.length > 0 || input.findings === undefined || input.findings.length === 0);
    return {
      id: newId(now),
      at,
      kind: 'finding-recorded',
      subject: one.id,
      actor: actor.id,
      body: {
        crossing: next.id,
        result: input.result,
        findings,
        observation: observationOf(one.declaration, [], { found }),
      },
    };
  });
  return [moved, ...labels];
}

function leavesOf(next: Crossing, input: CrossingInput, actor: Actor, at: Instant): readonly PendingLeaf[] {
  if (!DECIDING.has(input.action)) return [];
  return [decisionLeaf(input.action, next.id, at, { crossing: next, by: actor.id, findings: input.findings ?? [] })];
}
