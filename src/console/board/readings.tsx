import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { boardWords } from '../../messages/console-board.ts';
import type { BoardView } from '../../wire/board.ts';
import { useFormat } from '../pieces/format.ts';
import { useLanguage, useSay } from '../pieces/say.ts';
import type { LiveState } from '../wire/live.ts';
import { installationQuery } from '../wire/queries.ts';

/** The head line: where and when this is, what is promised, and how much of it was kept. */
export function Readings({ board, live }: { readonly board: BoardView; readonly live: LiveState }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const [language] = useLanguage();
  const port = useQuery(installationQuery).data;
  const { kept, keptUsual, brokenToday } = board;
  const below = kept !== undefined && keptUsual !== undefined && kept < keptUsual.low;
  return (
    <header className="readings">
      <div className="reading port">
        <p>{port?.portCode}</p>
        <strong>{port?.portName[language]}</strong>
      </div>
      <Reading
        name={say(boardWords.localTime)}
        value={format.time(board.at)}
        note={format.offset(board.at)}
        hint={format.exact(board.at)}
      />
      <Reading
        name={say(boardWords.standard)}
        value={format.number(board.standardMinutes)}
        note={say(boardWords.minutes)}
      />
      <Reading
        name={say(boardWords.kept)}
        value={kept === undefined ? '–' : format.percent(kept)}
        act={below}
        note={
          kept === undefined
            ? say(boardWords.noneReleased)
            : keptUsual === undefined
              ? ''
              : say(boardWords.usual, { value: format.percent(keptUsual.median) })
        }
        hint={
          keptUsual === undefined
            ? undefined
            : say(boardWords.usualRange, {
                median: format.percent(keptUsual.median),
                low: format.percent(keptUsual.low),
                high: format.percent(keptUsual.high),
                weeks: keptUsual.weeks,
              })
        }
      />
      <Reading name={say(boardWords.broken)} value={format.number(brokenToday)} note={say(boardWords.brokenUnit)} />
      <p className={live.kind === 'lost' ? 'live act' : 'live'} role="status">
        {live.kind === 'lost'
          ? say(boardWords.reconnecting, { time: format.time(board.at) })
          : say(live.kind === 'live' ? boardWords.live : boardWords.connecting)}
      </p>
    </header>
  );
}

function Reading(props: {
  readonly name: string;
  readonly value: string;
  readonly note: string;
  readonly hint?: string | undefined;
  readonly act?: boolean;
}): ReactNode {
  return (
    <div className="reading" title={props.hint}>
      <p>{props.name}</p>
      <strong className={props.act === true ? 'act' : undefined}>{props.value}</strong> <span>{props.note}</span>
    </div>
  );
}
