import type { Instant } from '../../core/domain/ids.ts';
import { isPseudonym, PSEUDONYM_MARK, type RetentionClass } from '../../core/oversee/retention.ts';
import type { PendingLeaf } from '../../store/port/events.ts';
import type { Erasure } from '../../store/port/retention.ts';
import type { Written } from '../../store/port/rules.ts';
import type { Store } from '../../store/port/store.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import { type ErasedEntry, OPENINGS_ERASED } from '../erase-openings.ts';
import { hmacHex } from '../hash.ts';
import { newId } from '../identify.ts';
import { subjectOf } from '../subject.ts';

/** The subject of everything that retention records. */
export const ERASURES = subjectOf('ledger', 'erasures');
/** The kind, of event and entry, of one batch that went. */
export const RECORDS_ERASED = 'records-erased';
/** Who erases: nobody's decision but the timer's. */
export const RETENTION_ACTOR = 'retention';

/** What is written of one batch: an event, and the ledger's entry of its row. `ids` of records that others refer to. */
export function erasureRecord(erasure: Erasure, ids: readonly string[] = []): Written {
  const { at, record, count, before } = erasure;
  const said = { record, count, before, ...(ids.length === 0 ? {} : { ids }) };
  return {
    events: [{ id: newId(at), at, kind: RECORDS_ERASED, subject: ERASURES, actor: RETENTION_ACTOR, body: said }],
    leaves: [decisionLeaf(RECORDS_ERASED, ERASURES, at, { record: erasure, ids })],
  };
}

/** The entries about some subjects that have their place and whose openings state what must go. */
export async function erasedOpenings(
  { ledger }: Pick<Store, 'ledger'>,
  subjects: readonly string[],
  states: (statement: string) => boolean,
): Promise<readonly ErasedEntry[]> {
  const found: ErasedEntry[] = [];
  // One subject after the other: a batch has 200, and nobody waits for it.
  for (const subject of subjects) {
    const entries = await ledger.ofSubject(subject);
    const openings = await ledger.openings(entries.map(({ id }) => id));
    const stating = new Set(openings.filter(({ statement }) => states(statement)).map(({ id }) => id));
    for (const { index, id, kind, at } of entries) if (stating.has(id)) found.push({ index, id, kind, subject, at });
  }
  return found;
}

/** What the ledger says of openings that went with a batch: nothing where none did. */
export function erasedLeaf(
  entries: readonly ErasedEntry[],
  reason: RetentionClass,
  at: Instant,
): readonly PendingLeaf[] {
  if (entries.length === 0) return [];
  return [decisionLeaf(OPENINGS_ERASED, ERASURES, at, { entries, reason, by: RETENTION_ACTOR })];
}

/** The pseudonym of a plate under the key of one batch; a pseudonym stays what it is. */
export function pseudonymOf<P extends string>(plate: P, key: string): P {
  return isPseudonym(plate) ? plate : (`${PSEUDONYM_MARK}${hmacHex(key, plate).slice(0, 16)}` as P);
}
