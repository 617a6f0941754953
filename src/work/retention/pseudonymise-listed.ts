import type { Instant, TimeZone } from '../../core/domain/ids.ts';
import { localDay } from '../../core/domain/time.ts';
import type { Erasure } from '../../store/port/retention.ts';
import type { Store } from '../../store/port/store.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import { randomHex } from '../hash.ts';
import { newId } from '../identify.ts';
import { erasedLeaf, erasedOpenings, erasureRecord, pseudonymOf, RETENTION_ACTOR } from './record-erasure.ts';

/** Entries of one transaction. */
const BATCH = 200;
/** What then stands in an entry of a list, as the ledger has it. */
export const LIST_ENTRY_PSEUDONYMISED = 'list-entry-pseudonymised';

/**
 * Puts pseudonyms in place of plates on lists, once the entry has been over for its time: who proposed and approved it, for which
 * hazard and on what finding stays, and so does every proof. Two entries of one batch about one vehicle keep one pseudonym. Returns
 * how many entries changed.
 */
export async function pseudonymiseListed(
  store: Store,
  timeZone: TimeZone,
  before: Instant,
  now: Instant,
): Promise<number> {
  const was = await store.retention.listed(localDay(before, timeZone), before, BATCH);
  if (was.length === 0) return 0;
  // Used for this batch and never kept, as with plates of passages.
  const key = randomHex(32);
  const next = was.map((entry) => ({ ...entry, value: pseudonymOf(entry.value, key) }));
  const entries = await erasedOpenings(
    store,
    was.map(({ id }) => id),
    () => true,
  );
  const erasure: Erasure = { id: newId(now), at: now, record: 'listed-plate', count: was.length, before };
  const { events, leaves } = erasureRecord(erasure);
  const record = {
    events,
    leaves: [
      ...leaves,
      ...erasedLeaf(entries, 'listed-plate', now),
      ...next.map((entry) =>
        decisionLeaf(LIST_ENTRY_PSEUDONYMISED, entry.id, now, { by: RETENTION_ACTOR, record: entry }),
      ),
    ],
  };
  const openings = entries.map(({ id }) => id);
  return (await store.retention.pseudonymiseListed(was, next, openings, erasure, record)) ? was.length : 0;
}
