import { expect, test } from 'vitest';
import type { Declaration } from '../../core/domain/declaration.ts';
import type { ActorId, CrossingId, DeclarationId, Instant, LocalDay } from '../../core/domain/ids.ts';
import type { InspectionAct } from '../../core/inspect/act.ts';
import { advanceInspection } from '../../core/inspect/advance-inspection.ts';
import type { PackStep } from '../../core/inspect/checklist.ts';
import { type Inspection, orderInspection } from '../../core/inspect/inspection.ts';
import type { InspectionOrder, OrderedStep } from '../../core/inspect/order.ts';
import { checkResultOf, isAdverse, standingDecision } from '../../core/inspect/read-inspection.ts';
import { simulateDay } from '../plan/day.ts';
import type { PlannedVehicle } from '../plan/planned-vehicle.ts';
import { checkOutcome } from '../play/check.ts';
import { tellTruth } from '../truth/tell-truth.ts';
import { createWorld } from '../world/world.ts';
import { type Crew, type LoadToExamine, planExamination } from './examination.ts';
import type { PlannedAct } from './planned-act.ts';
import { traitsOf } from './traits.ts';

const HOUR_MS = 3_600_000;
const day = '2026-03-20' as LocalDay;
const world = createWorld({ seed: 'work', firstDay: '2026-03-02' as LocalDay, load: 400 });
const loaded = simulateDay(world, day).filter(({ filings }) => filings.length > 0);
const crew: Crew = {
  officer: 'first',
  traits: traitsOf('work', 'first'),
  second: 'second',
  lead: 'lead',
};

const step = (id: string, kind: PackStep['kind'], more: Partial<OrderedStep> = {}): OrderedStep => ({
  id: `pack/${id}`,
  pack: 'pack',
  title: { en: id, zh: id },
  kind,
  required: true,
  photo: 'none',
  hazards: [],
  ...more,
});
const STEPS = [
  step('papers', 'look'),
  step('seals', 'seal'),
  step('scan', 'scan'),
  step('count', 'count', { unit: 'pkg' }),
  step('scale', 'weigh', { unit: 'kg' }),
  step('photo', 'look', { photo: 'required' }),
  step('sample', 'sample', { required: false }),
];

const idOf = ({ declarant, reference }: Pick<Declaration, 'declarant' | 'reference'>): DeclarationId =>
  `${declarant} ${reference}` as DeclarationId;

function load(plan: PlannedVehicle, more: Partial<LoadToExamine> = {}): LoadToExamine {
  const papers = plan.filings.map(({ declaration }) => declaration as unknown as Declaration);
  const aboard = papers.flatMap((one) => one.goods.map(({ line, hs }) => ({ declarationId: idOf(one), line, hs })));
  const item = aboard[0];
  const order: InspectionOrder = {
    items:
      item === undefined
        ? []
        : [{ ...item, declared: { grossKg: 900, packages: 4 }, hazards: [], unloadPercent: 10, because: [] }],
    aboard,
    packs: [],
    steps: STEPS,
    unloadPercent: 10,
    equipment: [],
    agencies: [],
    seals: ['S-1'],
    qualifications: [],
  };
  return {
    vehicleId: plan.id,
    order,
    outcome: checkOutcome(world, plan, 'red', 1),
    references: new Map(papers.map((one) => [idOf(one), one.reference])),
    startedAt: plan.arrivalAt,
    endedAt: (plan.arrivalAt + HOUR_MS) as Instant,
    settledAt: (plan.arrivalAt + 5 * HOUR_MS) as Instant,
    addable: [step('more', 'look')],
    offline: false,
    ...more,
  };
}

/** Carries acts out by the machine; throws where it refuses one. */
function carriedOut({ order, startedAt }: LoadToExamine, acts: readonly PlannedAct[]): Inspection {
  let inspection = orderInspection('i' as Inspection['id'], 'c' as CrossingId, order, startedAt);
  for (const { name, at, received, by, deed } of acts) {
    // Whatever a deed refers to is called by its name here.
    const act = {
      ...deed,
      id: name,
      at,
      received,
      by: by as ActorId,
      offline: received > at,
    } as unknown as InspectionAct;
    const outcome = advanceInspection(inspection, act, { released: false });
    if (!outcome.ok) throw new Error(`${name} of ${order.aboard[0]?.declarationId}: ${outcome.refusal}`);
    inspection = outcome.inspection;
  }
  return inspection;
}

test('the same seed gives the same examination, and another seed another', () => {
  const [plan] = loaded;
  if (plan === undefined) throw new Error('an empty day');
  expect(planExamination('work', load(plan), crew)).toEqual(planExamination('work', load(plan), crew));
  const all = (seed: string): string => JSON.stringify(loaded.map((one) => planExamination(seed, load(one), crew)));
  expect(all('work')).not.toEqual(all('another'));
});

test('the machine takes every act, in the order of time, up to a decision that lets the vehicle go', () => {
  for (const plan of loaded) {
    const given = load(plan);
    const acts = planExamination('work', given, crew);
    for (const [index, { at }] of acts.entries())
      expect(at).toBeGreaterThanOrEqual(acts[index - 1]?.at ?? given.startedAt);
    const inspection = carriedOut(given, acts);
    expect(inspection.state).toBe('concluded');
    expect(standingDecision(inspection)?.outcome).toMatch(/release$/);
    expect(inspection.decisions[0]?.at).toBeLessThanOrEqual(given.endedAt);
  }
});

test('findings are what the check saw and what is true: nothing that is not on the vehicle, and never more than that', () => {
  const truthOf = tellTruth(world);
  let adverse = 0;
  for (const plan of loaded) {
    const given = load(plan);
    const inspection = carriedOut(given, planExamination('work', given, crew));
    expect(checkResultOf(inspection)).toBe(given.outcome.result);
    const faults = truthOf(plan.id)?.faults ?? [];
    for (const { declarationId, line, result } of inspection.findings.filter((one) => isAdverse(one.result))) {
      const reference = given.references.get(declarationId as DeclarationId);
      expect(faults.find((one) => one.reference === reference && one.line === line)?.code).toBe(result);
      adverse += 1;
    }
  }
  expect(adverse).toBeGreaterThan(2);
});

test('a load that is kept waits until it is settled, and then goes on the word of two', () => {
  const bad = loaded.filter((plan) => load(plan).outcome.result === 'not-conform');
  expect(bad.length).toBeGreaterThan(2);
  for (const plan of bad) {
    const { settledAt: _settledAt, ...unsettled } = load(plan);
    const kept = carriedOut(unsettled, planExamination('work', unsettled, crew));
    expect(standingDecision(kept)?.outcome).toMatch(/^(detain|hold-for-agency)$/);
    const settled = carriedOut(load(plan), planExamination('work', load(plan), crew));
    expect(standingDecision(settled)).toMatchObject({ outcome: 'conditional-release', second: { by: 'second' } });
  }
});

test('without network all comes in together, with the second officer already there', () => {
  const plan = loaded.find((one) => load(one).outcome.result === 'conform');
  if (plan === undefined) throw new Error('nothing conforms');
  const given = load(plan, { offline: true });
  const inspection = carriedOut(given, planExamination('work', given, crew));
  expect(inspection).toMatchObject({ state: 'concluded', flags: ['offline-release', 'nothing-found'] });
});

test('some steps are left out and some are added, few of either; officers differ, none by half', () => {
  const inspections = loaded.map((plan) => carriedOut(load(plan), planExamination('work', load(plan), crew)));
  const share = (of: (one: Inspection) => boolean): number => inspections.filter(of).length / inspections.length;
  for (const rate of [share((one) => one.waivers.length > 0), share((one) => one.added.length > 0)]) {
    expect(rate).toBeGreaterThan(0);
    expect(rate).toBeLessThan(0.08);
  }
  const paces = Array.from({ length: 12 }, (_, at) => traitsOf('work', `officer-${at}`).pace);
  expect(new Set(paces).size).toBe(12);
  expect(Math.max(...paces) / Math.min(...paces)).toBeLessThan(1.5);
});
