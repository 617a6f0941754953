import { timingSafeEqual, createHash } from 'node:crypto';
import type { Instant } from '../../core/domain/ids.ts';
import type { Role } from '../../core/domain/role.ts';
import type { RoleGrant } from '../../store/port/people.ts';
import type { Setup } from '../../wire/installation.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { type Accounts, createAccounts } from '../sign-in/accounts.ts';
import { createAuth } from '../sign-in/auth.ts';
import type { ServerOptions } from '../options.ts';

type People = Pick<Services, 'store' | 'newId'>;

/**
 * Makes the first two administrators while there is nobody who could grant a role. Each is recorded as approved by the
 * other. Throws `setup-done`, `setup-code-wrong`, `administrators-alike` or what `Accounts.create` throws.
 */
export async function setUp(
  services: People,
  accounts: Accounts,
  { code, administrators }: Setup,
  expectedCode: string | undefined,
  now: Instant,
): Promise<void> {
  if ((await services.store.people.count()) > 0) throw new ApiError('setup-done');
  if (expectedCode === undefined || !sameSecret(code, expectedCode)) throw new ApiError('setup-code-wrong');
  const [first, second] = administrators;
  if (first === undefined || second === undefined || first.username === second.username) {
    throw new ApiError('administrators-alike');
  }
  const ids = [await accounts.create(first), await accounts.create(second)] as const;
  await addFirst(services, ids[0], 'administrator', ids[1], 'setup', now);
  await addFirst(services, ids[1], 'administrator', ids[0], 'setup', now);
}

/** The users of a demo: one for each role, and a second administrator, so that grants can be tried. */
export const DEMO_USERS: readonly { readonly username: string; readonly name: string; readonly role: Role }[] = [
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
];

/** Makes the demo's users while there are none; `declarantOperator` is the firm that the demo's declarant files for. */
export async function seedDemoUsers(
  options: Pick<ServerOptions, 'services' | 'auth'>,
  password: string,
  declarantOperator: string | undefined,
  now: Instant,
): Promise<void> {
  const { services } = options;
  if ((await services.store.people.count()) > 0) return;
  const accounts = createAccounts(createAuth({ ...options, portName: { en: '', zh: '' }, consoleFolder: '' }));
  for (const { username, name, role } of DEMO_USERS) {
    const id = await accounts.create({ username, name, password });
    await addFirst(services, id, role, 'demo', 'demo', now, role === 'declarant' ? declarantOperator : undefined);
  }
}

async function addFirst(
  { store, newId }: People,
  userId: string,
  role: Role,
  by: string,
  origin: 'setup' | 'demo',
  now: Instant,
  operator?: string,
): Promise<void> {
  const grant: RoleGrant = {
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
  const kind = origin === 'setup' ? 'installation-set-up' : 'grant-approved';
  await store.people.addGrant(grant, [
    { id: newId(), at: now, kind, subject: grant.id, actor: by, body: { userId, role, origin } },
  ]);
}

/** Compares without telling by its time how much of a guess was right. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
