import type { HashHex, Instant, LocalDay } from '../core/domain/ids.ts';
import type { CheckedRule } from '../core/rule/rule.ts';
import { localDay } from '../core/domain/time.ts';
import type { Environment } from './environment.ts';
import { sha256Hex } from './hash.ts';

/** The rules of one day and the hash that names them in an assessment. */
export interface RuleSet {
  readonly rules: readonly CheckedRule[];
  readonly hash: HashHex;
}

export interface RulesInForce {
  /** The rules valid on the port-local day of an instant. */
  at(instant: Instant): RuleSet;
  all(): readonly CheckedRule[];
  /** Reads the store again; assessments that run meanwhile keep the set they began with. */
  reload(): Promise<void>;
}

/** Turns a stored rule into a checked one, or says that it may no longer stand. */
export type Recheck = (body: Readonly<Record<string, unknown>>) => CheckedRule | undefined;

export async function keepRulesInForce(environment: Environment, recheck: Recheck): Promise<RulesInForce> {
  let live: readonly CheckedRule[] = [];
  let byDay = new Map<LocalDay, RuleSet>();
  const reload = async (): Promise<void> => {
    const versions = await environment.store.rules.current();
    live = versions.filter((version) => version.state === 'live').flatMap((version) => recheck(version.body) ?? []);
    byDay = new Map();
  };
  await reload();
  return {
    at(instant) {
      const day = localDay(instant, environment.timeZone);
      let set = byDay.get(day);
      if (set === undefined) {
        const rules = live.filter(({ rule }) => rule.validFrom <= day && day <= rule.validUntil);
        set = {
          rules,
          hash: sha256Hex(
            rules
              .map((one) => one.hash)
              .sort()
              .join('\n'),
          ),
        };
        byDay.set(day, set);
        if (byDay.size > 100) byDay.delete(byDay.keys().next().value as LocalDay);
      }
      return set;
    },
    all: () => live,
    reload,
  };
}
