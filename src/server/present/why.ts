import type { FactRow } from '../../core/rule/fields.ts';
import type { CheckedRule } from '../../core/rule/rule.ts';
import { type Why, whyRule } from '../../core/rule/why.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { WhyConditionView, WhyRuleView } from '../../wire/why.ts';
import type { Port } from './declarations.ts';
import { presentSeen } from './declarations.ts';
import { defined } from './defined.ts';

/** Why a rule hit each goods item as the newest assessment saw it, or did not; down to its conditions by themselves. */
export function presentWhy(
  { declaration, assessments }: StoredDeclaration,
  version: number,
  checked: CheckedRule,
  port: Port,
): WhyRuleView | undefined {
  const [newest] = assessments;
  if (newest === undefined) return undefined;
  return {
    rule: checked.rule.id,
    version,
    assessment: newest.assessment.id,
    when: checked.rule.when,
    // Features stand in the order of the goods.
    items: newest.features.map((row, index) => {
      const { outcome, why } = whyRule(checked, row as FactRow);
      const conditions = why === undefined ? [] : leavesOf(why).map((one) => presentCondition(one, port));
      return { line: declaration.goods[index]?.line ?? index + 1, outcome, barred: why === undefined, conditions };
    }),
  };
}

/** The conditions by themselves, in the order of the text. */
function leavesOf(why: Why): readonly Why[] {
  return why.kind === 'condition' ? [why] : why.below.flatMap(leavesOf);
}

function presentCondition({ text, verdict, decisive, seen, reason, missing }: Why, port: Port): WhyConditionView {
  return defined({
    text,
    verdict,
    decisive,
    seen: seen.map(({ field, value }) => presentSeen(field, value, port)),
    reason,
    missing,
  }) as WhyConditionView;
}
