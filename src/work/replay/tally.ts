import { chosenOf, type Draws, hitsOf } from './choose.ts';
import type { Judge } from './judge.ts';
import { FOUND, NO_LABEL, type Part } from './part.ts';

/** Marks of a declaration: hit by what is asked about, hit by what stood in its place. */
export const AFTER = 1;
/** What the draft is held against hits it; without a draft, some rule hit it when it was assessed. */
export const BEFORE = 2;

/** What one part comes to, declaration by declaration; lanes by how strict they are, from 0 to 3. */
export interface PartTally {
  readonly marks: Uint8Array;
  /** The lane it had, or where a version was named to compare with, the one that the set would give with that version. */
  readonly laneBefore: Uint8Array;
  readonly laneAfter: Uint8Array;
  /** The lane that the set of now would give without the draft. */
  readonly laneOtherwise: Uint8Array;
}

/** What is compared. Without `draft` the live set is held against what was. */
export interface Comparison {
  /** The live rules, without one of the draft's id. */
  readonly others: readonly Judge[];
  readonly draft?: Judge;
  /** What the draft takes the place of. */
  readonly against?: Judge;
  /** Whether a version was named to compare with: then both sides are worked out, and the lanes of the past count for nothing. */
  readonly versions: boolean;
  readonly draws: Draws;
}

/** Chooses each declaration's lane with and without the draft, from the hits that the part holds for every rule. */
export function tallyPart(part: Part, { others, draft, against, versions, draws }: Comparison): PartTally {
  const marks = new Uint8Array(part.count);
  // What chance, officers and the model selected stands, whatever rules do.
  const base = part.floor.slice();
  for (const judge of others) raise(base, part, judge, draws);
  if (draft === undefined) {
    for (const judge of others) mark(marks, hitsOf(part, judge), AFTER);
    for (const { at } of part.given.values()) mark(marks, at, BEFORE);
    return { marks, laneBefore: part.strict, laneAfter: base, laneOtherwise: base };
  }
  const laneOtherwise = base.slice();
  if (against !== undefined) {
    raise(laneOtherwise, part, against, draws);
    mark(marks, hitsOf(part, against), BEFORE);
  }
  raise(base, part, draft, draws);
  mark(marks, hitsOf(part, draft), AFTER);
  return { marks, laneBefore: versions ? laneOtherwise : part.strict, laneAfter: base, laneOtherwise };
}

function mark(marks: Uint8Array, places: Uint32Array, bit: number): void {
  for (const at of places) marks[at] = (marks[at] ?? 0) | bit;
}

/** Raises the lanes of those that a rule hits and selects. */
function raise(lanes: Uint8Array, part: Part, judge: Judge, draws: Draws): void {
  for (const at of chosenOf(part, judge, draws)) if (judge.strict > (lanes[at] ?? 0)) lanes[at] = judge.strict;
}

/** Declarations that are found, hit or not, among those that were checked. */
export interface LabelCounts {
  caught: number;
  missed: number;
  nothingFound: number;
  withoutLabel: number;
  randomChecked: number;
  randomFound: number;
}

/** Adds one declaration to the counts, by its label and whether the rule hits it. */
export function countLabel(counts: LabelCounts, part: Part, at: number, hit: boolean): void {
  const label = part.label[at] ?? NO_LABEL;
  if (label === NO_LABEL) {
    if (hit) counts.withoutLabel += 1;
    return;
  }
  const found = label === FOUND;
  if (found && hit) counts.caught += 1;
  else if (found) counts.missed += 1;
  else if (hit) counts.nothingFound += 1;
  if (hit && part.random[at] === 1) {
    counts.randomChecked += 1;
    if (found) counts.randomFound += 1;
  }
}
