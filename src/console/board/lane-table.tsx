import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import { boardWords } from '../../messages/console-board.ts';
import { LANE_WORDS } from '../../messages/console-words.ts';
import type { BoardView } from '../../wire/board.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { BandGlyph } from './band-glyph.tsx';
import { searchOfBoard } from './search.ts';
import { Sparkline } from './sparkline.tsx';
import { TableBox } from '../pieces/table-box.tsx';

type LaneView = BoardView['lanes'][number];

/** One row for each lane: queue, wait and flow, each beside what is usual for it. */
export function LaneTable(props: { readonly lanes: readonly LaneView[]; readonly standard: number }): ReactNode {
  const say = useSay();
  const heads: readonly (readonly [string, string, string?])[] = [
    [say(boardWords.queue), say(boardWords.vehicles)],
    [say(boardWords.inCheck), say(boardWords.vehicles)],
    [say(boardWords.waitNow), say(boardWords.minutes)],
    [say(boardWords.lastHours), '', 'start'],
    [say(boardWords.longest), say(boardWords.minutes)],
    [say(boardWords.flow), say(boardWords.perHour)],
    [say(boardWords.flowUsual), '', 'start'],
    [say(boardWords.brokenShort), say(boardWords.today)],
  ];
  return (
    <TableBox label={say(boardWords.lanesCaption)}>
      <table className="table lanes">
        <caption className="out-of-sight">{say(boardWords.lanesCaption)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(boardWords.lane)}</th>
            {heads.map(([name, unit, side = 'end']) => (
              <th scope="col" key={name} className={side}>
                {name}
                <br />
                <span className="unit">{unit}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.lanes.map((lane) => (
            <LaneRow key={lane.lane} view={lane} standard={props.standard} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

const LaneRow = memo(function LaneRow(props: { readonly view: LaneView; readonly standard: number }): ReactNode {
  const say = useSay();
  const { view, standard } = props;
  const over = view.medianWaitMinutes > standard && view.queue > 0;
  return (
    <tr>
      <th scope="row">
        <Link to="/" search={(before) => ({ ...searchOfBoard(before), lane: view.lane })} className="lane-link">
          <LaneMark lane={view.lane} word={say(LANE_WORDS[view.lane])} size={20} />
        </Link>
        {over ? <span className="over act">{say(boardWords.overStandard)}</span> : null}
      </th>
      <Figure value={view.queue} />
      <Figure value={view.inCheck} />
      <Figure value={view.medianWaitMinutes} act={over} />
      <td>
        <Sparkline values={view.recentWaits} standard={standard} usual={view.waitUsual} />
      </td>
      <Figure value={view.longestWaitMinutes} act={view.longestWaitMinutes > standard} />
      <Figure value={view.flowPerHour} />
      <td>
        <BandGlyph value={view.flowPerHour} usual={view.flowUsual} />
      </td>
      <Figure value={view.broken} />
    </tr>
  );
});

/** A number as read from across the room: nothing is grey, what someone should act on is coloured. */
function Figure({ value, act = false }: { readonly value: number; readonly act?: boolean }): ReactNode {
  const format = useFormat();
  const weight = act ? ' act' : Math.round(value) === 0 ? ' zero' : '';
  return <td className={`end figure${weight}`}>{format.number(value)}</td>;
}
