import type { BilingualText } from '../core/domain/text.ts';
import type { ClearanceDecision, ConditionReason, Partner } from '../core/inspect/release-conditions.ts';
import { AGENCY_WORDS } from './inspection-codes.ts';

type WordsFor<Code extends string> = Readonly<Record<Code, BilingualText>>;

export const PARTNER_WORDS: WordsFor<Partner> = {
  ...AGENCY_WORDS,
  treasury: { en: 'treasury', zh: '国库' },
};

/** What a release waits for, as the gate shows it. */
export const WAITS_FOR_WORDS: WordsFor<Partner> = {
  health: { en: 'health clearance', zh: '卫生检疫放行' },
  veterinary: { en: 'veterinary clearance', zh: '动物检疫放行' },
  plant: { en: 'plant health clearance', zh: '植物检疫放行' },
  transport: { en: 'transport clearance', zh: '运输主管部门放行' },
  police: { en: 'police clearance', zh: '公安部门放行' },
  environment: { en: 'environment clearance', zh: '生态环境部门放行' },
  treasury: { en: 'duty or a guarantee', zh: '税款或担保' },
};

export const CONDITION_WORDS: WordsFor<ConditionReason> = {
  duty: { en: 'Duty is due on import', zh: '进口应缴税款' },
  'live-animals': { en: 'Live animals', zh: '活动物' },
  'animal-products': { en: 'Meat, fish, milk or other animal products', zh: '肉、鱼、奶等动物产品' },
  'plants-and-wood': { en: 'Plants, grain or wood', zh: '植物、粮谷或木材' },
  food: { en: 'Prepared food', zh: '加工食品' },
  'blood-and-vaccines': { en: 'Blood or vaccines', zh: '血液或疫苗' },
  'dangerous-goods': { en: 'Dangerous goods', zh: '危险货物' },
  'weapons-and-explosives': { en: 'Weapons or explosives', zh: '武器或爆炸物' },
  radioactive: { en: 'Radioactive material', zh: '放射性物质' },
  waste: { en: 'May be waste', zh: '可能属于废物' },
  'protected-species': { en: 'May be of a protected species', zh: '可能涉及濒危物种' },
};

export const CLEARANCE_WORDS: WordsFor<ClearanceDecision> = {
  cleared: { en: 'cleared', zh: '准予放行' },
  paid: { en: 'paid', zh: '已缴税' },
  guaranteed: { en: 'guaranteed', zh: '已担保' },
  refused: { en: 'refused', zh: '不予放行' },
};

export const releaseWords = {
  waitsFor: { en: 'Waits for', zh: '等待' },
  title: { en: 'What the release waits for', zh: '放行条件' },
  condition: { en: 'Condition', zh: '条件' },
  because: { en: 'Because', zh: '原因' },
  lines: { en: 'goods items {lines}', zh: '商品项{lines}' },
  said: { en: 'Said', zh: '答复' },
  open: { en: 'not yet', zh: '尚未答复' },
  onPaper: { en: 'on paper, in the check', zh: '以纸质单证在检查中办理' },
} as const satisfies Readonly<Record<string, BilingualText>>;
