import type { Hazard } from '../../core/domain/hazard.ts';
import type { Movement } from '../goods/good.ts';
import { pick, shuffled } from '../random/draw.ts';
import { randomOf } from '../random/random.ts';
import type { Firm } from '../world/firm.ts';
import type { GoodMarket, Market } from '../world/market.ts';
import type { FindingCode } from './fault.ts';
import {
  claimOrigin,
  conceal,
  dropHealthPapers,
  hideDanger,
  misdescribe,
  misstateWeight,
  type Tamper,
  understateValue,
} from './tamper.ts';

/** A good in which a scheme runs, and the buyers who are part of it. */
export interface Ring {
  readonly goods: GoodMarket;
  readonly buyers: readonly Firm[];
}

/** Where a scheme runs from one week on: schemes drift to other goods and other firms when a route grows hot. */
interface Phase {
  readonly fromWeek: number;
  readonly rings: readonly Ring[];
}

/** A planted scheme. Only the truth knows of it. */
export interface Scheme {
  readonly id: string;
  readonly movement: Movement;
  readonly hazard: Hazard;
  readonly code: FindingCode;
  /** Share of the loaded vehicles of its direction, once it is under way. */
  readonly share: number;
  /** Weeks after the world's first day; before it the scheme does not run, in it at half strength. */
  readonly firstWeek: number;
  readonly phases: readonly Phase[];
  /** The one carrier whose vehicles it uses, where it depends on the vehicle. */
  readonly carrier?: Firm;
  readonly tamper: Tamper;
}

/**
 * A scheme before it is dealt to the firms of a world. Weeks count from the world's first day; -99 is long before it.
 */
interface Plot extends Pick<Scheme, 'id' | 'movement' | 'hazard' | 'code' | 'share' | 'firstWeek' | 'tamper'> {
  /** From which week which goods, and how many buyers of each. */
  readonly phases: readonly (readonly [fromWeek: number, hs: readonly string[], buyersEach: number])[];
  readonly oneCarrier?: boolean;
}

// Shares of inbound and of outbound loaded vehicles each come to about 2.7 % when all run.
const PLOTS: readonly Plot[] = [
  {
    // Invoices for a part of the price: seen as an unusual price of goods whose price is known.
    id: 'undervaluation',
    movement: 'import',
    hazard: 'revenue',
    code: 'value',
    share: 0.009,
    firstWeek: -99,
    phases: [
      [-99, ['510211', '510531', '020230'], 3],
      [4, ['510531', '410150', '430219'], 3],
    ],
    tamper: understateValue(0.3, 0.55),
  },
  {
    // Goods of a third country under a preference: seen as a certificate where there used to be none.
    id: 'claimed-origin',
    movement: 'import',
    hazard: 'revenue',
    code: 'origin',
    share: 0.004,
    firstWeek: 2,
    phases: [
      [2, ['020230', '110100'], 3],
      [6, ['040900', '120510'], 2],
    ],
    tamper: claimOrigin,
  },
  {
    // More coal than declared: seen by the weighbridge alone.
    id: 'coal-overload',
    movement: 'import',
    hazard: 'revenue',
    code: 'quantity',
    share: 0.005,
    firstWeek: -99,
    phases: [[-99, ['270112', '270119'], 3]],
    tamper: misstateWeight(0.07, 0.18),
  },
  {
    // A few kilograms among tonnes: too little for any scale, so that only a look finds it.
    id: 'protected-horn',
    movement: 'import',
    hazard: 'protected-species',
    code: 'prohibited',
    share: 0.0012,
    firstWeek: -99,
    phases: [
      [-99, ['121190', '510111'], 2],
      [5, ['050790'], 2],
    ],
    tamper: conceal(5, 60),
  },
  {
    // Waste as used machinery: seen as few packages at a low price.
    id: 'electronic-waste',
    movement: 'import',
    hazard: 'waste',
    code: 'misdescription',
    share: 0.0025,
    firstWeek: 3,
    phases: [[3, ['847989'], 3]],
    tamper: misdescribe(0.5, 0.25),
  },
  {
    // A forgotten source in scrap: nothing on paper, and rare.
    id: 'hot-scrap',
    movement: 'import',
    hazard: 'radiation',
    code: 'prohibited',
    share: 0.0006,
    firstWeek: -99,
    phases: [[-99, ['720449', '740400'], 1]],
    tamper: conceal(1, 20),
  },
  {
    // Meat without its veterinary papers: seen by anybody who looks for them.
    id: 'meat-papers',
    movement: 'import',
    hazard: 'animal-plant-health',
    code: 'health',
    share: 0.0025,
    firstWeek: -99,
    phases: [[-99, ['020500', '020442'], 2]],
    tamper: dropHealthPapers,
  },
  {
    // Goods that leave the load on the way: lighter than declared, and the seal was opened.
    id: 'transit-diversion',
    movement: 'transit',
    hazard: 'transit',
    code: 'seal-or-structure',
    share: 0.002,
    firstWeek: 1,
    phases: [[1, ['510531', '260300', '020230'], 1]],
    tamper: misstateWeight(-0.3, -0.05),
  },
  {
    // Dangerous goods as harmless ones, in fewer and heavier packages, at another price.
    id: 'fireworks-as-toys',
    movement: 'export',
    hazard: 'dangerous-goods',
    code: 'misdescription',
    share: 0.007,
    firstWeek: -99,
    phases: [
      [-99, ['950300'], 4],
      [4, ['392410', '950300'], 2],
    ],
    tamper: misdescribe(0.6, 0.7),
  },
  {
    // Declared as what they are, without their United Nations number and its note.
    id: 'batteries',
    movement: 'export',
    hazard: 'dangerous-goods',
    code: 'dangerous-goods',
    share: 0.006,
    firstWeek: 1,
    phases: [
      [1, ['850760'], 2],
      [5, ['850760', '850710'], 3],
    ],
    tamper: hideDanger,
  },
  {
    // Cheap copies at a price that a brand never has.
    id: 'counterfeits',
    movement: 'export',
    hazard: 'intellectual-property',
    code: 'other',
    share: 0.008,
    firstWeek: -99,
    phases: [
      [-99, ['330499', '640299'], 3],
      [5, ['330499', '610910'], 3],
    ],
    tamper: understateValue(0.3, 0.5),
  },
  {
    // Hundreds of kilograms in produce, by one carrier: just within what the weighbridge can tell, and seen by who
    // carries.
    id: 'narcotics-in-produce',
    movement: 'export',
    hazard: 'narcotics',
    code: 'prohibited',
    share: 0.006,
    firstWeek: 2,
    phases: [[2, ['070310', '070490', '080810'], 3]],
    oneCarrier: true,
    tamper: conceal(120, 500),
  },
];

/** The planted schemes of a world: which firms are in them follows from the seed. */
export function schemesOf(
  seed: string,
  markets: Readonly<Record<Movement, Market>>,
  carriers: readonly Firm[],
): readonly Scheme[] {
  return PLOTS.map((plot) => {
    const random = randomOf(seed, 'scheme', plot.id);
    const { phases, oneCarrier, ...rest } = plot;
    // Large carriers have enough vehicles for one to be there on any day.
    const carrier = oneCarrier ? { carrier: pick(random, carriers.slice(2, 8)) } : {};
    return {
      ...rest,
      ...carrier,
      phases: phases.map(([fromWeek, hs, buyersEach]) => ({
        fromWeek,
        rings: hs.flatMap((code): Ring[] => {
          const goods = markets[plot.movement].byHs.get(code);
          if (goods === undefined) return [];
          const ordinary = goods.buyers.filter((firm) => firm.tier === 'ordinary');
          return [
            { goods, buyers: shuffled(random, ordinary.length > 0 ? ordinary : goods.buyers).slice(0, buyersEach) },
          ];
        }),
      })),
    };
  });
}

/** How strong a scheme is in a week counted from the first day: nothing before it starts, full after a fortnight. */
export function schemeShare(scheme: Scheme, week: number): number {
  const weeksRunning = Math.floor(week) - scheme.firstWeek + 1;
  return scheme.share * Math.max(0, Math.min(1, weeksRunning / 2));
}

/** Where a scheme runs in this week. */
export function ringsOf(scheme: Scheme, week: number): readonly Ring[] {
  return scheme.phases.findLast((phase) => week >= phase.fromWeek)?.rings ?? [];
}
