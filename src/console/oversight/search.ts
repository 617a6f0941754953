/** What the address of the auditor's page holds: how many days the steering test looks back. */
export function searchOfOversight(search: Record<string, unknown>): { days?: string } {
  return typeof search.days === 'string' && /^[1-9]\d{0,2}$/.test(search.days) ? { days: search.days } : {};
}
