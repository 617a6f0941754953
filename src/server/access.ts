import type { CrossingAction } from '../core/domain/crossing.ts';
import type { Role } from '../core/domain/role.ts';
import { ACTION_ACCESS, ADMINISTRATOR, DESK, GOODS, PAGE_ACCESS, PORT, READERS, RULES } from '../wire/access.ts';

/** Who may call a route: anyone, anyone signed in, or people and tokens that hold one of some roles. */
export type Access = 'public' | 'signed-in' | readonly Role[];

/**
 * The one table of who may do what over HTTP. A route looks itself up here by its name; a route that is not here cannot
 * be registered, and a test walks every row with every role.
 */
export const ACCESS = {
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  // Also open to whoever connects from this machine itself: see metrics.ts.
  'GET /metrics': ['shift-lead', 'administrator', ...READERS],
  'GET /openapi.json': 'public',
  'GET /docs': 'public',

  'POST /api/auth/sign-in/username': 'public',
  'POST /api/auth/sign-out': 'public',
  'POST /api/auth/change-password': 'signed-in',

  'GET /api/v1/installation': 'public',
  'POST /api/v1/setup': 'public',
  // Public keys: whoever is handed a slip may verify it without trusting us.
  'GET /api/v1/slip-keys': 'public',
  'GET /api/v1/me': 'signed-in',

  'GET /api/v1/board': PAGE_ACCESS.board,
  'GET /api/v1/live': PAGE_ACCESS.board,

  'POST /api/v1/declarations': PAGE_ACCESS.filings,
  'PUT /api/v1/declarations/:id': ['declarant'],
  'GET /api/v1/declarations': PAGE_ACCESS.declarations,
  'GET /api/v1/declarations/:id': GOODS,
  'GET /api/v1/declarations/:id/proof': GOODS,
  'POST /api/v1/declarations/:id/selection': ACTION_ACCESS.select,
  'GET /api/v1/declarations/:id/why/:rule': RULES,
  'GET /api/v1/filings': ['declarant', ...READERS],
  'GET /api/v1/filings/:id': ['declarant', ...READERS],

  'POST /api/v1/crossings': ['declarant', 'gate-officer', 'shift-lead'],
  'GET /api/v1/crossings': GOODS,
  'GET /api/v1/crossings/:id': GOODS,
  // Which of them may take which step: ACTION_ACCESS.
  'POST /api/v1/crossings/:id/actions': PORT,
  'POST /api/v1/gate/actions': PORT,
  'GET /api/v1/gate/vehicles/:plate': [...PORT, ...READERS],
  'GET /api/v1/gate/slips': [...PORT, ...READERS],

  'GET /api/v1/inspections': PAGE_ACCESS.inspections,
  'GET /api/v1/inspections/officers': PAGE_ACCESS.inspections,
  'GET /api/v1/inspections/:id': PAGE_ACCESS.inspections,
  // Which of them may do what: INSPECTION_ACCESS.
  'POST /api/v1/inspections/:id/actions': ['inspector', 'shift-lead'],
  'POST /api/v1/inspection-actions': ['inspector', 'shift-lead'],
  'PUT /api/v1/inspections/:id/photos/:photoId': ['inspector'],
  'GET /api/v1/inspections/:id/photos/:photoId': PAGE_ACCESS.inspections,
  'GET /api/v1/packs': PAGE_ACCESS.inspections,
  'PUT /api/v1/me/pin': ['inspector', 'shift-lead'],

  'GET /api/v1/rules': PAGE_ACCESS.rules,
  'GET /api/v1/rules/:id': RULES,
  'GET /api/v1/rules/versions': RULES,
  'GET /api/v1/rules/:id/versions': RULES,
  'POST /api/v1/rules/check': DESK,
  'POST /api/v1/rules/versions': ['analyst'],
  // Which of them may take which step: STEP_ACCESS.
  'POST /api/v1/rules/:id/versions/:version/steps': DESK,
  'POST /api/v1/replays': DESK,
  'GET /api/v1/replays/:id': RULES,
  'DELETE /api/v1/replays/:id': DESK,
  'GET /api/v1/replays/:id/csv': RULES,
  'GET /api/v1/lists': RULES,
  'POST /api/v1/lists': ['analyst'],
  'POST /api/v1/lists/:id/entries': ['analyst'],
  'POST /api/v1/lists/:id/entries/:entry/approval': ['approver'],
  'POST /api/v1/lists/:id/entries/:entry/refusal': ['approver'],
  'POST /api/v1/lists/:id/entries/:entry/withdrawal': DESK,
  'GET /api/v1/vocabulary': RULES,
  'POST /api/v1/vocabulary': ['analyst'],
  'POST /api/v1/vocabulary/:id/approval': ['approver'],
  'POST /api/v1/vocabulary/:id/refusal': ['approver'],

  'GET /api/v1/draws': PAGE_ACCESS.oversight,
  // Once its day has ended a seed is everybody's: what follows from it can be checked without trusting us.
  'GET /api/v1/draws/:day': 'public',
  'GET /api/v1/draws/:day/check': PAGE_ACCESS.oversight,
  'POST /api/v1/draws/commitments': ['custodian'],
  'POST /api/v1/draws/secrets': ['custodian'],
  'GET /api/v1/assignments/:id': PAGE_ACCESS.roster,
  // Figures about officers: the readers', and nobody's who works beside them.
  'GET /api/v1/oversight/steering': READERS,
  'GET /api/v1/roster': PAGE_ACCESS.roster,
  'POST /api/v1/roster/shifts': ['shift-lead'],
  'PUT /api/v1/roster/shifts/:id': ['shift-lead'],
  'POST /api/v1/roster/shifts/:id/handover': ['shift-lead'],
  'POST /api/v1/roster/qualifications': ['shift-lead'],
  'GET /api/v1/reassignments': PAGE_ACCESS.roster,
  'POST /api/v1/reassignments': ['inspector', 'shift-lead'],
  // By another person than whoever proposed it; an approver is there where a port has one lead.
  'POST /api/v1/reassignments/:id/approval': ['shift-lead', 'approver'],
  'POST /api/v1/reassignments/:id/refusal': ['shift-lead', 'approver'],

  'GET /api/v1/document-requests': ['declarant', ...PAGE_ACCESS.documents],
  'POST /api/v1/declarations/:id/document-requests': PORT,
  'PUT /api/v1/document-requests/:id/answers/:answer': ['declarant'],
  'GET /api/v1/document-requests/:id/answers/:answer': ['declarant', ...PAGE_ACCESS.documents],
  'POST /api/v1/document-requests/:id/decisions': PORT,
  'GET /api/v1/declarations/:id/conditions': GOODS,
  'POST /api/v1/declarations/:id/clearances': ['agency'],
  'GET /api/v1/audits': PAGE_ACCESS.audits,
  'POST /api/v1/audits/:id/conclusion': ['inspector'],
  'GET /api/v1/referrals': PAGE_ACCESS.referrals,
  'POST /api/v1/referrals': ['inspector', 'shift-lead'],
  // A partner sees its own open cases; every look is recorded.
  'GET /api/v1/referrals/:id': PAGE_ACCESS.referrals,
  'GET /api/v1/referrals/:id/documents/:document': PAGE_ACCESS.referrals,
  'POST /api/v1/referrals/:id/answer': ['agency'],
  'GET /api/v1/filings/:id/notices': ['declarant', ...READERS],
  'POST /api/v1/filings/:id/appeals': ['declarant'],
  'GET /api/v1/appeals': PAGE_ACCESS.appeals,
  // A decision on an appeal adds to the record and changes nothing of it, so a reviewer may make one.
  'POST /api/v1/appeals/:id/decision': ['shift-lead', 'reviewer'],

  // Published while it lasts: everybody who waits may know why it takes longer.
  'GET /api/v1/outage': 'public',
  'GET /api/v1/outage/grants': [...PORT, ...READERS],
  'GET /api/v1/outages': PAGE_ACCESS.outages,
  'POST /api/v1/outages': ['shift-lead'],
  // By another person than whoever declared it; an approver is there where a port has one lead.
  'POST /api/v1/outages/:id/confirmation': ['shift-lead', 'approver'],
  'POST /api/v1/outages/:id/end': ['shift-lead'],
  // Looks at what was done add to the record and change nothing of it.
  'POST /api/v1/outages/:id/review': ['shift-lead', 'reviewer'],
  'POST /api/v1/outage-forms': ['gate-officer', 'shift-lead'],
  'GET /api/v1/outage-entries': PAGE_ACCESS.outages,
  // Which of them may key which step: ACTION_ACCESS.
  'POST /api/v1/outage-entries': ['gate-officer', 'shift-lead'],
  'POST /api/v1/outage-entries/:id/review': ['shift-lead', 'reviewer'],

  // Salted hashes and signatures: whoever checks the log need not ask us.
  'GET /ledger/checkpoint': 'public',
  'GET /ledger/key': 'public',
  'GET /ledger/tile/*': 'public',
  'GET /api/v1/crossings/:id/certificate': [...PORT, ...READERS],

  'GET /api/v1/reviews': PAGE_ACCESS.quality,
  // What a reviewer reads at the desk is added to the record, and changes nothing of it.
  'POST /api/v1/reviews/:id/verdict': ['inspector', 'shift-lead', 'reviewer'],
  'POST /api/v1/reviews/:id/waiver': ['inspector', 'shift-lead'],
  // By another person than whoever asked.
  'POST /api/v1/reviews/:id/waiver-approval': ['shift-lead', 'approver'],
  'GET /api/v1/bulletin': PAGE_ACCESS.quality,
  // Figures about officers: of teams for the readers, and each officer's own for that officer.
  'GET /api/v1/figures': READERS,
  'GET /api/v1/figures/mine': PAGE_ACCESS.figures,
  'POST /api/v1/figures/contests': ['inspector', 'shift-lead'],
  'GET /api/v1/fairness': PAGE_ACCESS.fairness,
  'GET /api/v1/retention': PAGE_ACCESS.retention,
  'POST /api/v1/plate-look-ups': ['inspector', 'shift-lead'],
  // Whoever decides about a load reads its record and never the message itself.
  'GET /api/v1/declarations/:id/messages': READERS,
  // A firm sees what is held on it, and nothing of another.
  'GET /api/v1/operators/:operator/held': ['declarant', ...READERS],

  'GET /api/v1/people': PAGE_ACCESS.people,
  'POST /api/v1/people': ADMINISTRATOR,
  'POST /api/v1/grants': ADMINISTRATOR,
  'POST /api/v1/grants/:id/approval': ADMINISTRATOR,
  'POST /api/v1/grants/:id/refusal': ADMINISTRATOR,
  'POST /api/v1/grants/:id/revocation': ADMINISTRATOR,
} as const satisfies Readonly<Record<string, Access>>;

/** A route's name: its method and its path. */
export type RouteName = keyof typeof ACCESS;

/** Routes and steps that a person answers for by name: a system's token does not do, whatever its role. */
export const PERSONS_ONLY: ReadonlySet<RouteName | CrossingAction | 'select'> = new Set<
  RouteName | CrossingAction | 'select'
>([
  'POST /api/auth/change-password',
  'POST /api/v1/inspections/:id/actions',
  'POST /api/v1/inspection-actions',
  'PUT /api/v1/inspections/:id/photos/:photoId',
  'PUT /api/v1/me/pin',
  'POST /api/v1/people',
  'POST /api/v1/grants',
  'POST /api/v1/grants/:id/approval',
  'POST /api/v1/grants/:id/refusal',
  'POST /api/v1/grants/:id/revocation',
  'POST /api/v1/rules/versions',
  'POST /api/v1/rules/:id/versions/:version/steps',
  'POST /api/v1/lists',
  'POST /api/v1/lists/:id/entries',
  'POST /api/v1/lists/:id/entries/:entry/approval',
  'POST /api/v1/lists/:id/entries/:entry/refusal',
  'POST /api/v1/lists/:id/entries/:entry/withdrawal',
  'POST /api/v1/vocabulary',
  'POST /api/v1/vocabulary/:id/approval',
  'POST /api/v1/vocabulary/:id/refusal',
  'POST /api/v1/draws/commitments',
  'POST /api/v1/draws/secrets',
  'POST /api/v1/roster/shifts',
  'PUT /api/v1/roster/shifts/:id',
  'POST /api/v1/roster/shifts/:id/handover',
  'POST /api/v1/roster/qualifications',
  'POST /api/v1/reassignments',
  'POST /api/v1/reassignments/:id/approval',
  'POST /api/v1/reassignments/:id/refusal',
  'POST /api/v1/outages',
  'POST /api/v1/outages/:id/confirmation',
  'POST /api/v1/outages/:id/end',
  'POST /api/v1/outages/:id/review',
  'POST /api/v1/outage-forms',
  'POST /api/v1/outage-entries',
  'POST /api/v1/outage-entries/:id/review',
  'POST /api/v1/declarations/:id/document-requests',
  'POST /api/v1/document-requests/:id/decisions',
  'POST /api/v1/audits/:id/conclusion',
  'POST /api/v1/referrals',
  'POST /api/v1/appeals/:id/decision',
  'POST /api/v1/plate-look-ups',
  'POST /api/v1/figures/contests',
  'POST /api/v1/reviews/:id/verdict',
  'POST /api/v1/reviews/:id/waiver',
  'POST /api/v1/reviews/:id/waiver-approval',
  'POST /api/v1/declarations/:id/selection',
  'select',
  'end-check',
  'hold',
  'lift-hold',
  'release',
]);

/** Whether some roles (none for a stranger) may pass; `undefined` roles mean that nobody is signed in. */
export function mayPass(access: Access, roles: ReadonlySet<Role> | undefined): 'yes' | 'sign-in' | 'no' {
  if (access === 'public') return 'yes';
  if (roles === undefined) return 'sign-in';
  if (access === 'signed-in') return 'yes';
  return access.some((role) => roles.has(role)) ? 'yes' : 'no';
}
