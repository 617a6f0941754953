import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { figureWords as words, INDICATOR_WORDS, WATCH_WORDS } from '../../messages/console-figures.ts';
import type { FigureView, TeamFiguresView } from '../../wire/figures.ts';
import { IntervalChart } from '../fairness/interval-chart.tsx';
import { Failed, Skeleton } from '../frame/whole-page.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { Contests } from './contests.tsx';
import { teamFiguresQuery } from './queries.ts';

/** The figures of the watches, and what officers contest. */
export function TeamFigures(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery(teamFiguresQuery);
  return (
    <section className="section">
      <h2>{say(words.teams)}</h2>
      <p className="quiet">{say(words.viewed)}</p>
      {data !== undefined ? (
        <>
          {data.watches.length === 0 ? <p>{say(words.teamsNone)}</p> : null}
          <div className="fairness-plots">
            {data.watches.map((one) => (
              <WatchFigures key={one.watch} of={one} />
            ))}
          </div>
          <h3>{say(words.contests)}</h3>
          <Contests contests={data.contests} named />
        </>
      ) : error === null ? (
        <Skeleton rows={6} />
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </section>
  );
}

/** Figures of a watch, never of one officer: shares with their intervals, and a sentence that says two of them. */
function WatchFigures({ of }: { readonly of: TeamFiguresView['watches'][number] }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { watch, inspections, figures } = of;
  const write = useMemo(() => (value: number) => format.percent(value, 0), [format]);
  const rows = useMemo(
    () =>
      figures.flatMap(({ indicator, share }) =>
        share === undefined ? [] : [{ name: say(INDICATOR_WORDS[indicator]), interval: share }],
      ),
    [figures, say],
  );
  const shareOf = (name: FigureView['indicator']): string => {
    const share = figures.find(({ indicator }) => indicator === name)?.share;
    return share === undefined ? say(words.unsaid) : format.percent(share.estimate);
  };
  const sentence = say(words.sayTeam, {
    count: format.number(inspections),
    started: shareOf('started-in-time'),
    differs: shareOf('second-look-differs'),
  });
  const values = rows.map(({ name, interval }) => `${name}: ${format.percent(interval.estimate)}`).join('; ');
  return (
    <figure className="fairness-plot">
      <figcaption>
        <strong>{say(WATCH_WORDS[watch])}</strong>
        <br />
        {sentence}
      </figcaption>
      {rows.length === 0 ? null : (
        <IntervalChart rows={rows} write={write} label={`${say(WATCH_WORDS[watch])}. ${values}`} />
      )}
    </figure>
  );
}
