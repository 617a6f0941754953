import type { LocalDay } from '../../core/domain/ids.ts';
import { drawMessage } from '../../core/select/draw.ts';
import type { DrawPeriod } from '../../store/port/draws.ts';
import { declarationHandle } from '../draws/handles.ts';
import { drawFraction } from '../hash.ts';
import { hitDeclarations } from './evaluate-rows.ts';
import type { Judge } from './judge.ts';
import { firstHashAt, type GivenHits, type Part } from './part.ts';

/** The seeds of days that have ended, by the day's number since 1970, and until when they are known. */
export interface Draws {
  readonly today: LocalDay;
  readonly ended: ReadonlyMap<number, DrawPeriod>;
}

/** Selections kept beside each part: those of the live set, and of the last drafts. */
const MOST_KEPT = 400;

/** Places in the part, each once. Evaluates the rule where that was not done yet. */
export function hitsOf(part: Part, judge: Judge): Uint32Array {
  return hitDeclarations(judge, part.rows);
}

/**
 * The places that a rule hits and selects. What its own draw decided when the declaration was assessed is read and not drawn
 * again: a rule that did not change selects the very same. Where its rate is another, or it is new, it is drawn for as the
 * server itself would have: by the seed of the day of first acceptance, under the same purpose and handle.
 */
export function chosenOf(part: Part, judge: Judge, draws: Draws): Uint32Array {
  const hits = hitsOf(part, judge);
  if (judge.rate >= 1 || hits.length === 0) return hits;
  // With each day another seed is known.
  const kept = `${draws.today} ${judge.rate} ${judge.id} ${judge.key}`;
  const before = part.chosen.get(kept);
  if (before !== undefined) return before;
  const given = part.given.get(judge.id);
  const known = given === undefined ? undefined : walk(given);
  const chosen = hits
    .toSorted()
    .filter((at) => known?.(at, judge.rate) ?? draw(part, at, judge.id, draws) < judge.rate);
  part.chosen.set(kept, chosen);
  // A map keeps the order of insertion: the oldest are forgotten first.
  for (const key of part.chosen.keys()) {
    if (part.chosen.size <= MOST_KEPT) break;
    part.chosen.delete(key);
  }
  return chosen;
}

/** Asked of ascending places: what a draw of before says of a rate, or nothing when it says nothing. */
function walk({ at, probability, selected }: GivenHits): (place: number, rate: number) => boolean | undefined {
  let index = 0;
  return (place, rate) => {
    while ((at[index] ?? Number.POSITIVE_INFINITY) < place) index += 1;
    if (at[index] !== place) return undefined;
    const then = probability[index] ?? 1;
    // The draw follows from the rule's id and the declaration: it lay below the probability of then, or did not.
    if (selected[index] === 1) return then <= rate ? true : undefined;
    return rate <= then ? false : undefined;
  };
}

/**
 * A fraction in [0, 1). Where the day's seed is not published yet, or none is known, another stands for the draw, the same in
 * each replay: so a replay tells nobody how today's draws would fall for a rule of another name.
 */
function draw(part: Part, at: number, rule: string, { ended }: Draws): number {
  const period = ended.get(part.day[at] ?? 0);
  if (period === undefined) return ownFraction(part, at, hashText(rule));
  return drawFraction(period.seedHex, drawMessage(`rule:${rule}`, declarationHandle(period, firstHashAt(part, at))));
}

function ownFraction({ ids }: Part, at: number, seed: number): number {
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
