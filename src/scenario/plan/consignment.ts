import type { Good, Movement } from '../goods/good.ts';
import { chance, integer, lognormal, pick, uniform, weightedPicker, zipfWeights } from '../random/draw.ts';
import type { Random } from '../random/random.ts';
import type { Firm } from '../world/firm.ts';
import type { GoodMarket, Market } from '../world/market.ts';

/** One goods item before it is written down. */
export interface ConsignmentLine {
  readonly good: Good;
  readonly hs: string;
  readonly origin: string;
  readonly netKg: number;
  readonly grossKg: number;
  readonly packages: number;
  readonly quantity: number;
  /** US dollars. */
  readonly usd: number;
  readonly preference: 'NONE' | 'APTA';
  readonly unNumber: string | null;
}

/** What one seller sends one buyer on one vehicle. */
export interface Consignment {
  readonly movement: Movement;
  readonly buyer: Firm;
  readonly seller: Firm;
  readonly lines: readonly ConsignmentLine[];
  readonly documents: readonly string[];
  readonly containers: number;
}

// Six sellers to a buyer, the first far ahead.
const SELLER_WEIGHTS = zipfWeights(6, 1.5);
const sellerRank = weightedPicker([0, 1, 2, 3, 4, 5], (rank) => SELLER_WEIGHTS[rank] ?? 0);

/** An honest consignment of this good, and of others where the good travels mixed; `share` is its part of the vehicle. */
export function drawConsignment(
  random: Random,
  market: Market,
  main: GoodMarket,
  buyer: Firm,
  share: number,
): Consignment {
  // A buyer has its usual sellers: the list starts at a place of the buyer's own.
  const start = main.buyers.indexOf(buyer) * 7;
  const seller = main.sellers[(start + sellerRank(random)) % main.sellers.length] ?? pick(random, main.sellers);
  const goods = main.good.mixed ? mixWith(random, market, main.good) : [main.good];
  const lines = goods.map((good) => drawLine(random, market.movement, good, buyer, share / goods.length));
  const preferred = lines.some((line) => line.preference !== 'NONE');
  const documents = new Set(goods.flatMap((good) => good.documents));
  if (preferred) documents.add('certificate-of-origin');
  if (market.movement !== 'transit') documents.add('commercial-invoice');
  const containers = chance(random, main.good.boxed) ? integer(random, 1, 2) : 0;
  return { movement: market.movement, buyer, seller, lines, documents: [...documents], containers };
}

/** Up to four more goods that travel mixed: a declaration of several items. */
function mixWith(random: Random, market: Market, main: Good): readonly Good[] {
  const goods = new Set([main]);
  for (let more = integer(random, 0, 4); more > 0; more -= 1) {
    const { good } = market.goodOf(random);
    if (good.mixed) goods.add(good);
  }
  return [...goods];
}

/**
 * One line: its weight is its share of a load, its price lognormal around the market's, times the buyer's own habit.
 */
function drawLine(random: Random, movement: Movement, good: Good, buyer: Firm, share: number): ConsignmentLine {
  const netKg = Math.max(1, Math.round(uniform(random, good.loadKg[0], good.loadKg[1]) * share));
  const grossKg = Math.round(netKg * (1 + good.packing * uniform(random, 0.8, 1.2)));
  const origin = originOf(random, movement, good);
  const price = good.usdPerKg * lognormal(random, 1, good.priceSpread) * buyer.priceFactor;
  const quantity = netKg / good.unitKg;
  return {
    good,
    hs: good.hs,
    origin,
    netKg,
    grossKg,
    packages: good.packageKg === 0 ? 1 : Math.max(1, Math.round(netKg / good.packageKg)),
    quantity:
      good.unitKg >= 1000 || good.unit === 'm3'
        ? Math.round(quantity * 1000) / 1000
        : Math.max(1, Math.round(quantity)),
    usd: netKg * price,
    preference: movement === 'import' && origin === 'MN' && good.duty > 0 && chance(random, 0.35) ? 'APTA' : 'NONE',
    unNumber: good.unNumber ?? null,
  };
}

/** What leaves is Chinese; what comes in is never declared so here. */
function originOf(random: Random, movement: Movement, good: Good): string {
  if (movement === 'export') return 'CN';
  const foreign = good.origins.filter(([country]) => country !== 'CN');
  return foreign.length === 0 ? 'MN' : weightedPicker(foreign, ([, weight]) => weight)(random)[0];
}
