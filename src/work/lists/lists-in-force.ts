import type { Hazard } from '../../core/domain/hazard.ts';
import type { LocalDay } from '../../core/domain/ids.ts';
import type { NamedList, NamedLists } from '../../core/rule/named-list.ts';
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
    const values = [...new Set(held.map(({ value }) => value))].sort();
    const hazards = hazardsOf(held);
    named.set(id, Object.keys(hazards).length === 0 ? { id, values } : { id, values, hazards });
  }
  return named;
}

/** By value, in a fixed order, the hazards it serves; without those that an entry puts on the list for every hazard. */
function hazardsOf(entries: readonly ListEntry[]): NonNullable<NamedList['hazards']> {
  const free = new Set(entries.flatMap(({ value, hazard }) => (hazard === undefined ? [value] : [])));
  const found: Record<string, readonly Hazard[]> = {};
  for (const { value, hazard } of [...entries].sort((a, b) => (a.value < b.value ? -1 : 1))) {
    if (hazard !== undefined && !free.has(value)) found[value] = [...new Set([...(found[value] ?? []), hazard])].sort();
  }
  return found;
}
