import type { Instant, LocalDay } from '../domain/ids.ts';

/** Qualifications beyond the checklist packs, whose names are qualifications too. */
export const QUALIFICATIONS = ['reefer', 'dangerous-goods', 'animals', 'radiation'] as const;

/** What an officer may inspect, until when. */
export interface Qualification {
  readonly officer: string;
  /** One of QUALIFICATIONS, or the name of a checklist pack. */
  readonly what: string;
  /** The last day on which it holds. */
  readonly expiresOn: LocalDay;
}

/** A bay of a shift: whether it is open, and what stands in it. */
export interface Bay {
  readonly name: string;
  readonly open: boolean;
  readonly equipment: readonly string[];
}

/** One shift: who is on, from when to when, and with what. */
export interface Shift {
  readonly id: string;
  readonly from: Instant;
  /** The first moment after it. */
  readonly until: Instant;
  readonly officers: readonly string[];
  readonly bays: readonly Bay[];
  /** Counts its changes, so that two leads do not overwrite each other. */
  readonly version: number;
}

/** Why an inspection goes to another officer than the draw named. There is no "other": each can be looked into. */
export const REASSIGNMENT_CODES = [
  'off-duty',
  'ill',
  'conflict-of-interest',
  'qualification-needed',
  'workload',
  'equipment-needed',
] as const;
/**
 * Every one needs an approver besides whoever proposes it, is an entry of the ledger, and counts in the steering test.
 */
export type ReassignmentCode = (typeof REASSIGNMENT_CODES)[number];

/** The span is none or over 24 hours; nobody is on it; an officer or a bay is named twice. */
export type ShiftFault = 'shift-span' | 'shift-nobody' | 'shift-doubled';

/** Longer than any shift that is worked; a slip of the pen in a date is. */
const LONGEST_SHIFT_MS = 24 * 3_600_000;

/** What keeps a shift from standing: a span that is none, nobody on it, or somebody named twice. */
export function checkShift(shift: Pick<Shift, 'from' | 'until' | 'officers' | 'bays'>): ShiftFault | undefined {
  const length = shift.until - shift.from;
  if (!(length > 0 && length <= LONGEST_SHIFT_MS)) return 'shift-span';
  if (shift.officers.length === 0) return 'shift-nobody';
  const names = shift.bays.map(({ name }) => name);
  if (new Set(shift.officers).size < shift.officers.length || new Set(names).size < names.length)
    return 'shift-doubled';
  return undefined;
}

/** Everybody on shift at an instant; undefined when no shift stands then, which is not the same as an empty one. */
export function onShiftAt(shifts: readonly Shift[], at: Instant): ReadonlySet<string> | undefined {
  const standing = shifts.filter((shift) => shift.from <= at && at < shift.until);
  return standing.length === 0 ? undefined : new Set(standing.flatMap((shift) => shift.officers));
}

/** What an officer is qualified for on a day, the day of expiry included. */
export function qualifiedOn(qualifications: readonly Qualification[], officer: string, day: LocalDay): string[] {
  return qualifications.filter((one) => one.officer === officer && one.expiresOn >= day).map(({ what }) => what);
}
