import type { Declaration, GoodsItem } from '../domain/declaration.ts';
import type { Hazard } from '../domain/hazard.ts';
import { allowedHazards } from '../rule/limits.ts';
import type { Assessment } from '../domain/assessment.ts';
import { AGENCIES, type Agency } from './codes.ts';

/** Whose messages a release can wait for: partner agencies, and the treasury, which says that duty is paid or covered. */
export const PARTNERS = [...AGENCIES, 'treasury'] as const;
/** Each speaks for itself alone. */
export type Partner = (typeof PARTNERS)[number];

/** What a partner says of one declaration. The treasury says `paid` or `guaranteed`, an agency `cleared`. */
export const CLEARANCE_DECISIONS = ['cleared', 'paid', 'guaranteed', 'refused'] as const;
/** `refused` leaves the condition open, as if nothing had come. */
export type ClearanceDecision = (typeof CLEARANCE_DECISIONS)[number];

/** Why a release waits for a partner; the sentences stand in src/messages. */
export const CONDITION_REASONS = [
  'duty',
  'live-animals',
  'animal-products',
  'plants-and-wood',
  'food',
  'blood-and-vaccines',
  'dangerous-goods',
  'weapons-and-explosives',
  'radioactive',
  'waste',
  'protected-species',
] as const;
/** Why, in the class that a trader may read. */
export type ConditionReason = (typeof CONDITION_REASONS)[number];

/** One thing that a release waits for: whose word, why, and for which goods items. */
export interface ReleaseCondition {
  readonly partner: Partner;
  readonly reason: ConditionReason;
  /** The goods items that it is about, so that a partner need not be told of the others. */
  readonly lines: readonly number[];
}

/** A partner's word on one version of a declaration. */
export interface PartnerWord {
  readonly partner: Partner;
  readonly decision: ClearanceDecision;
  /** The version that was on file when it came: what was amended since, nobody has cleared. */
  readonly version: number;
}

interface ClearanceRow {
  readonly reason: Exclude<ConditionReason, 'duty'>;
  readonly agency: Agency;
  readonly hazard: Hazard;
  /** Beginnings of HS codes; none where only dangerous goods or hits count. */
  readonly hs: readonly string[];
  /** Goods with a United Nations number. */
  readonly un?: true;
  /** Also where a selected hit of the hazard stands: the agency decides what such goods are. */
  readonly hit?: true;
}

/**
 * Which goods need whose clearance. Only where a law makes an agency's consent a condition of release; what an agency may
 * merely be interested in is a referral, after a finding.
 */
const CLEARANCES: readonly ClearanceRow[] = [
  { reason: 'live-animals', agency: 'veterinary', hazard: 'animal-plant-health', hs: ['01'] },
  { reason: 'animal-products', agency: 'veterinary', hazard: 'animal-plant-health', hs: ['02', '03', '04', '05'] },
  {
    reason: 'plants-and-wood',
    agency: 'plant',
    hazard: 'animal-plant-health',
    hs: ['06', '07', '08', '10', '12', '4401', '4403', '4407'],
  },
  { reason: 'food', agency: 'health', hazard: 'food-safety', hs: ['16', '19', '20', '21'] },
  { reason: 'blood-and-vaccines', agency: 'health', hazard: 'public-health', hs: ['3002'] },
  { reason: 'dangerous-goods', agency: 'transport', hazard: 'dangerous-goods', hs: [], un: true },
  { reason: 'weapons-and-explosives', agency: 'police', hazard: 'weapons', hs: ['93', '3601', '3602', '3603'] },
  { reason: 'radioactive', agency: 'environment', hazard: 'radiation', hs: ['2844'] },
  { reason: 'waste', agency: 'environment', hazard: 'waste', hs: ['3915', '2620', '4004'], hit: true },
  { reason: 'protected-species', agency: 'environment', hazard: 'protected-species', hs: [], hit: true },
];

/**
 * What the release of a declaration waits for, whether or not it has come: duty on imports that is not covered by a guarantee
 * declared with them, and the clearances that its goods and hits ask for. Goods within limit 1 ask only what their hazards allow.
 */
export function releaseConditions(
  declaration: Pick<Declaration, 'direction' | 'goods' | 'guarantee'>,
  hits: Assessment['hits'] = [],
): readonly ReleaseCondition[] {
  const conditions: ReleaseCondition[] = [];
  const dutiable = declaration.goods.filter((item) => (item.dutyRate ?? 0) > 0 && (item.value ?? 0) > 0);
  if (declaration.direction === 'import' && declaration.guarantee === undefined && dutiable.length > 0)
    conditions.push({ partner: 'treasury', reason: 'duty', lines: linesOf(dutiable) });
  for (const row of CLEARANCES) {
    const asking = declaration.goods.filter((item) => asks(row, item, hits));
    if (asking.length > 0) conditions.push({ partner: row.agency, reason: row.reason, lines: linesOf(asking) });
  }
  return conditions;
}

/** Whether goods ask for a clearance: by their code, their United Nations number, or a selected hit. */
function asks(row: ClearanceRow, item: GoodsItem, hits: Assessment['hits']): boolean {
  if (!allowedHazards(item.hs).includes(row.hazard)) return false;
  if (row.hs.some((prefix) => item.hs.startsWith(prefix))) return true;
  if (row.un === true && item.unNumber !== undefined) return true;
  return row.hit === true && hits.some((hit) => hit.selected && hit.hazard === row.hazard && hit.line === item.line);
}

const linesOf = (items: readonly GoodsItem[]): readonly number[] => items.map(({ line }) => line);

/**
 * The conditions that are not met. `words` are what partners said of this declaration, oldest first: the last one of each
 * counts, and only where it was said of `version`. `listening` are the partners that send messages here; the others clear on
 * paper, in the check.
 */
export function missingReleaseConditions(
  conditions: readonly ReleaseCondition[],
  words: readonly PartnerWord[],
  version: number,
  listening: readonly Partner[] = PARTNERS,
): readonly ReleaseCondition[] {
  return conditions.filter(({ partner }) => {
    if (!listening.includes(partner)) return false;
    const last = words.findLast((word) => word.partner === partner);
    return last === undefined || last.decision === 'refused' || last.version !== version;
  });
}

/** Whether a partner can say this: only the treasury speaks of money. */
export function maySay(partner: Partner, decision: ClearanceDecision): boolean {
  if (decision === 'refused') return true;
  return partner === 'treasury' ? decision !== 'cleared' : decision === 'cleared';
}

/** The open conditions of a whole load in the terms of decide-release.ts. */
export function obligationsOf(missing: readonly ReleaseCondition[]): {
  readonly dutyOpen: boolean;
  readonly clearancesOpen: readonly Agency[];
} {
  const open = new Set(missing.map(({ partner }) => partner));
  return { dutyOpen: open.has('treasury'), clearancesOpen: AGENCIES.filter((agency) => open.has(agency)) };
}
