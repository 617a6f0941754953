import type { BilingualText } from '../core/domain/text.ts';

/** What `landport replay` says. */
export const REPLAY_WORDS = {
  span: { en: 'Span', zh: '区间' },
  declarations: { en: 'Declarations', zh: '申报数' },
  goodsItems: { en: 'Goods items', zh: '商品项数' },
  hits: { en: 'Hits', zh: '命中' },
  hitsBefore: { en: 'Hits before', zh: '此前命中' },
  unevaluated: { en: 'Could not be judged', zh: '无法判断' },
  hitsPerDay: { en: 'Hits a day', zh: '日均命中' },
  minutes: { en: 'Officer minutes a day, needed of those there', zh: '每日所需工时（分钟）与可用工时' },
  moved: { en: 'Change of lane', zh: '通道变化' },
  caught: { en: 'Checked: found and hit', zh: '已查验：有查获且命中' },
  missed: { en: 'Checked: found, not hit', zh: '已查验：有查获未命中' },
  nothingFound: { en: 'Checked: hit, nothing found', zh: '已查验：命中无查获' },
  withoutLabel: { en: 'Hit, never checked: nobody knows', zh: '命中但未查验：结果未知' },
  randomSample: { en: 'Random sample: finds among hits', zh: '随机样本：命中中的查获率' },
  overlap: { en: 'Also hit by', zh: '同时命中的规则' },
  took: { en: 'Evaluated in', zh: '用时' },
  reading: { en: 'reading features', zh: '读取特征' },
  unknownVersion: { en: 'There is no version {version}.', zh: '没有版本 {version}。' },
  cancelled: { en: 'Cancelled.', zh: '已取消。' },
} as const satisfies Record<string, BilingualText>;
