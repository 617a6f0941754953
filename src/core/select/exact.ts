/**
 * Exact probabilities for small counts: the number of a person's acts that fall on one firm when chance deals them out.
 * After R. A. Fisher's noncentral hypergeometric distribution (1935) and R. E. Tarone (Biometrics 46, 1990).
 */

const logFactorials: number[] = [0, 0];

/** The natural logarithm of n!, kept once computed. */
function logFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next++) {
    logFactorials[next] = (logFactorials[next - 1] as number) + Math.log(next);
  }
  return logFactorials[n] as number;
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** Probabilities of 0, 1, 2, ... of something. */
export type Mass = readonly number[];

/**
 * Probabilities of x, from 0 on: of `total` acts `row` are one person's and `column` concern one firm, and the odds of
 * both together are `odds` (1: independent).
 */
export function sharedActs(row: number, column: number, total: number, odds: number): Mass {
  const low = Math.max(0, row + column - total);
  const high = Math.min(row, column);
  const logOdds = Math.log(odds);
  const logs: number[] = [];
  for (let x = low; x <= high; x++) logs.push(logChoose(row, x) + logChoose(total - row, column - x) + x * logOdds);
  // Scaled by the largest before leaving the logarithms: months with many acts would otherwise under- or overflow.
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((before, weight) => before + weight, 0);
  return [...Array.from({ length: low }, () => 0), ...weights.map((weight) => weight / sum)];
}

/** Probabilities of a sum of two independent counts. */
export function sumOf(a: Mass, b: Mass): Mass {
  const sum = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, p] of a.entries()) for (const [j, q] of b.entries()) sum[i + j] = (sum[i + j] as number) + p * q;
  return sum;
}

/** The probability of `count` or more; from the small end, so that a tiny one keeps its digits. */
export function tail(mass: Mass, count: number): number {
  let sum = 0;
  for (let x = mass.length - 1; x >= count; x--) sum += mass[x] as number;
  return Math.min(1, sum);
}

/** The expected count: what chance alone would put there on average. */
export function meanOf(mass: Mass): number {
  return mass.reduce((sum, p, x) => sum + p * x, 0);
}

/**
 * The threshold for each of many exact tests under which the chance of any false alarm is at most `alpha`:
 * Bonferroni's, over those tests alone that could reach it. `least` holds the smallest probability that each test can
 * give.
 */
export function taroneThreshold(least: readonly number[], alpha: number): { threshold: number; tests: number } {
  const sorted = [...least].sort((a, b) => a - b);
  let able = sorted.length;
  for (let k = 1; k <= sorted.length; k++) {
    while (able > 0 && (sorted[able - 1] as number) > alpha / k) able -= 1;
    if (able <= k) return { threshold: alpha / k, tests: able };
  }
  return { threshold: alpha, tests: 0 };
}
