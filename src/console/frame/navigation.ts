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

const READERS = ['reviewer', 'auditor'] as const satisfies readonly Role[];
const GOODS: readonly Role[] = ['gate-officer', 'inspector', 'shift-lead', 'analyst', 'approver', ...READERS];
// Thresholds stay confidential: whoever stands at the gate does not see the rules.
const RULES: readonly Role[] = ['analyst', 'approver', ...READERS];

/** The console's pages, the key that leads to each, and whom they are for. The server decides; this only tidies. */
const PLACES: readonly Place[] = [
  { to: '/', word: frameWords.board, key: 'b', roles: [...GOODS, 'administrator'] },
  { to: '/declarations', word: frameWords.declarations, key: 'd', roles: GOODS },
  { to: '/rules', word: frameWords.rules, key: 'r', roles: RULES },
  { to: '/people', word: frameWords.people, key: 'p', roles: ['administrator', ...READERS] },
  { to: '/filings', word: frameWords.filings, key: 'f', roles: ['declarant'] },
];

/** The pages that somebody with these roles may see. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  return PLACES.filter((place) => place.roles.some((role) => roles.includes(role)));
}

/** Whether the gate's own page is for somebody with these roles. */
export function worksAtGate(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'gate-officer' || role === 'inspector' || role === 'shift-lead');
}

/** Whether rules may be read by somebody with these roles. */
export function readsRules(roles: readonly Role[]): boolean {
  return roles.some((role) => RULES.includes(role));
}
