import { LANES, type Lane } from '../../core/domain/lane.ts';

const BOARD_SORTS = ['wait', 'plate', 'lane', 'state'] as const;
/** By what the list of vehicles is ordered; by wait unless the address says otherwise. */
export type BoardSort = (typeof BOARD_SORTS)[number];

/** What the board's address holds: which vehicles are listed, and in which order. */
export interface BoardSearch {
  readonly lane?: Lane;
  readonly perishable?: 'yes';
  readonly sort?: BoardSort;
}

/** Reads the board's address; what it does not know is left out. */
export function searchOfBoard(search: Record<string, unknown>): BoardSearch {
  const lane = LANES.find((each) => each === search.lane);
  const sort = BOARD_SORTS.find((each) => each === search.sort);
  return {
    ...(lane === undefined ? {} : { lane }),
    ...(search.perishable === 'yes' ? { perishable: 'yes' } : {}),
    ...(sort === undefined ? {} : { sort }),
  };
}
