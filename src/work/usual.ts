/** What is usual: the median of some past days, and the range that holds all but the most extreme ones. */
export interface UsualRange {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** How many past days it rests on. */
  readonly weeks: number;
}

/** Nothing when there is no past day. With fewer than five days the range is all of them. */
export function usualOf(values: readonly number[]): UsualRange | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  // Between two values by a straight line, as percentile_cont does.
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
    return below + (above - below) * (place - Math.floor(place));
  };
  // An eighth at each end: of eight weeks the highest and the lowest.
  const trim = sorted.length < 5 ? 0 : 0.125;
  return { median: at(0.5), low: at(trim), high: at(1 - trim), weeks: sorted.length };
}
