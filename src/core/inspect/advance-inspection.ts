import type { ActRefusal, InspectionAct } from './act.ts';
import type { ReviewFlag } from './codes.ts';
import { guardAct, isLate } from './guard-act.ts';
import type { Decision, Inspection, Signed } from './inspection.ts';
import {
  hasAdverseFinding,
  isAdverse,
  isComplete,
  isReleasing,
  requiredIn,
  standingDecision,
  standingFindings,
  stepState,
} from './read-inspection.ts';

/** What the inspection cannot know of itself. */
export interface InspectionFacts {
  /** Whether the vehicle has been released: what comes in afterwards stops nobody, it is looked at. */
  readonly released: boolean;
}

/** The inspection one version on, or the refusal. A device is told which, and goes on with its queue either way. */
export type ActOutcome =
  | { readonly ok: true; readonly inspection: Inspection }
  | { readonly ok: false; readonly refusal: ActRefusal };

/** Outcomes that dispose of goods: never one officer's alone. */
const DISPOSALS: ReadonlySet<string> = new Set(['seize', 'destroy']);

/**
 * Does one thing, or says why not. This is the only place where an inspection changes; who may act is the caller's
 * business, that the act is possible is decided here. Nothing that was recorded is ever taken off the record.
 */
export function advanceInspection(inspection: Inspection, act: InspectionAct, facts: InspectionFacts): ActOutcome {
  const refusal = guardAct(inspection, act);
  if (refusal !== undefined) return { ok: false, refusal };
  const late = isLate(inspection, act);
  const officers = inspection.officers.includes(act.by) ? inspection.officers : [...inspection.officers, act.by];
  const next = record({ ...inspection, officers, version: inspection.version + 1 }, act);
  return { ok: true, inspection: late ? takeLate(next, act, facts) : next };
}

/** Puts an act on the record. */
function record(inspection: Inspection, act: InspectionAct): Inspection {
  const signed: Signed = { id: act.id, by: act.by, at: act.at, received: act.received };
  switch (act.action) {
    case 'start':
      return {
        ...inspection,
        state: 'started',
        assigned: inspection.assigned ?? act.by,
        startedAt: inspection.startedAt ?? act.at,
      };
    case 'sign-step': {
      const { step, mark, value, remark, photos = [] } = act;
      const entry = { ...signed, step, mark, ...optional({ value, remark }), photos };
      const addendum = stepState(inspection, step) === 'signed';
      return { ...inspection, entries: [...inspection.entries, { ...entry, addendum }] };
    }
    case 'add-step': {
      const { hazard, observation } = act;
      const step = { ...act.step, hazards: [hazard] };
      return { ...inspection, added: [...inspection.added, { ...signed, step, hazard, observation }] };
    }
    case 'waive-step':
      return { ...inspection, waivers: [...inspection.waivers, { ...signed, step: act.step, reason: act.reason }] };
    case 'approve-waiver': {
      const decided = { by: act.by, at: act.at, granted: act.granted };
      return { ...inspection, waivers: change(inspection.waivers, act.waiver, (one) => ({ ...one, decided })) };
    }
    case 'record-finding': {
      const { declarationId, line, result, hazard, measure, remark } = act;
      const finding = { ...signed, result, measure, ...optional({ declarationId, line, hazard, remark }) };
      return { ...inspection, findings: [...inspection.findings, finding] };
    }
    case 'check-seal':
      return { ...inspection, seals: [...inspection.seals, { ...signed, number: act.number, state: act.state }] };
    case 'replace-seal': {
      const { number, next } = act;
      return { ...inspection, seals: [...inspection.seals, { ...signed, number, state: 'replaced', next }] };
    }
    case 'take-sample': {
      const { kind, declarationId, line, sealNumber, quantity, unit, witness } = act;
      const taken = { ...signed, kind, sealNumber, witness, ...optional({ declarationId, line, quantity, unit }) };
      return { ...inspection, custody: [...inspection.custody, { ...taken, handOvers: [] }] };
    }
    case 'hand-over': {
      const handOver = { ...signed, ...optional({ to: act.to, place: act.place }) };
      const custody = change(inspection.custody, act.custody, (one) => ({
        ...one,
        handOvers: [...one.handOvers, handOver],
      }));
      return { ...inspection, custody };
    }
    case 'conclude':
      return decide(inspection, act, signed);
    case 'second':
      return second(inspection, act);
  }
}

/** Puts the named officer's decision on record, with the second officer where one was there in person. */
function decide(
  inspection: Inspection,
  act: Extract<InspectionAct, { action: 'conclude' }>,
  signed: Signed,
): Inspection {
  const { outcome, guarantee, agency, remark, offline } = act;
  const needsSecond = needsSecondOfficer(inspection, act);
  const present =
    act.second === undefined ? {} : { second: { by: act.second, at: act.at, agrees: true, offline: true } };
  const decision: Decision = {
    ...signed,
    outcome,
    ...optional({ guarantee, agency, remark }),
    offline,
    needsSecond,
    ...(needsSecond ? present : {}),
  };
  const flags = act.withoutGrant === true ? withFlags(inspection.flags, ['release-without-grant']) : inspection.flags;
  return conclude({ ...inspection, flags, decisions: [...inspection.decisions, decision] }, decision);
}

/** DESIGN.md limit 6: against an adverse finding, without the ordered check, or to dispose of goods, nobody decides alone. */
function needsSecondOfficer(
  inspection: Inspection,
  { outcome, offline }: Extract<InspectionAct, { action: 'conclude' }>,
): boolean {
  if (DISPOSALS.has(outcome)) return true;
  if (!isReleasing(outcome)) return false;
  const notDone =
    requiredIn(inspection, 'waived').length > 0 ||
    standingFindings(inspection).some((one) => one.result === 'not-carried-out');
  const overturns = standingDecision(inspection) !== undefined;
  return hasAdverseFinding(inspection) || notDone || overturns || offline;
}

/** Moves to where a decision leads, once it has all its officers. */
function conclude(inspection: Inspection, decision: Decision): Inspection {
  if (!isComplete(decision)) return { ...inspection, state: 'awaiting-second' };
  return { ...inspection, state: 'concluded', concludedAt: decision.at, flags: flagsOf(inspection, decision) };
}

/** What about a decision is looked at again later: it follows from the record, so nobody chooses it. */
function flagsOf(inspection: Inspection, decision: Decision): readonly ReviewFlag[] {
  const releases = isReleasing(decision.outcome);
  const adverse = hasAdverseFinding(inspection);
  const found: readonly [ReviewFlag, boolean][] = [
    ['offline-release', releases && decision.offline],
    ['steps-waived', requiredIn(inspection, 'waived').length > 0],
    ['released-against-finding', releases && adverse],
    ['nothing-found', !adverse],
  ];
  return withFlags(
    inspection.flags,
    found.flatMap(([flag, stands]) => (stands ? [flag] : [])),
  );
}

/**
 * The second officer's word on a decision, a custody or a hand-over. A no leaves what it is said of on record,
 * declined.
 */
function second(inspection: Inspection, act: Extract<InspectionAct, { action: 'second' }>): Inspection {
  const { of, agrees, by, at, offline } = act;
  const why = agrees ? {} : optional({ reason: act.reason });
  const declined = agrees ? {} : optional({ declined: act.reason });
  const decision = inspection.decisions.find((one) => one.id === of);
  if (decision !== undefined) {
    const decided: Decision = { ...decision, second: { by, at, agrees, offline, ...why } };
    const next = { ...inspection, decisions: change(inspection.decisions, of, () => decided) };
    // Refused: the work goes on, and the decision stays on record.
    return agrees ? conclude(next, decided) : { ...next, state: 'started' };
  }
  const custody = inspection.custody.map((one) =>
    one.id === of
      ? { ...one, witnessed: agrees, ...declined }
      : { ...one, handOvers: change(one.handOvers, of, (two) => ({ ...two, accepted: agrees, ...declined })) },
  );
  return { ...inspection, custody };
}

/** What comes in late adds to the record; where it speaks against the load, a decision made without it is put aside. */
function takeLate(inspection: Inspection, act: InspectionAct, { released }: InspectionFacts): Inspection {
  const against =
    (act.action === 'record-finding' && isAdverse(act.result)) ||
    (act.action === 'sign-step' && act.mark === 'not-in-order') ||
    (act.action === 'check-seal' && act.state !== 'intact');
  const flags = withFlags(inspection.flags, ['entry-after-conclusion']);
  if (!against) return { ...inspection, flags };
  if (released) return { ...inspection, flags: withFlags(flags, ['finding-after-release']) };
  const last = inspection.decisions.at(-1);
  const decisions =
    last === undefined ? [] : change(inspection.decisions, last.id, (one) => ({ ...one, setAside: true }));
  return { ...inspection, flags, decisions, state: 'started' };
}

/** Flags are a set and only grow: what called for a look is not taken back by what was done after it. */
function withFlags(flags: readonly ReviewFlag[], more: readonly ReviewFlag[]): readonly ReviewFlag[] {
  return [...new Set([...flags, ...more])];
}

function change<One extends { readonly id: string }>(all: readonly One[], id: string, to: (one: One) => One): One[] {
  return all.map((one) => (one.id === id ? to(one) : one));
}

type Given<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

/** The values that are there. */
function optional<Values extends Readonly<Record<string, unknown>>>(values: Values): Given<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<Values>;
}
