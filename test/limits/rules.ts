import { createHash } from 'node:crypto';
import type { HashHex } from '../../src/core/domain/ids.ts';
import { checkCondition, checkRule } from '../../src/core/rule/check-rule.ts';
import type { NamedLists } from '../../src/core/rule/named-list.ts';

const LISTS: NamedLists = new Map([['watched', { id: 'watched', values: ['OP-1'] }]]) as unknown as NamedLists;

/** A rule that may stand, save for what is given. */
export const RULE = {
  id: 'a-rule',
  hazard: 'revenue',
  lane: 'yellow',
  when: 'goods.netKg > 1.0',
  reason: { en: 'Why', zh: '原因' },
  legalBasis: 'Customs Valuation Agreement, art. 17',
  owner: 'analyst-1',
  approvedBy: 'analyst-2',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
} as const;

/** The codes of the errors of a rule; none when it may stand. */
export function errorsOf(given: Readonly<Record<string, unknown>>): readonly string[] {
  const { rule, diagnostics } = checkRule({ ...RULE, ...given }, { hash, lists: LISTS });
  const errors = diagnostics.filter((one) => one.severity === 'error').map((one) => one.code);
  if ((rule === undefined) === (errors.length === 0)) throw new Error('a rule may stand exactly when nothing is wrong');
  return errors;
}

/** The same of a condition, for a hazard. */
export function conditionErrors(
  when: string,
  hazard: (typeof RULE)['hazard'] | 'weapons' = 'revenue',
): readonly string[] {
  const { diagnostics } = checkCondition(when, { hazard }, { lists: LISTS });
  return diagnostics.filter((one) => one.severity === 'error').map((one) => one.code);
}

export const hash = (text: string): HashHex => createHash('sha256').update(text).digest('hex') as HashHex;
