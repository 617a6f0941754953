import type { Declaration } from '../declaration.ts';
import { TOTALS_FIELDS } from './fields.ts';
import type { GoodsDraft } from './goods.ts';
import type { Reader } from './reader.ts';

const KNOWN: ReadonlySet<string> = new Set(TOTALS_FIELDS);
const WHOLE = { whole: true } as const;

/** Items are weighed apart and rounded: their sum may miss the total by one per cent or one kilogram. */
const SHARE = 0.01;
const LEAST_KG = 1;

type Totals = { grossKg?: number; packages?: number };

/**
 * Reads the declared totals and holds them against the goods items: `total-weight-differs`, `total-packages-differ`. A
 * declaration need not state totals; nothing is added up in their place.
 */
export function readTotals(
  raw: unknown,
  goods: readonly (GoodsDraft | undefined)[],
  reader: Reader,
): Declaration['totals'] | undefined {
  if (reader.isMissing(raw)) return undefined;
  const object = reader.object(raw, '/totals');
  if (object === undefined) return undefined;
  reader.refuseUnknown(object, '/totals', 'totals', KNOWN);
  const totals: Totals = {};
  const grossKg = reader.number(object['grossKg'], '/totals', 'grossKg');
  const packages = reader.number(object['packages'], '/totals', 'packages', WHOLE);
  if (grossKg !== undefined) {
    totals.grossKg = grossKg;
    if (grossKg === 0) reader.problems.add('weight-zero', '/totals/grossKg', {});
    compareWeight(grossKg, goods, reader);
  }
  if (packages !== undefined) {
    totals.packages = packages;
    comparePackages(packages, goods, reader);
  }
  return grossKg === undefined && packages === undefined ? undefined : totals;
}

/** A sum that lacks an item can only be too heavy; a whole one must meet the total from both sides. */
function compareWeight(total: number, goods: readonly (GoodsDraft | undefined)[], reader: Reader): void {
  let sum = 0;
  let isWhole = goods.length > 0;
  for (const item of goods) {
    // An item without a gross weight weighs at least what it weighs net.
    sum += item?.grossKg ?? item?.netKg ?? 0;
    if (item?.grossKg === undefined) isWhole = false;
  }
  const allowance = Math.max(LEAST_KG, total * SHARE);
  if (sum > total + allowance || (isWhole && sum < total - allowance)) {
    reader.problems.add('total-weight-differs', '/totals/grossKg', { total, sum: Math.round(sum * 1000) / 1000 });
  }
}

function comparePackages(total: number, goods: readonly (GoodsDraft | undefined)[], reader: Reader): void {
  let sum = 0;
  let isWhole = goods.length > 0;
  for (const item of goods) {
    sum += item?.packages ?? 0;
    if (item?.packages === undefined) isWhole = false;
  }
  if (sum > total || (isWhole && sum < total)) {
    reader.problems.add('total-packages-differ', '/totals/packages', { total, sum });
  }
}
