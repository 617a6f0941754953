import { existsSync } from 'node:fs';
import { ownWorkload } from './own-workload.ts';

/** A value of a rule field. */
export type Value = string | number | boolean;
/** One goods item by dotted field names; an absent field is missing. */
export type FlatRow = Readonly<Record<string, Value>>;

/** One comparison of a field with a literal, as a plain reference reads it. */
export interface Predicate {
  readonly field: string;
  readonly op: 'eq' | 'in' | 'prefix' | 'lt' | 'gt';
  readonly value: Value | readonly string[];
}

/** One rule in both of its forms, which must say the same. */
export interface BenchRule {
  readonly id: string;
  readonly when: string;
  /** What `when` says, as a conjunction. */
  readonly predicates: readonly Predicate[];
}

/** Rows in rule fields, rules of the form analysts write, and a plain reference; the same for the same seed. */
export interface Workload {
  readonly FIELDS: Readonly<Record<string, string>>;
  rows(count: number, seed?: number, missing?: number): Iterable<FlatRow>;
  rules(count: number, seed?: number): readonly BenchRule[];
  /** Nothing where the field is absent. */
  holds(predicate: Predicate, row: FlatRow): boolean | undefined;
  toDeclaration(row: FlatRow, index: number): object;
}

/** Where the shared workload lies, seen from the source. */
export const SHARED = new URL('../../../shared/bench/workload.mjs', import.meta.url);

/** The shared workload beside the repository, or a smaller one of our own when it is not there or not wanted. */
export async function loadWorkload(say: (line: string) => void, own = false, shared = SHARED): Promise<Workload> {
  if (own) return ownWorkload;
  if (existsSync(shared)) return (await import(shared.href)) as Workload;
  say('The shared workload is not beside this repository; a smaller one of its own stands in for it.');
  return ownWorkload;
}
