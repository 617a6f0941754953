import type { Hazard } from '../domain/hazard.ts';
import { type Diagnostic, inRule } from './diagnostic.ts';
import { personWord } from './people.ts';
import { isMapping, typeOf } from './raw.ts';

/** A list that is kept beside the rules and named in them as `lists.id`. */
export interface NamedList {
  /** A CEL identifier. */
  readonly id: string;
  readonly values: readonly string[];
  /** Values that serve some hazards only: those that their findings were about. A value that is not named here serves all. */
  readonly hazards?: Readonly<Record<string, readonly Hazard[]>>;
}

/**
 * The values of a list that a rule of a hazard reads: an entry that rests on a finding serves only the hazard that was
 * found. Without a hazard all, for such a condition is evaluated before nobody.
 */
export function valuesFor({ values, hazards }: NamedList, hazard: Hazard | undefined): readonly string[] {
  if (hazards === undefined || hazard === undefined) return values;
  return values.filter((value) => !Object.hasOwn(hazards, value) || hazards[value]?.includes(hazard) === true);
}

/** A list of the entries that hold today; one value may be there for several hazards, and without one for all. */
export function namedListOf(
  id: string,
  entries: readonly { readonly value: string; readonly hazard?: Hazard }[],
): NamedList {
  // In a fixed order, so that lists that say the same are the same.
  const values = [...new Set(entries.map(({ value }) => value))].sort();
  const hazards: Record<string, readonly Hazard[]> = {};
  for (const value of values) {
    const own = entries.filter((one) => one.value === value).map(({ hazard }) => hazard);
    const named = own.filter((hazard) => hazard !== undefined);
    if (named.length === own.length) hazards[value] = [...new Set(named)].sort();
  }
  return Object.keys(hazards).length === 0 ? { id, values } : { id, values, hazards };
}

/**
 * By id. Rules keep the values they were checked with; changing a list changes rules only when they are checked again.
 */
export type NamedLists = ReadonlyMap<string, NamedList>;

/** Where none is at hand: a rule that names one is refused with `unknown-list`. */
export const NO_LISTS: NamedLists = new Map();

/**
 * Reads a named list from parsed YAML or JSON: an id that a condition can name, and texts. An id that speaks of a
 * person is refused as a field would be; what the values are is for those who approve it.
 */
export function readNamedList(raw: unknown): {
  readonly list?: NamedList;
  readonly diagnostics: readonly Diagnostic[];
} {
  if (!isMapping(raw)) return { diagnostics: [inRule('rule-not-mapping', '')] };
  const { id, values, ...others } = raw;
  const diagnostics = Object.keys(others).map((key) => inRule('unknown-key', key, { key }));
  if (typeof id !== 'string' || !/^[a-z][A-Za-z0-9]{0,63}$/.test(id)) {
    diagnostics.push(inRule('list-id-form', 'id', { id: String(id) }));
  } else if (personWord(id) !== undefined) {
    diagnostics.push(inRule('person-field', 'id', { field: `lists.${id}` }));
  }
  if (!Array.isArray(values)) {
    diagnostics.push(inRule('wrong-type', 'values', { key: 'values', wanted: 'list', found: typeOf(values) }));
  } else {
    values.forEach((value, index) => {
      if (typeof value === 'string') return;
      const at = `values/${index}`;
      diagnostics.push(inRule('wrong-type', at, { key: at, wanted: 'text', found: typeOf(value) }));
    });
  }
  if (diagnostics.length > 0) return { diagnostics };
  return { list: { id: id as string, values: values as readonly string[] }, diagnostics };
}
