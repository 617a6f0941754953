/** A list that is kept beside the rules and named in them as `lists.id`. */
export interface NamedList {
  /** A CEL identifier. */
  readonly id: string;
  readonly values: readonly string[];
}

export type NamedLists = ReadonlyMap<string, NamedList>;

export const NO_LISTS: NamedLists = new Map();
