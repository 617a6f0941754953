import type { CheckResult } from '../domain/crossing.ts';
import type { FindingResult, Outcome } from './codes.ts';
import type { Custody, Decision, Inspection, ItemFinding, StepEntry, Waiver } from './inspection.ts';
import { type ItemRef, type OrderedStep, sameItem } from './order.ts';

/** Questions that the record of an inspection answers; nothing here changes it. */

const HARMLESS: ReadonlySet<FindingResult> = new Set<FindingResult>([
  'conform',
  'conform-with-remarks',
  'not-carried-out',
]);
/** Outcomes after which the goods may leave with the vehicle. */
const RELEASING: ReadonlySet<Outcome> = new Set<Outcome>(['release', 'conditional-release']);
/** Outcomes that wait for another decision: the vehicle stays. */
const WAITING: ReadonlySet<Outcome> = new Set<Outcome>(['hold-for-agency', 'detain']);

/** Whether a result speaks against the load. */
export const isAdverse = (result: FindingResult): boolean => !HARMLESS.has(result);
/** Whether an outcome lets goods go; to send them back (`re-export`) is none of these. */
export const isReleasing = (outcome: Outcome): boolean => RELEASING.has(outcome);
/** Whether an outcome keeps the vehicle until it is decided anew. */
export const isWaiting = (outcome: Outcome): boolean => WAITING.has(outcome);

/** The steps of the order and those that officers added. */
export function stepsOf({ order, added }: Inspection): readonly OrderedStep[] {
  return [...order.steps, ...added.map((one) => one.step)];
}

/** All words on one step, the signature first and then addenda. */
export function entriesOf({ entries }: Inspection, step: string): readonly StepEntry[] {
  return entries.filter((one) => one.step === step);
}

/** The last waiver that was asked for a step. */
export function waiverOf({ waivers }: Inspection, step: string): Waiver | undefined {
  return waivers.findLast((one) => one.step === step);
}

/** Where a step stands; signing it off settles it whatever was asked before. */
export function stepState(inspection: Inspection, step: string): 'open' | 'signed' | 'waiver-asked' | 'waived' {
  if (entriesOf(inspection, step).length > 0) return 'signed';
  const waiver = waiverOf(inspection, step);
  if (waiver === undefined) return 'open';
  if (waiver.decided === undefined) return 'waiver-asked';
  return waiver.decided.granted ? 'waived' : 'open';
}

/** Required steps in some states. */
export function requiredIn(
  inspection: Inspection,
  ...states: readonly ReturnType<typeof stepState>[]
): readonly string[] {
  return stepsOf(inspection)
    .filter((step) => step.required && states.includes(stepState(inspection, step.id)))
    .map((step) => step.id);
}

/** The last finding on each item, the ones that stand. */
export function standingFindings({ findings }: Inspection): readonly ItemFinding[] {
  return findings.filter((one, at) => !findings.slice(at + 1).some((later) => sameItem(one, later)));
}

/** Whether any finding ever made speaks against the load; a later one does not take it back. */
export function hasAdverseFinding({ findings }: Inspection): boolean {
  return findings.some((one) => isAdverse(one.result));
}

/** Ordered items without a result. */
export function itemsWithoutFinding({ order, findings }: Inspection): readonly ItemRef[] {
  return order.items.filter((item) => !findings.some((one) => sameItem(one, item)));
}

/** The decision that stands: the last, unless a second officer refused it or a late finding put it aside. */
export function standingDecision({ decisions }: Inspection): Decision | undefined {
  const last = decisions.at(-1);
  return last === undefined || last.setAside === true || last.second?.agrees === false ? undefined : last;
}

/** Whether a decision has all the officers it needs. */
export function isComplete(decision: Decision): boolean {
  return !decision.needsSecond || (decision.second?.agrees === true && decision.second.by !== decision.by);
}

/** Whoever has something in custody, or where it is; a hand-over that was not received leaves it with the giver. */
export function holderOf(custody: Custody): string {
  const last = custody.handOvers.findLast((one) => one.place !== undefined || one.accepted === true);
  return last === undefined ? custody.by : (last.to ?? last.place ?? custody.by);
}

/** The findings as the one word that a crossing keeps of its check. */
export function checkResultOf(inspection: Inspection): CheckResult {
  if (hasAdverseFinding(inspection)) return 'not-conform';
  const standing = standingFindings(inspection);
  if (standing.length > 0 && standing.every((one) => one.result === 'not-carried-out')) return 'not-carried-out';
  const remarks =
    standing.some((one) => one.result !== 'conform') || inspection.entries.some((one) => one.mark === 'not-in-order');
  return remarks ? 'conform-with-remarks' : 'conform';
}
