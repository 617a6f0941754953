import type { Instant } from '../domain/ids.ts';
import type { HistoryObservation } from './history.ts';

/** One word on a check of a declaration: the first, or a later one that takes its place. */
export interface CheckWord {
  readonly declarationId: string;
  /** The inspection's passage, or the audit: a declaration may be checked by several, each of which counts by itself. */
  readonly check: string;
  readonly at: Instant;
  readonly observation: Omit<HistoryObservation, 'at'>;
}

/** How a check is counted now. */
interface Counted {
  readonly first: CheckWord;
  found: boolean;
}

/** Checks by declaration and check, as they are counted after the words so far. */
export type CountedChecks = Map<string, Counted>;

/**
 * What one more word on a check adds to the history: the first counts as a check, a later one only takes back what the one
 * before said, at the time of the first. So one check counts once, with its last outcome, and its weight is that of the day
 * on which the load was examined. Words are given in the order in which they were recorded.
 */
export function countOnce(counted: CountedChecks, word: CheckWord): readonly HistoryObservation[] {
  const key = `${word.declarationId} ${word.check}`;
  const before = counted.get(key);
  const found = word.observation.found === true;
  if (before === undefined) {
    counted.set(key, { first: word, found });
    return [{ ...word.observation, at: word.at }];
  }
  const { first, found: was } = before;
  before.found = found;
  // Whose check it was is as the first word says: what is taken back is taken back where it was added.
  return was === found ? [] : [{ ...first.observation, kind: 'corrected', at: first.at, found, was }];
}
