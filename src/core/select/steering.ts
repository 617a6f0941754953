import { type Mass, meanOf, sharedActs, sumOf, tail, taroneThreshold } from './exact.ts';

/** What an officer can do by choice about who is checked, by whom and how well. */
export const STEERABLE = ['reassignment', 'manual', 'waiver'] as const;
/**
 * Each has its own opportunity: what could be left out is what one held, what could be taken over what went by on one's
 * shift.
 */
export type Steerable = (typeof STEERABLE)[number];

/** One such act: `officer` is who gained it (took over, selected, left a step out), `hour` that of the port's clock. */
export interface SteerableAct {
  readonly kind: Steerable;
  readonly officer: string;
  readonly declarant: string;
  readonly hour: number;
}

/** One inspection that chance dealt out: what could have been steered. */
export interface DealtInspection {
  readonly declarant: string;
  readonly hour: number;
  /** Everybody on shift then. */
  readonly onShift: readonly string[];
  /** Who did it in the end. */
  readonly holder?: string;
}

/** An officer together with a declarant, or with an hour of the day. */
export interface SteeringCell {
  readonly officer: string;
  readonly other: string;
  readonly observed: number;
  /**
   * How many chance alone would put there, given how often the officer acts, how often the other is acted on, and what
   * was dealt.
   */
  readonly expected: number;
  /** The probability of so many or more by chance. */
  readonly p: number;
}

/** All pairs of one kind, under one threshold. */
export interface SteeringTable {
  /** A cell whose p is at most this is an alarm. */
  readonly threshold: number;
  /** Cells that could give an alarm at all. */
  readonly tests: number;
  /** Cells with an act, the least likely first. */
  readonly cells: readonly SteeringCell[];
  readonly alarms: readonly SteeringCell[];
}

/** What a month's test says; the auditor's page and `landport` show it, and nothing happens to anybody by itself. */
export interface SteeringResult {
  readonly acts: Readonly<Record<Steerable, number>>;
  readonly inspections: number;
  readonly byDeclarant: SteeringTable;
  readonly byHour: SteeringTable;
  readonly alarm: boolean;
}

/**
 * The chance of a false alarm that is accepted, in all; an hour is a weaker sign than a firm and gets the smaller part.
 */
export const FALSE_ALARM = { byDeclarant: 0.04, byHour: 0.01 } as const;

/**
 * Looks for an officer whose acts of choice fall on one declarant, or into one hour, more often than chance deals. Acts
 * of each kind are compared with what was dealt: a step is left out in an inspection one holds, an inspection is taken
 * over while one is on shift. How often an officer acts, and how often a declarant is acted on, are given; only the two
 * together are tested, kind by kind, and the kinds are added up. docs/steering.md explains it with figures.
 */
export function testSteering(
  acts: readonly SteerableAct[],
  dealt: readonly DealtInspection[],
  alpha: typeof FALSE_ALARM = FALSE_ALARM,
): SteeringResult {
  const count = (kind: Steerable): number => acts.filter((act) => act.kind === kind).length;
  const byDeclarant = testTable(acts, dealt, ({ declarant }) => declarant, alpha.byDeclarant);
  // Whoever is dealt no inspections, as at the gate, acts in the hours of their own shifts: that says nothing.
  const onShift = new Set(dealt.flatMap((one) => one.onShift));
  const byShift = acts.filter(({ kind, officer }) => kind !== 'manual' || onShift.has(officer));
  const byHour = testTable(byShift, dealt, ({ hour }) => String(hour), alpha.byHour);
  return {
    acts: { reassignment: count('reassignment'), manual: count('manual'), waiver: count('waiver') },
    inspections: dealt.length,
    byDeclarant,
    byHour,
    alarm: byDeclarant.alarms.length + byHour.alarms.length > 0,
  };
}

/** Counts by officer, by other, by both, and in all. */
interface Counts {
  total: number;
  readonly rows: Map<string, number>;
  readonly columns: Map<string, number>;
  readonly cells: Map<string, number>;
}

const noCounts = (): Counts => ({ total: 0, rows: new Map(), columns: new Map(), cells: new Map() });
const cellName = (officer: string, other: string): string => `${officer}\u001f${other}`;
const grow = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);

function add(counts: Counts, officer: string, other: string): void {
  counts.total += 1;
  grow(counts.rows, officer);
  grow(counts.columns, other);
  grow(counts.cells, cellName(officer, other));
}

/**
 * One table: each officer against each declarant (or hour). The distribution of the sum of acts is exact, a convolution
 * over the kinds; no approximation is good at the one to five acts that matter here.
 */
function testTable(
  acts: readonly SteerableAct[],
  dealt: readonly DealtInspection[],
  otherOf: (one: SteerableAct | DealtInspection) => string,
  alpha: number,
): SteeringTable {
  const done = { reassignment: noCounts(), manual: noCounts(), waiver: noCounts() };
  for (const act of acts) add(done[act.kind], act.officer, otherOf(act));
  const held = noCounts();
  const reach = noCounts();
  for (const one of dealt) {
    const other = otherOf(one);
    if (one.holder !== undefined) add(held, one.holder, other);
    for (const officer of one.onShift) add(reach, officer, other);
  }
  // What could have been done: waivers only in inspections one held, the others in any that went by on one's shift.
  const opportunity = { reassignment: reach, manual: reach, waiver: held };
  // Whoever never acted, or was never acted on, has no cell: a pair without an act cannot be an alarm.
  const officers = new Set(acts.map((act) => act.officer));
  const others = new Set(acts.map(otherOf));
  const cells: SteeringCell[] = [];
  const least: number[] = [];
  for (const officer of officers) {
    for (const other of others) {
      let mass: Mass = [1];
      let observed = 0;
      for (const kind of STEERABLE) {
        const row = done[kind].rows.get(officer) ?? 0;
        const column = done[kind].columns.get(other) ?? 0;
        if (row === 0 || column === 0) continue;
        observed += done[kind].cells.get(cellName(officer, other)) ?? 0;
        mass = sumOf(mass, sharedActs(row, column, done[kind].total, oddsOf(opportunity[kind], officer, other)));
      }
      // The probability of the largest count that could be: whether this pair could reach a threshold at all (Tarone).
      least.push(mass.at(-1) as number);
      if (observed > 0) cells.push({ officer, other, observed, expected: meanOf(mass), p: tail(mass, observed) });
    }
  }
  cells.sort((a, b) => a.p - b.p || (cellName(a.officer, a.other) < cellName(b.officer, b.other) ? -1 : 1));
  const { threshold, tests } = taroneThreshold(least, alpha);
  return { threshold, tests, cells, alarms: cells.filter(({ p }) => p <= threshold) };
}

/**
 * How much more often than others an officer was dealt this one, half a deal added to each count so that none is zero. Of an
 * officer who was dealt nothing, or a firm of which nothing was, no more is known than of any other.
 */
function oddsOf({ total, rows, columns, cells }: Counts, officer: string, other: string): number {
  if (!rows.has(officer) || !columns.has(other)) return 1;
  const both = cells.get(cellName(officer, other)) ?? 0;
  const row = rows.get(officer) ?? 0;
  const column = columns.get(other) ?? 0;
  return ((both + 0.5) * (total - row - column + both + 0.5)) / ((row - both + 0.5) * (column - both + 0.5));
}
