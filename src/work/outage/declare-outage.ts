import type { ActorId, Instant } from '../../core/domain/ids.ts';
import {
  AGAIN_AFTER_MS,
  checkOutage,
  confirmOutage,
  declaredInVain,
  endOutage,
  type Outage,
  type OutageRefusal,
  type OutageVerdict,
  outageState,
  reviewOutage,
} from '../../core/outage/outage.ts';
import type { EventKind } from '../../store/port/events.ts';
import type { Written } from '../../store/port/rules.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';

/** What a shift lead says of an outage. */
export type OutageInput = Pick<Outage, 'kind' | 'from' | 'until' | 'parts' | 'reason'>;

/** What became of it; every outcome but `done` is an error code of the server and has changed nothing. */
export type OutageResult =
  | { readonly outcome: 'done'; readonly outage: Outage }
  | { readonly outcome: OutageRefusal | 'outage-unknown' | 'changed-meanwhile' };

/** One that ended longer ago than this is no news. */
const RECENT_MS = 7 * 24 * 3_600_000;

/**
 * Declares that the port works without its server, or grants it ahead for a shift. The first counts at once, because an
 * outage waits for nobody; the second once another person has agreed. One person alone does not keep the port so: whoever
 * declared in vain leaves the next to another. See decision 0022.
 */
export async function declareOutage(
  { store, offlineRelease }: Environment,
  input: OutageInput,
  by: string,
  now: Instant,
): Promise<OutageResult> {
  const from = input.kind === 'declared' ? now : input.from;
  const fault = checkOutage({ ...input, from }, now);
  if (fault !== undefined) return { outcome: fault };
  const lately = await store.outages.endingAfter((now - AGAIN_AFTER_MS) as Instant);
  if (input.kind === 'declared' && declaredInVain(lately, { by: by as ActorId, parts: input.parts, now }))
    return { outcome: 'outage-needs-another' };
  // A standing one is nothing but its grants.
  if (input.kind === 'standing' && offlineRelease !== true) return { outcome: 'outage-grants-off' };
  const { kind, until, parts, reason } = input;
  const outage: Outage = {
    id: newId(now),
    kind,
    from,
    until,
    parts,
    reason,
    declaredBy: by as ActorId,
    declaredAt: now,
    version: 1,
  };
  await store.outages.add(outage, written('outage-declared', outage, by, now));
  return { outcome: 'done', outage };
}

/** A second person says whether it was called for. */
export function decideOutage(
  environment: Environment,
  id: string,
  agrees: boolean,
  by: string,
  now: Instant,
): Promise<OutageResult> {
  const kind = agrees ? 'outage-confirmed' : 'outage-refused';
  return change(environment, id, kind, by, now, (outage) => confirmOutage(outage, by as ActorId, agrees, now));
}

/** The server is back: ends it before its time. */
export function endOutageNow(environment: Environment, id: string, by: string, now: Instant): Promise<OutageResult> {
  return change(environment, id, 'outage-ended', by, now, (outage) => endOutage(outage, by as ActorId, now));
}

/** Somebody who had no part in it looks at it once it is over. */
export function reviewOutageOver(
  environment: Environment,
  id: string,
  verdict: OutageVerdict,
  by: string,
  now: Instant,
): Promise<OutageResult> {
  const look = (outage: Outage) => reviewOutage(outage, by as ActorId, verdict, now);
  return change(environment, id, 'outage-reviewed', by, now, look);
}

/** Reads, asks the pure machine for the next state, and writes it over the version that was read. */
async function change(
  { store }: Environment,
  id: string,
  kind: EventKind,
  by: string,
  now: Instant,
  to: (outage: Outage) => Outage | OutageRefusal,
): Promise<OutageResult> {
  const was = await store.outages.byId(id);
  if (was === undefined) return { outcome: 'outage-unknown' };
  const next = to(was);
  if (typeof next === 'string') return { outcome: next };
  const saved = await store.outages.save(next, written(kind, next, by, now));
  return saved ? { outcome: 'done', outage: next } : { outcome: 'changed-meanwhile' };
}

function written(kind: EventKind, outage: Outage, by: string, at: Instant): Written {
  const { id, kind: how, from, until, parts, reason } = outage;
  const body = { kind: how, from, until, parts, reason };
  return {
    events: [{ id: newId(at), at, kind, subject: id, actor: by, body }],
    leaves: [decisionLeaf(kind, id, at, { record: outage, by })],
  };
}

/** What everybody is told: those in force, and those ahead. */
export async function outagesNow({ store }: Environment, now: Instant): Promise<readonly Outage[]> {
  const open = await store.outages.endingAfter(now);
  return open.filter((one) => ['in-force', 'ahead'].includes(outageState(one, now)));
}

/** Those that are not over or were lately, and whatever else waits for a look. */
export async function recentOutages({ store }: Environment, now: Instant, most: number): Promise<readonly Outage[]> {
  const all = await store.outages.list(most);
  return all.filter((one) => one.review === undefined || one.until > now - RECENT_MS);
}
