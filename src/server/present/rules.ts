import type { TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { runCases } from '../../core/rule/cases.ts';
import type { Diagnostic } from '../../core/rule/diagnostic.ts';
import { fieldsOf } from '../../core/rule/explain.ts';
import { FIELDS } from '../../core/rule/fields.ts';
import type { CheckedRule } from '../../core/rule/rule.ts';
import type { FaultyRuleView, RuleDetailView, RuleRowView } from '../../wire/rules.ts';
import { APPROVAL_PENDING, type Standing } from '../../work/rules/standing.ts';
import { ruleProblems } from './workbench.ts';

/** A rule in the version that matters: the one in force, or the newest where none is. */
export function presentRule(standing: Standing, { rule }: CheckedRule, hits7d: number): RuleRowView {
  const { hazard, lane, mandatory, rate, reason, owner } = rule;
  const { version, state } = standing;
  return {
    id: version.ruleId,
    version: version.version,
    hash: version.hash,
    state,
    hazard,
    lane,
    mandatory,
    rate,
    reason: { en: reason.en, zh: reason.zh },
    owner,
    approvedBy: rule.approvedBy === APPROVAL_PENDING ? '' : rule.approvedBy,
    validFrom: version.validFrom,
    validUntil: version.validUntil,
    hits7d,
  };
}

/** A rule that may not stand any more, with what is wrong with it now. */
export function presentFaultyRule({ version, state }: Standing, diagnostics: readonly Diagnostic[]): FaultyRuleView {
  return {
    id: version.ruleId,
    version: version.version,
    state,
    validFrom: version.validFrom,
    validUntil: version.validUntil,
    problems: ruleProblems(diagnostics).map((one) => ({ ...one, place: { ...one.place } })),
  };
}

/** A rule with its condition, the fields it reads, and its cases run now. */
export function presentRuleDetail(
  standing: Standing,
  checked: CheckedRule,
  hits7d: number,
  versions: readonly Standing[],
  { zone, currency }: { readonly zone: TimeZone; readonly currency: string },
): RuleDetailView {
  return {
    ...presentRule(standing, checked, hits7d),
    when: checked.rule.when,
    legalBasis: checked.rule.legalBasis,
    fields: fieldsOf(checked.expr).map((name) => {
      const { type, unit, doc } = FIELDS[name];
      const shown = unit?.replace('port', currency);
      return { name, type, ...(shown === undefined ? {} : { unit: shown }), doc: { en: doc.en, zh: doc.zh } };
    }),
    cases: runCases(checked).map(({ expected, holds }) => ({ given: { ...expected.given }, hit: expected.hit, holds })),
    versions: versions.map(({ version: { version: number, hash, createdBy, createdAt }, state }) => ({
      version: number,
      hash,
      state,
      createdBy,
      createdAt: formatDateTime(createdAt, zone),
    })),
  };
}
