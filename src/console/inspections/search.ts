/** What the address of the list holds: whether concluded inspections are shown as well. */
export function searchOfInspections(search: Record<string, unknown>): { show?: 'all' } {
  return search.show === 'all' ? { show: 'all' } : {};
}
