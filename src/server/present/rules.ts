import type { TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { runCases } from '../../core/rule/cases.ts';
import { fieldsOf } from '../../core/rule/explain.ts';
import { FIELDS } from '../../core/rule/fields.ts';
import type { CheckedRule } from '../../core/rule/rule.ts';
import type { RuleVersion } from '../../store/port/rules.ts';
import type { RuleDetailView, RuleRowView } from '../../wire/rules.ts';

export function presentRule(version: RuleVersion, { rule }: CheckedRule, hits7d: number): RuleRowView {
  const { hazard, lane, mandatory, rate, reason, owner, approvedBy } = rule;
  return {
    id: version.ruleId,
    version: version.version,
    hash: version.hash,
    state: version.state,
    hazard,
    lane,
    mandatory,
    rate,
    reason: { en: reason.en, zh: reason.zh },
    owner,
    approvedBy,
    validFrom: version.validFrom,
    validUntil: version.validUntil,
    hits7d,
  };
}

/** A rule with its condition, the fields it reads, and its cases run now. */
export function presentRuleDetail(
  version: RuleVersion,
  checked: CheckedRule,
  hits7d: number,
  versions: readonly RuleVersion[],
  { zone, currency }: { readonly zone: TimeZone; readonly currency: string },
): RuleDetailView {
  return {
    ...presentRule(version, checked, hits7d),
    when: checked.rule.when,
    legalBasis: checked.rule.legalBasis,
    fields: fieldsOf(checked.expr).map((name) => {
      const { type, unit, doc } = FIELDS[name];
      const shown = unit?.replace('port', currency);
      return { name, type, ...(shown === undefined ? {} : { unit: shown }), doc: { en: doc.en, zh: doc.zh } };
    }),
    cases: runCases(checked).map(({ expected, holds }) => ({ given: { ...expected.given }, hit: expected.hit, holds })),
    versions: versions.map(({ version: number, hash, state, createdBy, createdAt }) => ({
      version: number,
      hash,
      state,
      createdBy,
      createdAt: formatDateTime(createdAt, zone),
    })),
  };
}
