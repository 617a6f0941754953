import type { Instant } from '../domain/ids.ts';

/** The classes of records that do not stay for ever. Why each stays as long as it does is said in src/messages. */
export const RETENTION_CLASSES = [
  'raw-message',
  'plate',
  'listed-plate',
  'photo',
  'document-file',
  'appeal-statement',
  'session',
  'sign-in-trace',
] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];
/** Classes whose records are taken out whole, one by one. */
export type ErasedClass = Exclude<RetentionClass, 'plate' | 'listed-plate'>;

/** How long records of one class stay, and what becomes of them. */
export interface RetentionTimer {
  readonly record: RetentionClass;
  /** Days of 24 hours, counted from `from`. */
  readonly days: number;
  readonly from: (typeof RETENTION_FROM)[number];
  readonly does: (typeof RETENTION_DOES)[number];
}

/** The event from which a class's days count; what has not had it yet stays (an open crossing, an undecided appeal). */
export const RETENTION_FROM = ['intake', 'passage-ended', 'received', 'expired', 'decided'] as const;
/**
 * `pseudonymise` keeps the record and takes out who; `erase` takes out the record, whose salted hash in the ledger
 * stays.
 */
export const RETENTION_DOES = ['never-kept', 'pseudonymise', 'erase'] as const;

const DAY_MS = 86_400_000;

/**
 * The most days for which a port may keep messages as they came in (DESIGN.md limit 8), and what it does unless it says
 * less.
 */
export const RAW_MESSAGE_DAYS = 30;

/**
 * The one table of timers (DESIGN.md limit 8). What decides about a load and its proof stays; what leads to a person
 * goes. A port may keep messages as they came in for less than 30 days; 0 keeps none.
 */
export function retentionTimers(rawMessageDays = RAW_MESSAGE_DAYS): readonly RetentionTimer[] {
  return [
    rawMessageDays === 0
      ? { record: 'raw-message', days: 0, from: 'intake', does: 'never-kept' }
      : { record: 'raw-message', days: rawMessageDays, from: 'received', does: 'erase' },
    { record: 'plate', days: 90, from: 'passage-ended', does: 'pseudonymise' },
    { record: 'listed-plate', days: 90, from: 'expired', does: 'pseudonymise' },
    { record: 'photo', days: 365, from: 'received', does: 'erase' },
    { record: 'document-file', days: 1_095, from: 'received', does: 'erase' },
    { record: 'appeal-statement', days: 365, from: 'decided', does: 'erase' },
    { record: 'session', days: 1, from: 'expired', does: 'erase' },
    { record: 'sign-in-trace', days: 1, from: 'expired', does: 'erase' },
  ];
}

/** Records of a class whose clock began before this are due. Nothing else decides what goes. */
export function dueBefore({ days }: Pick<RetentionTimer, 'days'>, now: Instant): Instant {
  return (now - days * DAY_MS) as Instant;
}

/** Days for which a gate or an inspection device holds what it saw of a vehicle, when nobody signs out of it before. */
export const DEVICE_DAYS = 7;

/** What a pseudonym begins with: no plate does, so that no look-up by a plate finds one. */
export const PSEUDONYM_MARK = '~';

/**
 * Whether a stored plate is one no longer. Their key lives for one batch, so nobody computes the pseudonym of a plate
 * again.
 */
export function isPseudonym(plate: string): boolean {
  return plate.startsWith(PSEUDONYM_MARK);
}

/** Why an officer looks up where a vehicle passed that is not in the port now; a case stands behind each. */
export const PLATE_REASONS = ['finding-followed-up', 'appeal', 'referral', 'accident', 'court-order'] as const;
/** A look-up is logged with its reason and its case number (see CASE_NUMBER). */
export type PlateReason = (typeof PLATE_REASONS)[number];

/** Why a message is read as it came in. */
export const RAW_MESSAGE_REASONS = ['appeal', 'filing-disputed', 'finding-followed-up', 'court-order'] as const;
export type RawMessageReason = (typeof RAW_MESSAGE_REASONS)[number];

/** The form of a case number: it names a file and has no room for a person's name. */
export const CASE_NUMBER = /^[A-Za-z0-9][A-Za-z0-9/-]{2,39}$/;
