import type { ActorId, Instant } from '../../core/domain/ids.ts';
import { type EntryRefusal, type EntryVerdict, type OutageEntry, reviewEntry } from '../../core/outage/forms.ts';
import type { EventKind } from '../../store/port/events.ts';
import type { EntryWrite } from '../../store/port/outages.ts';
import type { Written } from '../../store/port/rules.ts';
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
