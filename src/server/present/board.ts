import type { TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import type { BoardView } from '../../wire/board.ts';
import type { Board } from '../../work/board.ts';
import type { Services } from '../services.ts';

/** At most so many passages are sent; a port of this size has some hundreds open at once. */
const MOST_CROSSINGS = 2_000;

/** The board on the wire; `progress` where a demo's past is still coming in. */
export function presentBoard(facts: Board, progress: ReturnType<Services['progress']>, zone: TimeZone): BoardView {
  return {
    at: formatDateTime(facts.at, zone),
    seq: facts.seq,
    day: facts.day,
    standardMinutes: facts.standardMinutes,
    ...(facts.kept === undefined ? {} : { kept: facts.kept }),
    ...(facts.keptUsual === undefined ? {} : { keptUsual: facts.keptUsual }),
    brokenToday: facts.brokenToday,
    lanes: facts.lanes.map((lane) => ({ ...lane, recentWaits: [...lane.recentWaits] })),
    hours: facts.hours.map((hour) => ({ ...hour })),
    crossings: facts.crossings
      .slice(0, MOST_CROSSINGS)
      .map(({ since, ...crossing }) => ({ ...crossing, since: formatDateTime(since, zone) })),
    ...(progress === undefined ? {} : { loading: { ...progress, what: 'past' as const } }),
  };
}
