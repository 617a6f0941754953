import type { Instant } from '../../core/domain/ids.ts';
import type { RuleContext } from '../../core/rule/check-rule.ts';
import type { Environment } from '../environment.ts';
import { sha256Hex } from '../hash.ts';
import type { Replays } from '../replay/replays.ts';
import type { RulesInForce } from '../rules-in-force.ts';

/** What the use cases of analysts and approvers stand on. */
export interface Workbench {
  readonly environment: Environment;
  readonly rules: RulesInForce;
  readonly replays: Replays;
}

/** A signed-in person: the id goes into the record, the username into the rule. */
export interface Officer {
  readonly id: string;
  readonly username: string;
}

/** What rules are checked against on a day: its lists and its words. */
export function contextAt({ environment, rules }: Pick<Workbench, 'environment' | 'rules'>, now: Instant): RuleContext {
  return {
    hash: sha256Hex,
    lists: rules.listsAt(now),
    terms: new Set(environment.reference.vocabulary.terms.map((term) => term.id)),
  };
}
