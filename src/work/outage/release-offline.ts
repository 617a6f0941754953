import type { ActorId, Instant } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { ActResult, CrossingInput } from '../crossings/act.ts';
import type { Environment } from '../environment.ts';
import type { InspectionInput, InspectResult } from '../inspections/act-on-inspection.ts';
import type { SigningKey } from '../slips.ts';
import { genuineGrant } from './grants.ts';
import { recordEntry } from './record-entry.ts';

/** Lanes whose release the server has decided and signed before: it takes no grant. */
const DECIDED: ReadonlySet<Lane> = new Set<Lane>(['green', 'blue']);

/**
 * Puts a release that a gate device brings in on the list of what is looked at again, where it held no grant for it or the
 * machine will not have it. It happened: what remains to be decided is what is said of it.
 */
export async function listGateRelease(
  environment: Environment,
  key: SigningKey,
  input: CrossingInput,
  result: ActResult,
  by: string,
  now: Instant,
): Promise<void> {
  if (input.action !== 'release' || input.offline !== true || input.form !== undefined) return;
  const at = Math.min(input.at, now) as Instant;
  const { crossing } = result;
  const decided = crossing !== undefined && DECIDED.has(crossing.lane);
  const granted =
    decided || genuineGrant(input.grant, { key, port: environment.portCode, part: 'gate', at }) !== undefined;
  const refused = result.outcome === 'refused' && result.refusal !== 'too-busy' ? result.refusal : undefined;
  if (granted && refused === undefined) return;
  await recordEntry(environment, {
    id: input.id,
    // Without a grant weighs more: that it was refused besides stands in the entry.
    cause: granted ? 'refused' : 'without-grant',
    action: input.action,
    ...(crossing === undefined ? {} : { crossing: crossing.id }),
    happenedAt: at,
    keyedAt: now,
    doneBy: by as ActorId,
    keyedBy: by as ActorId,
    ...(refused === undefined ? {} : { refusal: refused }),
  });
}

/** Whether a decision that a device brings in may count with the second officer who was there. */
export function mayReleaseOffline(
  { portCode, offlineRelease }: Environment,
  key: SigningKey,
  input: InspectionInput,
  now: Instant,
): boolean {
  if (input.action !== 'conclude' || input.offline !== true || offlineRelease !== true) return false;
  const at = Math.min(input.at, now) as Instant;
  return genuineGrant(input.grant, { key, port: portCode, part: 'inspections', at }) !== undefined;
}

/**
 * Puts what an inspection's device brings in on the same list: a decision by PIN without a grant, one that was
 * refused, and what is keyed from paper.
 */
export async function listInspectionAct(
  environment: Environment,
  input: InspectionInput,
  granted: boolean,
  result: InspectResult,
  by: string,
  now: Instant,
): Promise<void> {
  const proven = input.action === 'conclude' && input.second !== undefined && input.offline === true;
  const { inspection } = result;
  const refused = result.outcome === 'refused' && result.refusal !== 'too-busy' ? result.refusal : undefined;
  const asIs = granted && refused === undefined;
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
    ...(refused === undefined ? {} : { refusal: refused }),
  });
}
