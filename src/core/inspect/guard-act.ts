import type { ActorId } from '../domain/ids.ts';
import { allowedHazards } from '../rule/limits.ts';
import type { ActRefusal, InspectionAct } from './act.ts';
import { FIGURE_KINDS, INSPECTION_ACTIONS, type InspectionActionKind, type InspectionState } from './codes.ts';
import type { Custody, Inspection } from './inspection.ts';
import {
  hasAdverseFinding,
  holderOf,
  isAdverse,
  isComplete,
  isReleasing,
  isWaiting,
  itemsWithoutFinding,
  requiredIn,
  standingDecision,
  stepsOf,
  stepState,
} from './read-inspection.ts';

type Act<Kind extends InspectionActionKind> = Extract<InspectionAct, { action: Kind }>;

/** In which states each action may be taken. The whole machine is this table and the guards below it. */
const FROM: Readonly<Record<InspectionActionKind, readonly InspectionState[]>> = {
  start: ['ordered', 'assigned', 'started'],
  'sign-step': ['started'],
  'add-step': ['started'],
  'waive-step': ['started'],
  'approve-waiver': ['started'],
  'record-finding': ['started'],
  'check-seal': ['started'],
  'replace-seal': ['started'],
  'take-sample': ['started'],
  // What is in custody goes on after the decision.
  'hand-over': ['started', 'awaiting-second', 'concluded'],
  conclude: ['started', 'concluded'],
  second: ['started', 'awaiting-second', 'concluded'],
};

/** Done without network before somebody else concluded: what an officer saw is recorded, however late it comes in. */
const MAY_COME_LATE: ReadonlySet<InspectionActionKind> = new Set<InspectionActionKind>([
  'sign-step',
  'record-finding',
  'check-seal',
  'replace-seal',
  'take-sample',
]);

/**
 * Whether an act comes in after the decision that stands and counts all the same: it was done before it, or a second look
 * found what speaks against the load.
 */
export function isLate(inspection: Inspection, act: InspectionAct): boolean {
  const against = act.action === 'record-finding' && isAdverse(act.result);
  if (inspection.state === 'concluded' && against) return true;
  const decision = inspection.decisions.at(-1);
  const closed = inspection.state === 'concluded' || inspection.state === 'awaiting-second';
  return closed && act.offline && MAY_COME_LATE.has(act.action) && decision !== undefined && act.at <= decision.at;
}

/** What an officer may do next, in the order of INSPECTION_ACTIONS; whether the details are right shows when it is done. */
export function allowedInspectionActions(inspection: Inspection, by: ActorId): readonly InspectionActionKind[] {
  return INSPECTION_ACTIONS.filter(
    (action) => FROM[action].includes(inspection.state) && guardPerson(inspection, action, by) === undefined,
  );
}

/** Why an act is not possible, or nothing when it is. */
export function guardAct(inspection: Inspection, act: InspectionAct): ActRefusal | undefined {
  if (!FROM[act.action].includes(inspection.state) && !isLate(inspection, act)) return 'not-in-this-state';
  return guardPerson(inspection, act.action, act.by) ?? guardDetails(inspection, act);
}

/** Why this person may not, whatever the details: it is not theirs, or nothing waits for them. */
function guardPerson(inspection: Inspection, action: InspectionActionKind, by: ActorId): ActRefusal | undefined {
  const { state, assigned, officers, decisions, waivers, custody } = inspection;
  switch (action) {
    case 'start':
      if (state === 'started') return officers.includes(by) ? 'not-in-this-state' : undefined;
      // The draw chose who begins; others join once it has begun.
      return assigned === undefined || assigned === by ? undefined : 'not-your-inspection';
    case 'conclude':
      if (state === 'concluded') return maySupersede(inspection) ? undefined : 'not-in-this-state';
      return officers.includes(by) ? undefined : 'not-your-inspection';
    case 'approve-waiver':
      return waivers.some((one) => one.decided === undefined) ? undefined : 'waiver-unknown';
    case 'hand-over':
      return custody.length > 0 ? undefined : 'custody-unknown';
    case 'second': {
      const waits =
        decisions.some((one) => one.needsSecond && one.second === undefined) ||
        custody.some((one) => one.witnessed === undefined || one.handOvers.some((two) => isOpen(two)));
      return waits ? undefined : 'nothing-to-second';
    }
    default:
      return undefined;
  }
}

/** A load that waits for an agency or is detained is decided again; what was released or disposed of is not. */
function maySupersede(inspection: Inspection): boolean {
  const decision = standingDecision(inspection);
  return decision === undefined || isWaiting(decision.outcome);
}

const isOpen = (one: Custody['handOvers'][number]): boolean => one.to !== undefined && one.accepted === undefined;

/**
 * Why an act is not possible as it is put. That its officer differs from another's is asked where that other is known.
 */
function guardDetails(inspection: Inspection, act: InspectionAct): ActRefusal | undefined {
  switch (act.action) {
    case 'start':
      return undefined;
    case 'sign-step':
      return guardSignature(inspection, act);
    case 'add-step':
      return stepsOf(inspection).some((one) => one.id === act.step.id) ? 'step-known' : undefined;
    case 'waive-step': {
      if (!stepsOf(inspection).some((one) => one.id === act.step)) return 'step-unknown';
      const state = stepState(inspection, act.step);
      return state === 'open' ? undefined : state === 'signed' ? 'step-signed' : 'waiver-pending';
    }
    case 'approve-waiver': {
      const waiver = inspection.waivers.find((one) => one.id === act.waiver);
      if (waiver === undefined) return 'waiver-unknown';
      if (waiver.decided !== undefined) return 'waiver-decided';
      return waiver.by === act.by ? 'same-officer-approves' : undefined;
    }
    case 'record-finding': {
      const hs = itemCode(inspection, act);
      if (hs === false) return 'item-unknown';
      if (act.hazard !== undefined && hs !== undefined && !allowedHazards(hs).includes(act.hazard))
        return 'hazard-not-for-item';
      return isAdverse(act.result) && act.hazard === undefined ? 'hazard-required' : undefined;
    }
    case 'check-seal':
      return undefined;
    case 'replace-seal':
      return act.next === act.number ? 'seal-same-number' : undefined;
    case 'take-sample':
      if (itemCode(inspection, act) === false) return 'item-unknown';
      return act.witness === act.by ? 'same-officer-witnesses' : undefined;
    case 'hand-over':
      return guardHandOver(inspection, act);
    case 'conclude':
      return guardConclusion(inspection, act);
    case 'second':
      return guardSecond(inspection, act);
  }
}

/** The code of a goods item aboard; nothing for the vehicle; false where there is no such item. */
function itemCode(
  { order }: Inspection,
  { declarationId, line }: Pick<Act<'record-finding'>, 'declarationId' | 'line'>,
) {
  if (declarationId === undefined && line === undefined) return undefined;
  return order.aboard.find((one) => one.declarationId === declarationId && one.line === line)?.hs ?? false;
}

/** A signature needs what its step asks for: a figure, a photo, and no photo where none is allowed. */
function guardSignature(inspection: Inspection, act: Act<'sign-step'>): ActRefusal | undefined {
  const step = stepsOf(inspection).find((one) => one.id === act.step);
  if (step === undefined) return 'step-unknown';
  const photos = act.photos?.length ?? 0;
  if (photos > 0 && step.photo === 'none') return 'photo-not-allowed';
  // An addendum adds what it adds; the figure and the photo belong to the first signature.
  if (stepState(inspection, act.step) === 'signed') return undefined;
  if (FIGURE_KINDS.includes(step.kind) && act.value === undefined) return 'value-required';
  return step.photo === 'required' && photos === 0 ? 'photo-required' : undefined;
}

/**
 * Only the holder hands over, to exactly one of an officer or a place, and nothing is destroyed before that was
 * decided.
 */
function guardHandOver(inspection: Inspection, act: Act<'hand-over'>): ActRefusal | undefined {
  const custody = inspection.custody.find((one) => one.id === act.custody);
  if (custody === undefined) return 'custody-unknown';
  if (custody.handOvers.some(isOpen)) return 'hand-over-pending';
  if (holderOf(custody) !== act.by) return 'not-the-holder';
  if ((act.to === undefined) === (act.place === undefined) || act.to === act.by) return 'hand-over-nowhere';
  const decision = standingDecision(inspection);
  const disposed = decision !== undefined && isComplete(decision) && ['seize', 'destroy'].includes(decision.outcome);
  return act.place === 'destroyed' && !disposed ? 'disposal-not-decided' : undefined;
}

/** What a decision needs to be made. A second officer comes after it, or with it where they are there in person. */
function guardConclusion(inspection: Inspection, act: Act<'conclude'>): ActRefusal | undefined {
  if (act.second === act.by) return 'same-officer-seconds';
  if (act.outcome === 'conditional-release' && act.guarantee === undefined) return 'guarantee-required';
  if (act.outcome === 'hold-for-agency' && act.agency === undefined) return 'agency-required';
  if (inspection.custody.some((one) => one.witnessed === undefined)) return 'witness-missing';
  if (!isReleasing(act.outcome)) {
    const needsFinding = act.outcome !== 'hold-for-agency';
    return needsFinding && !hasAdverseFinding(inspection) ? 'outcome-needs-finding' : undefined;
  }
  // Only a release needs all of the work: danger is not worked through step by step before the vehicle is stopped.
  if (requiredIn(inspection, 'waiver-asked').length > 0) return 'waiver-pending';
  if (requiredIn(inspection, 'open').length > 0) return 'steps-missing';
  return itemsWithoutFinding(inspection).length > 0 ? 'findings-missing' : undefined;
}

/** `of` may be a decision, a custody or a hand-over; whoever is meant signs, and nobody signs their own. */
function guardSecond(inspection: Inspection, act: Act<'second'>): ActRefusal | undefined {
  const decision = inspection.decisions.find((one) => one.id === act.of);
  if (decision !== undefined) {
    const waits = decision === inspection.decisions.at(-1) && inspection.state === 'awaiting-second';
    if (!waits || decision.second !== undefined) return 'nothing-to-second';
    return decision.by === act.by ? 'same-officer-seconds' : undefined;
  }
  const taken = inspection.custody.find((one) => one.id === act.of);
  if (taken !== undefined) {
    if (taken.witnessed !== undefined) return 'nothing-to-second';
    return taken.witness === act.by ? undefined : 'not-the-witness';
  }
  const handOver = inspection.custody.flatMap((one) => one.handOvers).find((one) => one.id === act.of);
  if (handOver === undefined || !isOpen(handOver)) return 'nothing-to-second';
  return handOver.to === act.by ? undefined : 'not-the-witness';
}
