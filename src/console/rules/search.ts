import { HAZARDS, type Hazard } from '../../core/domain/hazard.ts';
import { LANES, type Lane } from '../../core/domain/lane.ts';

const RULE_SORTS = ['id', 'lane', 'hits', 'until'] as const;
/** By what the list of rules is ordered; by id unless the address says otherwise. */
export type RuleSort = (typeof RULE_SORTS)[number];

/** What the address of the list of rules holds. */
export interface RulesSearch {
  readonly q?: string;
  readonly hazard?: Hazard;
  readonly lane?: Lane;
  readonly sort?: RuleSort;
}

/** Reads the address; what it does not know is left out. */
export function searchOfRules(search: Record<string, unknown>): RulesSearch {
  const hazard = HAZARDS.find((each) => each === search.hazard);
  const lane = LANES.find((each) => each === search.lane);
  const sort = RULE_SORTS.find((each) => each === search.sort);
  return {
    ...(typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {}),
    ...(hazard === undefined ? {} : { hazard }),
    ...(lane === undefined ? {} : { lane }),
    ...(sort === undefined ? {} : { sort }),
  };
}
