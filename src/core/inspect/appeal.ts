import type { Instant } from '../domain/ids.ts';

/** Decisions that a trader is given notice of, and may ask to be looked at again. */
export const NOTICE_KINDS = [
  'check-ordered',
  'finding',
  'hold',
  'document-refused',
  'audit-result',
  'appeal-decided',
] as const;
/** The notice says the class of its reason and until when it may be appealed, never a threshold. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Of these there is no second appeal here: after it come the courts. */
export const isAppealable = (kind: NoticeKind): boolean => kind !== 'appeal-decided';

/** Why the trader thinks a decision wrong. */
export const APPEAL_GROUNDS = [
  'facts-wrong',
  'goods-classified-wrong',
  'value-wrong',
  'document-was-valid',
  'procedure-not-followed',
  'measure-too-hard',
  'took-too-long',
] as const;
/** A ground is chosen; what the trader says besides is kept as the statement, and goes in time. */
export type AppealGround = (typeof APPEAL_GROUNDS)[number];

export const APPEAL_OUTCOMES = ['upheld', 'partly-upheld', 'dismissed'] as const;
/** `upheld`: the trader was right. */
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** What follows for the trader from an appeal that was upheld, wholly or in part. */
export const REMEDIES = ['none', 'finding-corrected', 'document-accepted', 'costs-refunded', 'apology'] as const;
/** What is owed besides the outcome itself. */
export type Remedy = (typeof REMEDIES)[number];

const DAY_MS = 86_400_000;
/** An appeal may be lodged so long after the decision: China's Administrative Reconsideration Law, art. 20. */
export const LODGE_WITHIN_MS = 60 * DAY_MS;
/** It is decided so long after it was lodged. The law allows sixty days; a load's worth of trade does not wait so long. */
export const DECIDE_WITHIN_MS = 30 * DAY_MS;

/** Why somebody may not decide an appeal. */
export type AppealRefusal = 'appeal-officer-involved' | 'appeal-decided';

/**
 * Whether an officer may decide: nobody who had a hand in the matter does. `involved` are all who acted on the declaration,
 * its passages and its inspections.
 */
export function mayDecide(officer: string, involved: ReadonlySet<string>, decided: boolean): AppealRefusal | undefined {
  if (decided) return 'appeal-decided';
  return involved.has(officer) ? 'appeal-officer-involved' : undefined;
}

/** Whether a decision of then may still be appealed now, the last moment included. */
export function inTime(decidedAt: Instant, now: Instant): boolean {
  return now - decidedAt <= LODGE_WITHIN_MS;
}

/** A remedy goes with an appeal that was upheld, and with no other. */
export function remedyFits(outcome: AppealOutcome, remedy: Remedy): boolean {
  return outcome !== 'dismissed' || remedy === 'none';
}

/**
 * Whether a decision takes a finding back: the trader was right, and the finding is corrected. One that is upheld in part leaves
 * a finding, smaller than it was.
 */
export function takesFindingBack(outcome: AppealOutcome, remedy: Remedy): boolean {
  return outcome === 'upheld' && remedy === 'finding-corrected';
}
