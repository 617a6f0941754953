import { LANES } from '../../core/domain/lane.ts';
import type { Part } from './part.ts';
import type { ReplayMove } from './result.ts';
import type { PartTally } from './tally.ts';

/** Counts what changes its lane: declarations one by one, and passages once all that they carry is known. */
export interface MoveCounter {
  add(part: Part, tally: PartTally, at: number): void;
  moves(): readonly ReplayMove[];
}

/** `trucks` is the greatest number of a passage. Lanes by how strict they are index the tables of moves, four by four. */
export function countMoves(trucks: number, withDraft: boolean): MoveCounter {
  const declarations = new Float64Array(16);
  const anyway = new Float64Array(16);
  // Of each passage the strictest of what it carries, before and after; green where nothing was added.
  const before = new Uint8Array(trucks + 1);
  const after = new Uint8Array(trucks + 1);
  return {
    add({ truck }, { laneBefore, laneAfter, laneOtherwise }, at) {
      const [was = 0, is = 0, passage = 0] = [laneBefore[at], laneAfter[at], truck[at]];
      if (passage > 0) {
        before[passage] = Math.max(before[passage] ?? 0, was);
        after[passage] = Math.max(after[passage] ?? 0, is);
      }
      if (was === is) return;
      const cell = 4 * was + is;
      declarations[cell] = (declarations[cell] ?? 0) + 1;
      if (withDraft && laneOtherwise[at] === is) anyway[cell] = (anyway[cell] ?? 0) + 1;
    },
    moves() {
      const passages = new Float64Array(16);
      for (let truck = 1; truck <= trucks; truck++) {
        const cell = 4 * (before[truck] ?? 0) + (after[truck] ?? 0);
        passages[cell] = (passages[cell] ?? 0) + 1;
      }
      return LANES.flatMap((from, row) =>
        LANES.flatMap((to, column): readonly ReplayMove[] => {
          const cell = 4 * row + column;
          const moved = {
            declarations: declarations[cell] ?? 0,
            trucks: passages[cell] ?? 0,
            anyway: anyway[cell] ?? 0,
          };
          return from === to || moved.declarations + moved.trucks === 0 ? [] : [{ from, to, ...moved }];
        }),
      );
    },
  };
}
