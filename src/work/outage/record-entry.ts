import type { Crossing } from '../../core/domain/crossing.ts';
import type { ActorId, CrossingId, Instant } from '../../core/domain/ids.ts';
import { type EntryRefusal, type EntryVerdict, type OutageEntry, reviewEntry } from '../../core/outage/forms.ts';
import type { EventKind } from '../../store/port/events.ts';
import type { EntryWrite } from '../../store/port/outages.ts';
import type { Written } from '../../store/port/rules.ts';
import type { CrossingTarget } from '../crossings/act.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';

/** What became of a look; every outcome but `done` is an error code of the server. */
export type EntryResult =
  | { readonly outcome: 'done'; readonly entry: OutageEntry }
  | { readonly outcome: EntryRefusal | 'outage-entry-unknown' | 'changed-meanwhile' };

/** Puts something that was done without the server on the list of what is looked at again, once for each action. */
export async function recordEntry({ store }: Environment, entry: OutageEntry): Promise<void> {
  await store.outages.addEntry(entryWrite(entry));
}

/** Of a vehicle's last passages, one that lies further back than these is not looked for. */
const LATELY = 5;

/**
 * The passage that something refused was about. Whoever names a plate finds open passages alone; one that was closed when word
 * of it came says which vehicle it was all the same. The last that had begun by then, or the last there is.
 */
export async function passageMeant(
  { store }: Environment,
  target: CrossingTarget,
  result: { readonly crossing?: Crossing },
  at: Instant,
): Promise<CrossingId | undefined> {
  if (result.crossing !== undefined) return result.crossing.id;
  if ('id' in target) return (await store.crossings.byId(target.id))?.id;
  const ids = await store.retention.passagesOf(target.vehicle.plate, LATELY);
  const passages = await Promise.all(ids.map((id) => store.crossings.byId(id)));
  const begun = passages.find((one) => one !== undefined && Math.min(...Object.values(one.stages)) <= at);
  return begun?.id ?? ids[0];
}

/** An entry with the record of its coming in, for whoever writes it together with the act. */
export function entryWrite(entry: OutageEntry): EntryWrite {
  return { entry, record: written('outage-entry-recorded', entry, entry.keyedBy, entry.keyedAt) };
}

/** Looks at an entry again; what it says is added, and changes nothing of what was done. */
export async function lookAtEntry(
  { store }: Environment,
  id: string,
  verdict: EntryVerdict,
  by: string,
  now: Instant,
): Promise<EntryResult> {
  const was = await store.outages.entry(id);
  if (was === undefined) return { outcome: 'outage-entry-unknown' };
  const entry = reviewEntry(was, by as ActorId, verdict, now);
  if (typeof entry === 'string') return { outcome: entry };
  const saved = await store.outages.saveEntry(entry, written('outage-entry-reviewed', entry, by, now));
  return saved ? { outcome: 'done', entry } : { outcome: 'changed-meanwhile' };
}

/** On the inspection or the passage where it belongs to one, so that their pages show it. */
function written(kind: EventKind, entry: OutageEntry, by: string, at: Instant): Written {
  const { id, cause, action, crossing, inspection, form, review } = entry;
  const subject = inspection ?? crossing ?? id;
  const body = {
    entry: id,
    cause,
    action,
    ...(form === undefined ? {} : { form: form.serial, line: form.line }),
    ...(review === undefined ? {} : { verdict: review.verdict }),
  };
  return {
    events: [{ id: newId(at), at, kind, subject, actor: by, body }],
    leaves: [decisionLeaf(kind, subject, at, { record: entry, by })],
  };
}
