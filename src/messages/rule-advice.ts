import type { BilingualText } from '../core/domain/text.ts';
import type { Advice, AdviceCode } from '../core/rule/advise.ts';

/** One sentence for each advice. `{name}` stands for a param. */
const SENTENCES: Readonly<Record<AdviceCode, BilingualText>> = {
  'never-true': {
    en: 'The condition contradicts itself: no goods item can make it true.',
    zh: '条件自相矛盾：没有任何货物能满足。',
  },
  'nothing-to-index': {
    en: 'Every goods item must be computed one by one, since several fields are set against each other. Add a comparison with a fixed value, such as a code or a country.',
    zh: '条件将多个字段相互比较，须逐项计算全部货物。请加入与固定值的比较，例如编码或国家。',
  },
  'never-hits': {
    en: 'It would have hit none of the {declarations} declarations on file.',
    zh: '在全部 {declarations} 份申报中均不会命中。',
  },
  'hits-everything': {
    en: 'It would have hit {percent}% of the declarations that a rule of its hazard may hit: {hits} of {eligible}.',
    zh: '在该风险类别规则可命中的申报中，会命中 {percent}%：{eligible} 份中的 {hits} 份。',
  },
  'shadowed-by-another': {
    en: 'The rule {rule} already sends all {hits} declarations that it hits to a lane at least as strict.',
    zh: '规则 {rule} 已将其命中的 {hits} 份申报全部送入同等或更严的通道。',
  },
};

/** Advice to an author in both languages; `{name}` is replaced by the parameter of that name. */
export function adviceSentence({ code, params }: Advice): BilingualText {
  const { en, zh } = SENTENCES[code];
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return { en: fill(en), zh: fill(zh) };
}
