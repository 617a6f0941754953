import type { ReactNode } from 'react';

/** One column of a grid. */
export interface Column<Row> {
  readonly id: string;
  /** The head, with the unit of its numbers. */
  readonly head: string;
  /** A CSS grid track, for example `minmax(8em, 2fr)`. */
  readonly width: string;
  readonly align?: 'end';
  readonly cell: (row: Row) => ReactNode;
  /** The cell as text, for copying: numbers without grouping, times with their offset. */
  readonly copy: (row: Row) => string;
  readonly sort?: { readonly order?: 'ascending' | 'descending' | undefined; readonly toggle: () => void };
}
