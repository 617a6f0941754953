import { createHash, createHmac } from 'node:crypto';
import type { HashHex } from '../../src/core/domain/ids.ts';
import { assignInspector } from '../../src/core/select/assign.ts';
import { drawMessage, fractionOf, handleOf, RANDOM_PURPOSE } from '../../src/core/select/draw.ts';
import type { DealtInspection, SteerableAct } from '../../src/core/select/steering.ts';
import {
  chance,
  exponential,
  integer,
  lognormal,
  pick,
  weightedPicker,
  zipfWeights,
} from '../../src/scenario/random/draw.ts';
import { type Random, randomOf } from '../../src/scenario/random/random.ts';

/** A month of an honest port, and what was dealt in it; steering is planted on top. */
export interface Month {
  readonly dealt: readonly Dealt[];
  readonly acts: readonly SteerableAct[];
}
/** An inspection with the officer whom the draw named, before anybody took it over. */
export interface Dealt extends DealtInspection {
  readonly drawn: string;
}

const DAYS = 30;
/** The port that this is sized by. */
export const VEHICLES_A_DAY = 2_000;
const DECLARANTS = 60;
const TEAMS = 4;
const TEAM_SIZE = 10;
const RANDOM_SHARE = 0.01;
/** Shares of an honest month. People differ: the spreads are deviations of logarithms. */
const ORDERED = 0.09;
const REASSIGNED = 0.03;
const WAIVED = 0.04;
const MANUAL = 0.003;

const sha = (text: string): HashHex => createHash('sha256').update(text).digest('hex') as HashHex;

interface Declarant {
  readonly id: string;
  readonly weight: number;
  /** The hour around which its vehicles come. */
  readonly peak: number;
  readonly ordered: number;
  readonly waived: number;
  readonly reassigned: number;
}

/**
 * Plays a month of 2,000 vehicles a day: brokers of very different size come at their own hours, partly in convoys; teams
 * of ten rotate through three shifts; every vehicle is drawn for and every inspection assigned as the program does it, under
 * seeds of its own. Honest officers reassign, leave steps out and select by hand, some more than others, on some brokers more
 * than on others, and more at a change of shift.
 */
export function playMonth(seed: string): Month {
  const random = randomOf(seed, 'month');
  const declarants = makeDeclarants(randomOf(seed, 'declarants'));
  const officers = Array.from({ length: TEAMS * TEAM_SIZE }, (_, at) => `officer-${at + 1}`);
  const habits = new Map(
    officers.map((officer) => [officer, { waives: lognormal(random, 1, 0.5), takes: lognormal(random, 1, 0.5) }]),
  );
  const habit = (officer: string) => habits.get(officer) ?? { waives: 1, takes: 1 };
  const pickDeclarant = weightedPicker(declarants, (one) => one.weight);
  const dealt: Dealt[] = [];
  const acts: SteerableAct[] = [];
  for (let day = 0; day < DAYS; day++) {
    const seedKey = Buffer.from(sha(`${seed}:${day}`), 'hex');
    const hmac = (message: string) => createHmac('sha256', seedKey).update(message).digest('hex') as HashHex;
    let vehicles = 0;
    while (vehicles < VEHICLES_A_DAY) {
      const declarant = pickDeclarant(random);
      const convoy = chance(random, 0.3) ? integer(random, 2, 6) : 1;
      const hour = hourOf(random, declarant);
      for (let one = 0; one < convoy && vehicles < VEHICLES_A_DAY; one++, vehicles++) {
        const handle = handleOf(sha, seed, 'declaration', `${day}:${vehicles}`);
        const onShift = teamAt(officers, day, hour);
        if (chance(random, MANUAL)) {
          const officer = weightedPicker(onShift, (each) => habit(each).takes)(random);
          acts.push({ kind: 'manual', officer, declarant: declarant.id, hour });
        }
        const randomly = fractionOf(hmac(drawMessage(RANDOM_PURPOSE, handle))) < RANDOM_SHARE;
        if (!randomly && !chance(random, ORDERED * declarant.ordered)) continue;
        const candidates = onShift.map((officer) => ({
          officer,
          handle: sha(`${seed}:${day}:${officer}`),
          onShift: true,
          qualified: [],
          recent: false,
        }));
        const drawn = assignInspector({ handle, needs: [], officers: candidates }, hmac).officer ?? '';
        // Before a shift ends inspections are handed on twice as often: an honest reason that falls on certain hours.
        const changing = hour % 8 === 7 ? 2 : 1;
        const moved = chance(random, REASSIGNED * declarant.reassigned * changing);
        const rest = onShift.filter((officer) => officer !== drawn);
        const holder = moved ? weightedPicker(rest, (each) => habit(each).takes)(random) : drawn;
        dealt.push({ declarant: declarant.id, hour, onShift, drawn, holder });
        if (moved) acts.push({ kind: 'reassignment', officer: holder, declarant: declarant.id, hour });
        if (chance(random, WAIVED * declarant.waived * habit(holder).waives))
          acts.push({ kind: 'waiver', officer: holder, declarant: declarant.id, hour });
      }
    }
  }
  return { dealt, acts };
}

/**
 * Plants steering: one officer takes inspections of one broker of middling size over under a code, and leaves a step out in each, up
 * to `size` acts a month; an inspection of it that fell to the officer anyway needs no taking over.
 */
export function plant(month: Month, size: number, seed: string): Month {
  const random = randomOf(seed, 'steering', size);
  const officer = pick(random, [...new Set(month.dealt.flatMap(({ onShift }) => onShift))].sort());
  const broker = `broker-${integer(random, 4, 15)}`;
  const dealt = [...month.dealt];
  const planted: SteerableAct[] = [];
  const within = dealt.flatMap((one, at) => (one.declarant === broker && one.onShift.includes(officer) ? [at] : []));
  while (planted.length < size && within.length > 0) {
    const [at = 0] = within.splice(Math.floor(random() * within.length), 1);
    const one = dealt[at] as Dealt;
    const { hour } = one;
    if (one.holder !== officer) planted.push({ kind: 'reassignment', officer, declarant: broker, hour });
    if (planted.length < size) planted.push({ kind: 'waiver', officer, declarant: broker, hour });
    dealt[at] = { ...one, holder: officer };
  }
  return { dealt, acts: [...month.acts, ...planted] };
}

function makeDeclarants(random: Random): readonly Declarant[] {
  const weights = zipfWeights(DECLARANTS, 0.8);
  return weights.map((weight, rank) => ({
    id: `broker-${rank + 1}`,
    weight,
    peak: integer(random, 0, 23),
    ordered: lognormal(random, 1, 0.4),
    waived: lognormal(random, 1, 0.5),
    reassigned: lognormal(random, 1, 0.3),
  }));
}

/** Vehicles come around their broker's hour, round the clock. */
function hourOf(random: Random, { peak }: Declarant): number {
  const away = exponential(random, 4) * (chance(random, 0.5) ? 1 : -1);
  return (((Math.floor(peak + away) % 24) + 24) % 24) as number;
}

/** Teams go from the day to the evening to the night to rest, two days each. */
function teamAt(officers: readonly string[], day: number, hour: number): readonly string[] {
  const shift = Math.floor(hour / 8);
  for (let team = 0; team < TEAMS; team++) {
    if ((team + Math.floor(day / 2)) % TEAMS === shift) return officers.slice(team * TEAM_SIZE, (team + 1) * TEAM_SIZE);
  }
  return officers.slice(0, TEAM_SIZE);
}
