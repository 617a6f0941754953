import { lastStage } from '../../core/domain/advance-crossing.ts';
import type { ActorId, Instant } from '../../core/domain/ids.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { Inspection, InspectionId } from '../../core/inspect/inspection.ts';
import type { ActResult, CrossingInput, CrossingTarget } from '../crossings/act.ts';
import type { Environment } from '../environment.ts';
import type { InspectionInput, InspectResult } from '../inspections/act-on-inspection.ts';
import type { SigningKey } from '../slips.ts';
import { genuineGrant } from './grants.ts';
import { passageMeant, recordEntry } from './record-entry.ts';

/** Lanes whose release the server has decided and signed before: it takes no grant. */
const DECIDED: ReadonlySet<Lane> = new Set<Lane>(['green', 'blue']);

/**
 * Puts a release that a gate's device decided alone on the list of what is looked at again, with a grant or without, and any
 * that the machine will not have. It happened: what remains to be decided is what is said of it.
 */
export async function listGateRelease(
  environment: Environment,
  key: SigningKey,
  target: CrossingTarget,
  input: CrossingInput,
  result: ActResult,
  by: string,
  now: Instant,
): Promise<void> {
  if (input.action !== 'release' || input.offline !== true || input.form !== undefined) return;
  const at = Math.min(input.at, now) as Instant;
  const { crossing } = result;
  const decided = crossing !== undefined && DECIDED.has(crossing.lane);
  // No release is older than what it follows: a device's clock does not reach back into a grant that has ended.
  const then = Math.max(at, crossing === undefined ? 0 : lastBeforeRelease(crossing)) as Instant;
  const granted =
    decided || genuineGrant(input.grant, { key, port: environment.portCode, part: 'gate', at: then }) !== undefined;
  const refused = result.outcome === 'refused' && result.refusal !== 'too-busy' ? result.refusal : undefined;
  if (refused === undefined && (decided || (granted && (await isReviewed(environment, crossing))))) return;
  const passage = await passageMeant(environment, target, result, at);
  await recordEntry(environment, {
    id: input.id,
    // Without a grant weighs more: that it was refused besides stands in the entry.
    cause: !granted ? 'without-grant' : refused === undefined ? 'with-grant' : 'refused',
    action: input.action,
    ...(passage === undefined ? {} : { crossing: passage }),
    happenedAt: at,
    keyedAt: now,
    doneBy: by as ActorId,
    keyedBy: by as ActorId,
    ...(refused === undefined ? {} : { refusal: refused }),
  });
}

/** When the last stage before the release was, milliseconds since 1970; 0 before any. */
function lastBeforeRelease({ stages: { released: _, exited: _left, ...before } }: Crossing): number {
  return lastStage(before);
}

/** Whether the decision to release was made on a device too, and so is read again with the whole inspection. */
async function isReviewed({ store }: Environment, crossing: Crossing | undefined): Promise<boolean> {
  if (crossing === undefined) return false;
  return (await store.reviews.ofCrossing(crossing.id)).some(({ cause }) => cause === 'offline-release');
}

/**
 * Whether a decision that a device brings in may count with the second officer who was there: under a grant that reaches not
 * only its own time but whatever is known to have been before it.
 */
export async function mayReleaseOffline(
  environment: Environment,
  key: SigningKey,
  id: InspectionId,
  input: InspectionInput,
  now: Instant,
): Promise<boolean> {
  const { portCode, offlineRelease } = environment;
  if (input.action !== 'conclude' || input.offline !== true || offlineRelease !== true) return false;
  const before = await lastSurelyBefore(environment, id, input.id);
  const at = Math.max(Math.min(input.at, now), before) as Instant;
  return genuineGrant(input.grant, { key, port: portCode, part: 'inspections', at }) !== undefined;
}

/** When the inspection began, or was last acted on with network by the server's clock, before an act: milliseconds since 1970. */
async function lastSurelyBefore({ store }: Environment, id: InspectionId, act: string): Promise<number> {
  const [inspection, entries] = await Promise.all([store.inspections.byId(id), store.inspections.entries(id)]);
  // An act that comes in twice is asked about as it was the first time: what followed it does not count.
  const own = entries.findIndex((one) => one.id === act);
  const before = own < 0 ? entries : entries.slice(0, own);
  const online = before.flatMap(({ offline, received }) => (offline ? [] : [received]));
  return Math.max(0, inspection?.startedAt ?? 0, ...online);
}

/** What became of a decision, also where whoever sent it has no role for it any more and nothing was asked of the machine. */
type Became =
  | InspectResult
  | { readonly outcome: 'refused'; readonly refusal: 'action-not-yours'; readonly inspection?: Inspection };

/**
 * Puts what an inspection's device brings in on the same list: a decision by PIN without a grant, one that was
 * refused, and what is keyed from paper.
 */
export async function listInspectionAct(
  environment: Environment,
  input: InspectionInput,
  granted: boolean,
  result: Became,
  by: string,
  now: Instant,
): Promise<void> {
  const proven = input.action === 'conclude' && input.second !== undefined && input.offline === true;
  const { inspection } = result;
  const refused = result.outcome === 'refused' && result.refusal !== 'too-busy' ? result.refusal : undefined;
  const asIs = granted && refused === undefined;
  // Without a grant nobody asks for the proof, and one that was wrong proves nothing.
  const claimed = input.action === 'conclude' && proven && !asIs ? input.second?.officer : undefined;
  if (input.form === undefined && (!proven || asIs)) return;
  await recordEntry(environment, {
    id: input.id,
    cause:
      input.form !== undefined && refused === undefined ? 'form' : proven && !granted ? 'without-grant' : 'refused',
    action: input.action,
    ...(inspection === undefined ? {} : { crossing: inspection.crossing, inspection: inspection.id }),
    ...(input.form === undefined ? {} : { form: { serial: input.form, line: 1 } }),
    happenedAt: Math.min(input.at, now) as Instant,
    keyedAt: now,
    doneBy: by as ActorId,
    keyedBy: by as ActorId,
    ...(claimed === undefined ? {} : { claimedSecond: claimed as ActorId }),
    ...(refused === undefined ? {} : { refusal: refused }),
  });
}
