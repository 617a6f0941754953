import type { CrossingAction } from '../core/domain/crossing.ts';
import type { InspectionActionKind } from '../core/inspect/codes.ts';
import type { Role } from '../core/domain/role.ts';
import type { RuleStepInput } from './workbench.ts';

/** Read everything, change nothing. */
export const READERS = ['reviewer', 'auditor'] as const satisfies readonly Role[];
/** Those at whose hands vehicles move. */
export const PORT = ['gate-officer', 'inspector', 'shift-lead'] as const satisfies readonly Role[];
/** Those who may see goods: the port, those who write and approve rules, and the readers. */
export const GOODS = [...PORT, 'analyst', 'approver', ...READERS] as const satisfies readonly Role[];
/** Thresholds stay confidential: whoever stands at the gate does not see the rules. */
export const RULES = ['analyst', 'approver', ...READERS] as const satisfies readonly Role[];
/** Those who write and those who approve. */
export const DESK = ['analyst', 'approver'] as const satisfies readonly Role[];
/** Keeps people and their roles; sees no goods and decides no load. */
export const ADMINISTRATOR = ['administrator'] as const satisfies readonly Role[];
const GATE = ['gate-officer', 'shift-lead'] as const satisfies readonly Role[];

/**
 * Who may see each page of the desk. The server asks the same rows about what the page reads, so a page that is offered
 * is one that opens.
 */
export const PAGE_ACCESS = {
  board: [...GOODS, 'administrator'],
  declarations: GOODS,
  inspections: [...PORT, ...READERS],
  rules: RULES,
  people: [...ADMINISTRATOR, ...READERS],
  filings: ['declarant'],
  documents: [...PORT, ...READERS],
  audits: ['inspector', 'shift-lead', ...READERS],
  referrals: ['inspector', 'shift-lead', 'agency', ...READERS],
  appeals: ['shift-lead', ...READERS],
  oversight: ['custodian', 'shift-lead', ...READERS],
  roster: ['inspector', 'shift-lead', 'approver', ...READERS],
  outages: [...PORT, 'approver', ...READERS],
  quality: ['inspector', 'shift-lead', 'approver', ...READERS],
  figures: ['inspector', 'shift-lead', ...READERS],
  fairness: [...RULES, 'shift-lead'],
  retention: ['inspector', 'shift-lead', 'administrator', ...READERS],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/**
 * Which roles may take which step of a crossing: the server refuses by it and the console offers by it. That the step is
 * possible is decided by the domain.
 */
export const ACTION_ACCESS: Readonly<Record<CrossingAction | 'weigh' | 'select', readonly Role[]>> = {
  arrive: GATE,
  'come-to-gate': GATE,
  direct: GATE,
  weigh: PORT,
  // By hand, for a hazard and because of something seen; each is looked at again.
  select: GATE,
  // Documents are looked through at the gate, goods in the bay.
  'start-check': PORT,
  'end-check': PORT,
  hold: PORT,
  'lift-hold': ['shift-lead'],
  release: PORT,
  exit: GATE,
  cancel: GATE,
};

/**
 * Which roles may do what to an inspection. Whose it is, and that two people took part, is decided by the domain. A step is
 * left out only with the shift lead, who does not examine.
 */
export const INSPECTION_ACCESS: Readonly<Record<InspectionActionKind, readonly Role[]>> = {
  start: ['inspector'],
  'sign-step': ['inspector'],
  'add-step': ['inspector'],
  'waive-step': ['inspector'],
  'approve-waiver': ['shift-lead'],
  'record-finding': ['inspector'],
  'check-seal': ['inspector'],
  'replace-seal': ['inspector'],
  'take-sample': ['inspector'],
  'hand-over': ['inspector', 'shift-lead'],
  conclude: ['inspector'],
  second: ['inspector', 'shift-lead'],
};

/**
 * Which roles may take which step of a rule. That the step follows, and that two people took part, is decided where it is
 * taken.
 */
export const STEP_ACCESS: Readonly<Record<RuleStepInput['step'], readonly Role[]>> = {
  replay: ['analyst'],
  approve: ['approver'],
  shadow: DESK,
  live: ['approver'],
  // At once, by whoever sees first that it does harm.
  withdraw: DESK,
};

/** Whether somebody holds one of the roles that something is open to. */
export function holdsOne(open: readonly Role[], held: readonly Role[]): boolean {
  return open.some((role) => held.includes(role));
}
