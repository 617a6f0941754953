import type { Role } from '../../core/domain/role.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { frameWords } from '../../messages/console-frame.ts';

export interface Place {
  readonly to: '/' | '/declarations' | '/rules' | '/people' | '/filings';
  readonly word: BilingualText;
  /** Pressed after `g`. */
  readonly key: string;
  readonly roles: readonly Role[];
}

const STAFF: readonly Role[] = [
  'gate-officer',
  'inspector',
  'analyst',
  'approver',
  'shift-lead',
  'reviewer',
  'auditor',
];

/** The console's pages, the key that leads to each, and whom they are for. The server decides; this only tidies. */
const PLACES: readonly Place[] = [
  { to: '/', word: frameWords.board, key: 'b', roles: [...STAFF, 'administrator'] },
  { to: '/declarations', word: frameWords.declarations, key: 'd', roles: STAFF },
  { to: '/rules', word: frameWords.rules, key: 'r', roles: STAFF },
  { to: '/people', word: frameWords.people, key: 'p', roles: ['administrator', 'auditor'] },
  { to: '/filings', word: frameWords.filings, key: 'f', roles: ['declarant'] },
];

/** The pages that somebody with these roles may see. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  return PLACES.filter((place) => place.roles.some((role) => roles.includes(role)));
}

/** Whether the gate's own page is for somebody with these roles. */
export function worksAtGate(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'gate-officer' || role === 'shift-lead');
}
