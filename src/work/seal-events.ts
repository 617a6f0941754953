import type { Instant } from '../core/domain/ids.ts';
import type { EventDigest } from '../store/port/ledger.ts';
import type { Store } from '../store/port/store.ts';
import { decisionLeaf } from './decide-leaf.ts';
import { subjectOf } from './subject.ts';

/** Events that one entry seals at most: what the database hashes in a moment. */
const MOST_EVENTS = 20_000;

/** The ledger's kind for a seal over a stretch of events. */
export const EVENTS_SEALED = 'events-sealed';
/** The entry that a migration made: up to which event none was vouched for by a leaf. */
export const EVENTS_BEFORE = 'events-before';
const EVENTS_SUBJECT = subjectOf('ledger', 'events');

/**
 * Puts the hash of the events since the last seal into the log, so that none can be taken out, put in or changed unseen. The
 * seal says that each of them is `named` by a leaf, as they all are since a migration. The numbers of the event table have gaps of their own: a transaction that was undone gives its number to nobody. Returns how
 * many events were sealed.
 */
export async function sealEvents(store: Pick<Store, 'ledger'>, now: Instant): Promise<number> {
  let sealed = 0;
  // What settled while one stretch was hashed is the next one's.
  for (;;) {
    const last = await store.ledger.lastStatement(EVENTS_SUBJECT, EVENTS_SEALED);
    const through = last === undefined ? 0 : digestOf(last.statement).through;
    const digest = await store.ledger.digestEvents(through, MOST_EVENTS);
    if (digest === undefined) return sealed;
    await store.ledger.append([decisionLeaf(EVENTS_SEALED, EVENTS_SUBJECT, now, { ...digest, named: true })]);
    sealed += digest.count;
    if (digest.count < MOST_EVENTS) return sealed;
  }
}

function digestOf(statement: string): EventDigest {
  return (JSON.parse(statement) as { readonly decision: EventDigest }).decision;
}
