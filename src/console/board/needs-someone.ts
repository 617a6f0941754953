import type { CrossingState } from '../../core/domain/crossing.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { BoardView } from '../../wire/board.ts';

/** Something on the board that somebody should act on, with the figures its sentence names. Waits are in minutes. */
export type Need =
  | {
      readonly kind: 'lane-over';
      readonly lane: Lane;
      readonly median: number;
      readonly longest: number;
      readonly queue: number;
    }
  | { readonly kind: 'lane-near'; readonly lane: Lane; readonly longest: number }
  | {
      readonly kind: 'perishable' | 'held';
      readonly id: string;
      readonly plate: string;
      readonly wait: number;
      readonly state: CrossingState;
      readonly lane: Lane;
    };

/** Perishable goods are worth a word once this share of the standard has passed; the lane is, once it is over. */
const PERISHABLE_SHARE = 0.6;

const WAITING: ReadonlySet<CrossingState> = new Set(['arrived', 'at-gate', 'directed', 'checking', 'checked']);

/** What needs someone, the most pressing first: lanes over the standard, held vehicles, perishable loads, near misses. */
export function needsSomeone(board: BoardView): readonly Need[] {
  const standard = board.standardMinutes;
  const over: Need[] = [];
  const near: Need[] = [];
  for (const each of board.lanes) {
    const { lane, queue } = each;
    const longest = each.longestWaitMinutes;
    if (queue === 0) continue;
    if (each.medianWaitMinutes > standard)
      over.push({ kind: 'lane-over', lane, median: each.medianWaitMinutes, longest, queue });
    else if (longest > standard) near.push({ kind: 'lane-near', lane, longest });
  }
  const held: Need[] = [];
  const perishable: Need[] = [];
  for (const { id, plate, waitMinutes: wait, state, lane, perishable: spoils } of board.crossings) {
    if (state === 'held' && wait > standard) held.push({ kind: 'held', id, plate, wait, state, lane });
    else if (spoils && WAITING.has(state) && wait > standard * PERISHABLE_SHARE)
      perishable.push({ kind: 'perishable', id, plate, wait, state, lane });
  }
  return [...over, ...perishable, ...held, ...near];
}
