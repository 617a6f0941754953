import { timingSafeEqual, createHash } from 'node:crypto';
import type { Instant } from '../../core/domain/ids.ts';
import type { Role } from '../../core/domain/role.ts';
import type { Partner } from '../../core/inspect/release-conditions.ts';
import type { NewEvent } from '../../store/port/events.ts';
import type { RoleGrant } from '../../store/port/people.ts';
import type { Setup } from '../../wire/installation.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { type Accounts, createAccounts } from '../sign-in/accounts.ts';
import { createAuth } from '../sign-in/auth.ts';
import { grantLeaf } from './grants.ts';
import type { ServerOptions } from '../options.ts';

type People = Pick<Services, 'store' | 'newId'>;

/** Whether set-up is still to be done: no grant can be made by two people while there are not two administrators. */
export async function needsAdministrators(people: Services['store']['people']): Promise<boolean> {
  return (await people.administrators()) < 2;
}

/**
 * Makes the first two administrators while there is nobody who could grant a role. Each is recorded as approved by the
 * other. Their grants come into force together, so a set-up that breaks off anywhere can be done again. Throws
 * `setup-done`, `setup-code-wrong`, `administrators-alike` or what `Accounts.create` throws.
 */
export type SetUp = (setup: Setup, now: Instant) => Promise<void>;

/** `expectedCode` is what the start printed; without one nobody can set up. */
export function createSetUp(services: People, accounts: Accounts, expectedCode: string | undefined): SetUp {
  const { people } = services.store;
  // One at a time: each clears away what an interrupted one left.
  let last: Promise<unknown> = Promise.resolve();

  async function setUp({ code, administrators }: Setup, now: Instant): Promise<void> {
    if (!(await needsAdministrators(people))) throw new ApiError('setup-done');
    if (expectedCode === undefined || !sameSecret(code, expectedCode)) throw new ApiError('setup-code-wrong');
    const [first, second] = administrators;
    if (first === undefined || second === undefined || first.username === second.username) {
      throw new ApiError('administrators-alike');
    }
    if ((await people.grants()).length === 0) {
      // Nobody ever held a role, so every account is what a set-up left that did not come to its end.
      for (const { id } of await people.list()) await accounts.remove(id);
    }
    // Accounts first, as the library makes them in transactions of its own; without a grant they may do nothing.
    const ids = [await accounts.create(first), await accounts.create(second)] as const;
    const grants = [
      firstGrant(services, ids[0], 'administrator', ids[1], 'setup', now),
      firstGrant(services, ids[1], 'administrator', ids[0], 'setup', now),
    ];
    const events = grants.map((grant) => firstEvent(services, grant, now));
    const leaves = grants.map((grant) => grantLeaf('grant-approved', grant, grant.proposedBy, now));
    if (await people.addFirstGrants(grants, events, leaves)) return;
    for (const id of ids) await accounts.remove(id);
    throw new ApiError('setup-done');
  }

  return (setup, now) => {
    const next = last.then(
      () => setUp(setup, now),
      () => setUp(setup, now),
    );
    last = next;
    return next;
  };
}

/** The users of a demo: one for each role, and a second administrator, so that grants can be tried. */
export const DEMO_USERS: readonly {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly partner?: Partner;
}[] = [
  { username: 'declarant', name: 'Saruul Trading, declarations', role: 'declarant' },
  { username: 'gate', name: 'Gate officer', role: 'gate-officer' },
  { username: 'inspector', name: 'Inspector', role: 'inspector' },
  { username: 'analyst', name: 'Risk analyst', role: 'analyst' },
  { username: 'approver', name: 'Approver of rules', role: 'approver' },
  { username: 'lead', name: 'Shift lead', role: 'shift-lead' },
  { username: 'reviewer', name: 'Reviewer', role: 'reviewer' },
  { username: 'auditor', name: 'Auditor', role: 'auditor' },
  { username: 'admin', name: 'Administrator', role: 'administrator' },
  { username: 'admin2', name: 'Second administrator', role: 'administrator' },
  { username: 'custodian', name: 'Custodian of the draws', role: 'custodian' },
  { username: 'custodian2', name: 'Second custodian', role: 'custodian' },
  { username: 'veterinary', name: 'Veterinary office', role: 'agency', partner: 'veterinary' },
];

/**
 * Makes the demo's users that are missing, so that a first start that broke off is made good by the next;
 * `declarantOperator` is the firm that the demo's declarant files for.
 */
export async function seedDemoUsers(
  options: Pick<ServerOptions, 'services' | 'auth'>,
  password: string,
  declarantOperator: string | undefined,
  now: Instant,
): Promise<void> {
  const { services } = options;
  const { people } = services.store;
  const [persons, grants] = await Promise.all([people.list(), people.grants()]);
  const granted = new Set(grants.map(({ userId }) => userId));
  const accounts = createAccounts(createAuth({ ...options, portName: { en: '', zh: '' }, consoleFolder: '' }));
  for (const { username, name, role, partner } of DEMO_USERS) {
    const there = persons.find((person) => person.username === username);
    if (there !== undefined && granted.has(there.id)) continue;
    if (there !== undefined) await accounts.remove(there.id);
    const id = await accounts.create({ username, name, password });
    const operator = role === 'declarant' ? declarantOperator : undefined;
    const first = firstGrant(services, id, role, 'demo', 'demo', now, operator);
    const grant = partner === undefined ? first : { ...first, partner };
    await people.addGrant(
      grant,
      [firstEvent(services, grant, now)],
      [grantLeaf('grant-approved', grant, grant.proposedBy, now)],
    );
  }
}

/** A grant in force from the beginning, approved under the name of `by`. */
function firstGrant(
  { newId }: People,
  userId: string,
  role: Role,
  by: string,
  origin: 'setup' | 'demo',
  now: Instant,
  operator?: string,
): RoleGrant {
  return {
    id: newId(),
    userId,
    role,
    ...(operator === undefined ? {} : { operator }),
    proposedBy: by,
    proposedAt: now,
    approvedBy: by,
    approvedAt: now,
    origin,
  };
}

function firstEvent({ newId }: People, { id, userId, role, origin, proposedBy }: RoleGrant, at: Instant): NewEvent {
  const kind = origin === 'setup' ? 'installation-set-up' : 'grant-approved';
  return { id: newId(), at, kind, subject: id, actor: proposedBy, body: { userId, role, origin } };
}

/** Compares without telling by its time how much of a guess was right. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
