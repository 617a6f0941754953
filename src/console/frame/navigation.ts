import type { Role } from '../../core/domain/role.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { holdsOne, INSPECTION_ACCESS, PAGE_ACCESS, PORT } from '../../wire/access.ts';

export interface Place {
  readonly to:
    | '/'
    | '/declarations'
    | '/inspections'
    | '/rules'
    | '/people'
    | '/filings'
    | '/oversight'
    | '/roster'
    | '/quality'
    | '/fairness'
    | '/retention'
    | '/documents'
    | '/audits'
    | '/referrals'
    | '/appeals';
  readonly word: BilingualText;
  /** Pressed after `g`. */
  readonly key: string;
  readonly roles: readonly Role[];
}

/** The console's pages, the key that leads to each, and whom they are for. The server decides; this only tidies. */
const PLACES: readonly Place[] = [
  { to: '/', word: frameWords.board, key: 'b', roles: PAGE_ACCESS.board },
  { to: '/declarations', word: frameWords.declarations, key: 'd', roles: PAGE_ACCESS.declarations },
  { to: '/inspections', word: frameWords.inspections, key: 'i', roles: PAGE_ACCESS.inspections },
  { to: '/rules', word: frameWords.rules, key: 'r', roles: PAGE_ACCESS.rules },
  { to: '/documents', word: frameWords.documents, key: 'c', roles: PAGE_ACCESS.documents },
  { to: '/audits', word: frameWords.audits, key: 'a', roles: PAGE_ACCESS.audits },
  { to: '/referrals', word: frameWords.referrals, key: 'e', roles: PAGE_ACCESS.referrals },
  { to: '/appeals', word: frameWords.appeals, key: 'v', roles: PAGE_ACCESS.appeals },
  { to: '/roster', word: frameWords.roster, key: 's', roles: PAGE_ACCESS.roster },
  { to: '/oversight', word: frameWords.oversight, key: 'o', roles: PAGE_ACCESS.oversight },
  { to: '/quality', word: frameWords.quality, key: 'q', roles: PAGE_ACCESS.quality },
  // Everybody else comes to these two from the page about quality.
  { to: '/fairness', word: frameWords.fairness, key: 'e', roles: ['analyst'] },
  { to: '/retention', word: frameWords.retention, key: 'k', roles: ['administrator'] },
  { to: '/people', word: frameWords.people, key: 'p', roles: PAGE_ACCESS.people },
  { to: '/filings', word: frameWords.filings, key: 'f', roles: PAGE_ACCESS.filings },
];

/** The pages that somebody with these roles may see. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  return PLACES.filter((place) => holdsOne(place.roles, roles));
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
