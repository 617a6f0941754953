import type { FieldName } from '../core/rule/fields.ts';
import type { Language } from './language.ts';

/** The closing lines of `rules check` and `rules test`, and the small words of these and `rules match`. */
export type RuleCount =
  | 'checked'
  | 'tested'
  | 'no-path'
  | 'warning'
  | 'match-files'
  | 'not-json'
  | 'not-a-rule'
  | 'not-a-row';

/** How many rules may stand, or passed, of how many. */
export function countSentence(which: RuleCount, sound: number, all: number, language: Language): string {
  const english = language === 'en';
  switch (which) {
    case 'checked':
      return english ? `${sound} of ${all} rules may stand.` : `${all} 条规则中 ${sound} 条可以生效。`;
    case 'tested':
      return english ? `${sound} of ${all} rules hold their cases.` : `${all} 条规则中 ${sound} 条通过用例。`;
    case 'no-path':
      return english ? 'Name at least one rule file or folder.' : '请至少指定一个规则文件或目录。';
    case 'warning':
      return english ? 'warning:' : '警告：';
    case 'match-files':
      return english
        ? 'Name a file of rules and a file of rows, each one JSON object a line.'
        : '请指定一个规则文件和一个数据文件，均为每行一个 JSON 对象。';
    case 'not-json':
      return english ? 'This line is not JSON.' : '此行不是 JSON。';
    case 'not-a-rule':
      return english
        ? 'A rule needs an id and a condition "when", both text.'
        : '规则须有编号 id 和条件 when，均为文本。';
    case 'not-a-row':
      return english ? 'A row is a JSON object with dotted keys.' : '数据行须为以带点字段名为键的 JSON 对象。';
  }
}

/** Values of a field that are not of its type, which a condition cannot be evaluated for; `line` is where the first stands. */
export function illTypedSentence({ field, type, count, line }: IllTyped, language: Language): string {
  return language === 'en'
    ? `${count} ${count === 1 ? 'value' : 'values'} of ${field} (${type}) of another type, the first on line ${line}: a condition that reads one cannot be evaluated.`
    : `${field}（${type}）有 ${count} 个值的类型不符，首个在第 ${line} 行：读取这些值的条件无法判断。`;
}

/** How many values of a field were of another type, and on which line the first. */
export interface IllTyped {
  readonly field: FieldName;
  readonly type: string;
  readonly count: number;
  readonly line: number;
}
