import type { Role } from '../../core/domain/role.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { holdsOne, INSPECTION_ACCESS, PAGE_ACCESS, PORT } from '../../wire/access.ts';

/** A page of the console. */
export interface Place {
  readonly to:
    | '/'
    | '/declarations'
    | '/inspections'
    | '/documents'
    | '/audits'
    | '/referrals'
    | '/appeals'
    | '/rules'
    | '/lists'
    | '/vocabulary'
    | '/oversight'
    | '/quality'
    | '/figures'
    | '/fairness'
    | '/roster'
    | '/outage'
    | '/people'
    | '/retention'
    | '/filings';
  readonly word: BilingualText;
  /** Pressed after `g`. No two places have the same one, whoever may see them. */
  readonly key: string;
  readonly roles: readonly Role[];
}

/** Pages under one word of the bar. */
export interface PlaceGroup {
  readonly word: BilingualText;
  readonly places: readonly Place[];
}

/** Whoever has no more pages than this sees them all side by side; with more they stand in groups. */
const MOST_SIDE_BY_SIDE = 7;

/** The console's pages and whom they are for. The server decides; this only tidies. */
const GROUPS: readonly PlaceGroup[] = [
  {
    word: frameWords.today,
    places: [
      { to: '/', word: frameWords.board, key: 'b', roles: PAGE_ACCESS.board },
      { to: '/filings', word: frameWords.filings, key: 'f', roles: PAGE_ACCESS.filings },
    ],
  },
  {
    word: frameWords.loads,
    places: [
      { to: '/declarations', word: frameWords.declarations, key: 'd', roles: PAGE_ACCESS.declarations },
      { to: '/inspections', word: frameWords.inspections, key: 'i', roles: PAGE_ACCESS.inspections },
      { to: '/documents', word: frameWords.documents, key: 'c', roles: PAGE_ACCESS.documents },
      { to: '/audits', word: frameWords.audits, key: 'a', roles: PAGE_ACCESS.audits },
      { to: '/referrals', word: frameWords.referrals, key: 'e', roles: PAGE_ACCESS.referrals },
      { to: '/appeals', word: frameWords.appeals, key: 'v', roles: PAGE_ACCESS.appeals },
    ],
  },
  {
    word: frameWords.rules,
    places: [
      { to: '/rules', word: frameWords.rules, key: 'r', roles: PAGE_ACCESS.rules },
      { to: '/lists', word: frameWords.lists, key: 'l', roles: PAGE_ACCESS.rules },
      { to: '/vocabulary', word: frameWords.vocabulary, key: 'w', roles: PAGE_ACCESS.rules },
    ],
  },
  {
    word: frameWords.oversightGroup,
    places: [
      { to: '/oversight', word: frameWords.oversight, key: 'o', roles: PAGE_ACCESS.oversight },
      { to: '/quality', word: frameWords.quality, key: 'q', roles: PAGE_ACCESS.quality },
      { to: '/figures', word: frameWords.figures, key: 'm', roles: PAGE_ACCESS.figures },
      { to: '/fairness', word: frameWords.fairness, key: 'n', roles: PAGE_ACCESS.fairness },
    ],
  },
  {
    word: frameWords.port,
    places: [
      { to: '/roster', word: frameWords.roster, key: 's', roles: PAGE_ACCESS.roster },
      { to: '/outage', word: frameWords.outage, key: 'x', roles: PAGE_ACCESS.outages },
      { to: '/people', word: frameWords.people, key: 'p', roles: PAGE_ACCESS.people },
      { to: '/retention', word: frameWords.retention, key: 't', roles: PAGE_ACCESS.retention },
    ],
  },
];

/** The groups that hold a page for somebody with these roles, each with those pages alone. */
export function groupsFor(roles: readonly Role[]): readonly PlaceGroup[] {
  return GROUPS.map(({ word, places }) => ({
    word,
    places: places.filter((place) => holdsOne(place.roles, roles)),
  })).filter(({ places }) => places.length > 0);
}

/**
 * What stands in the bar for somebody with these roles: few pages side by side, many in groups. A group of one page is
 * that page.
 */
export function barFor(roles: readonly Role[]): readonly (Place | PlaceGroup)[] {
  const groups = groupsFor(roles);
  const places = groups.flatMap((group) => group.places);
  if (places.length <= MOST_SIDE_BY_SIDE) return places;
  return groups.map((group) => (group.places.length === 1 ? (group.places[0] as Place) : group));
}

/** Whether the gate's own page is for somebody with these roles. */
export function worksAtGate(roles: readonly Role[]): boolean {
  return holdsOne(PORT, roles);
}

/** Whether the inspection page is for somebody with these roles. */
export function examines(roles: readonly Role[]): boolean {
  return holdsOne(INSPECTION_ACCESS.second, roles);
}

/** Whether rules may be read by somebody with these roles. */
export function readsRules(roles: readonly Role[]): boolean {
  return holdsOne(PAGE_ACCESS.rules, roles);
}
