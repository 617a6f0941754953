import type { BilingualText } from '../core/domain/text.ts';
import type { ReviewCause, ReviewKind, StepVerdict, WaiveReason } from '../core/oversee/review.ts';

export const REVIEW_CAUSE_WORDS: Readonly<Record<ReviewCause, BilingualText>> = {
  drawn: { en: 'drawn by lot', zh: '随机抽中' },
  'nothing-found-high-risk': { en: 'nothing found where the risk is high', zh: '高风险未查获' },
  override: { en: 'a step left out, or released against a finding', zh: '免除步骤或查获后放行' },
  'manual-selection': { en: 'selected or extended by hand', zh: '人工布控或人工增加步骤' },
  'offline-release': { en: 'released without network', zh: '断网放行' },
  'too-short': { en: 'too short an examination', zh: '查验时间过短' },
  'second-look-waived': { en: 'a second look was left out', zh: '复查已免除' },
};

export const REVIEW_KIND_WORDS: Readonly<Record<ReviewKind, BilingualText>> = {
  'second-look': { en: 'in the bay, before release', zh: '放行前现场复查' },
  desk: { en: 'at the desk: scan and photos', zh: '桌面复核：机检图像与照片' },
};

export const STEP_VERDICT_WORDS: Readonly<Record<StepVerdict, BilingualText>> = {
  missed: { en: 'missed', zh: '遗漏' },
  'done-well': { en: 'done well', zh: '做得好' },
};

export const WAIVE_REASON_WORDS: Readonly<Record<WaiveReason, BilingualText>> = {
  'perishable-would-spoil': { en: 'perishable goods would spoil', zh: '易腐货物将变质' },
  'no-other-officer': { en: 'no other officer on shift', zh: '无其他在岗关员' },
  'bay-needed': { en: 'the bay is needed for an emergency', zh: '场地须用于紧急情况' },
  'unsafe-to-open': { en: 'not safe to open again', zh: '再次开启不安全' },
};

/** Second looks and the duty bulletin. */
export const qualityWords = {
  title: { en: 'Second looks', zh: '查验复查' },
  note: {
    en: 'A share of inspections is drawn from the seed of the day and examined again before release by an officer who had no part in it and is not told what the first one found. The vehicle waits, and the time counts as waiting. Other inspections are read again at a desk.',
    zh: '按当日种子抽取一定比例的查验，放行前由未参与的关员在不知首次结果的情况下再次查验。车辆等待时间计入等候时间。其余查验在桌面复核。',
  },
  none: { en: 'Nothing waits for a second look.', zh: '没有待复查的查验。' },
  cause: { en: 'Why', zh: '原因' },
  where: { en: 'How', zh: '方式' },
  since: { en: 'Since', zh: '起始' },
  passage: { en: 'Passage', zh: '过境' },
  own: { en: 'you had a part in it', zh: '您参与过此次查验' },
  record: { en: 'Record a look', zh: '记录复查' },
  recordTitle: { en: 'What the second look says', zh: '复查结论' },
  recordNote: {
    en: 'Say only of steps that were missed or done well. In the bay, name what was found against the load as well: it is recorded on its inspection and puts the decision aside. This is recorded under your name; the bulletin names nobody.',
    zh: '仅标明遗漏或做得好的步骤。现场复查如有对货物不利的查获，请一并注明：将登记于该查验，原决定即被搁置。本结论以您的姓名记录；通报不列姓名。',
  },
  foundWhat: { en: 'Found against the load', zh: '对货物不利的查获' },
  foundNothing: { en: 'nothing; only a step was missed', zh: '无；仅遗漏步骤' },
  foundWhere: { en: 'Of what', zh: '涉及' },
  foundItem: { en: 'goods item {line}, {hs}', zh: '第 {line} 项，{hs}' },
  foundVehicle: { en: 'the vehicle', zh: '车辆' },
  foundHazard: { en: 'Hazard', zh: '风险类别' },
  inOrder: { en: 'in order', zh: '正常' },
  agrees: { en: 'Record: it agrees', zh: '记录：结论一致' },
  differs: { en: 'Record: {count} missed', zh: '记录：遗漏 {count} 项' },
  waive: { en: 'Ask to leave it out', zh: '申请免除' },
  waiveTitle: { en: 'Leave the second look out', zh: '免除复查' },
  waiveNote: {
    en: 'Another person decides. Scan and photos are read again instead.',
    zh: '由他人决定。批准后改为复核机检图像与照片。',
  },
  waiveReason: { en: 'Reason', zh: '理由' },
  ask: { en: 'Ask', zh: '申请' },
  asked: { en: 'to be left out: {reason}', zh: '申请免除：{reason}' },
  approve: { en: 'Let it be left out', zh: '批准免除' },
  approveNote: {
    en: 'The vehicle may be released without a second look. This is recorded under your name.',
    zh: '车辆可不经复查放行。此决定以您的姓名记录。',
  },
  bulletin: { en: 'Duty bulletin', zh: '勤务通报' },
  bulletinSpan: { en: '{from} to {to}', zh: '{from} 至 {to}' },
  bulletinNote: {
    en: 'What second looks of the last seven days say, by step of the checklist. It names no officer, and nothing follows from it by itself.',
    zh: '最近七天复查的结论，按清单步骤列出。不列任何关员姓名，也不会自动产生任何后果。',
  },
  bulletinNone: { en: 'No second look was made in the last seven days.', zh: '最近七天没有复查。' },
  bulletinSum: {
    en: '{looks} looks, of which {differing} found something missed; {waived} left out.',
    zh: '复查 {looks} 次，其中 {differing} 次发现遗漏；免除 {waived} 次。',
  },
  bulletinMinutes: {
    en: 'The middle second look in the bay took {minutes}, which the vehicle waited.',
    zh: '现场复查时间中位数为 {minutes}，计入车辆等候时间。',
  },
  missed: { en: 'Missed', zh: '遗漏' },
  doneWell: { en: 'Done well', zh: '做得好' },
  looks: { en: 'Looks', zh: '复查次数' },
  step: { en: 'Step', zh: '步骤' },
  nothingMissed: { en: 'No step was missed.', zh: '没有遗漏的步骤。' },
  print: { en: 'Print', zh: '打印' },
} as const satisfies Readonly<Record<string, BilingualText>>;
