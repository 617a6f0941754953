import { LANES } from '../../core/domain/lane.ts';
import { FOUND, NO_LABEL, type Part } from './part.ts';
import { hitDeclarations } from './evaluate-rows.ts';
import type { Judge } from './judge.ts';

/** Marks of a declaration: hit by what is asked about, hit by what stood in its place. */
export const AFTER = 1;
/** The live rule that the draft replaces hits it; without a draft, its lane as it was given is not green. */
export const BEFORE = 2;

/** What one part comes to, declaration by declaration. */
export interface PartTally {
  readonly marks: Uint8Array;
  /** How strict the lanes are, from 0 to 3. */
  readonly laneBefore: Uint8Array;
  readonly laneAfter: Uint8Array;
}

/** The rules whose lanes are compared. Without `draft` the live set is held against the lanes as they were given. */
export interface Comparison {
  /** The live rules, without one of the draft's id. */
  readonly others: readonly Judge[];
  readonly draft?: Judge;
  readonly against?: Judge;
}

/** A random check looks at the goods. */
const RANDOM_STRICT = LANES.indexOf('red');

/** Chooses each declaration's lane with and without the draft, from the hits that the part holds for every rule. */
export function tallyPart(part: Part, { others, draft, against }: Comparison): PartTally {
  const marks = new Uint8Array(part.count);
  const base = new Uint8Array(part.count);
  for (let at = 0; at < part.count; at++) base[at] = part.random[at] === 1 ? RANDOM_STRICT : 0;
  for (const judge of others) raise(base, part, judge);
  if (draft === undefined) {
    for (const judge of others) mark(marks, part, judge, AFTER);
    for (let at = 0; at < part.count; at++) if ((part.strict[at] ?? 0) > 0) marks[at] = (marks[at] ?? 0) | BEFORE;
    return { marks, laneBefore: part.strict, laneAfter: base };
  }
  const laneBefore = base.slice();
  if (against !== undefined) {
    raise(laneBefore, part, against);
    mark(marks, part, against, BEFORE);
  }
  raise(base, part, draft);
  mark(marks, part, draft, AFTER);
  return { marks, laneBefore, laneAfter: base };
}

/** Places in the part, ascending and each once. Evaluates the rule where that was not done yet. */
export function hitsOf(part: Part, judge: Judge): Uint32Array {
  return hitDeclarations(judge, part.rows);
}

function mark(marks: Uint8Array, part: Part, judge: Judge, bit: number): void {
  for (const at of hitsOf(part, judge)) marks[at] = (marks[at] ?? 0) | bit;
}

/** Raises the lanes of those that a rule hits and selects. */
function raise(lanes: Uint8Array, part: Part, judge: Judge): void {
  const seed = hashText(judge.id);
  for (const at of hitsOf(part, judge)) {
    if (judge.strict > (lanes[at] ?? 0) && (judge.rate >= 1 || fraction(part, at, seed) < judge.rate))
      lanes[at] = judge.strict;
  }
}

/**
 * A fraction in [0, 1) for a rule and a declaration, the same in each replay. It stands for the draw of the day but does
 * not follow from the day's seed, so that a replay tells nobody how today's draws will fall.
 */
function fraction({ ids }: Part, at: number, seed: number): number {
  let hash = seed;
  for (let word = 0; word < 4; word++) {
    hash = Math.imul(hash ^ (ids[4 * at + word] ?? 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 2 ** 32;
}

/** FNV-1a, over UTF-16 units. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
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
