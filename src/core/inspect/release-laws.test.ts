import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceCrossing } from '../domain/advance-crossing.ts';
import type { Crossing } from '../domain/crossing.ts';
import type { ActorId, CrossingId, DeclarationId, HsCode, Instant } from '../domain/ids.ts';
import type { Deed, InspectionAct } from './act.ts';
import { advanceInspection } from './advance-inspection.ts';
import { FINDING_RESULTS, type FindingResult, type Outcome, OUTCOMES } from './codes.ts';
import { decideRelease } from './decide-release.ts';
import { type ActionId, type Inspection, type InspectionId, orderInspection } from './inspection.ts';
import { moveCrossing } from './move-crossing.ts';
import type { InspectionOrder } from './order.ts';

const [ANNA, BO, CHEN] = ['anna', 'bo', 'chen'] as ActorId[] as [ActorId, ActorId, ActorId];
const PEOPLE = [ANNA, BO, CHEN];
const DECLARATION = 'd' as DeclarationId;
const STEPS = ['a/one', 'a/two', 'a/extra'] as const;
const REQUIRED = STEPS.slice(0, 2);
const ITEMS = [1, 2];
const HARMLESS: readonly FindingResult[] = ['conform', 'conform-with-remarks', 'not-carried-out'];
const RELEASING: readonly Outcome[] = ['release', 'conditional-release'];

const ORDER: InspectionOrder = {
  items: ITEMS.map((line) => ({
    declarationId: DECLARATION,
    line,
    declared: {},
    hazards: [],
    unloadPercent: 0,
    because: [],
  })),
  aboard: ITEMS.map((line) => ({ declarationId: DECLARATION, line, hs: '270112' as HsCode })),
  packs: [],
  steps: STEPS.map((id) => ({
    id,
    pack: 'a',
    title: { en: id, zh: id },
    kind: 'look',
    required: id !== 'a/extra',
    photo: 'none',
    hazards: [],
  })),
  unloadPercent: 0,
  equipment: [],
  agencies: [],
  seals: [],
  qualifications: [],
};

/** The machines under test; a broken copy shows that the law would notice. */
interface Machines {
  readonly advanceInspection: typeof advanceInspection;
  readonly advanceCrossing: typeof advanceCrossing;
  readonly decideRelease: typeof decideRelease;
}
const SOUND: Machines = { advanceInspection, advanceCrossing, decideRelease };

/** The real thing: a vehicle in the red lane and its inspection, moved as the use cases move them. */
class Port {
  crossing: Crossing = {
    id: 'c' as CrossingId,
    vehicle: {},
    direction: 'inbound',
    state: 'directed',
    lane: 'red',
    booked: false,
    stages: { directed: 1 as Instant },
    declarations: [DECLARATION],
    version: 1,
  };
  inspection: Inspection = orderInspection('i' as InspectionId, this.crossing.id, ORDER, 1 as Instant);
  clock = 10;
  readonly machines: Machines;
  constructor(machines: Machines) {
    this.machines = machines;
  }

  /** Acts; `agoMs` makes it an act of a device that was away so long. */
  act(deed: Deed, by: ActorId, agoMs = 0): boolean {
    this.clock += 10;
    const at = (this.clock - agoMs) as Instant;
    const received = this.clock as Instant;
    const act = { ...deed, id: `act-${this.clock}` as ActionId, by, at, received, offline: agoMs > 0 } as InspectionAct;
    const released = this.crossing.state === 'released';
    const outcome = this.machines.advanceInspection(this.inspection, act, { released });
    if (!outcome.ok) return false;
    const moves = moveCrossing(this.crossing, this.inspection, outcome.inspection, act, received);
    if (typeof moves === 'string') return false;
    this.crossing = moves.at(-1)?.crossing ?? this.crossing;
    this.inspection = outcome.inspection;
    return true;
  }

  step(action: 'start-check' | 'end-check' | 'hold' | 'lift-hold' | 'release', by: ActorId): boolean {
    this.clock += 10;
    const details = action === 'hold' ? { note: 'damage' as const } : { result: 'conform' as const };
    const standing = this.machines.decideRelease(this.crossing, this.inspection);
    const step = { action, by, at: this.clock as Instant, ...details };
    const outcome = this.machines.advanceCrossing(this.crossing, step, standing);
    if (outcome.ok) this.crossing = outcome.crossing;
    return outcome.ok;
  }
}

/** What two people with a sheet of paper would keep: who did what, and nothing of how the machines work. */
interface Sheet {
  signed: Set<string>;
  asked: Map<string, ActorId>;
  waived: Map<string, readonly [ActorId, ActorId]>;
  found: Map<number, FindingResult>;
  adverse: boolean;
  decision?: {
    by: ActorId;
    outcome: Outcome;
    needsTwo: boolean;
    guarantee: boolean;
    second?: ActorId;
    refused: boolean;
  };
  heldBy: ActorId | undefined;
  released: boolean;
}

type Step = fc.Command<Sheet, Port>;

/** One command: does it to the port; what the port took is written on the sheet. */
function command(name: string, run: (sheet: Sheet, port: Port) => void): Step {
  return { check: () => true, run, toString: () => name };
}

const isAdverse = (result: FindingResult): boolean => !HARMLESS.includes(result);

function start(by: ActorId): Step {
  return command(`${by} starts`, (_, port) => void port.act({ action: 'start' }, by));
}

function sign(step: string, by: ActorId, away: boolean): Step {
  return command(`${by} signs ${step}`, (sheet, port) => {
    if (port.act({ action: 'sign-step', step, mark: 'in-order' }, by, away ? 15 : 0)) sheet.signed.add(step);
  });
}

function waive(step: string, by: ActorId): Step {
  return command(`${by} asks to leave out ${step}`, (sheet, port) => {
    if (port.act({ action: 'waive-step', step, reason: 'unsafe-to-open' }, by)) sheet.asked.set(step, by);
  });
}

function approve(by: ActorId, granted: boolean): Step {
  return command(`${by} ${granted ? 'lets' : 'does not let'} be left out`, (sheet, port) => {
    const waiver = port.inspection.waivers.find((one) => one.decided === undefined);
    if (waiver === undefined || !port.act({ action: 'approve-waiver', waiver: waiver.id, granted }, by)) return;
    const asker = sheet.asked.get(waiver.step);
    sheet.asked.delete(waiver.step);
    expect(asker).toBeDefined();
    expect(asker).not.toBe(by);
    if (granted && asker !== undefined) sheet.waived.set(waiver.step, [asker, by]);
  });
}

function find(line: number, result: FindingResult, by: ActorId, away: boolean): Step {
  return command(`${by} finds ${result} on ${line}${away ? ', away' : ''}`, (sheet, port) => {
    const wasReleased = sheet.released;
    const item = { declarationId: DECLARATION, line };
    const deed: Deed = { action: 'record-finding', ...item, result, hazard: 'revenue', measure: 'none' };
    if (!port.act(deed, by, away ? 15 : 0)) return;
    sheet.found.set(line, result);
    if (!isAdverse(result)) return;
    sheet.adverse = true;
    // What was decided without knowing of it no longer stands, unless the vehicle has gone.
    if (!wasReleased) delete sheet.decision;
  });
}

function conclude(outcome: Outcome, by: ActorId, guarantee: boolean, away: boolean): Step {
  return command(`${by} decides ${outcome}${away ? ', away' : ''}`, (sheet, port) => {
    const details = { ...(guarantee ? { guarantee: 'G' } : {}), agency: 'health' as const };
    const overturns = port.inspection.state === 'concluded';
    if (!port.act({ action: 'conclude', outcome, ...details }, by, away ? 5 : 0)) return;
    const left = REQUIRED.some((step) => !sheet.signed.has(step));
    const undone = [...sheet.found.values()].includes('not-carried-out');
    const release = RELEASING.includes(outcome) && (sheet.adverse || left || undone || away || overturns);
    const needsTwo = release || outcome === 'seize' || outcome === 'destroy';
    sheet.decision = { by, outcome, needsTwo, guarantee, refused: false };
    if (port.crossing.state === 'held' && !needsTwo && sheet.heldBy === undefined) sheet.heldBy = by;
  });
}

function second(by: ActorId, agrees: boolean): Step {
  return command(`${by} ${agrees ? 'agrees' : 'does not agree'}`, (sheet, port) => {
    const last = port.inspection.decisions.at(-1);
    if (last === undefined || !port.act({ action: 'second', of: last.id, agrees }, by)) return;
    const { decision } = sheet;
    expect(decision).toBeDefined();
    if (decision === undefined) return;
    expect(by).not.toBe(decision.by);
    if (agrees) decision.second = by;
    else decision.refused = true;
    if (port.crossing.state === 'held') sheet.heldBy ??= decision.by;
  });
}

function move(action: 'start-check' | 'end-check' | 'hold' | 'lift-hold' | 'release', by: ActorId): Step {
  return command(`${by}: ${action}`, (sheet, port) => {
    if (!port.step(action, by)) return;
    // The check of an inspected load is ended by nobody but its inspection.
    expect(action).not.toBe('end-check');
    if (action === 'hold') sheet.heldBy = by;
    if (action === 'lift-hold') {
      expect(by).not.toBe(sheet.heldBy);
      sheet.heldBy = undefined;
    }
    if (action === 'release') mayGo(sheet);
  });
}

/** What must be on the sheet when a vehicle leaves. */
function mayGo(sheet: Sheet): void {
  sheet.released = true;
  const { decision } = sheet;
  expect(sheet.heldBy).toBeUndefined();
  expect(decision, 'nobody decided').toBeDefined();
  if (decision === undefined) return;
  expect(decision.refused).toBe(false);
  expect(['hold-for-agency', 'detain']).not.toContain(decision.outcome);
  if (decision.needsTwo) {
    expect(decision.second).toBeDefined();
    expect(decision.second).not.toBe(decision.by);
  }
  if (!RELEASING.includes(decision.outcome)) return;
  for (const step of REQUIRED) {
    const [asker, approver] = sheet.waived.get(step) ?? [];
    expect(sheet.signed.has(step) || (asker !== undefined && approver !== undefined && asker !== approver)).toBe(true);
  }
  for (const line of ITEMS) expect(sheet.found.has(line)).toBe(true);
  if (sheet.adverse) expect(decision.second).toBeDefined();
  if (decision.outcome === 'conditional-release') expect(decision.guarantee).toBe(true);
}

const who = fc.constantFrom(...PEOPLE);
const seldom = fc.boolean().chain((one) => (one ? fc.boolean() : fc.constant(false)));
const COMMANDS = [
  who.map(start),
  fc.tuple(fc.constantFrom(...STEPS), who, seldom).map((given) => sign(...given)),
  fc.tuple(fc.constantFrom(...REQUIRED), who, seldom).map((given) => sign(...given)),
  fc.tuple(fc.constantFrom(...REQUIRED), who).map((given) => waive(...given)),
  fc.tuple(who, fc.boolean()).map((given) => approve(...given)),
  fc.tuple(fc.constantFrom(...ITEMS), fc.constant('conform' as const), who, seldom).map((given) => find(...given)),
  fc.tuple(fc.constantFrom(...ITEMS), fc.constantFrom(...FINDING_RESULTS), who, seldom).map((given) => find(...given)),
  fc.tuple(fc.constant('release' as const), who, fc.boolean(), seldom).map((given) => conclude(...given)),
  fc.tuple(fc.constantFrom(...OUTCOMES), who, fc.boolean(), seldom).map((given) => conclude(...given)),
  fc.tuple(who, fc.boolean()).map((given) => second(...given)),
  who.map((by) => move('release', by)),
  // Twice: what speaks against a load reopens its inspection, so few would leave.
  who.map((by) => move('release', by)),
  fc.tuple(fc.constantFrom('start-check', 'end-check', 'hold', 'lift-hold'), who).map((given) => move(...given)),
] as const;

/** Runs commands against the machines and the sheet; `reached` counts the vehicles that left. */
function law(
  machines: Machines,
  runs: number,
  reached?: { released: number; late: number },
): fc.RunDetails<[Iterable<Step>]> {
  return fc.check(
    fc.property(fc.commands([...COMMANDS], { maxCommands: 60, size: 'max' }), (commands) => {
      const real = new Port(machines);
      const model: Sheet = {
        signed: new Set(),
        asked: new Map(),
        waived: new Map(),
        found: new Map(),
        adverse: false,
        heldBy: undefined,
        released: false,
      };
      fc.modelRun(() => ({ model, real }), commands);
      if (reached === undefined) return;
      if (model.released) reached.released += 1;
      if (real.inspection.flags.includes('entry-after-conclusion')) reached.late += 1;
    }),
    { numRuns: runs, endOnFailure: true, seed: 20260301 },
  ) as fc.RunDetails<[Iterable<Step>]>;
}

describe('Whatever officers try, in whatever order, with and without network', () => {
  test('no vehicle leaves without the decisions that its release needs', () => {
    const reached = { released: 0, late: 0 };
    const run = law(SOUND, 3000, reached);
    expect(run.failed, `${String(run.counterexample?.[0])}\n${String(run.errorInstance)}`).toBe(false);
    // The law says something only if many do leave, and some after words that came in late.
    expect(reached.released).toBeGreaterThan(50);
    expect(reached.late).toBeGreaterThan(20);
  });

  const mutants: readonly (readonly [what: string, machines: Partial<Machines>])[] = [
    ['the release asks nobody', { decideRelease: (crossing, one) => ({ ...decideRelease(crossing, one), needs: [] }) }],
    [
      'a decision needs no second officer',
      {
        advanceInspection: (was, act, facts) => {
          const outcome = advanceInspection(was, act, facts);
          if (!outcome.ok || outcome.inspection.state !== 'awaiting-second') return outcome;
          return { ok: true, inspection: { ...outcome.inspection, state: 'concluded' } };
        },
        decideRelease: (crossing, one) => {
          const { inspection, needs } = decideRelease(crossing, one);
          return { inspection, needs: needs.filter((need) => need !== 'second-officer-required') };
        },
      },
    ],
    [
      'the first officer is the second as well',
      {
        advanceInspection: (was, act, facts) =>
          act.action === 'second'
            ? rename(advanceInspection(was, { ...act, by: 'nobody' as ActorId }, facts), 'nobody' as ActorId, act.by)
            : advanceInspection(was, act, facts),
      },
    ],
    [
      'whoever asks to leave a step out approves it',
      {
        advanceInspection: (was, act, facts) =>
          advanceInspection(was, act.action === 'approve-waiver' ? { ...act, by: 'nobody' as ActorId } : act, facts),
      },
    ],
    [
      'a release needs no finding',
      {
        advanceInspection: (was, act, facts) =>
          act.action === 'conclude'
            ? keepOrder(advanceInspection({ ...was, order: { ...was.order, items: [] } }, act, facts), was)
            : advanceInspection(was, act, facts),
      },
    ],
    [
      'a release needs no step',
      {
        advanceInspection: (was, act, facts) =>
          act.action === 'conclude'
            ? keepOrder(advanceInspection({ ...was, order: { ...was.order, steps: [] } }, act, facts), was)
            : advanceInspection(was, act, facts),
      },
    ],
    [
      'a finding that comes in late changes nothing',
      { advanceInspection: (was, act) => advanceInspection(was, act, { released: true }) },
    ],
    [
      'what waits for an agency may leave',
      {
        decideRelease: (crossing, one) => {
          const { inspection, needs } = decideRelease(crossing, one);
          return { inspection, needs: needs.filter((need) => need !== 'outcome-forbids-release') };
        },
      },
    ],
    [
      'whoever held lifts',
      {
        advanceCrossing: (crossing, step, standing) =>
          advanceCrossing(
            crossing,
            step.action === 'lift-hold' ? { ...step, by: 'nobody' as ActorId } : step,
            standing,
          ),
      },
    ],
    [
      'a bare check ends an inspected one',
      {
        advanceCrossing: (crossing, step, standing) =>
          step.action === 'end-check' ? advanceCrossing(crossing, step) : advanceCrossing(crossing, step, standing),
      },
    ],
  ];
  test.each(mutants)('and a guard that is dropped is noticed: %s', (_what, broken) => {
    expect(law({ ...SOUND, ...broken }, 4000).failed).toBe(true);
  });
});

type Acted = ReturnType<typeof advanceInspection>;

/** Puts an officer in the place of another second officer, and hides that one was needed. */
function rename(outcome: Acted, from: ActorId, to: ActorId): Acted {
  if (!outcome.ok) return outcome;
  const decisions = outcome.inspection.decisions.map((one) =>
    one.second?.by === from ? { ...one, needsSecond: false, second: { ...one.second, by: to } } : one,
  );
  return { ok: true, inspection: { ...outcome.inspection, decisions } };
}

function keepOrder(outcome: Acted, { order }: Inspection): Acted {
  return outcome.ok ? { ok: true, inspection: { ...outcome.inspection, order } } : outcome;
}
