import type { CheckResult } from '../../core/domain/crossing.ts';
import type { CrossingId, Instant } from '../../core/domain/ids.ts';
import { FIGURE_KINDS, type FindingResult, FINDING_RESULTS, type Outcome } from '../../core/inspect/codes.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import { isWaiting, standingDecision } from '../../core/inspect/read-inspection.ts';
import type { ItemRef } from '../../core/inspect/order.ts';
import type { Finding } from '../../work/crossings/record.ts';
import type { Environment } from '../../work/environment.ts';
import {
  actOnInspection,
  type InspectionDeed,
  type InspectionInput,
} from '../../work/inspections/act-on-inspection.ts';
import { actionId } from './action-id.ts';

/** What a simulated examination comes to. */
export interface Examination {
  readonly result: CheckResult;
  readonly findings: readonly Finding[];
  readonly at: Instant;
  /** Who examines where the draw named nobody. */
  readonly by: string;
  /** Who decides with them. */
  readonly second: string;
  readonly offline: boolean;
  readonly now: Instant;
}

/** Begins a simulated examination: the first step is signed. False where the crossing has no inspection. */
export async function beginInspection(
  environment: Environment,
  crossing: CrossingId,
  given: Omit<Examination, 'result' | 'findings'>,
): Promise<boolean> {
  const inspection = await environment.store.inspections.ofCrossing(crossing);
  if (inspection === undefined) return false;
  const hands = handsOn(environment, inspection, given);
  await hands({ action: 'start' }, 'start');
  await sign(hands, inspection, inspection.order.steps.slice(0, 1));
  return true;
}

/** Carries a simulated examination to its decision, through the same actions as officers take. */
export async function concludeInspection(
  environment: Environment,
  crossing: CrossingId,
  given: Examination,
): Promise<boolean> {
  const inspection = await environment.store.inspections.ofCrossing(crossing);
  if (inspection === undefined) return false;
  const hands = handsOn(environment, inspection, given);
  await hands({ action: 'start' }, 'start');
  await sign(hands, inspection, inspection.order.steps);
  for (const [index, found] of findingsOn(inspection, given).entries()) await hands(found, `finding-${index}`);
  await decide(environment, inspection, given, given.result === 'not-conform' ? 'detain' : 'release');
  return true;
}

/** Decides a load that was kept again, with a second officer: it goes on against a guarantee. */
export async function settleInspection(
  environment: Environment,
  crossing: CrossingId,
  given: Omit<Examination, 'result' | 'findings'>,
): Promise<void> {
  const inspection = await environment.store.inspections.ofCrossing(crossing);
  const kept = inspection?.state === 'concluded' ? standingDecision(inspection) : undefined;
  if (inspection === undefined || kept === undefined || !isWaiting(kept.outcome)) return;
  await decide(environment, inspection, given, 'conditional-release');
}

type Hands = (deed: InspectionDeed, what: string, by?: string) => Promise<Inspection | undefined>;

/** Whoever was drawn examines; an action that was taken before a restart, or by a visitor, is passed over. */
function handsOn(
  environment: Environment,
  { id, assigned }: Inspection,
  { at, by, offline, now }: Omit<Examination, 'result' | 'findings'>,
): Hands {
  return async (deed, what, other) => {
    const input = { ...deed, id: actionId(id, what, at), at, offline } as InspectionInput;
    const result = await actOnInspection(environment, id, input, { id: other ?? assigned ?? by }, now);
    return result.inspection;
  };
}

/** Signs those of some steps that nobody signed yet, each in order. */
async function sign(hands: Hands, inspection: Inspection, steps: Inspection['order']['steps']): Promise<void> {
  const signed = new Set(inspection.entries.map((one) => one.step));
  for (const { id: step, kind, photo } of steps) {
    if (signed.has(step)) continue;
    const value = FIGURE_KINDS.includes(kind) ? { value: 1 } : {};
    // A simulated officer holds no camera: the photo is named and never comes in.
    const photos =
      photo === 'required' ? { photos: [actionId(inspection.id, `${step}-photo`, inspection.openedAt)] } : {};
    await hands({ action: 'sign-step', step, mark: 'in-order', ...value, ...photos }, step);
  }
}

/** A result for each ordered item, and for whatever else was found to be wrong. */
function findingsOn({ order }: Inspection, { result, findings }: Examination): readonly InspectionDeed[] {
  const adverse = result === 'not-conform' ? findings : [];
  const speaksOf = (item: ItemRef, one: Finding): boolean =>
    one.declarationId === item.declarationId && (one.line === undefined || one.line === item.line);
  const harmless: FindingResult =
    result === 'not-carried-out' || result === 'conform-with-remarks' ? result : 'conform';
  const onItems = order.items.map((item) => {
    const found = adverse.find((one) => speaksOf(item, one));
    return found === undefined
      ? recorded(item, { result: harmless, measure: 'none' })
      : recorded(item, { result: codeOf(found), hazard: found.hazard, measure: 'detained' });
  });
  const others = adverse.filter((one) => !order.items.some((item) => speaksOf(item, one)));
  const beside = others.map((one) => {
    const aboard = order.aboard.find(({ declarationId, line }) => speaksOf({ declarationId, line }, one));
    return recorded(aboard ?? {}, { result: codeOf(one), hazard: one.hazard, measure: 'detained' });
  });
  const unnamed = result === 'not-conform' && findings.length === 0;
  const ofVehicle = recorded({}, { result: 'seal-or-structure', hazard: 'vehicle', measure: 'detained' });
  return [...onItems, ...beside, ...(unnamed ? [ofVehicle] : [])];
}

const codeOf = ({ code }: Finding): FindingResult => FINDING_RESULTS.find((one) => one === code) ?? 'misdescription';

function recorded(
  { declarationId, line }: ItemRef,
  said: Pick<Extract<InspectionDeed, { action: 'record-finding' }>, 'result' | 'hazard' | 'measure'>,
): InspectionDeed {
  return {
    action: 'record-finding',
    ...(declarationId === undefined ? {} : { declarationId }),
    ...(line === undefined ? {} : { line }),
    ...said,
  };
}

async function decide(
  environment: Environment,
  inspection: Inspection,
  given: Omit<Examination, 'result' | 'findings'>,
  outcome: Outcome,
): Promise<void> {
  const hands = handsOn(environment, inspection, given);
  const guarantee = outcome === 'conditional-release' ? { guarantee: 'G-DEMO' } : {};
  const decided = await hands({ action: 'conclude', outcome, ...guarantee }, outcome);
  const decision = decided?.decisions.at(-1);
  if (decided?.state !== 'awaiting-second' || decision === undefined) return;
  await hands({ action: 'second', of: decision.id, agrees: true }, `${outcome}-second`, given.second);
}
