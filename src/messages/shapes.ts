import type { BilingualText } from '../core/domain/text.ts';

/** What can be wrong with one value of a request whose form is fixed. Declarations have their own, richer problems. */
const SENTENCES = {
  required: { en: 'A value is missing here.', zh: '此处缺少数值。' },
  'wrong-type': { en: 'The value must be: {expected}.', zh: '数值类型应为：{expected}。' },
  'not-one-of': { en: 'The value must be one of: {allowed}.', zh: '数值须为以下之一：{allowed}。' },
  'wrong-form': { en: 'The value does not have the form it needs.', zh: '数值格式不符合要求。' },
  'too-short': { en: 'The text needs at least {limit} characters.', zh: '文本至少须有 {limit} 个字符。' },
  'too-long': { en: 'The text has more than {limit} characters.', zh: '文本超过 {limit} 个字符。' },
  'too-small': { en: 'The number must be at least {limit}.', zh: '数字不得小于 {limit}。' },
  'too-large': { en: 'The number must be at most {limit}.', zh: '数字不得大于 {limit}。' },
  'too-few': { en: 'The list needs at least {limit} entries.', zh: '列表至少须有 {limit} 项。' },
  'too-many': { en: 'The list has more than {limit} entries.', zh: '列表超过 {limit} 项。' },
} as const satisfies Record<string, BilingualText>;

/** A code of this catalogue; part of the API, so it stays as it is. */
export type ShapeCode = keyof typeof SENTENCES;

/** All of them, for the test that each is said in both languages. */
export const SHAPE_CODES = Object.keys(SENTENCES) as readonly ShapeCode[];

/** The sentence in both languages; `{name}` is replaced by a detail of that name. */
export function shapeSentence(code: ShapeCode, details: Readonly<Record<string, string | number>>): BilingualText {
  const fill = (sentence: string) => sentence.replaceAll(/\{(\w+)\}/g, (whole, name) => String(details[name] ?? whole));
  const { en, zh } = SENTENCES[code];
  return { en: fill(en), zh: fill(zh) };
}
