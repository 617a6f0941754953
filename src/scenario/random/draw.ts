import type { Random } from './random.ts';

/** True with this probability. */
export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** A number from `low` up to, not including, `high`. */
export function uniform(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** A whole number from `low` to `high`, both included. */
export function integer(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** A standard normal draw (Box and Muller; the second of the pair is thrown away so that streams stay simple). */
export function normal(random: Random): number {
  // One minus the draw: a draw may be 0, whose logarithm has no end.
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** An exponential draw with this mean. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** A lognormal draw with this median; `sigma` is the deviation of its logarithm. */
export function lognormal(random: Random, median: number, sigma: number): number {
  return median * Math.exp(sigma * normal(random));
}

/** Zipf weights of `count` ranks: the first weighs 1, the n-th 1 / n^exponent. */
export function zipfWeights(count: number, exponent: number): readonly number[] {
  return Array.from({ length: count }, (_, rank) => 1 / (rank + 1) ** exponent);
}

/** One of these, each as likely as any other. Throws RangeError when there is none. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** Picks one of a fixed list again and again. */
export type Picker<T> = (random: Random) => T;

/** A picker by weight: binary search over running sums. Throws RangeError when there is nothing of weight. */
export function weightedPicker<T>(items: readonly T[], weightOf: (item: T, index: number) => number): Picker<T> {
  const sums: number[] = [];
  let total = 0;
  for (const [index, item] of items.entries()) {
    total += weightOf(item, index);
    sums.push(total);
  }
  if (!(total > 0)) throw new RangeError('nothing to pick from');
  return (random) => {
    const target = random() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    return items[low] as T;
  };
}

/** A copy in random order (Fisher and Yates). */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const copy = [...items];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const held = copy[index] as T;
    copy[index] = copy[other] as T;
    copy[other] = held;
  }
  return copy;
}
