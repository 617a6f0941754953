import type { ActorId, Instant } from '../domain/ids.ts';

/** Parts of the port that work without the server while an outage is in force. */
export const OUTAGE_PARTS = ['gate', 'inspections'] as const;
/**
 * `gate`: releases that the server has not decided. `inspections`: decisions with a second officer who is there in
 * person.
 */
export type OutagePart = (typeof OUTAGE_PARTS)[number];

/** Why the port works without the server; the words stand in src/messages. */
export const OUTAGE_REASONS = ['network', 'server', 'power', 'maintenance', 'attack', 'precaution'] as const;
export type OutageReason = (typeof OUTAGE_REASONS)[number];

/**
 * `declared`: it is there now, and cannot wait for a quorum. `standing`: granted for a shift ahead, for the hour in
 * which nobody reaches the server to declare anything.
 */
export const OUTAGE_KINDS = ['declared', 'standing'] as const;
export type OutageKind = (typeof OUTAGE_KINDS)[number];

/** What the look back says of the declaring: whether the port needed it. */
export const OUTAGE_VERDICTS = ['justified', 'not-justified'] as const;
export type OutageVerdict = (typeof OUTAGE_VERDICTS)[number];

const HOUR_MS = 3_600_000;
/** The longest that one may last: a night shift. Whoever needs more declares again. */
const MOST_OUTAGE_MS = 12 * HOUR_MS;
/** One that was declared by one person and confirmed by nobody ends after this. */
export const CONFIRM_WITHIN_MS = 2 * HOUR_MS;
/** So long after one that nobody confirmed its declarer does not declare another for the same part. */
export const AGAIN_AFTER_MS = MOST_OUTAGE_MS;
/** How far ahead a standing one may begin. */
const MOST_AHEAD_MS = 48 * HOUR_MS;
/** Nobody grants what is over: a begin that is past by more than a form takes to be sent is none. */
const JUST_NOW_MS = 5 * 60_000;

/** A span in which parts of the port may work without the server, and who answers for it. */
export interface Outage {
  readonly id: string;
  readonly kind: OutageKind;
  readonly from: Instant;
  /** It ends by itself here at the latest. */
  readonly until: Instant;
  readonly parts: readonly OutagePart[];
  readonly reason: OutageReason;
  readonly declaredBy: ActorId;
  readonly declaredAt: Instant;
  /** Another person's word on it. */
  readonly confirmation?: { readonly by: ActorId; readonly at: Instant; readonly agrees: boolean };
  readonly ended?: { readonly by: ActorId; readonly at: Instant };
  /** Every one is looked at again once it is over. */
  readonly review?: { readonly by: ActorId; readonly at: Instant; readonly verdict: OutageVerdict };
  /** Counts every change, so that two leads do not overwrite each other. */
  readonly version: number;
}

/** Where one stands at a time; it expires and lapses without anybody doing anything. */
export const OUTAGE_STATES = ['proposed', 'ahead', 'in-force', 'ended', 'expired', 'refused', 'lapsed'] as const;
export type OutageState = (typeof OUTAGE_STATES)[number];

/** Why something about an outage is not done; the sentences stand in src/messages/outage-errors.ts. */
export type OutageRefusal =
  | 'outage-span'
  | 'outage-no-part'
  | 'outage-grants-off'
  | 'outage-needs-another'
  | 'outage-over'
  | 'outage-decided'
  | 'outage-needs-two'
  | 'outage-not-over'
  | 'outage-reviewed';

/** Why a span does not fit, or nothing when it does. A standing one may begin ahead; a declared one begins now. */
export function checkOutage(
  { kind, from, until, parts }: Pick<Outage, 'kind' | 'from' | 'until' | 'parts'>,
  now: Instant,
): OutageRefusal | undefined {
  if (parts.length === 0) return 'outage-no-part';
  const ahead = kind === 'standing' ? MOST_AHEAD_MS : 0;
  const begins = from >= now - JUST_NOW_MS && from <= now + ahead;
  const fits = begins && until > Math.max(from, now) && until - from <= MOST_OUTAGE_MS;
  return fits ? undefined : 'outage-span';
}

/**
 * Whether somebody may not declare one for some parts, because they declared one of late that nobody else stood behind: it
 * lapsed or is unconfirmed still, was refused, or they ended it themselves before anybody was asked. Another person may.
 */
export function declaredInVain(
  before: readonly Outage[],
  { by, parts, now }: { readonly by: ActorId; readonly parts: readonly OutagePart[]; readonly now: Instant },
): boolean {
  return before.some(({ kind, declaredBy, declaredAt, confirmation, ended, parts: were }) => {
    if (kind !== 'declared' || declaredBy !== by || declaredAt <= now - AGAIN_AFTER_MS) return false;
    // Whoever else ended it knew of it, and could have refused it.
    const stoodBehind = confirmation?.agrees === true || (confirmation === undefined && (ended?.by ?? by) !== by);
    return !stoodBehind && were.some((part) => parts.includes(part));
  });
}

/**
 * When its force ends, as far as is known now: a declared one that nobody confirmed does not reach its whole end. A
 * grant holds until here, so that a device which hears nothing more stops by itself.
 */
export function endOf({ kind, until, declaredAt, confirmation, ended }: Outage): Instant {
  if (confirmation?.agrees === false) return Math.min(until, confirmation.at) as Instant;
  const unconfirmed = kind === 'declared' && confirmation === undefined ? declaredAt + CONFIRM_WITHIN_MS : until;
  return Math.min(until, unconfirmed, ended?.at ?? until) as Instant;
}

/**
 * Where one stands at a time. Nothing is written when it changes by time alone, so every reader has to ask with its own
 * `now`; what people did (refused, ended) comes before what time did.
 */
export function outageState(outage: Outage, now: Instant): OutageState {
  const { kind, from, until, confirmation, ended } = outage;
  if (confirmation?.agrees === false) return 'refused';
  if (ended !== undefined) return 'ended';
  if (now >= until) return 'expired';
  // Nothing urgent stands behind a grant for tomorrow: it counts once two people have agreed.
  if (kind === 'standing' && confirmation === undefined) return 'proposed';
  if (now >= endOf(outage)) return 'lapsed';
  return now < from ? 'ahead' : 'in-force';
}

/** Whether devices are given a grant for it: while it is in force, or will be. */
export function grantsRelease(outage: Outage, now: Instant): boolean {
  const state = outageState(outage, now);
  return state === 'in-force' || state === 'ahead';
}

/**
 * A second person's word; never of whoever declared it (`outage-needs-two`). A no ends it then and there, and what was
 * done under it until then stays allowed.
 */
export function confirmOutage(outage: Outage, by: ActorId, agrees: boolean, at: Instant): Outage | OutageRefusal {
  const state = outageState(outage, at);
  if (outage.confirmation !== undefined) return 'outage-decided';
  if (state !== 'in-force' && state !== 'ahead' && state !== 'proposed') return 'outage-over';
  if (outage.declaredBy === by) return 'outage-needs-two';
  return { ...outage, confirmation: { by, at, agrees }, version: outage.version + 1 };
}

/**
 * Ends one before its time; anybody who may declare one may end it, alone: less is allowed afterwards, not more.
 * Devices that reach the server learn of it; the others when their grant ends.
 */
export function endOutage(outage: Outage, by: ActorId, at: Instant): Outage | OutageRefusal {
  const state = outageState(outage, at);
  if (state !== 'in-force' && state !== 'ahead' && state !== 'proposed') return 'outage-over';
  return { ...outage, ended: { by, at }, version: outage.version + 1 };
}

/** Somebody who neither declared nor confirmed it says whether it was called for. */
export function reviewOutage(outage: Outage, by: ActorId, verdict: OutageVerdict, at: Instant): Outage | OutageRefusal {
  const state = outageState(outage, at);
  if (state === 'in-force' || state === 'ahead' || state === 'proposed') return 'outage-not-over';
  if (outage.review !== undefined) return 'outage-reviewed';
  if (outage.declaredBy === by || outage.confirmation?.by === by || outage.ended?.by === by) return 'outage-needs-two';
  return { ...outage, review: { by, at, verdict }, version: outage.version + 1 };
}
