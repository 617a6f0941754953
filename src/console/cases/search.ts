/** What the address of a page of cases holds: which are shown, what is looked for, and the one that is open. */
export interface CaseSearch {
  readonly show?: string;
  readonly q?: string;
  readonly case?: string;
}

/** The longest text that is looked for; a longer one is no reference. */
const LONGEST = 60;

/** Reads the address of a desk of cases; what has not the form of one is left out. */
export function searchOfCases({ show, q, case: id }: Record<string, unknown>): CaseSearch {
  return {
    ...(typeof show === 'string' && /^[a-z-]{1,20}$/.test(show) ? { show } : {}),
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.slice(0, LONGEST) } : {}),
    ...(typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { case: id } : {}),
  };
}
