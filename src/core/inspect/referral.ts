import { HAZARDS, type Hazard } from '../domain/hazard.ts';
import type { Instant } from '../domain/ids.ts';
import type { Agency } from './codes.ts';

/** What a partner agency answers to a referral. */
export const REFERRAL_RESULTS = ['no-objection', 'takes-over', 'measures-asked', 'not-competent'] as const;
/** Coded, so that the port knows what became of its finding; a remark may go with it. */
export type ReferralResult = (typeof REFERRAL_RESULTS)[number];

/**
 * What may be referred to whom: an agency learns of nothing outside its own field, the police only of weapons and narcotics.
 * Hazards that are the customs office's own business stand nowhere.
 */
const COMPETENCE: Readonly<Record<Agency, readonly Hazard[]>> = {
  health: ['public-health', 'food-safety', 'product-safety'],
  veterinary: ['animal-plant-health', 'food-safety'],
  plant: ['animal-plant-health'],
  transport: ['vehicle', 'dangerous-goods'],
  police: ['weapons', 'narcotics'],
  environment: ['waste', 'protected-species', 'radiation'],
};

/** Whether a hazard is within an agency's field. */
export function isCompetent(agency: Agency, hazard: Hazard): boolean {
  return COMPETENCE[agency].includes(hazard);
}

/** The hazards that a finding supports referring to an agency: those it names, within the agency's field. */
export function referable(agency: Agency, found: readonly string[]): readonly Hazard[] {
  return HAZARDS.filter((hazard) => found.includes(hazard) && isCompetent(agency, hazard));
}

/** The longest that a partner may take, and the shortest that it is given. */
export const LONGEST_REFERRAL_MS = 30 * 86_400_000;
export const SHORTEST_REFERRAL_MS = 3_600_000;

/** Whether a deadline is one that a partner can keep and a load can wait for. */
export function isDeadline(deadline: Instant, now: Instant): boolean {
  return deadline - now >= SHORTEST_REFERRAL_MS && deadline - now <= LONGEST_REFERRAL_MS;
}
