import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { columnsOf, type Row, rowsOfTsv, tsvOf, writeCell, writeWritten } from '../../../core/rule/faces/table.ts';
import { FIELD_NAMES, FIELDS, type FieldName } from '../../../core/rule/fields.ts';
import { workbenchWords as words } from '../../../messages/console-workbench.ts';
import { RowLink } from '../../pieces/grid/row-link.tsx';
import { useNarrow } from '../../pieces/narrow.ts';
import { type Say, useSay } from '../../pieces/say.ts';
import type { FaultOf } from './row-faults.ts';
import { TableCell } from './table-cell.tsx';
import './decision.css';

/** Pixels: rows out of view are not drawn, and their place is reckoned. */
const ROW_HEIGHT = 31;
/** On a phone a cell is as high as a thumb. */
const TALL_ROW_HEIGHT = 45;

/** One row of the table: what it is called, and its terms. */
export interface TableRow {
  readonly name: string;
  readonly terms: Row;
}

/**
 * Rows are rules, or alternatives of one rule; columns are the fields they ask. Only the rows in view exist. Arrow keys
 * move between cells, typing begins a cell anew, copy and paste are tab-separated text with the fields in its head.
 */
export function DecisionTable(props: {
  readonly label: string;
  readonly rows: readonly TableRow[];
  readonly faultOf: FaultOf;
  readonly onChange: (rows: readonly TableRow[]) => void;
  readonly newName: (place: number) => string;
  readonly nameHead: string;
  readonly note: string;
  /** Opens the rule of a row. Rows that are rules of their own are neither added nor taken away here. */
  readonly open?: (name: string) => void;
}): ReactNode {
  const say = useSay();
  const { rows, faultOf, onChange, newName } = props;
  const fixed = props.open !== undefined;
  const box = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<readonly FieldName[]>([]);
  const [said, setSaid] = useState('');
  const columns = useMemo(() => {
    const used = new Set([...columnsOf(rows.map(({ terms }) => terms)), ...added]);
    return FIELD_NAMES.filter((name) => used.has(name));
  }, [rows, added]);
  const rowHeight = useNarrow() ? TALL_ROW_HEIGHT : ROW_HEIGHT;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  useEffect(() => {
    if (rowHeight > 0) virtual.measure();
  }, [virtual, rowHeight]);
  // Cells keep their identity while others change: what they call reads the newest rows here.
  const latest = useRef({ rows, columns });
  useEffect(() => {
    latest.current = { rows, columns };
  });
  const write = useCallback(
    (place: number, column: FieldName | undefined, text: string) => {
      const change = (terms: Row) =>
        column === undefined ? writeWritten(terms, text) : writeCell(terms, column, text);
      onChange(latest.current.rows.map((row, at) => (at === place ? { ...row, terms: change(row.terms) } : row)));
    },
    [onChange],
  );
  const remove = useCallback(
    (place: number) => onChange(latest.current.rows.filter((_, at) => at !== place)),
    [onChange],
  );
  const focusCell = (place: number, column: number) => {
    virtual.scrollToIndex(place);
    const cell = () => box.current?.querySelector<HTMLElement>(`[data-place="${place}:${column}"]`);
    // At once where it is there: a key that comes before the next frame must find the caret where the last one put it.
    const there = cell();
    if (there) there.focus();
    else requestAnimationFrame(() => cell()?.focus());
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    // The table is one stop of Tab: arrows lead into its cells and between them.
    if (event.target === box.current && ['ArrowDown', 'ArrowRight', 'Enter'].includes(event.key) && rows.length > 0) {
      event.preventDefault();
      return focusCell(
        virtual.getVirtualItems().find(({ start }) => start >= (virtual.scrollOffset ?? 0))?.index ?? 0,
        0,
      );
    }
    const at = (event.target as HTMLElement).dataset.place?.split(':').map(Number);
    if (at === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const [place = 0, column = 0] = at;
    const input = event.target as HTMLInputElement;
    const edge = (side: 'start' | 'end') =>
      input.selectionStart === input.selectionEnd &&
      input.selectionStart === (side === 'start' ? 0 : input.value.length);
    const to: Readonly<Record<string, readonly [number, number] | undefined>> = {
      ArrowDown: [place + 1, column],
      Enter: [place + 1, column],
      ArrowUp: [place - 1, column],
      ArrowLeft: edge('start') ? [place, column - 1] : undefined,
      ArrowRight: edge('end') ? [place, column + 1] : undefined,
    };
    const next = to[event.key];
    if (next === undefined || next[0] < 0 || next[0] >= rows.length || next[1] < 0 || next[1] > columns.length) return;
    event.preventDefault();
    focusCell(next[0], next[1]);
  };
  const onCopy = (event: React.ClipboardEvent) => {
    const target = event.target as HTMLInputElement;
    // Some of a cell is selected: that is what is to be copied.
    if (getSelection()?.isCollapsed === false || target.selectionStart !== target.selectionEnd) return;
    event.preventDefault();
    event.clipboardData.setData(
      'text/plain',
      tsvOf(
        rows.map(({ terms }) => terms),
        columns,
      ),
    );
    setSaid(say(words.copied, { count: rows.length }));
  };
  const onPaste = (event: React.ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    // A single value goes into its cell as anywhere else.
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const read = rowsOfTsv(text);
    if ('unknown' in read) return setSaid(say(words.pasteUnknown, { name: read.unknown }));
    setAdded(read.columns);
    onChange(
      fixed
        ? rows.map((row, place) => ({ ...row, terms: read.rows[place] ?? row.terms }))
        : read.rows.map((terms, place) => ({ name: newName(place), terms })),
    );
    setSaid(say(words.pasted, { count: read.rows.length }));
  };
  const tracks = `${fixed ? 'minmax(13em, 1.6fr)' : '5em'} ${columns.map(() => 'minmax(8.9em, 1fr)').join(' ')} minmax(14em, 2fr)${fixed ? '' : ' 2.4em'}`;
  return (
    <div className="decision">
      <div
        ref={box}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 2}
        className="decision-box"
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onPaste={onPaste}
      >
        <div role="rowgroup" className="decision-head">
          <div
            role="row"
            tabIndex={-1}
            aria-rowindex={1}
            className="decision-row"
            style={{ gridTemplateColumns: tracks }}
          >
            <Head>{props.nameHead}</Head>
            {columns.map((name) => (
              <Head key={name} title={`${name}: ${say(FIELDS[name].doc)}`}>
                {/* A long name breaks after its point, so that all of it is read. */}
                {name.slice(0, name.indexOf('.') + 1)}
                <wbr />
                {name.slice(name.indexOf('.') + 1)}
              </Head>
            ))}
            <Head>{say(words.also)}</Head>
          </div>
        </div>
        <div role="rowgroup" className="decision-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <DrawnRow
                key={index}
                row={row}
                place={index}
                start={start}
                height={rowHeight}
                tracks={tracks}
                columns={columns}
                faultOf={faultOf}
                write={write}
                remove={remove}
                say={say}
                {...(props.open === undefined ? {} : { open: props.open })}
              />
            );
          })}
        </div>
      </div>
      <p className="decision-acts">
        {fixed ? null : (
          <button
            type="button"
            className="link"
            onClick={() => {
              onChange([...rows, { name: newName(rows.length), terms: [] }]);
              focusCell(rows.length, 0);
            }}
          >
            + {say(words.addRow)}
          </button>
        )}
        <select
          className="input add-column"
          aria-label={say(words.addColumn)}
          value=""
          onChange={({ target }) => setAdded([...added, target.value as FieldName])}
        >
          <option value="">+ {say(words.addColumn)}</option>
          {FIELD_NAMES.filter((name) => !columns.includes(name)).map((name) => (
            <option key={name} value={name}>
              {name} – {say(FIELDS[name].doc)}
            </option>
          ))}
        </select>
        <span className="quiet small" role="status">
          {said}
        </span>
      </p>
      <p className="quiet small">{props.note}</p>
      <p className="quiet small">{say(words.pasteHint)}</p>
    </div>
  );
}

/** The head of a column; its title says what the field means. */
function Head({ children, title }: { readonly children: ReactNode; readonly title?: string }): ReactNode {
  return (
    <div role="columnheader" tabIndex={-1} title={title}>
      {children}
    </div>
  );
}

/** One row in view; drawn again only when its own terms or place change. */
const DrawnRow = memo(function DrawnRow(props: {
  readonly row: TableRow;
  readonly place: number;
  readonly start: number;
  /** CSS pixels, as `start` is. */
  readonly height: number;
  readonly tracks: string;
  readonly columns: readonly FieldName[];
  readonly faultOf: FaultOf;
  readonly write: (place: number, column: FieldName | undefined, text: string) => void;
  readonly remove: (place: number) => void;
  readonly say: Say;
  readonly open?: (name: string) => void;
}): ReactNode {
  const { row, place, columns, faultOf, say, open } = props;
  const faults = faultOf(row.terms);
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={place + 2}
      className="decision-row"
      style={{ height: props.height, transform: `translateY(${props.start}px)`, gridTemplateColumns: props.tracks }}
    >
      <div role="rowheader" tabIndex={-1} className="decision-name" title={row.name}>
        {open === undefined ? (
          row.name
        ) : (
          <RowLink href={`/rules/${row.name}/edit`} open={() => open(row.name)}>
            {row.name}
          </RowLink>
        )}
      </div>
      {[...columns, undefined].map((field, column) => (
        <TableCell
          key={field ?? 'written'}
          terms={row.terms}
          field={field}
          label={say(words.cellOf, { field: field ?? say(words.also), row: place + 1 })}
          fault={faults.find((one) => one.field === field)?.sentence}
          at={`${place}:${column}`}
          write={(text) => props.write(place, field, text)}
        />
      ))}
      {open === undefined ? (
        <div role="gridcell" tabIndex={-1}>
          <button
            type="button"
            className="plain remove"
            tabIndex={-1}
            aria-label={`${say(words.remove)}: ${row.name}`}
            onClick={() => props.remove(place)}
          >
            ×
          </button>
        </div>
      ) : null}
    </div>
  );
});
