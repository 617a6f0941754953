import type { Problem } from '../../core/domain/problem.ts';
import { FLAT_FIELDS, nearestName, REQUIRED_FIELDS } from '../fields.ts';
import type { FieldSource, Mapping } from '../port/mapping.ts';
import { problemAt, quoted } from '../refuse.ts';
import { type CellReader, compileSource } from './value.ts';

/** One field and where in a row its cell is. */
export interface PlannedField {
  readonly name: string;
  /** Zero-based column; absent for constants and counters. */
  readonly index?: number;
  readonly source: FieldSource;
  readonly read: CellReader;
  /** Whether it belongs to the row's item rather than to the declaration, whose fields repeat in every row. */
  readonly ofGoods: boolean;
}

/** How the rows of one file are read. */
export interface Plan {
  readonly columnCount: number;
  readonly fields: readonly PlannedField[];
  readonly byName: ReadonlyMap<string, PlannedField>;
  /** Whether adjacent rows of one reference are one declaration, or each row is one. */
  readonly group: Mapping['group'];
}

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * The delimiter of a header: the one of comma, semicolon and tab that parts it most. Undefined when none of them
 * occurs. A pipe is taken only where a mapping says so.
 */
export function detectDelimiter(header: string): (typeof DELIMITERS)[number] | undefined {
  const bare = header.replaceAll(/"[^"]*"/g, '');
  let best: (typeof DELIMITERS)[number] | undefined;
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = bare.split(delimiter).length - 1;
    if (count > most) [best, most] = [delimiter, count];
  }
  return best;
}

/**
 * Plans a file by its header and, for a stranger's, its mapping. Every problem of the header at once, since none of the
 * rows can be read before it is right: unknown, missing and doubled columns, or no header at all.
 */
export function planColumns(
  header: readonly string[],
  line: number,
  mapping: Mapping | undefined,
): Plan | readonly Problem[] {
  const names = header.map((name) => name.trim());
  const problems: Problem[] = [];
  const indexes = new Map<string, number>();
  names.forEach((name, index) => {
    const place = { line, column: index + 1 };
    if (indexes.has(name)) problems.push(problemAt('csv-column-duplicate', place, { name: quoted(name) }));
    else indexes.set(name, index);
  });
  const sources = mapping?.fields ?? new Map(names.map((name): [string, FieldSource] => [name, { column: name }]));
  // Not one name of ours: this is a row of data, and calling each of its values an unknown column would help nobody.
  if (mapping === undefined && !names.some((name) => FLAT_FIELDS.has(name)))
    return [problemAt('csv-header-missing', { line })];
  const wanted = new Set([...sources.values()].map((source) => source.column));
  for (const [name, index] of indexes) {
    const known = mapping === undefined ? FLAT_FIELDS.has(name) : wanted.has(name) || mapping.ignore.has(name);
    if (known) continue;
    const candidates =
      mapping === undefined ? FLAT_FIELDS.keys() : [...sources.values()].flatMap((source) => source.column ?? []);
    const suggestion = nearestName(name, candidates) ?? '';
    problems.push(problemAt('csv-column-unknown', { line, column: index + 1 }, { name: quoted(name), suggestion }));
  }
  if (mapping === undefined) {
    for (const name of REQUIRED_FIELDS) {
      if (!indexes.has(name)) problems.push(problemAt('csv-column-missing', { line }, { name }));
    }
  }
  const fields: PlannedField[] = [];
  for (const [name, source] of sources) {
    const index = source.column === undefined ? undefined : indexes.get(source.column);
    if (source.column !== undefined && index === undefined) {
      problems.push(problemAt('mapping-column-missing', { line }, { name: quoted(source.column) }));
      continue;
    }
    const planned = { name, source, read: compileSource(source), ofGoods: name.startsWith('goods.') };
    fields.push(index === undefined ? planned : { ...planned, index });
  }
  if (problems.length > 0) return problems;
  const byName = new Map(fields.map((field) => [field.name, field]));
  return { columnCount: names.length, fields, byName, group: mapping?.group ?? 'reference' };
}
