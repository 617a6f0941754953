import type { HashHex, Instant, LocalDay, RuleId } from '../core/domain/ids.ts';
import { localDay } from '../core/domain/time.ts';
import { listsOf } from '../core/rule/explain.ts';
import { type NamedLists, valuesFor } from '../core/rule/named-list.ts';
import type { CheckedRule } from '../core/rule/rule.ts';
import type { ShadowRule } from '../core/select/assess.ts';
import type { ListEntry, StoredList } from '../store/port/lists.ts';
import type { Environment } from './environment.ts';
import { sha256Hex } from './hash.ts';
import { listsOn } from './lists/lists-in-force.ts';
import { type RuleRead, readRules } from './rules/read-rules.ts';
import { bodyOf, type Standing, standOn } from './rules/standing.ts';
import { takeAll, takeInSlices } from './slices.ts';

/** The rules of one day and the hash that names them in an assessment. */
export interface RuleSet {
  readonly rules: readonly CheckedRule[];
  readonly hash: HashHex;
  /** Counted with each assessment, and nothing else. */
  readonly shadow: readonly ShadowRule[];
}

/** The rules and lists of any day, from memory. One for each process; a timer calls `refresh`. */
export interface RulesInForce {
  /** The rules in force on the port-local day of an instant. */
  at(instant: Instant): RuleSet;
  /** The lists that rules may name on the port-local day of an instant. */
  listsAt(instant: Instant): NamedLists;
  /**
   * Reads the store again. The set of the day that was asked last is worked out a slice at a time before it takes the place of
   * the one in force; assessments that run meanwhile keep the set they began with.
   */
  reload(): Promise<void>;
  /**
   * Reads the store again when somebody changed rules, lists or words since; true when it did. Makes the sets of today and of an
   * hour from now ready, so that nobody waits for them at midnight.
   */
  refresh(now: Instant): Promise<boolean>;
}

/** Turns a stored rule into a checked one under the lists of a day, or says that it may not stand. */
export type Recheck = (body: Readonly<Record<string, unknown>>, lists: NamedLists) => CheckedRule | undefined;

/** What is done with a set before it comes into force. */
export type MakeReady = (set: RuleSet) => Promise<void>;

/** What was read of the store at once. */
interface Held {
  readonly revision: number;
  /** In the order of the store, so that every process judges by the same one. */
  readonly rules: ReadonlyMap<RuleId, RuleRead>;
  readonly lists: readonly StoredList[];
  readonly entries: readonly ListEntry[];
  readonly byDay: Map<LocalDay, Day>;
}

/** One day as it was worked out. */
interface Day {
  readonly set: RuleSet;
  readonly lists: NamedLists;
}

/** A version as it was checked, under lists of which this says what they held. */
interface Checked {
  readonly checked: CheckedRule | undefined;
  readonly lists: string;
}

/** Whether a set has these very rules: checked from the same versions under lists that hold the same. */
function sameRules(set: RuleSet, rules: readonly CheckedRule[], shadow: readonly ShadowRule[]): boolean {
  return (
    set.rules.length === rules.length &&
    set.shadow.length === shadow.length &&
    set.rules.every((one, at) => one === rules[at]) &&
    set.shadow.every((one, at) => one.checked === shadow[at]?.checked && one.version === shadow[at]?.version)
  );
}

/** Whether the lists that a rule was checked with hold the same today. */
function sameLists(rule: CheckedRule, lists: NamedLists): boolean {
  for (const [id, values] of listsOf(rule.expr)) {
    const list = lists.get(id);
    const now = list && valuesFor(list, rule.rule.hazard);
    if (now === undefined || now.length !== values.length || now.some((one, at) => one !== values[at])) return false;
  }
  return true;
}

/** Days kept: today, and those that a simulated past runs through. */
const MOST_DAYS = 100;
/** Checked versions kept; past that all are checked again. */
const MOST_CHECKED = 20_000;
/** How long before it begins a day is made ready, in milliseconds. */
const AHEAD_MS = 3_600_000;

/**
 * Reads the store once and works days out as they are asked for. `recheck` is asked of stored versions too: a limit or
 * a word that changed since takes a rule out of force. Later only rules that changed are read again, and what takes long is done in
 * slices: working out 1,000 rules of three versions at once kept requests waiting for 22 ms.
 */
export async function keepRulesInForce(
  environment: Environment,
  recheck: Recheck,
  makeReady: MakeReady = async () => {},
): Promise<RulesInForce> {
  const { store, timeZone } = environment;
  let held: Held = { revision: -1, rules: new Map(), lists: [], entries: [], byDay: new Map() };
  let asked: LocalDay | undefined;
  // Days mostly share their rules, and then their set, with all that was made for it.
  let latest: RuleSet | undefined;
  // A version never changes, so it is checked once; one that names lists again when these hold something else.
  const known = new Map<string, Checked>();

  const read = async (): Promise<Held> => {
    // The count first: a change that commits while we read makes the next look read again.
    const revision = await store.rules.revision();
    const [tallies, lists, entries] = await Promise.all([
      store.rules.tallies(),
      store.lists.all(),
      store.lists.entries(),
    ]);
    const rules = await readRules(store.rules, tallies, held.rules);
    if (known.size > MOST_CHECKED) known.clear();
    return { revision, rules, lists, entries, byDay: new Map() };
  };

  const checkedOf = (standing: Standing, lists: NamedLists, listsKey: string): CheckedRule | undefined => {
    const { version, approvedBy } = standing;
    const key = `${version.ruleId}@${version.version}@${approvedBy ?? ''}`;
    const before = known.get(key);
    if (before !== undefined) {
      // One that could not stand might under other lists.
      if (before.checked === undefined ? before.lists === listsKey : sameLists(before.checked, lists))
        return before.checked;
    }
    const checked = recheck(bodyOf(standing), lists);
    known.set(key, { checked, lists: listsKey });
    return checked;
  };

  /** Pauses after each rule. */
  function* workOut(from: Held, day: LocalDay): Generator<void, Day> {
    const lists = listsOn(from.lists, from.entries, day);
    const listsKey = JSON.stringify([...lists.values()]);
    const rules: CheckedRule[] = [];
    const shadow: ShadowRule[] = [];
    for (const rule of from.rules.values()) {
      for (const one of standOn(rule.courses(), day, (instant) => localDay(instant, timeZone))) {
        const shadowed = one.state === 'shadow' && one.version.validFrom <= day;
        if (!one.inForce && !shadowed) continue;
        const checked = checkedOf(one, lists, listsKey);
        if (checked === undefined) continue;
        if (one.inForce) rules.push(checked);
        else shadow.push({ checked, version: one.version.version });
      }
      yield;
    }
    if (latest === undefined || !sameRules(latest, rules, shadow)) {
      const hashes = rules.map((one) => one.hash).sort();
      latest = { rules, hash: sha256Hex(hashes.join('\n')), shadow };
    }
    return { set: latest, lists };
  }

  const keep = ({ byDay }: Held, day: LocalDay, found: Day): void => {
    byDay.set(day, found);
    if (byDay.size > MOST_DAYS) byDay.delete(byDay.keys().next().value as LocalDay);
  };

  const dayAt = (instant: Instant): Day => {
    const day = localDay(instant, timeZone);
    asked = day;
    let found = held.byDay.get(day);
    if (found === undefined) {
      found = takeAll(workOut(held, day));
      keep(held, day, found);
    }
    return found;
  };

  const prepare = async (from: Held, day: LocalDay): Promise<void> => {
    if (from.byDay.has(day)) return;
    const found = await takeInSlices(workOut(from, day));
    await makeReady(found.set);
    keep(from, day, found);
  };

  // One after the other: who read later must not be overtaken by who read before.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const next = last.then(act);
    last = next.catch(() => undefined);
    return next;
  };

  const readAgain = async (days: Iterable<LocalDay>): Promise<void> => {
    const next = await read();
    for (const day of days) await prepare(next, day);
    held = next;
  };

  await readAgain([]);
  return {
    at: (instant) => dayAt(instant).set,
    listsAt: (instant) => dayAt(instant).lists,
    reload: () => inTurn(() => readAgain(asked === undefined ? [] : [asked])),
    refresh: (now) =>
      inTurn(async () => {
        const days = new Set([now, (now + AHEAD_MS) as Instant].map((instant) => localDay(instant, timeZone)));
        const changed = (await store.rules.revision()) !== held.revision;
        if (changed) await readAgain(days);
        else for (const day of days) await prepare(held, day);
        return changed;
      }),
  };
}
