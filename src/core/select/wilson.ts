/** A share with the bounds of an interval around it. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** The standard normal quantile of a two-sided interval of 95%. */
const Z = 1.959963984540054;

/**
 * The share of `found` among `checked` with Wilson's score interval of 95% (E. B. Wilson, 1927): it stays within 0 and 1
 * and does not collapse where nothing, or everything, was found. Nothing is known of none.
 */
export function wilson(found: number, checked: number): Interval | undefined {
  if (checked <= 0) return undefined;
  const share = found / checked;
  const z2 = (Z * Z) / checked;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = (Z * Math.sqrt((share * (1 - share)) / checked + z2 / (4 * checked))) / (1 + z2);
  return { estimate: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
