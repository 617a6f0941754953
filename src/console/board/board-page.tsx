import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { boardWords } from '../../messages/console-board.ts';
import { Failed, LoadingPage, Skeleton, useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { useLiveBoard } from '../wire/live.ts';
import { boardQuery } from '../wire/queries.ts';
import { LaneTable } from './lane-table.tsx';
import { Motion } from './motion.tsx';
import { Needs } from './needs.tsx';
import { Readings } from './readings.tsx';
import './board.css';

const HoursChart = lazy(() => import('./hours-chart.tsx').then(({ HoursChart: chart }) => ({ default: chart })));

/** The port at a glance: level 1, read from five metres. */
export function BoardPage(): ReactNode {
  const say = useSay();
  useTitle(say(boardWords.title));
  const client = useQueryClient();
  const live = useLiveBoard(client);
  const { data: board, error, refetch } = useQuery(boardQuery);
  if (board === undefined) {
    if (error === null) return <LoadingPage />;
    return (
      <div className="page">
        <Failed error={error} retry={() => void refetch()} />
      </div>
    );
  }
  const { loading } = board;
  const weeks = Math.max(0, ...board.hours.map(({ usual }) => usual?.weeks ?? 0));
  return (
    <div className="page board">
      <h1 className="out-of-sight">{say(boardWords.title)}</h1>
      <Readings board={board} live={live} />
      {loading === undefined ? null : (
        <p className="board-loading">
          <progress max={loading.total} value={loading.done} aria-hidden="true" />{' '}
          {say(boardWords.loadingPast, { done: loading.done, total: loading.total })}
        </p>
      )}
      <div className="board-left">
        <LaneTable lanes={board.lanes} standard={board.standardMinutes} />
        <Needs board={board} />
        <section aria-labelledby="board-hours">
          <div className="board-head">
            <h2 id="board-hours">{say(boardWords.dayFlow)}</h2>
            <p className="quiet small">
              {weeks === 0 ? say(boardWords.dayFlowAlone) : say(boardWords.dayFlowNote, { weeks })}
            </p>
          </div>
          <Suspense fallback={<Skeleton rows={4} />}>
            <HoursChart hours={board.hours} />
          </Suspense>
        </section>
      </div>
      <Motion crossings={board.crossings} />
    </div>
  );
}
