import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { CROSSING_STATES } from '../../core/domain/crossing.ts';
import { LANES, strictness } from '../../core/domain/lane.ts';
import { boardWords } from '../../messages/console-board.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { DIRECTION_WORDS, LANE_WORDS, STATE_WORDS } from '../../messages/console-words.ts';
import type { BoardView } from '../../wire/board.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useFormat } from '../pieces/format.ts';
import type { Column } from '../pieces/grid/column.ts';
import { Grid } from '../pieces/grid/grid.tsx';
import { RowLink } from '../pieces/grid/row-link.tsx';
import { useSay } from '../pieces/say.ts';
import { type BoardSort, searchOfBoard } from './search.ts';

type Moving = BoardView['crossings'][number];

/** As many as the server sends: with so many, the list says that it may not be all. */
const MOST = 2_000;

const ORDERS: Readonly<Record<BoardSort, (a: Moving, b: Moving) => number>> = {
  wait: (a, b) => b.waitMinutes - a.waitMinutes,
  plate: (a, b) => a.plate.localeCompare(b.plate),
  lane: (a, b) => strictness(b.lane) - strictness(a.lane) || b.waitMinutes - a.waitMinutes,
  state: (a, b) => CROSSING_STATES.indexOf(a.state) - CROSSING_STATES.indexOf(b.state) || b.waitMinutes - a.waitMinutes,
};

/** The vehicles on their way through the port, those that have waited longest first. */
export function Motion({ crossings }: { readonly crossings: readonly Moving[] }): ReactNode {
  const say = useSay();
  const search = useSearch({ from: '/frame/' });
  const navigate = useNavigate();
  const { lane, perishable, sort = 'wait' } = search;
  const shown = useMemo(
    () =>
      crossings
        .filter((each) => (lane === undefined || each.lane === lane) && (perishable === undefined || each.perishable))
        .sort(ORDERS[sort]),
    [crossings, lane, perishable, sort],
  );
  const open = useCallback(
    (row: Moving) => void navigate({ to: '/crossings/$id', params: { id: row.id } }),
    [navigate],
  );
  const columns = useColumns(sort, open);
  const narrow = useCallback((row: Moving) => <MotionCard row={row} />, []);
  const all = crossings.length;
  const counted =
    shown.length < all
      ? say(boardWords.motionOf, { count: shown.length, total: all })
      : say(all >= MOST ? boardWords.motionMany : boardWords.motionCount, { count: all });
  const set = (part: Readonly<Record<string, string | undefined>>) =>
    void navigate({ to: '/', search: (before) => searchOfBoard({ ...before, ...part }), replace: true });
  return (
    <section className="motion" aria-labelledby="board-motion">
      <div className="board-head">
        <h2 id="board-motion">{say(boardWords.motion)}</h2>
        <p className="quiet small">{counted}</p>
      </div>
      <div className="marks">
        <button type="button" aria-pressed={lane === undefined} onClick={() => set({ lane: undefined })}>
          {say(boardWords.allLanes)}
        </button>
        {LANES.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={lane === each}
            title={say(LANE_WORDS[each])}
            onClick={() => set({ lane: each })}
          >
            <LaneMark lane={each} word={say(LANE_WORDS[each])} bare />
          </button>
        ))}
        <button
          type="button"
          aria-pressed={perishable === 'yes'}
          onClick={() => set({ perishable: perishable === 'yes' ? undefined : 'yes' })}
        >
          {say(boardWords.perishableOnly)}
        </button>
      </div>
      {shown.length === 0 ? (
        <p className="quiet">{say(all === 0 ? boardWords.noneInMotion : boardWords.noneMatch)}</p>
      ) : (
        <Grid
          label={say(boardWords.motion)}
          rows={shown}
          columns={columns}
          rowId={idOf}
          open={open}
          narrow={narrow}
          rowHeight={30}
          narrowRowHeight={62}
        />
      )}
    </section>
  );
}

const idOf = (row: Moving): string => row.id;

/** Rebuilt only for another language, order or search: a row that moved does not draw the heads again. */
function useColumns(sort: BoardSort, open: (row: Moving) => void): readonly Column<Moving>[] {
  const say = useSay();
  const format = useFormat();
  const navigate = useNavigate();
  return useMemo(() => {
    const sortBy = (by: BoardSort, order: 'ascending' | 'descending') => ({
      order: sort === by ? order : undefined,
      toggle: () => void navigate({ to: '/', search: (before) => ({ ...searchOfBoard(before), sort: by }) }),
    });
    const load = (row: Moving): string => {
      const goods = row.perishable ? say(boardWords.perishable) : row.empty ? say(boardWords.empty) : '';
      return [say(DIRECTION_WORDS[row.direction]), goods].filter((part) => part !== '').join(say(frameWords.comma));
    };
    const columns: readonly Column<Moving>[] = [
      {
        id: 'plate',
        head: say(boardWords.plate),
        width: 'minmax(6.2em, 0.9fr)',
        sort: sortBy('plate', 'ascending'),
        cell: (row) => (
          <RowLink href={`/crossings/${row.id}`} open={() => open(row)}>
            {row.plate}
          </RowLink>
        ),
        copy: (row) => row.plate,
      },
      {
        id: 'lane',
        head: say(boardWords.lane),
        width: 'minmax(10.3em, 1.2fr)',
        sort: sortBy('lane', 'descending'),
        cell: (row) => <LaneMark lane={row.lane} word={say(LANE_WORDS[row.lane])} />,
        copy: (row) => say(LANE_WORDS[row.lane]),
      },
      {
        id: 'wait',
        head: `${say(boardWords.wait)}${say(frameWords.comma)}${say(boardWords.minutes)}`,
        width: '6.3em',
        align: 'end',
        sort: sortBy('wait', 'descending'),
        cell: (row) => <span title={format.exact(row.since)}>{format.number(row.waitMinutes)}</span>,
        copy: (row) => String(Math.round(row.waitMinutes)),
      },
      {
        id: 'state',
        head: say(boardWords.state),
        width: 'minmax(5.6em, 0.7fr)',
        sort: sortBy('state', 'ascending'),
        cell: (row) => say(STATE_WORDS[row.state]),
        copy: (row) => say(STATE_WORDS[row.state]),
      },
      {
        id: 'load',
        head: say(boardWords.load),
        width: 'minmax(7.3em, 0.9fr)',
        cell: (row) => <span className={row.perishable ? '' : 'quiet'}>{load(row)}</span>,
        copy: load,
      },
    ];
    return columns;
  }, [say, format, navigate, sort, open]);
}

function MotionCard({ row }: { readonly row: Moving }): ReactNode {
  const say = useSay();
  const format = useFormat();
  return (
    <span className="card-row">
      <Link to="/crossings/$id" params={{ id: row.id }}>
        {row.plate}
      </Link>
      <span className="end">
        {format.number(row.waitMinutes)} {say(boardWords.minutes)}
      </span>
      <LaneMark lane={row.lane} word={say(LANE_WORDS[row.lane])} />
      <span className="end quiet">
        {say(STATE_WORDS[row.state])}
        {row.perishable ? ` · ${say(boardWords.perishable)}` : ''}
      </span>
    </span>
  );
}
