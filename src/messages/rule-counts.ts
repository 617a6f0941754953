import type { Language } from './language.ts';

/** The closing lines of `rules check` and `rules test`, and their small words. */
export type RuleCount = 'checked' | 'tested' | 'no-path' | 'warning';

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
  }
}
