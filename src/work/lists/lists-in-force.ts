import type { LocalDay } from '../../core/domain/ids.ts';
import { type NamedList, type NamedLists, namedListOf } from '../../core/rule/named-list.ts';
import type { ListEntry, StoredList } from '../../store/port/lists.ts';

/** Where an entry stands on a day; nothing but `in-force` is read by rules or the gate. */
export type EntryState = 'proposed' | 'in-force' | 'refused' | 'expired' | 'withdrawn';

/** Where an entry stands on a day. One that nobody decided before its last day is as good as expired. */
export function entryState(entry: ListEntry, day: LocalDay): EntryState {
  if (entry.refusedAt !== undefined) return 'refused';
  if (entry.withdrawnAt !== undefined) return 'withdrawn';
  if (day > entry.expiresOn) return 'expired';
  return entry.approvedAt === undefined ? 'proposed' : 'in-force';
}

/**
 * The lists as rules read them on a day: approved entries that have not expired, each with the hazard it was cited for. A
 * list of vehicles is none of them: no rule may read a plate.
 */
export function listsOn(lists: readonly StoredList[], entries: readonly ListEntry[], day: LocalDay): NamedLists {
  const named = new Map<string, NamedList>();
  for (const { id, kind } of lists) {
    if (kind === 'vehicle') continue;
    const held = entries.filter((entry) => entry.listId === id && entryState(entry, day) === 'in-force');
    named.set(id, namedListOf(id, held));
  }
  return named;
}
