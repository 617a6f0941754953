import type {
  Agency,
  CustodyKind,
  CustodyPlace,
  Equipment,
  FindingResult,
  InspectionState,
  Measure,
  Observation,
  Outcome,
  ReviewFlag,
  SealState,
  SecondRefusal,
  StepMark,
  WaiverReason,
} from '../core/inspect/codes.ts';
import type { BilingualText } from '../core/domain/text.ts';

type WordsFor<Code extends string> = Readonly<Record<Code, BilingualText>>;

/** The words for every code of an inspection, the same on the phone and at the desk. */

export const INSPECTION_STATE_WORDS: WordsFor<InspectionState> = {
  ordered: { en: 'nobody on it yet', zh: '待派员' },
  assigned: { en: 'assigned', zh: '已派员' },
  started: { en: 'under way', zh: '查验中' },
  'awaiting-second': { en: 'waits for a second officer', zh: '待第二名关员' },
  concluded: { en: 'concluded', zh: '已结论' },
};

export const STEP_MARK_WORDS: WordsFor<StepMark> = {
  'in-order': { en: 'In order', zh: '正常' },
  'not-in-order': { en: 'Not in order', zh: '异常' },
};

export const RESULT_WORDS: WordsFor<FindingResult> = {
  conform: { en: 'Conform', zh: '相符' },
  'conform-with-remarks': { en: 'Conform, with remarks', zh: '相符，有备注' },
  misdescription: { en: 'Goods differ from description', zh: '品名不符' },
  quantity: { en: 'Quantity differs', zh: '数量不符' },
  value: { en: 'Value differs', zh: '价格不符' },
  origin: { en: 'Origin differs', zh: '原产地不符' },
  prohibited: { en: 'Prohibited or restricted', zh: '禁限类货物' },
  health: { en: 'Plant, animal or food health', zh: '动植物或食品卫生' },
  'dangerous-goods': { en: 'Dangerous goods', zh: '危险货物' },
  'seal-or-structure': { en: 'Seal or structure', zh: '封志或结构异常' },
  'not-carried-out': { en: 'Not carried out', zh: '未实施' },
};

export const MEASURE_WORDS: WordsFor<Measure> = {
  none: { en: 'No measure', zh: '无需措施' },
  'declaration-to-be-amended': { en: 'Declaration to be amended', zh: '需修改申报' },
  'duty-reassessed': { en: 'Duty reassessed', zh: '重新核定税款' },
  sampled: { en: 'Sample taken', zh: '已取样' },
  detained: { en: 'Goods detained', zh: '已扣留' },
  seized: { en: 'Goods seized', zh: '已扣押' },
  disinfected: { en: 'Disinfected', zh: '已消毒' },
  repacked: { en: 'Repacked', zh: '已重新包装' },
  referred: { en: 'Referred to another agency', zh: '移交其他部门' },
};

export const OUTCOME_WORDS: WordsFor<Outcome> = {
  release: { en: 'Release', zh: '放行' },
  'conditional-release': { en: 'Release against a guarantee', zh: '担保放行' },
  'hold-for-agency': { en: 'Hold for another agency', zh: '暂扣待其他部门' },
  detain: { en: 'Detain', zh: '扣留' },
  seize: { en: 'Seize', zh: '扣押' },
  're-export': { en: 'Send back', zh: '退运' },
  destroy: { en: 'Destroy', zh: '销毁' },
};

export const AGENCY_WORDS: WordsFor<Agency> = {
  health: { en: 'health', zh: '卫生' },
  veterinary: { en: 'veterinary', zh: '兽医' },
  plant: { en: 'plant protection', zh: '植物保护' },
  transport: { en: 'transport', zh: '交通运输' },
  police: { en: 'police', zh: '公安' },
  environment: { en: 'environment', zh: '生态环境' },
};

export const OBSERVATION_WORDS: WordsFor<Observation> = {
  'goods-differ': { en: 'Goods differ', zh: '货物不符' },
  'packing-disturbed': { en: 'Packing disturbed', zh: '包装被动过' },
  'seal-damaged': { en: 'Seal damaged', zh: '封志损坏' },
  'weight-differs': { en: 'Weight differs', zh: '重量不符' },
  'space-concealed': { en: 'Hidden space', zh: '有夹藏空间' },
  'scan-anomaly': { en: 'Anomaly on the scan', zh: '机检图像异常' },
  'smell-or-leak': { en: 'Smell or leak', zh: '异味或泄漏' },
  'pests-or-decay': { en: 'Pests or decay', zh: '虫害或腐坏' },
  'temperature-off': { en: 'Temperature off', zh: '温度异常' },
  'radiation-alarm': { en: 'Radiation alarm', zh: '辐射报警' },
};

export const WAIVER_WORDS: WordsFor<WaiverReason> = {
  'equipment-out-of-order': { en: 'Equipment out of order', zh: '设备故障' },
  'unsafe-to-open': { en: 'Unsafe to open', zh: '开启不安全' },
  'perishable-would-spoil': { en: 'Perishable goods would spoil', zh: '鲜活货物会变质' },
  'done-by-other-agency': { en: 'Done by another agency', zh: '其他部门已实施' },
  'not-applicable': { en: 'Does not apply here', zh: '不适用' },
};

export const SEAL_STATE_WORDS: WordsFor<SealState | 'replaced'> = {
  intact: { en: 'Intact', zh: '完好' },
  broken: { en: 'Broken', zh: '破损' },
  missing: { en: 'Missing', zh: '缺失' },
  differs: { en: 'Other number', zh: '号码不符' },
  replaced: { en: 'Replaced', zh: '已更换' },
};

export const CUSTODY_WORDS: WordsFor<CustodyKind> = {
  sample: { en: 'Sample', zh: '样品' },
  seizure: { en: 'Seizure', zh: '扣押物' },
};

export const PLACE_WORDS: WordsFor<CustodyPlace> = {
  laboratory: { en: 'Laboratory', zh: '实验室' },
  store: { en: 'Store', zh: '仓库' },
  agency: { en: 'Partner agency', zh: '合作部门' },
  returned: { en: 'Returned to the trader', zh: '退还当事人' },
  destroyed: { en: 'Destroyed', zh: '已销毁' },
};

export const EQUIPMENT_WORDS: WordsFor<Equipment> = {
  weighbridge: { en: 'weighbridge', zh: '地磅' },
  scale: { en: 'scale', zh: '台秤' },
  scanner: { en: 'scanner', zh: '机检设备' },
  'radiation-detector': { en: 'radiation detector', zh: '辐射检测仪' },
  'gas-meter': { en: 'gas meter', zh: '气体检测仪' },
  thermometer: { en: 'thermometer', zh: '温度计' },
  'sample-kit': { en: 'sample kit', zh: '取样工具' },
  forklift: { en: 'forklift', zh: '叉车' },
  mirror: { en: 'mirror', zh: '检查镜' },
  ladder: { en: 'ladder', zh: '梯子' },
  seals: { en: 'new seals', zh: '新封志' },
  sprayer: { en: 'sprayer', zh: '喷雾器' },
};

export const SECOND_REFUSAL_WORDS: WordsFor<SecondRefusal> = {
  'not-present': { en: 'was not present', zh: '不在场' },
  'seal-differs': { en: 'the seal number differs', zh: '封志号不符' },
  'quantity-differs': { en: 'the quantity differs', zh: '数量不符' },
  'goods-differ': { en: 'the goods differ', zh: '货物不符' },
  'not-received': { en: 'did not receive it', zh: '未收到' },
  'more-to-examine': { en: 'more has to be examined', zh: '须进一步查验' },
  'decision-does-not-fit': { en: 'the findings call for another decision', zh: '决定与查验结果不符' },
};

export const FLAG_WORDS: WordsFor<ReviewFlag> = {
  'offline-release': { en: 'released without network', zh: '离线放行' },
  'release-without-grant': { en: 'PIN without an outage grant', zh: '无停机授权使用 PIN' },
  'steps-waived': { en: 'steps left out', zh: '有步骤未做' },
  'released-against-finding': { en: 'released against a finding', zh: '有异常仍放行' },
  'nothing-found': { en: 'nothing found', zh: '未发现异常' },
  'entry-after-conclusion': { en: 'entry after the conclusion', zh: '结论后有补录' },
  'finding-after-release': { en: 'finding after the release', zh: '放行后有发现' },
};
