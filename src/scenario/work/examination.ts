import type { ActorId, DeclarationId, Instant } from '../../core/domain/ids.ts';
import { AGENCY_OF, type Agency, type Outcome, type StepKind, WAIVER_REASONS } from '../../core/inspect/codes.ts';
import type { InspectionOrder, OrderedStep } from '../../core/inspect/order.ts';
import { leastMinutes } from '../../core/oversee/too-short.ts';
import type { CheckOutcome } from '../play/check.ts';
import { chance, integer, pick, uniform } from '../random/draw.ts';
import { type Random, randomOf } from '../random/random.ts';
import type { FindingCode } from '../truth/fault.ts';
import { findingsOnItems } from './findings.ts';
import type { PlannedAct, PlannedDeed } from './planned-act.ts';
import { readingOf } from './readings.ts';
import type { Traits } from './traits.ts';

/** An ordered inspection of a simulated load, and what its check came to. */
export interface LoadToExamine {
  readonly vehicleId: string;
  readonly order: InspectionOrder;
  readonly outcome: CheckOutcome;
  /** References of the declarations aboard, by which an outcome names them. */
  readonly references: ReadonlyMap<DeclarationId, string>;
  /** The time in the bay. */
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** When a load that was kept is decided again; absent while it is kept. */
  readonly settledAt?: Instant;
  /** Steps of other checklists, of which an officer may add one. */
  readonly addable: readonly OrderedStep[];
  /** Examined without network, with a second officer's PIN. */
  readonly offline: boolean;
}

/** Who works on it. */
export interface Crew {
  readonly officer: string;
  readonly traits: Traits;
  /** A colleague, who decides with them and witnesses samples. */
  readonly second: string;
  /** Approves what is left out, and does not examine. */
  readonly lead: string;
}

const MINUTE_MS = 60_000;
const WAIVED = 0.03;
const ADDED = 0.03;
/** What was done without network comes in so long after the decision. */
const SYNCED_MS = 9 * MINUTE_MS;
/** An officer is done a little above what the steps take at the very least, however brisk. */
const ABOVE_LEAST = 1.15;

/** How much of an examination a step takes, by its kind. */
const WEIGHT: Readonly<Record<StepKind, number>> = {
  look: 1,
  count: 3,
  weigh: 3,
  seal: 1,
  sample: 5,
  scan: 4,
  measure: 2,
};

/** A deed with its share of the time before it. */
interface Stint {
  readonly name: string;
  readonly by: string;
  readonly deed: PlannedDeed;
  readonly weight: number;
}

/**
 * All that officers do at the examination of a load, in the order of time: steps, samples, findings as its outcome has them, and
 * the decision; later the second decision about a load that was kept. The same seed, load and crew give the same acts.
 */
export function planExamination(seed: string, load: LoadToExamine, crew: Crew): readonly PlannedAct[] {
  const random = randomOf(seed, load.vehicleId, 'examination');
  const { outcome, order } = load;
  const findings = findingsOnItems(load);
  const steps = stepsOf(random, load, crew);
  const stints: Stint[] = [
    { name: 'start', by: crew.officer, deed: { action: 'start' }, weight: 0 },
    ...steps,
    ...sealsOf(random, order, outcome, crew),
    ...samplesOf(random, outcome, crew),
    ...findings.map((deed, index) => ({ name: `finding-${index}`, by: crew.officer, deed, weight: 1.5 })),
    ...decisionOf(
      load,
      crew,
      steps.some(({ deed }) => deed.action === 'waive-step'),
    ),
  ];
  const bay = timed(stints, load.startedAt, spanOf(load, crew.traits));
  const decided = bay.at(-1)?.at ?? load.endedAt;
  const acts = load.offline ? bay.map((one) => ({ ...one, received: (decided + SYNCED_MS) as Instant })) : bay;
  return [...acts, ...settlement(random, load, crew, decided)];
}

/** Milliseconds from the first step to the decision. A hasty bay leaves no time for what the steps take, and that shows. */
function spanOf({ order, startedAt, endedAt }: LoadToExamine, { pace }: Traits): number {
  const bay = endedAt - startedAt;
  return Math.round(Math.min(bay, Math.max(bay * pace, leastMinutes(order.steps) * ABOVE_LEAST * MINUTE_MS)));
}

/** Puts deeds into time, each after its share of the span. */
function timed(stints: readonly Stint[], from: Instant, span: number): readonly PlannedAct[] {
  const total = stints.reduce((sum, { weight }) => sum + weight, 0);
  let done = 0;
  return stints.map(({ name, by, deed, weight }) => {
    done += weight;
    const at = (from + Math.round((span * done) / total)) as Instant;
    return { name, at, received: at, by, deed };
  });
}

/** The ordered steps, signed one after another, a few of them waived; now and then one more is added. */
function stepsOf(random: Random, load: LoadToExamine, { officer, lead }: Crew): readonly Stint[] {
  const { order, outcome, addable } = load;
  const wrong = stepThatShows(order.steps, outcome);
  const waivable = order.steps.slice(1).filter(({ id, required }) => required && id !== wrong);
  const waived = chance(random, WAIVED) && !load.offline && waivable.length > 0 ? pick(random, waivable).id : undefined;
  const stints = order.steps.flatMap((step, index): readonly Stint[] => {
    if (step.id === waived) return waiver(random, step.id, officer, lead);
    return [
      {
        name: step.id,
        by: officer,
        deed: signed(random, step, load, step.id === wrong),
        weight: index && weightOf(step),
      },
    ];
  });
  if (!chance(random, ADDED) || addable.length === 0 || load.offline) return stints;
  const more = pick(random, addable);
  const added: Stint = {
    name: 'added',
    by: officer,
    deed: {
      action: 'add-step',
      step: more,
      hazard: 'vehicle',
      observation: pick(random, ['space-concealed', 'packing-disturbed']),
    },
    weight: 0.5,
  };
  return [
    ...stints,
    added,
    { name: more.id, by: officer, deed: signed(random, more, load, false), weight: weightOf(more) },
  ];
}

const weightOf = ({ kind }: OrderedStep): number => WEIGHT[kind];

/** A step that is signed, with the figure and the photo that it asks for. */
function signed(random: Random, step: OrderedStep, load: LoadToExamine, wrong: boolean): PlannedDeed {
  const value = readingOf(random, step, load.order);
  return {
    action: 'sign-step',
    step: step.id,
    mark: wrong ? 'not-in-order' : 'in-order',
    ...(value === undefined ? {} : { value }),
    // A simulated officer holds no camera: the photo is named and never comes in.
    ...(step.photo === 'required' ? { photos: [`${step.id}-photo`] } : {}),
  };
}

function waiver(random: Random, step: string, officer: string, lead: string): readonly Stint[] {
  const reason = pick(random, WAIVER_REASONS);
  return [
    { name: 'waiver', by: officer, deed: { action: 'waive-step', step, reason }, weight: 0.5 },
    {
      name: 'waiver-approved',
      by: lead,
      deed: { action: 'approve-waiver', waiver: 'waiver', granted: true },
      weight: 1,
    },
  ];
}

/** Where what was found shows first, by how such a thing is found. */
const SHOWS: Readonly<Partial<Record<FindingCode, readonly StepKind[]>>> = {
  quantity: ['count', 'weigh'],
  health: ['sample', 'measure'],
  prohibited: ['scan', 'sample'],
  'dangerous-goods': ['measure', 'look'],
  'seal-or-structure': ['seal'],
};

const OTHERWISE: readonly StepKind[] = ['look'];

/** The step at which the outcome shows; none where nothing is found. */
function stepThatShows(steps: readonly OrderedStep[], { result, findings }: CheckOutcome): string | undefined {
  if (result !== 'not-conform') return undefined;
  const kinds = findings.flatMap(({ code }) => SHOWS[code] ?? OTHERWISE);
  return (steps.find(({ kind }) => kinds.includes(kind)) ?? steps.at(-1))?.id;
}

/** Every declared seal is looked at; the first shows what was found of seals. */
function sealsOf(
  random: Random,
  order: InspectionOrder,
  { findings }: CheckOutcome,
  { officer }: Crew,
): readonly Stint[] {
  const broken = findings.some(({ code }) => code === 'seal-or-structure');
  return order.seals.flatMap((number, index): readonly Stint[] => {
    const state = broken && index === 0 ? pick(random, ['broken', 'differs'] as const) : 'intact';
    const checked: Stint = {
      name: `seal-${index}`,
      by: officer,
      deed: { action: 'check-seal', number, state },
      weight: 0.5,
    };
    const next = `CN${integer(random, 100_000, 999_999)}`;
    // Goods that were unloaded go back under a seal of the port's.
    return order.unloadPercent === 0 && state === 'intact'
      ? [checked]
      : [
          checked,
          { name: `seal-${index}-new`, by: officer, deed: { action: 'replace-seal', number, next }, weight: 0.5 },
        ];
  });
}

/** A part of what should not be there goes to the laboratory, before a witness. */
function samplesOf(random: Random, { result, findings }: CheckOutcome, { officer, second }: Crew): readonly Stint[] {
  const sampled = findings.some(({ code }) => code === 'prohibited' || code === 'health' || code === 'dangerous-goods');
  if (result !== 'not-conform' || !sampled) return [];
  const sealNumber = `LAB${integer(random, 10_000, 99_999)}`;
  const witness = second as ActorId;
  const sample = { action: 'take-sample', kind: 'sample', sealNumber, quantity: 1, unit: 'kg', witness } as const;
  return [
    { name: 'sample', by: officer, deed: sample, weight: 3 },
    { name: 'sample-witnessed', by: second, deed: { action: 'second', of: 'sample', agrees: true }, weight: 0.5 },
    {
      name: 'sample-sent',
      by: officer,
      deed: { action: 'hand-over', custody: 'sample', place: 'laboratory' },
      weight: 0.5,
    },
  ];
}

/** The agency that a kept load waits for, where what was found is one's business. */
function agencyFor({ findings }: CheckOutcome): Agency | undefined {
  return findings.map(({ hazard }) => AGENCY_OF[hazard]).find((one) => one !== undefined);
}

/** What an officer decides about such a result, before anything else is known. */
function outcomeOf(outcome: CheckOutcome): Outcome {
  if (outcome.result !== 'not-conform') return 'release';
  return agencyFor(outcome) === undefined ? 'detain' : 'hold-for-agency';
}

/** The decision; a release with a step left out takes two. */
function decisionOf(load: LoadToExamine, { officer, second }: Crew, leftOut: boolean): readonly Stint[] {
  const outcome = outcomeOf(load.outcome);
  const agency = agencyFor(load.outcome);
  const deed = {
    action: 'conclude',
    outcome,
    ...(outcome === 'hold-for-agency' && agency !== undefined ? { agency } : {}),
    ...(load.offline && outcome === 'release' ? { second: second as ActorId } : {}),
  } as const;
  const decided: Stint = { name: 'decided', by: officer, deed, weight: 1 };
  if (!leftOut || outcome !== 'release') return [decided];
  const agreed = { action: 'second', of: 'decided', agrees: true } as const;
  return [decided, { name: 'decided-seconded', by: second, deed: agreed, weight: 1 }];
}

/** A load that was kept goes on against a guarantee, on the word of two. */
function settlement(random: Random, load: LoadToExamine, crew: Crew, decidedAt: Instant): readonly PlannedAct[] {
  if (load.outcome.result !== 'not-conform' || load.settledAt === undefined) return [];
  const at = Math.max(load.settledAt - Math.round(uniform(random, 3, 9)) * MINUTE_MS, decidedAt) as Instant;
  const guarantee = `G-${integer(random, 100_000, 999_999)}`;
  const deed = { action: 'conclude', outcome: 'conditional-release', guarantee } as const;
  return [
    { name: 'settled', at, received: at, by: crew.officer, deed },
    {
      name: 'settled-seconded',
      ...together(load.settledAt),
      by: crew.second,
      deed: { action: 'second', of: 'settled', agrees: true },
    },
  ];
}

const together = (at: Instant): Pick<PlannedAct, 'at' | 'received'> => ({ at, received: at });
