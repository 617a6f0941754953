import { setTimeout as wait } from 'node:timers/promises';
import type { RuleId } from '../../core/domain/ids.ts';
import type { RuleStep, RuleStore, RuleTally, RuleVersion } from '../../store/port/rules.ts';
import { REST_MS } from '../slices.ts';
import { type Courses, coursesOf } from './standing.ts';

/** One rule as it was read: its versions never change, nor do their steps. */
export interface RuleRead {
  readonly versions: number;
  readonly steps: number;
  /** Worked out when first asked for: of a thousand rules at once it would keep requests waiting for milliseconds. */
  courses(): Courses;
}

/** Rules that are read at once. */
const AT_ONCE = 50;

/** All rules, in the order of the tallies; only those of which there is more than before are read. */
export async function readRules(
  store: RuleStore,
  tallies: readonly RuleTally[],
  before: ReadonlyMap<RuleId, RuleRead>,
): Promise<ReadonlyMap<RuleId, RuleRead>> {
  const grown = tallies.filter(({ ruleId, versions, steps }) => {
    const known = before.get(ruleId);
    return known?.versions !== versions || known.steps !== steps;
  });
  const fresh = new Map<RuleId, RuleRead>();
  for (let from = 0; from < grown.length; from += AT_ONCE) {
    // Requests are served in between: a thousand rules come as megabytes.
    if (from > 0) await wait(REST_MS);
    const ids = grown.slice(from, from + AT_ONCE).map(({ ruleId }) => ruleId);
    for (const [id, rule] of await readWhole(store, ids)) fresh.set(id, rule);
  }
  const rules = new Map<RuleId, RuleRead>();
  for (const { ruleId } of tallies) {
    const rule = fresh.get(ruleId) ?? before.get(ruleId);
    if (rule !== undefined) rules.set(ruleId, rule);
  }
  return rules;
}

async function readWhole(store: RuleStore, ids: readonly RuleId[]): Promise<ReadonlyMap<RuleId, RuleRead>> {
  const read = new Map<RuleId, RuleRead>();
  const [versions, steps] = await Promise.all([store.all(ids), store.steps(ids)]);
  const [versionsOf, stepsOf] = [byRule<RuleVersion>(versions), byRule<RuleStep>(steps)];
  for (const [ruleId, own] of versionsOf) {
    const taken = stepsOf.get(ruleId) ?? [];
    let courses: Courses | undefined;
    read.set(ruleId, {
      versions: own.length,
      steps: taken.length,
      courses: () => {
        courses ??= coursesOf(own, taken);
        return courses;
      },
    });
  }
  return read;
}

function byRule<One extends { readonly ruleId: RuleId }>(some: readonly One[]): ReadonlyMap<RuleId, One[]> {
  const found = new Map<RuleId, One[]>();
  for (const one of some) {
    const known = found.get(one.ruleId);
    if (known === undefined) found.set(one.ruleId, [one]);
    else known.push(one);
  }
  return found;
}
