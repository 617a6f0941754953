import type { Place, Problem } from '../../core/domain/problem.ts';
import { fieldOfPointer, setField } from '../fields.ts';
import type { IntakeItem } from '../port/read.ts';
import { problemAt, quoted, refuse } from '../refuse.ts';
import type { Plan, PlannedField } from './plan.ts';

/** A row that could be split into fields. */
export interface Row {
  readonly line: number;
  readonly bytes: number;
  readonly fields: readonly string[];
}

/** The rows of one declaration, gathered until another reference begins. */
export class RowGroup {
  readonly reference: string | undefined;
  readonly #plan: Plan;
  readonly #maxBytes: number;
  readonly #lines: number[] = [];
  readonly #goods: Record<string, unknown>[] = [];
  readonly #raw: Record<string, unknown> = {};
  readonly #stated = new Map<string, { cell: string; line: number }>();
  readonly #problems: Problem[] = [];
  #declarant: string | undefined;
  #bytes = 0;

  constructor(plan: Plan, reference: string | undefined, maxBytes: number) {
    this.#plan = plan;
    this.reference = reference;
    this.#maxBytes = maxBytes;
  }

  /** What tells this declaration from others of its file: a reference is unique per declarant. */
  get key(): string {
    return `${this.reference ?? ''}\u0000${this.#declarant ?? ''}`;
  }

  /** Whether a row of this reference and declarant goes on with this declaration. An empty declarant is the same one. */
  continues(reference: string | undefined, declarant: string | undefined): boolean {
    if (this.#plan.group === 'row' || reference === undefined || reference !== this.reference) return false;
    return declarant === undefined || this.#declarant === undefined || declarant === this.#declarant;
  }

  /** Adds a problem that refuses the whole declaration: none of its rows goes in without the others. */
  taint(problem: Problem): void {
    if (this.#problems.length < 100) this.#problems.push(problem);
  }

  add(row: Row): void {
    this.#bytes += row.bytes;
    if (this.#bytes > this.#maxBytes) {
      // Once is enough, and the rows are no longer held.
      if (this.#goods.length > 0)
        this.taint(problemAt('document-too-large', { line: row.line }, { max: this.#maxBytes }));
      this.#goods.length = 0;
      this.#lines.length = 1;
      return;
    }
    this.#lines.push(row.line);
    if (row.fields.length !== this.#plan.columnCount) {
      const params = { given: row.fields.length, expected: this.#plan.columnCount };
      this.taint(problemAt('csv-column-count', { line: row.line }, params));
      return;
    }
    const item: Record<string, unknown> = {};
    for (const field of this.#plan.fields) this.#set(field, row, item);
    this.#goods.push(item);
  }

  /**
   * Reads one cell into the declaration or its item. A field of the declaration may stand in any of its rows, but say
   * only one thing.
   */
  #set(field: PlannedField, row: Row, item: Record<string, unknown>): void {
    const { source } = field;
    const cell = field.index === undefined ? '' : row.fields[field.index]!;
    let value: string;
    if (source.counter !== undefined) value = String(this.#goods.length + 1);
    else if (source.constant !== undefined) value = source.constant;
    else {
      const read = field.read(cell);
      if (read === undefined) return;
      if ('problem' in read) {
        const name = source.column ?? field.name;
        const params = { name: quoted(name), given: read.given, expected: read.expected };
        this.taint(problemAt(read.problem, this.#placeIn(row.line, field), params));
        return;
      }
      value = read.value;
    }
    if (field.ofGoods) {
      item[field.name.slice('goods.'.length)] = value;
      return;
    }
    if (field.name === 'declarant') this.#declarant ??= value;
    const before = this.#stated.get(field.name);
    if (before === undefined) {
      this.#stated.set(field.name, { cell: value, line: row.line });
      setField(this.#raw, field.name, value, source.separator);
    } else if (before.cell !== value) {
      const params = { name: field.name, first: before.line };
      this.taint(problemAt('csv-rows-differ', this.#placeIn(row.line, field), params));
    }
  }

  #placeIn(line: number, field: PlannedField): { line: number; column?: number } {
    return field.index === undefined ? { line } : { line, column: field.index + 1 };
  }

  /** The declaration of these rows, or why it is refused. */
  finish(warnings: readonly Problem[]): IntakeItem {
    if (this.#problems.length > 0) return refuse(this.#problems, this.reference);
    const lines = this.#lines;
    const stated = this.#stated;
    const plan = this.#plan;
    // Problems come back as JSON pointers of the declaration: here they become the line and the column of the file.
    const place = (pointer: string): Place => {
      const { name, item } = fieldOfPointer(pointer);
      const line = (item === undefined ? stated.get(name)?.line : lines[item]) ?? lines[0] ?? 1;
      const index = plan.byName.get(name)?.index;
      return index === undefined ? { pointer, line } : { pointer, line, column: index + 1 };
    };
    return { raw: { ...this.#raw, goods: this.#goods }, form: 'text', place, problems: warnings };
  }
}
