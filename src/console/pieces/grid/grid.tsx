import { useVirtualizer } from '@tanstack/react-virtual';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { frameWords } from '../../../messages/console-frame.ts';
import { useKeys } from '../keys.ts';
import { useNarrow } from '../narrow.ts';
import { useSay } from '../say.ts';
import type { Column } from './column.ts';
import { copyRows } from './copy.ts';
import { GridRow, type Range } from './grid-row.tsx';

/** So many rows before the last loaded one, more are asked for. */
const NEAR_END_ROWS = 40;

/** Where a table was left, by its address: who opens a row and comes back finds it as it was. */
const left = new Map<string, { readonly offset: number; readonly range: Range }>();

/**
 * A table of any length of which only the rows in view exist. `j` and `k` move, Shift selects a range, Enter opens,
 * Ctrl+C copies the selected rows as tab-separated text. On a phone each row becomes what `narrow` draws.
 */
export function Grid<Row>(props: {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  readonly open: (row: Row) => void;
  readonly narrow: (row: Row) => ReactNode;
  readonly rowHeight?: number;
  readonly narrowRowHeight?: number;
  /** How many rows there are in all, where not all are loaded. */
  readonly total?: number;
  readonly onNearEnd?: () => void;
  readonly foot?: ReactNode;
}): ReactNode {
  const { rows, columns, rowId, open, onNearEnd, rowHeight = 32, narrowRowHeight = 68 } = props;
  const say = useSay();
  const narrow = useNarrow();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { href } = useLocation();
  const [before] = useState(() => left.get(href));
  const [range, setRange] = useState(before?.range ?? { anchor: -1, active: -1 });
  const [copied, setCopied] = useState(0);
  const height = narrow ? narrowRowHeight : rowHeight;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
    initialOffset: before?.offset ?? 0,
    scrollPaddingStart: narrow ? 0 : 34,
  });
  useEffect(() => {
    if (height > 0) virtual.measure();
  }, [virtual, height]);
  useEffect(() => {
    left.set(href, { offset: virtual.scrollOffset ?? 0, range });
  });

  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - NEAR_END_ROWS) onNearEnd?.();
  }, [last, rows.length, onNearEnd]);

  const move = (by: number, extend: boolean) => {
    const active = Math.max(0, Math.min(rows.length - 1, range.active + by));
    if (rows.length === 0) return;
    setRange(({ anchor }) => ({ anchor: extend && anchor >= 0 ? anchor : active, active }));
    virtual.scrollToIndex(active);
  };
  const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 400) / height) - 2);
  const openActive = () => {
    const row = rows[range.active];
    if (row !== undefined) open(row);
  };
  useKeys({
    j: () => move(1, false),
    k: () => move(-1, false),
    J: () => move(1, true),
    K: () => move(-1, true),
    Enter: openActive,
  });

  const from = Math.min(range.anchor, range.active);
  const to = Math.max(range.anchor, range.active);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if ((event.target as HTMLElement).closest('a, button') || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length }[
      event.key
    ];
    if (by === undefined) return;
    event.preventDefault();
    move(by, event.shiftKey);
  };
  const onCopy = (event: React.ClipboardEvent) => {
    const chosen = from < 0 ? [] : rows.slice(from, to + 1);
    if (chosen.length === 0 || getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', copyRows(columns, chosen));
    setCopied(chosen.length);
  };

  const tracks = narrow ? '1fr' : columns.map(({ width }) => width).join(' ');
  return (
    <div className="grid-outer">
      <div
        ref={box}
        className="grid"
        role="grid"
        aria-label={props.label}
        aria-rowcount={(props.total ?? rows.length) + 1}
        aria-colcount={narrow ? 1 : columns.length}
        aria-multiselectable="true"
        {...(range.active >= 0 ? { 'aria-activedescendant': `${id}-${range.active}` } : {})}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
      >
        <div role="rowgroup" className={narrow ? 'out-of-sight' : 'grid-head'}>
          <div role="row" tabIndex={-1} aria-rowindex={1} className="grid-row" style={{ gridTemplateColumns: tracks }}>
            {(narrow ? columns.slice(0, 1) : columns).map(({ id: column, head, align, sort }) => (
              <div
                key={column}
                role="columnheader"
                tabIndex={-1}
                className={align === 'end' ? 'end' : undefined}
                {...(sort?.order === undefined ? {} : { 'aria-sort': sort.order })}
              >
                {sort === undefined ? (
                  head
                ) : (
                  <button type="button" onClick={sort.toggle}>
                    {head}
                    {sort.order === undefined ? '' : sort.order === 'ascending' ? ' ↑' : ' ↓'}
                  </button>
                )}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <GridRow
                key={rowId(row)}
                id={`${id}-${index}`}
                row={row}
                index={index}
                start={start}
                height={height}
                tracks={tracks}
                columns={columns}
                chosen={index >= from && index <= to}
                open={open}
                choose={setRange}
                {...(narrow ? { narrow: props.narrow } : {})}
              />
            );
          })}
        </div>
      </div>
      {props.foot === undefined ? null : <div className="grid-foot">{props.foot}</div>}
      <p className="out-of-sight" role="status">
        {copied === 0 ? '' : say(frameWords.copied, { count: copied })}
      </p>
    </div>
  );
}
