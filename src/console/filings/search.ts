/** What the address of a declarant's page holds: whether a new filing is being written, and how. */
export interface FilingsSearch {
  readonly new?: 'form' | 'json';
}

/** Reads the address; what it does not know is left out. */
export function searchOfFilings(search: Record<string, unknown>): FilingsSearch {
  return search.new === 'form' || search.new === 'json' ? { new: search.new } : {};
}
