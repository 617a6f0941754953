import type { HashHex, Instant, LocalDay } from '../core/domain/ids.ts';
import { localDay } from '../core/domain/time.ts';
import { listsOf } from '../core/rule/explain.ts';
import type { NamedLists } from '../core/rule/named-list.ts';
import type { CheckedRule } from '../core/rule/rule.ts';
import type { ShadowRule } from '../core/select/assess.ts';
import type { ListEntry, StoredList } from '../store/port/lists.ts';
import type { RuleStep, RuleVersion } from '../store/port/rules.ts';
import type { Environment } from './environment.ts';
import { sha256Hex } from './hash.ts';
import { listsOn } from './lists/lists-in-force.ts';
import { bodyOf, type Standing, standingsOf } from './rules/standing.ts';

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
  /** Reads the store again; assessments that run meanwhile keep the set they began with. */
  reload(): Promise<void>;
  /** Reads the store again when somebody changed rules, lists or words since; true when it did. */
  refresh(): Promise<boolean>;
}

/** Turns a stored rule into a checked one under the lists of a day, or says that it may not stand. */
export type Recheck = (body: Readonly<Record<string, unknown>>, lists: NamedLists) => CheckedRule | undefined;

/** What was read of the store at once. */
interface Held {
  readonly versions: readonly RuleVersion[];
  readonly steps: readonly RuleStep[];
  readonly lists: readonly StoredList[];
  readonly entries: readonly ListEntry[];
}

/** One day as it was worked out. */
interface Day {
  readonly set: RuleSet;
  readonly lists: NamedLists;
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

/** Days kept: today, and those that a simulated past runs through. */
const MOST_DAYS = 100;
/** Checked versions kept; past that all are checked again. */
const MOST_CHECKED = 20_000;

/**
 * Reads the store once and works days out as they are asked for. `recheck` is asked of stored versions too: a limit or
 * a word that changed since takes a rule out of force.
 */
export async function keepRulesInForce(environment: Environment, recheck: Recheck): Promise<RulesInForce> {
  const { store, timeZone } = environment;
  let held: Held = { versions: [], steps: [], lists: [], entries: [] };
  let revision = -1;
  let byDay = new Map<LocalDay, Day>();
  // Days mostly share their rules, and then their set, with all that was made for it.
  let latest: RuleSet | undefined;
  // A version never changes, so it is checked once; one that names lists again when these hold something else.
  const known = new Map<string, { readonly checked: CheckedRule | undefined; readonly lists: string }>();

  const reload = async (): Promise<void> => {
    // The count first: a change that commits while we read makes the next look read again.
    const counted = await store.rules.revision();
    const [versions, steps, lists, entries] = await Promise.all([
      store.rules.all(),
      store.rules.steps(),
      store.lists.all(),
      store.lists.entries(),
    ]);
    held = { versions, steps, lists, entries };
    revision = counted;
    byDay = new Map();
    if (known.size > MOST_CHECKED) known.clear();
  };

  const checkedOf = (standing: Standing, lists: NamedLists, listsKey: string): CheckedRule | undefined => {
    const { version, approvedBy } = standing;
    const key = `${version.ruleId}@${version.version}@${approvedBy ?? ''}`;
    const before = known.get(key);
    if (before !== undefined && before.lists === listsKey) return before.checked;
    if (before?.checked !== undefined && listsOf(before.checked.expr).size === 0) return before.checked;
    const checked = recheck(bodyOf(standing), lists);
    known.set(key, { checked, lists: listsKey });
    return checked;
  };

  const workOut = (day: LocalDay): Day => {
    const lists = listsOn(held.lists, held.entries, day);
    const listsKey = JSON.stringify([...lists.values()]);
    const standings = standingsOf(held.versions, held.steps, day, (instant) => localDay(instant, timeZone));
    const rules = standings.filter((one) => one.inForce).flatMap((one) => checkedOf(one, lists, listsKey) ?? []);
    const shadow = standings
      .filter(({ state, version }) => state === 'shadow' && version.validFrom <= day)
      .flatMap((one): readonly ShadowRule[] => {
        const checked = checkedOf(one, lists, listsKey);
        return checked === undefined ? [] : [{ checked, version: one.version.version }];
      });
    if (latest === undefined || !sameRules(latest, rules, shadow)) {
      const hashes = rules.map((one) => one.hash).sort();
      latest = { rules, hash: sha256Hex(hashes.join('\n')), shadow };
    }
    return { set: latest, lists };
  };

  const dayAt = (instant: Instant): Day => {
    const day = localDay(instant, timeZone);
    let found = byDay.get(day);
    if (found === undefined) {
      found = workOut(day);
      byDay.set(day, found);
      if (byDay.size > MOST_DAYS) byDay.delete(byDay.keys().next().value as LocalDay);
    }
    return found;
  };

  await reload();
  return {
    at: (instant) => dayAt(instant).set,
    listsAt: (instant) => dayAt(instant).lists,
    reload,
    async refresh() {
      if ((await store.rules.revision()) === revision) return false;
      await reload();
      return true;
    },
  };
}
