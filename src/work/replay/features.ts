import type { CrossingId, DeclarationId, HashHex, TimeZone } from '../../core/domain/ids.ts';
import { strictest, strictness } from '../../core/domain/lane.ts';
import type { FactRow } from '../../core/rule/fields.ts';
import { type CheckPlaces, DEFAULT_PLACES } from '../../core/select/minutes.ts';
import type { EventKind, EventStore } from '../../store/port/events.ts';
import type { ReplayRow, ReplayStore } from '../../store/port/replays.ts';
import { type Days, type DaySource, keepDays } from './days.ts';
import {
  buildPart,
  dayCounter,
  FOUND,
  NO_LABEL,
  NOTHING_FOUND,
  type Part,
  type PartRow,
  placeOf,
  unbuildPart,
} from './part.ts';

/** What features are read from. */
export interface FeatureSource extends DaySource {
  readonly replays: ReplayStore;
  readonly events: Pick<EventStore, 'after' | 'lastSeq'>;
}

/** Frozen features as columns: a disposable copy of what the store holds. */
export interface Features {
  readonly parts: readonly Part[];
  /** Seeds and shifts of the days. */
  readonly days: Days;
  /** The greatest number that a passage has. */
  readonly trucks: number;
  /** The number of a set of rules; undefined for one that judged nothing on file. */
  ruleSet(hash: HashHex): number | undefined;
  /** Brings the copy up to the store; undefined progress when nothing had to be loaded. False when it was stopped. */
  refresh(onProgress: (done: number, total: number) => void, stop: () => boolean): Promise<boolean>;
}

/** Declarations of one part: building it takes little memory, and dictionaries of this size are small beside it. */
const PART = 131_072;
const PAGE = 4_000;
/** Small parts come of what happened since; so many are joined into one. */
const MOST_SMALL = 8;
const ROUND = 5_000;
/** What happened is looked for so often. What was erased is asked before every replay. */
const LOOK_EVERY_MS = 2_000;

/** What a check says of a declaration, and what is said of that check afterwards. */
const LABELLING: ReadonlySet<EventKind> = new Set<EventKind>(['finding-recorded', 'finding-corrected']);
const ASSESSING: ReadonlySet<EventKind> = new Set<EventKind>([
  'declaration-accepted',
  'declaration-amended',
  'declaration-assessed',
]);
/** After these a passage may carry something else. */
const CARRYING: ReadonlySet<EventKind> = new Set<EventKind>(['crossing-booked', 'crossing-moved']);

/** `clock` is milliseconds of any steady clock; `places` are those of the port, for what no roster says. */
export function keepFeatures(
  source: FeatureSource,
  zone: TimeZone,
  clock: () => number,
  places: CheckPlaces = DEFAULT_PLACES,
): Features {
  const dayOf = dayCounter(zone);
  const days = keepDays(source, zone, places, dayOf);
  const ruleSets = new Map<HashHex, number>();
  const trucks = new Map<number, number>();
  let parts: Part[] = [];
  let throughSeq = 0;
  let erasures = -1;
  let lookedAt = Number.NEGATIVE_INFINITY;

  const truckOf = (crossing: CrossingId): number => numberOf(trucks, tailOf(crossing));

  const toPartRow = (row: ReplayRow, label: number): PartRow => {
    const { id, acceptedAt, firstHash, lane, ruleSet, selections, hitRules, crossing, features } = row;
    return {
      id,
      acceptedAt,
      firstHash,
      strict: strictness(lane),
      // What no rule selected stands under every set of rules.
      floor: strictness(strictest(selections.flatMap((one) => (one.kind === 'rule' ? [] : [one.lane])))),
      random: selections.some(({ kind }) => kind === 'random'),
      ruleSet: numberOf(ruleSets, ruleSet),
      truck: crossing === null ? NO_TRUCK : truckOf(crossing),
      label,
      given: hitRules.map((rule, at) => ({
        rule,
        probability: row.hitProbabilities[at] ?? 1,
        selected: row.hitSelected[at] === true,
      })),
      items: features as readonly FactRow[],
    };
  };

  const load = async (onProgress: (done: number, total: number) => void, stop: () => boolean): Promise<boolean> => {
    // The place in the record first: what happens while we read is read again after it.
    const seq = await source.events.lastSeq();
    const labels = await readLabels(source.replays, stop);
    const total = await source.replays.count();
    const fresh: Part[] = [];
    trucks.clear();
    let waiting: PartRow[] = [];
    let done = 0;
    let after: DeclarationId | undefined;
    for (;;) {
      if (stop()) return false;
      const page = await source.replays.page(after, PAGE);
      for (const row of page) waiting.push(toPartRow(row, labels.get(row.id) ?? NO_LABEL));
      done += page.length;
      onProgress(done, Math.max(total, done));
      if (waiting.length >= PART || (page.length < PAGE && waiting.length > 0)) {
        fresh.push(buildPart(waiting, dayOf));
        waiting = [];
      }
      if (page.length < PAGE) break;
      after = page.at(-1)?.id;
    }
    parts = fresh;
    // Events are numbered before they commit: a little is read twice, which changes nothing.
    throughSeq = Math.max(0, seq - ROUND);
    return true;
  };

  const follow = async (stop: () => boolean): Promise<boolean> => {
    for (;;) {
      if (stop()) return false;
      const events = await source.events.after(throughSeq, ROUND);
      const last = events.at(-1);
      if (last === undefined) return true;
      const changed = new Set<DeclarationId>();
      const checked = new Set<DeclarationId>();
      const moved = new Set<CrossingId>();
      // What is amended or assessed anew comes as a new row; what was only checked keeps its row and gets another
      // label.
      for (const { kind, subject } of events) {
        const id = subject as DeclarationId;
        if (ASSESSING.has(kind)) changed.add(id);
        if (LABELLING.has(kind)) checked.add(id);
        if (CARRYING.has(kind)) moved.add(subject as CrossingId);
        if (kind === 'shift-changed') days.forgetShifts();
      }
      // Asked anew: a later word on a check takes the place of the one before, also of something that was found.
      const standing = await source.replays.labelsOf([...checked]);
      const labelled = new Map(standing.map(({ id, found }) => [id, labelOf(found)]));
      const rows = await source.replays.rows([...changed]);
      const fresh = rows.map((row) => {
        const before = retire(row.id);
        return toPartRow(row, labelled.get(row.id) ?? before);
      });
      for (const [id, label] of labelled) if (!changed.has(id)) relabel(id, label);
      if (fresh.length > 0) parts = joinSmall([...parts, buildPart(fresh, dayOf)]);
      await reload([...moved]);
      throughSeq = last.seq;
      if (events.length < ROUND) return true;
    }
  };

  /** A passage that was cancelled carries nothing any more: what it carried awaits its vehicle again. */
  const reload = async (moved: readonly CrossingId[]): Promise<void> => {
    const carried = await source.replays.carried(moved);
    const laden = new Set(carried.map(({ crossing }) => crossing));
    for (const { crossing, id } of carried) setAt(id, ({ truck }, at) => truck.fill(truckOf(crossing), at, at + 1));
    for (const crossing of moved) {
      const number = laden.has(crossing) ? undefined : trucks.get(tailOf(crossing));
      if (number === undefined) continue;
      for (const { truck } of parts)
        for (let at = 0; at < truck.length; at++) if (truck[at] === number) truck[at] = NO_TRUCK;
    }
  };

  /** Marks what is known of a declaration as past, and returns the label it had. */
  const retire = (id: DeclarationId): number => {
    let label = NO_LABEL;
    for (const part of parts) {
      const at = placeOf(part, id);
      if (at < 0) continue;
      label = Math.max(label, part.label[at] ?? NO_LABEL);
      part.dead[at] = 1;
    }
    return label;
  };

  const relabel = (id: DeclarationId, label: number): void =>
    setAt(id, (part, at) => part.label.fill(label, at, at + 1));

  const setAt = (id: DeclarationId, set: (part: Part, at: number) => void): void => {
    for (const part of parts) {
      const at = placeOf(part, id);
      if (at >= 0) set(part, at);
    }
  };

  const joinSmall = (all: Part[]): Part[] => {
    const small = all.filter((part) => part.count < PART / 2);
    if (small.length <= MOST_SMALL) return all;
    const joined = buildPart(small.flatMap(unbuildPart), dayOf);
    return [...all.filter((part) => part.count >= PART / 2), joined];
  };

  return {
    get parts() {
      return parts;
    },
    days,
    get trucks() {
      return trucks.size;
    },
    ruleSet: (hash) => ruleSets.get(hash),
    async refresh(onProgress, stop) {
      const erased = await source.replays.erasures();
      if (erased !== erasures) {
        // Nothing of what was erased may be counted again, not even in a sum.
        parts = [];
        if (!(await load(onProgress, stop))) return false;
        erasures = erased;
      } else if (clock() - lookedAt < LOOK_EVERY_MS) return true;
      const current = await follow(stop);
      await days.refresh();
      if (current) lookedAt = clock();
      return current;
    },
  };
}

/** It awaits its vehicle. */
const NO_TRUCK = 0;

/** Numbers from 1 on, in the order in which they were asked for. */
function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const number = numbers.get(key) ?? numbers.size + 1;
  numbers.set(key, number);
  return number;
}

/** The last 48 bits of an id, which chance gave it: a third of the memory of its text, and as good as never the same twice. */
const tailOf = (id: CrossingId): number => Number.parseInt(id.slice(-12), 16);

const labelOf = (found: boolean): number => (found ? FOUND : NOTHING_FOUND);

/** Of everything that was ever checked: some per cent of the declarations, in pages. */
async function readLabels(replays: ReplayStore, stop: () => boolean): Promise<ReadonlyMap<DeclarationId, number>> {
  const labels = new Map<DeclarationId, number>();
  for (let after: DeclarationId | undefined; !stop(); ) {
    const round = await replays.labels(after, 4 * ROUND);
    for (const { id, found } of round) labels.set(id, labelOf(found));
    if (round.length < 4 * ROUND) break;
    after = round.at(-1)?.id;
  }
  return labels;
}
