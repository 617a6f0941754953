import { memo, type ReactNode } from 'react';
import type { Column } from './column.ts';

interface RowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly index: number;
  /** Distance from the top of the table's body, in CSS pixels. */
  readonly start: number;
  readonly height: number;
  readonly tracks: string;
  readonly columns: readonly Column<Row>[];
  readonly chosen: boolean;
  readonly open: (row: Row) => void;
  readonly choose: (change: (before: Range) => Range) => void;
  readonly narrow?: (row: Row) => ReactNode;
}

/** The rows selected: from the anchor to the active one, by their places in the table. */
export interface Range {
  readonly anchor: number;
  readonly active: number;
}

/** One row in view; drawn again only when its own row or place changes. */
export const GridRow = memo(function GridRow<Row>(props: RowProps<Row>): ReactNode {
  const { row, index, columns, narrow, chosen, open, choose } = props;
  const onClick = (event: React.MouseEvent) => {
    if ((event.target as HTMLElement).closest('a, button')) return;
    if (narrow !== undefined) return open(row);
    choose((before) => ({ anchor: event.shiftKey && before.anchor >= 0 ? before.anchor : index, active: index }));
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for all its rows
    <div
      role="row"
      id={props.id}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      tabIndex={-1}
      className="grid-row"
      style={{
        height: props.height,
        transform: `translateY(${props.start}px)`,
        gridTemplateColumns: props.tracks,
      }}
      onClick={onClick}
      onDoubleClick={() => open(row)}
    >
      {narrow === undefined ? (
        columns.map(({ id, align, cell }) => (
          <div key={id} role="gridcell" tabIndex={-1} className={align === 'end' ? 'grid-cell end' : 'grid-cell'}>
            {cell(row)}
          </div>
        ))
      ) : (
        <div role="gridcell" tabIndex={-1} className="grid-cell list">
          {narrow(row)}
        </div>
      )}
    </div>
  );
}) as <Row>(props: RowProps<Row>) => ReactNode;
