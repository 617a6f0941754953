import type { Good, Movement } from '../goods/good.ts';
import { integer, type Picker, shuffled, weightedPicker, zipfWeights } from '../random/draw.ts';
import { randomOf } from '../random/random.ts';
import type { Firm } from './firm.ts';

/** Who buys and sells one good in one movement; the first of each list trades most. */
export interface GoodMarket {
  readonly good: Good;
  readonly movement: Movement;
  readonly buyers: readonly Firm[];
  readonly sellers: readonly Firm[];
  readonly buyerOf: Picker<Firm>;
}

/** The trade of one movement. */
export interface Market {
  readonly movement: Movement;
  readonly goodOf: Picker<GoodMarket>;
  readonly byHs: ReadonlyMap<string, GoodMarket>;
}

/**
 * Shares the firms of one movement out over its goods: each firm deals in one to three, every good has some of each side,
 * and a few firms have most of the trade.
 */
export function marketOf(
  seed: string,
  movement: Movement,
  goods: readonly Good[],
  buyers: readonly Firm[],
  sellers: readonly Firm[],
): Market {
  const traded = goods.filter((good) => good.moves[movement] !== undefined);
  const weightOf = (good: Good): number => good.moves[movement] ?? 0;
  const goodPicker = weightedPicker(traded, weightOf);
  const buyersOf = dealersOf(seed, `${movement}-buyers`, traded, goodPicker, buyers);
  const sellersOf = dealersOf(seed, `${movement}-sellers`, traded, goodPicker, sellers);
  const markets = traded.map((good): GoodMarket => {
    const mine = buyersOf.get(good) ?? [];
    const weights = zipfWeights(mine.length, 0.9);
    const buyerOf = weightedPicker(mine, (_, index) => weights[index] ?? 0);
    return { good, movement, buyers: mine, sellers: sellersOf.get(good) ?? [], buyerOf };
  });
  return {
    movement,
    goodOf: weightedPicker(markets, (market) => weightOf(market.good)),
    byHs: new Map(markets.map((market) => [market.good.hs, market])),
  };
}

/**
 * Which firms deal in which good, on one side. Each firm's stream is its own, so that more firms change no other's
 * goods.
 */
function dealersOf(
  seed: string,
  purpose: string,
  goods: readonly Good[],
  goodPicker: Picker<Good>,
  firms: readonly Firm[],
): ReadonlyMap<Good, readonly Firm[]> {
  const dealers = new Map<Good, Set<Firm>>(goods.map((good) => [good, new Set<Firm>()]));
  const order = shuffled(randomOf(seed, 'market', purpose), firms);
  for (const [index, firm] of order.entries()) {
    const random = randomOf(seed, 'market', purpose, firm.id);
    // The first good goes round the list, so that none is left without a dealer.
    const first = goods[index % goods.length];
    if (first !== undefined) dealers.get(first)?.add(firm);
    for (let more = integer(random, 0, 2); more > 0; more -= 1) dealers.get(goodPicker(random))?.add(firm);
  }
  return new Map([...dealers].map(([good, set]) => [good, [...set]]));
}
