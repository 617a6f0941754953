import type { Instant } from '../core/domain/ids.ts';
import type { LedgerEntry } from '../store/port/ledger.ts';
import type { Store } from '../store/port/store.ts';
import { decisionLeaf } from './decide-leaf.ts';
import { newId } from './identify.ts';
import { subjectOf } from './subject.ts';

/** The ledger's kind for an erasure; an audit excuses missing openings by these entries and by nothing else. */
export const OPENINGS_ERASED = 'openings-erased';

/** What an erasure says of each entry: where it stands and of what kind it was, which its opening no longer tells. */
export type ErasedEntry = Pick<LedgerEntry, 'index' | 'id' | 'kind' | 'subject' | 'at'>;

/**
 * Erases what entries open to; the entries stay, and every proof with them. The erasure is itself an entry. Only entries that
 * have their place are erased; returns how many.
 */
export async function eraseOpenings(
  store: Pick<Store, 'ledger'>,
  ids: readonly string[],
  reason: string,
  actor: string,
  now: Instant,
): Promise<number> {
  const entries = (await store.ledger.byIds(ids)).map(
    ({ index, id, kind, subject, at }): ErasedEntry => ({ index, id, kind, subject, at }),
  );
  if (entries.length === 0) return 0;
  const subject = subjectOf('ledger', 'erasures');
  const said = { reason, count: entries.length };
  return store.ledger.eraseOpenings(
    entries.map(({ id }) => id),
    {
      events: [{ id: newId(now), at: now, kind: 'openings-erased', subject, actor, body: said }],
      leaves: [decisionLeaf(OPENINGS_ERASED, subject, now, { entries, reason, by: actor })],
    },
  );
}
