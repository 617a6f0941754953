import type { BilingualText } from '../core/domain/text.ts';
import type { Diagnostic } from '../core/rule/diagnostic.ts';
import type { Language } from './language.ts';
import { CONDITION_SENTENCES } from './rule-conditions.ts';
import { FORM_SENTENCES } from './rule-forms.ts';

/** One sentence for each code. `{name}` stands for a param of the diagnostic. */
export const RULE_SENTENCES: Readonly<Record<Diagnostic['code'], BilingualText>> = {
  ...CONDITION_SENTENCES,
  ...FORM_SENTENCES,
};

/** Words that params carry as codes, for the params that do. */
const WORDS: Readonly<Record<string, BilingualText>> = {
  text: { en: 'text', zh: '文本' },
  number: { en: 'a number', zh: '数字' },
  bool: { en: 'true or false', zh: '真假值' },
  mapping: { en: 'a mapping of keys', zh: '键值对' },
  list: { en: 'a list', zh: '列表' },
  nothing: { en: 'nothing', zh: '空值' },
  string: { en: 'text (string)', zh: '文本（string）' },
  int: { en: 'a whole number (int)', zh: '整数（int）' },
  double: { en: 'a decimal number (double)', zh: '小数（double）' },
  'list(string)': { en: 'a list of texts', zh: '文本列表' },
  'list(int)': { en: 'a list of whole numbers', zh: '整数列表' },
  'list(double)': { en: 'a list of decimal numbers', zh: '小数列表' },
  'list(bool)': { en: 'a list of true and false', zh: '真假值列表' },
  operator: { en: 'an operator, such as && or ||,', zh: '运算符（如 && 或 ||）' },
  value: { en: 'a value', zh: '值' },
  name: { en: 'a name', zh: '名称' },
  hit: { en: 'a hit', zh: '命中' },
  miss: { en: 'no hit', zh: '不命中' },
  error: { en: 'could not be evaluated', zh: '无法判断' },
  'look-around': { en: 'it looks around itself', zh: '使用了环视' },
  'back-reference': { en: 'it refers back to a group', zh: '使用了反向引用' },
  repeat: { en: 'it repeats in a way that is not allowed', zh: '使用了不允许的重复' },
  size: { en: 'it is too large once its repeats are written out', zh: '展开重复后过大' },
  syntax: { en: 'it is not well formed', zh: '语法不正确' },
};

/** The params whose values are codes of WORDS; others are said as they stand, even where they look like one. */
const CODED: ReadonlySet<string> = new Set(['wanted', 'type', 'left', 'right', 'first', 'fault', 'expected', 'got']);

/** A diagnostic as a sentence for a person, with what to write instead where that is known. */
export function ruleSentence(diagnostic: Diagnostic, language: Language): string {
  const { code, params, suggestion } = diagnostic;
  const sentence = RULE_SENTENCES[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    const coded = CODED.has(name) || (name === 'found' && code !== 'unexpected-token');
    const word = coded && Object.hasOwn(WORDS, value) ? WORDS[value] : undefined;
    return word ? word[language] : printable(String(value));
  });
  const missing = params.missing;
  const why = code === 'case-failed' && missing !== '' && missing !== undefined ? MISSING[language] : '';
  const instead = suggestion === undefined ? '' : INSTEAD[language].replace('{suggestion}', () => suggestion);
  return sentence + why.replace('{missing}', () => String(missing)) + instead;
}

const MISSING: BilingualText = { en: ' {missing} is missing.', zh: '{missing} 缺失。' };
const INSTEAD: BilingualText = { en: ' Write {suggestion} instead?', zh: '是否应写作 {suggestion}？' };

/** Quoted input on one line, short, and without characters that would reorder the sentence around it. */
function printable(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\ufffd');
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}
