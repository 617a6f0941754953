import type { BilingualText } from '../core/domain/text.ts';
import type { FairnessDimension, FairnessGroup } from '../core/oversee/fairness.ts';

export const DIMENSION_WORDS: Readonly<Record<FairnessDimension, BilingualText>> = {
  size: { en: 'By size', zh: '按规模' },
  newness: { en: 'By how long they are known', zh: '按往来时间' },
  tier: { en: 'By tier', zh: '按信用等级' },
};

export const GROUP_WORDS: Readonly<Record<FairnessGroup, BilingualText>> = {
  small: { en: 'small firms (under 10 declarations)', zh: '小型（少于 10 份申报）' },
  medium: { en: 'middle firms (10 to 99)', zh: '中型（10 至 99 份）' },
  large: { en: 'large firms (100 or more)', zh: '大型（100 份及以上）' },
  new: { en: 'new firms (first seen within 30 days)', zh: '新企业（首次往来 30 天内）' },
  known: { en: 'known firms', zh: '既有企业' },
  ordinary: { en: 'ordinary firms', zh: '一般企业' },
  authorised: { en: 'authorised firms (AEO)', zh: '高级认证企业（AEO）' },
};

/** Whether the port is fair to groups of firms. */
export const fairnessWords = {
  title: { en: 'Fairness to firms', zh: '对企业的公平性' },
  note: {
    en: 'Firms are grouped by what they are as firms: how much they declare, how long they are known, their tier. A bar is an interval of 95%; where bars overlap, chance explains the difference. Cells under ten are hidden.',
    zh: '企业仅按其企业属性分组：申报量、往来时间、信用等级。线段为 95% 区间；线段重叠时，差异可由偶然解释。少于十的数据不予显示。',
  },
  none: {
    en: 'Too few declarations in this time to say anything of groups.',
    zh: '此期间申报过少，无法按组比较。',
  },
  span: { en: 'Days looked back', zh: '回看天数' },
  days: { en: '{days} days', zh: '{days} 天' },
  selection: { en: 'Sent to documents or inspection', zh: '进入单证审核或查验的比例' },
  hit: { en: 'Something found, of those checked', zh: '已查中有查获的比例' },
  wait: { en: 'Median minutes from arrival to release', zh: '到场至放行的中位分钟数' },
  upheld: { en: 'Appeals upheld, of those decided', zh: '复议获支持的比例' },
  sayApart: {
    en: '{group}: {value}, the highest; {other}: {otherValue}. The intervals do not overlap, so chance does not explain it.',
    zh: '{group}最高，为 {value}；{other}为 {otherValue}。区间不重叠，偶然不足以解释。',
  },
  sayAlike: {
    en: '{group}: {value}, the highest; {other}: {otherValue}. The intervals overlap, so chance may explain it.',
    zh: '{group}最高，为 {value}；{other}为 {otherValue}。区间重叠，可能出于偶然。',
  },
  sayOne: {
    en: '{group}: {value}. There is no other group to compare it with.',
    zh: '{group}：{value}。没有可比较的组。',
  },
  tooFew: { en: 'Too few to say.', zh: '数量过少，无法说明。' },
  chosen: { en: 'How loads came to be checked', zh: '货物因何被查' },
  chosenNote: {
    en: 'Declarations by what chose them; one that was chosen in two ways counts for each. What officers choose by hand is looked at again each time. A check counts with its last outcome: one that an appeal took back counts as having found nothing.',
    zh: '按布控方式统计申报；以两种方式布控的，各计一次。人工布控逐次复核。查验按最后结果计算：经复议更正的查获计为未查获。',
  },
  chosenHow: { en: 'Chosen', zh: '布控方式' },
  chosenCount: { en: 'Declarations', zh: '申报数' },
  chosenShare: { en: 'Of all chosen', zh: '占全部布控' },
  rules: { en: 'Rules by group', zh: '规则的组别比较' },
  rulesNote: {
    en: 'A rule that selects a group twice as often, and finds twice as much there, does what it is for. One is flagged where it selects a group more often than what it finds there explains; in a month in which no rule does, one is flagged with a chance of 5%. That is a reason to read the rule, and nothing follows from it by itself.',
    zh: '若规则对某组布控次数加倍，而查获也加倍，即属正常。当布控多于查获所能解释的程度时予以标记；在没有此类规则的月份，误标概率为 5%。标记是重新审阅规则的理由，不会自动产生任何后果。',
  },
  rulesQuiet: {
    en: 'No rule selects a group of firms beyond what it finds there.',
    zh: '没有规则对某组企业的布控超出其查获所能解释的程度。',
  },
  rulesNone: {
    en: 'No rule has checked ten loads in two groups yet, so there is nothing to compare.',
    zh: '尚无规则在两个组中各查验十批以上，无法比较。',
  },
  flagged: {
    en: '{rule} selects {group} {times} times as often as what it finds there explains.',
    zh: '{rule} 对{group}的布控为查获所能解释的 {times} 倍。',
  },
  rule: { en: 'Rule', zh: '规则' },
  group: { en: 'Group', zh: '组别' },
  selected: { en: 'Selected', zh: '布控率' },
  selectedOthers: { en: 'Others', zh: '其他组' },
  found: { en: 'Found', zh: '查获率' },
  foundOthers: { en: 'Others', zh: '其他组' },
  excess: { en: 'Excess', zh: '超出倍数' },
  firms: { en: '{operators} firms, {declarations} declarations', zh: '{operators} 家企业，{declarations} 份申报' },
  plot: { en: '{measure}. {values}', zh: '{measure}。{values}' },
  read: { en: 'read the rule', zh: '审阅规则' },
} as const satisfies Readonly<Record<string, BilingualText>>;
