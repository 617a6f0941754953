import type { BilingualText } from '../core/domain/text.ts';
import type { DrawDifferenceCode } from '../core/select/verify-day.ts';

/** What is not as a day's seed says. */
export const DRAW_DIFFERENCE_WORDS: Readonly<Record<DrawDifferenceCode, BilingualText>> = {
  'server-commitment': {
    en: 'the secret of the server is not what it committed to',
    zh: '服务器的秘密值与其承诺不符',
  },
  'custodian-commitment': {
    en: 'the secret of a custodian is not what was committed to',
    zh: '保管人的秘密值与其承诺不符',
  },
  'part-left-out': { en: 'a part that was handed over is not in the seed', zh: '已交出的秘密值未计入种子' },
  seed: { en: 'the seed is not made of its parts', zh: '种子与其组成部分不符' },
  'period-commitment': { en: 'the seed is not what was committed to', zh: '种子与其承诺不符' },
  'random-selection': { en: 'a random selection is not as the seed draws', zh: '随机抽取与种子不符' },
  assignment: { en: 'an inspector is not the one the seed draws', zh: '查验关员与种子抽取的不符' },
  'rule-draw': { en: 'the draw of a rule is not as the seed draws', zh: '规则抽取与种子不符' },
  handle: { en: 'a handle does not stand for its officer', zh: '代号与关员不符' },
  'missing-draw': { en: 'nothing was drawn for a declaration', zh: '有申报未经抽签' },
  'late-commitment': {
    en: 'a part was committed or handed over after the day began',
    zh: '承诺或秘密值在当日开始后才提交',
  },
};

/** What `landport draw verify` says. */
export const DRAW_WORDS = {
  dayMissing: {
    en: 'Name a day at the port: landport draw verify YYYY-MM-DD',
    zh: '请指定日期：landport draw verify YYYY-MM-DD',
  },
  notPublished: { en: 'The draws of {day} are not published.', zh: '{day} 的抽签尚未公布。' },
  none: { en: 'Nothing was drawn on {day}.', zh: '{day} 没有抽签。' },
  counts: {
    en: '{day}: {declarations} declarations drawn for, {selected} selected at random; {assignments} inspectors drawn; seed of {custodians} custodians and the server',
    zh: '{day}：{declarations} 份申报参加抽签，随机抽中 {selected} 份；抽派查验关员 {assignments} 次；种子由 {custodians} 名保管人与服务器共同生成',
  },
  same: { en: 'Everything is as the seed draws.', zh: '全部与种子一致。' },
  differences: { en: '{count} differences; the first:', zh: '{count} 处不符，前几处为：' },
} as const satisfies Readonly<Record<string, BilingualText>>;
