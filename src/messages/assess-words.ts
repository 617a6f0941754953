import type { BilingualText } from '../core/domain/text.ts';

/** What `landport assess` says besides reasons and problems. */
export const ASSESS_WORDS = {
  reference: { en: 'reference', zh: '申报编号' },
  lane: { en: 'lane', zh: '通道' },
  reasons: { en: 'reasons', zh: '原因' },
  refused: { en: 'refused', zh: '拒收' },
  warnings: { en: 'warnings', zh: '警告' },
  read: { en: 'declarations', zh: '份申报' },
  perSecond: { en: 'a second', zh: '每秒' },
  withoutReference: { en: '(no reference)', zh: '（无编号）' },
  noFile: { en: 'Name a file, or - for standard input.', zh: '请指定文件，或用 - 表示标准输入。' },
  rulesUnsound: {
    en: 'Some rules may not stand; nothing was assessed. `landport rules check` says why:',
    zh: '部分规则不合规，未进行评估。可用 `landport rules check` 查看原因：',
  },
  asIfDrawn: {
    en: "No history is known here and no day's seed: history fields are missing, a rule that selects a share counts as selected, nothing is drawn at random, and rules apply whatever their dates.",
    zh: '此处没有历史数据和当日种子：历史字段缺失，按比例抽取的规则视为已抽中，不进行随机抽查，规则不论有效期一律适用。',
  },
} as const satisfies Record<string, BilingualText>;
