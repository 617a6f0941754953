import { SELECTION_KINDS, type SelectionKind } from '../domain/assessment.ts';
import type { RuleId } from '../domain/ids.ts';
import { type Interval, wilson } from '../select/wilson.ts';

/** By what firms are grouped: what they are as firms, and nothing about people. */
export const FAIRNESS_DIMENSIONS = ['size', 'newness', 'tier'] as const;
/** One way of dividing all firms; each firm is in one group of each. */
export type FairnessDimension = (typeof FAIRNESS_DIMENSIONS)[number];

/** The groups of each dimension; the query sorts firms into them. */
export const FAIRNESS_GROUPS = {
  size: ['small', 'medium', 'large'],
  newness: ['new', 'known'],
  tier: ['ordinary', 'authorised'],
} as const satisfies Readonly<Record<FairnessDimension, readonly string[]>>;
/** Names differ between dimensions, so a group alone says which it belongs to. */
export type FairnessGroup = (typeof FAIRNESS_GROUPS)[FairnessDimension][number];

/** Cells under ten say more of a firm than of a group, and are not shown. */
export const LEAST_CELL = 10;

/** What was counted of one group of firms. */
export interface GroupCount {
  readonly dimension: FairnessDimension;
  readonly group: FairnessGroup;
  readonly operators: number;
  readonly declarations: number;
  /** In the documents or inspection lane. */
  readonly selected: number;
  /** With a result of a check, and with something found. */
  readonly checked: number;
  readonly found: number;
  /** Vehicles with a wait from arrival to release. */
  readonly waited: number;
  /** Minutes from arrival to release at 0, 1, ... 100 per cent of the vehicles, in order; empty where none waited. */
  readonly waitPercentiles: readonly number[];
  readonly appealsDecided: number;
  readonly appealsUpheld: number;
}

/** What was counted of one rule in one group. */
export interface RuleCount {
  readonly rule: RuleId;
  readonly dimension: FairnessDimension;
  readonly group: FairnessGroup;
  readonly selected: number;
  readonly checked: number;
  readonly found: number;
}

/** What was counted of one way in which declarations come to be checked; one that was chosen in two ways counts for both. */
export interface SelectionCount {
  readonly kind: SelectionKind;
  readonly selected: number;
  readonly checked: number;
  readonly found: number;
}

/** One way of choosing, with its share of all that was chosen and what is found. */
export interface SelectionFigures {
  readonly kind: SelectionKind;
  readonly selected: number;
  readonly share: Interval;
  readonly hit?: Interval;
}

/** A median with the bounds of an interval of 95% around it, in the units of its values. */
export type MedianInterval = Interval;

/**
 * One group as it is shown. A figure is absent when fewer than ten cases stand behind it: `selection` is of
 * declarations, `hit` of checks, `wait` in minutes, `upheld` of decided appeals. All with intervals of 95%.
 */
export interface GroupFairness {
  readonly dimension: FairnessDimension;
  readonly group: FairnessGroup;
  readonly operators: number;
  readonly declarations: number;
  readonly selection?: Interval;
  readonly hit?: Interval;
  readonly wait?: MedianInterval;
  readonly upheld?: Interval;
}

/** One rule in one group, against all other firms of the dimension. */
export interface RuleFairness {
  readonly rule: RuleId;
  readonly dimension: FairnessDimension;
  readonly group: FairnessGroup;
  readonly selection: Interval;
  readonly selectionOthers: Interval;
  readonly hit: Interval;
  readonly hitOthers: Interval;
  /** How many times as often the group is selected as others, over how many times as often something is found there. */
  readonly excess: number;
  /** How likely chance alone gives an excess as large, before the number of comparisons is taken into account. */
  readonly p: number;
  readonly flagged: boolean;
}

/** What the page on fairness shows; `src/work/fairness` counts, this compares. */
export interface Fairness {
  readonly groups: readonly GroupFairness[];
  /** Rules that can be compared, the least likely first. */
  readonly rules: readonly RuleFairness[];
  /** How declarations came to be checked: by rules, by chance, by hand. */
  readonly selections: readonly SelectionFigures[];
}

/**
 * The rate of months in which some rule is flagged although none differs: shared among all comparisons of the month by
 * Holm's method.
 */
const FAIRNESS_FALSE_ALARM = 0.05;

/** Selection, hits, waits and upheld appeals by group, and the rules that select a group beyond what they find there. */
export function compareGroups(
  groups: readonly GroupCount[],
  rules: readonly RuleCount[],
  selections: readonly SelectionCount[] = [],
): Fairness {
  return {
    selections: presentSelections(selections),
    groups: groups.filter(({ declarations }) => declarations >= LEAST_CELL).map(presentGroup),
    rules: flag(rules.flatMap((one) => compareRule(one, groups, rules))),
  };
}

/**
 * The share of each way of choosing and its hit rate. How often something is found of what officers chose stands beside what
 * rules and chance find; hit rates that rest on fewer than ten checks are hidden.
 */
function presentSelections(selections: readonly SelectionCount[]): readonly SelectionFigures[] {
  const all = selections.reduce((sum, { selected }) => sum + selected, 0);
  return SELECTION_KINDS.flatMap((kind) => {
    const one = selections.find((each) => each.kind === kind);
    const share = one === undefined ? undefined : wilson(one.selected, all);
    if (one === undefined || share === undefined) return [];
    const hit = one.checked < LEAST_CELL ? undefined : wilson(one.found, one.checked);
    return [{ kind, selected: one.selected, share, ...(hit === undefined ? {} : { hit }) }];
  });
}

function presentGroup(one: GroupCount): GroupFairness {
  const { dimension, group, operators, declarations, selected, checked, found } = one;
  const selection = wilson(selected, declarations);
  const hit = checked < LEAST_CELL ? undefined : wilson(found, checked);
  const wait = medianOf(one);
  const upheld = one.appealsDecided < LEAST_CELL ? undefined : wilson(one.appealsUpheld, one.appealsDecided);
  return {
    dimension,
    group,
    operators,
    declarations,
    ...(selection === undefined ? {} : { selection }),
    ...(hit === undefined ? {} : { hit }),
    ...(wait === undefined ? {} : { wait }),
    ...(upheld === undefined ? {} : { upheld }),
  };
}

/** The median, between the order statistics that a binomial count puts around it (normal approximation, 95%). */
function medianOf({ waited, waitPercentiles }: GroupCount): MedianInterval | undefined {
  if (waited < LEAST_CELL || waitPercentiles.length < 2) return undefined;
  // 1.96 standard deviations of a binomial share at one half: 1.96 * 0.5 / sqrt(n).
  const half = 0.98 / Math.sqrt(waited);
  const at = (share: number): number => {
    const place = Math.min(1, Math.max(0, share)) * (waitPercentiles.length - 1);
    const below = waitPercentiles[Math.floor(place)] ?? 0;
    const above = waitPercentiles[Math.ceil(place)] ?? below;
    return below + (above - below) * (place - Math.floor(place));
  };
  return { estimate: at(0.5), low: at(0.5 - half), high: at(0.5 + half) };
}

/**
 * A rule that selects a group twice as often is fair where it finds twice as much there: so the two ratios are
 * compared, group against everybody else, on a logarithmic scale. Nothing comes back where either side has under ten
 * declarations or checks.
 */
function compareRule(
  one: RuleCount,
  groups: readonly GroupCount[],
  rules: readonly RuleCount[],
): readonly Omit<RuleFairness, 'flagged'>[] {
  const { rule, dimension, group } = one;
  const own = groups.find((g) => g.dimension === dimension && g.group === group)?.declarations ?? 0;
  const others = groups.filter((g) => g.dimension === dimension && g.group !== group);
  const rest = rules.filter((r) => r.rule === rule && r.dimension === dimension && r.group !== group);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const otherDeclarations = sum(others.map(({ declarations }) => declarations));
  const [selectedB, checkedB, foundB] = [
    sum(rest.map((r) => r.selected)),
    sum(rest.map((r) => r.checked)),
    sum(rest.map((r) => r.found)),
  ];
  if (own < LEAST_CELL || otherDeclarations < LEAST_CELL) return [];
  if (one.checked < LEAST_CELL || checkedB < LEAST_CELL) return [];
  const selection = wilson(one.selected, own);
  const selectionOthers = wilson(selectedB, otherDeclarations);
  const hit = wilson(one.found, one.checked);
  const hitOthers = wilson(foundB, checkedB);
  if (selection === undefined || selectionOthers === undefined || hit === undefined || hitOthers === undefined)
    return [];
  const bySelection = logRatio(one.selected, own, selectedB, otherDeclarations);
  const byHit = logRatio(one.found, one.checked, foundB, checkedB);
  const difference = bySelection.value - byHit.value;
  const z = difference / Math.sqrt(bySelection.variance + byHit.variance);
  // Only being selected more often does harm: being selected less is the other side of the same comparison.
  const p = bySelection.value <= 0 ? 1 : upperTail(z);
  return [{ rule, dimension, group, selection, selectionOthers, hit, hitOthers, excess: Math.exp(difference), p }];
}

/** The logarithm of a ratio of two shares with its variance (delta method), half a case added to each so that none is empty. */
function logRatio(a: number, n: number, b: number, m: number): { readonly value: number; readonly variance: number } {
  const [a1, n1, b1, m1] = [a + 0.5, n + 0.5, b + 0.5, m + 0.5];
  return {
    value: Math.log(a1 / n1) - Math.log(b1 / m1),
    variance: Math.max(1e-12, 1 / a1 - 1 / n1 + 1 / b1 - 1 / m1),
  };
}

/** Holm's step-down: of the comparisons in order of likelihood, each is held against those that are left. */
function flag(compared: readonly Omit<RuleFairness, 'flagged'>[]): readonly RuleFairness[] {
  const sorted = [...compared].sort((a, b) => a.p - b.p || (a.rule < b.rule ? -1 : 1));
  let standing = true;
  return sorted.map((one, at) => {
    standing &&= one.p < FAIRNESS_FALSE_ALARM / (sorted.length - at);
    return { ...one, flagged: standing };
  });
}

/** The chance that a standard normal lies above z (Abramowitz and Stegun 26.2.17, within 7.5e-8). */
function upperTail(z: number): number {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.2316419 * x);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z >= 0 ? tail : 1 - tail;
}
