import type { BilingualText } from '../core/domain/text.ts';

/** Why a rule hit a declaration, or did not. */
export const whyWords = {
  title: { en: 'Why not another rule?', zh: '为何不是其他规则？' },
  rule: { en: 'Rule', zh: '规则' },
  ask: { en: 'Show why', zh: '查看原因' },
  note: {
    en: 'Rule {rule}, version {version}, on the values of the newest assessment.',
    zh: '规则 {rule} 第 {version} 版，依据最新评估时的数据。',
  },
  hit: { en: 'Item {line}: hit', zh: '第 {line} 项：命中' },
  miss: { en: 'Item {line}: not hit', zh: '第 {line} 项：未命中' },
  error: { en: 'Item {line}: could not be evaluated', zh: '第 {line} 项：无法评估' },
  barred: {
    en: 'This hazard may not be sought on such goods: the rule looked at nothing.',
    zh: '此类货物不得按该风险查验：规则未读取任何数据。',
  },
  condition: { en: 'Condition', zh: '条件' },
  saw: { en: 'What it saw', zh: '所见值' },
  outcome: { en: 'Outcome', zh: '结果' },
  holds: { en: 'holds', zh: '成立' },
  fails: { en: 'does not hold', zh: '不成立' },
  decides: { en: 'this decided', zh: '决定性' },
  missing: { en: '{field} is missing', zh: '缺少 {field}' },
  overflow: { en: 'a number too large to compute with', zh: '数值过大，无法计算' },
  'division-by-zero': { en: 'a division by zero', zh: '除数为零' },
  'ill-typed-value': { en: "a value that is not of its field's type", zh: '数值类型与字段不符' },
} as const satisfies Readonly<Record<string, BilingualText>>;
