import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Instant } from '../../core/domain/ids.ts';
import { onShiftAt } from '../../core/roster/roster.ts';
import type { Role } from '../../core/domain/role.ts';
import type { OfficerPin } from '../../store/port/inspections.ts';
import type { RoleGrant } from '../../store/port/people.ts';
import type { Environment } from '../environment.ts';

/**
 * A second officer's PIN, for when the network is away. PBKDF2 and not scrypt, because a browser derives it too: the device
 * is given the salt and the hash of the derived key, makes the key from the PIN that is typed, and proves it by an HMAC
 * over the action. Neither PIN nor key is kept on a device or sent.
 */
const ITERATIONS = 600_000;
const KEY_BYTES = 32;
const derive = promisify(pbkdf2);

/** Those who may decide with another: whoever inspects, and whoever leads the shift. */
const SECONDS: readonly Role[] = ['inspector', 'shift-lead'];

/** Sets an officer's own PIN, six to twelve digits. */
export async function setPin({ store }: Environment, officer: string, pin: string, now: Instant): Promise<void> {
  const salt = randomBytes(16);
  const key = await derive(pin, salt, ITERATIONS, KEY_BYTES, 'sha256');
  await store.inspections.setPin({
    officer,
    saltHex: salt.toString('hex'),
    iterations: ITERATIONS,
    keyHex: key.toString('hex'),
    setAt: now,
  });
}

/**
 * What a device is given to check a PIN with. All base64url; `check` is the SHA-256 of the derived key, which gives no
 * proof.
 */
export interface PinVerifier {
  readonly salt: string;
  readonly iterations: number;
  readonly check: string;
}

/**
 * What devices are given: only of officers on shift and of those who lead shifts, whom a roster of inspectors does not name,
 * and only where a release without network is allowed.
 */
export async function pinVerifiers(
  { store, offlineRelease }: Environment,
  now: Instant,
): Promise<ReadonlyMap<string, PinVerifier>> {
  if (offlineRelease !== true) return new Map();
  const [pins, shifts, grants] = await Promise.all([
    store.inspections.pins(),
    store.roster.shifts(now, (now + 1) as Instant),
    store.people.grants(),
  ]);
  const onShift = onShiftAt(shifts, now);
  const leads = new Set(grants.filter((one) => one.role === 'shift-lead' && isInForce(one)).map((one) => one.userId));
  const mayBeThere = (officer: string): boolean => leads.has(officer) || (onShift?.has(officer) ?? true);
  return new Map(pins.filter((pin) => mayBeThere(pin.officer)).map((pin) => [pin.officer, verifierOf(pin)]));
}

const isInForce = ({ approvedAt, revokedAt }: RoleGrant): boolean =>
  approvedAt !== undefined && revokedAt === undefined;

function verifierOf({ saltHex, iterations, keyHex }: OfficerPin): PinVerifier {
  const check = createHash('sha256').update(Buffer.from(keyHex, 'hex')).digest('base64url');
  return { salt: Buffer.from(saltHex, 'hex').toString('base64url'), iterations, check };
}

/** The proof that a device sends: HMAC-SHA-256 over the action's id, under the key that the PIN derives. */
export function pinProof(keyHex: string, actionId: string): string {
  return createHmac('sha256', Buffer.from(keyHex, 'hex')).update(actionId).digest('base64url');
}

/** Whether a proof is an officer's, and the officer may be a second one today. */
export async function provesPin(
  { store }: Environment,
  officer: string,
  proof: string,
  actionId: string,
): Promise<boolean> {
  const [[pin], grants] = await Promise.all([store.inspections.pins([officer]), store.people.grantsOf(officer)]);
  if (pin === undefined) return false;
  const may = grants.some((one) => SECONDS.includes(one.role) && isInForce(one));
  const expected = Buffer.from(pinProof(pin.keyHex, actionId));
  const given = Buffer.from(proof);
  // In the same time whatever differs, and after the role is looked up.
  return may && expected.length === given.length && timingSafeEqual(expected, given);
}
