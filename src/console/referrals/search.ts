/** The case that is open, as it stands in the address. */
export interface ReferralSearch {
  readonly case?: string;
}

export function searchOfReferrals(search: Record<string, unknown>): ReferralSearch {
  const { case: id } = search;
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { case: id } : {};
}
