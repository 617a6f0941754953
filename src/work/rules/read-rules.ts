import type { RuleId } from '../../core/domain/ids.ts';
import type { RuleStep, RuleStore, RuleTally, RuleVersion } from '../../store/port/rules.ts';
import { type Courses, coursesOf } from './standing.ts';

/** One rule as it was read: its versions never change, nor do their steps. */
export interface RuleRead {
  readonly versions: number;
  readonly steps: number;
  /** Worked out when first asked for: of a thousand rules at once it would keep requests waiting for milliseconds. */
  courses(): Courses;
}

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
  const fresh = await readWhole(
    store,
    grown.map(({ ruleId }) => ruleId),
  );
  const rules = new Map<RuleId, RuleRead>();
  for (const { ruleId } of tallies) {
    const rule = fresh.get(ruleId) ?? before.get(ruleId);
    if (rule !== undefined) rules.set(ruleId, rule);
  }
  return rules;
}

async function readWhole(store: RuleStore, ids: readonly RuleId[]): Promise<ReadonlyMap<RuleId, RuleRead>> {
  const read = new Map<RuleId, RuleRead>();
  if (ids.length === 0) return read;
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
