import type { Instant } from '../domain/ids.ts';

/** The classes of records that do not stay for ever. Why each stays as long as it does is said in src/messages. */
export const RETENTION_CLASSES = [
  'raw-message',
  'plate',
  'photo',
  'document-file',
  'session',
  'sign-in-trace',
] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];
/** Classes whose records are taken out whole, one by one. */
export type ErasedClass = Exclude<RetentionClass, 'raw-message' | 'plate'>;

/** How long records of one class stay, and what becomes of them. */
export interface RetentionTimer {
  readonly record: RetentionClass;
  /** Days of 24 hours, counted from `from`. */
  readonly days: number;
  readonly from: 'intake' | 'passage-ended' | 'received' | 'expired';
  readonly does: 'never-kept' | 'pseudonymise' | 'erase';
}

const DAY_MS = 86_400_000;

/**
 * The one table of timers (DESIGN.md limit 8). What decides about a load and its proof stays; what leads to a person goes. A
 * raw message could stay 30 days encrypted: intake keeps what it recognised and drops the rest at once, so none stays at all.
 */
export const RETENTION: readonly RetentionTimer[] = [
  { record: 'raw-message', days: 0, from: 'intake', does: 'never-kept' },
  { record: 'plate', days: 90, from: 'passage-ended', does: 'pseudonymise' },
  { record: 'photo', days: 365, from: 'received', does: 'erase' },
  { record: 'document-file', days: 1_095, from: 'received', does: 'erase' },
  { record: 'session', days: 1, from: 'expired', does: 'erase' },
  { record: 'sign-in-trace', days: 1, from: 'expired', does: 'erase' },
];

/** Records of a class whose clock began before this are due. */
export function dueBefore(record: RetentionClass, now: Instant): Instant {
  const timer = RETENTION.find((one) => one.record === record);
  if (timer === undefined) throw new RangeError(`no timer for ${record}`);
  return (now - timer.days * DAY_MS) as Instant;
}

/** What a pseudonym begins with: no plate does, so that no look-up by a plate finds one. */
export const PSEUDONYM_MARK = '~';

export function isPseudonym(plate: string): boolean {
  return plate.startsWith(PSEUDONYM_MARK);
}

/** Why an officer looks up where a vehicle passed that is not in the port now; a case stands behind each. */
export const PLATE_REASONS = ['finding-followed-up', 'appeal', 'referral', 'accident', 'court-order'] as const;
export type PlateReason = (typeof PLATE_REASONS)[number];

/** The form of a case number: it names a file and has no room for a person's name. */
export const CASE_NUMBER = /^[A-Za-z0-9][A-Za-z0-9/-]{2,39}$/;
