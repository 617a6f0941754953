import type { BilingualText } from '../core/domain/text.ts';
import { ACTION_WORDS } from './console-words.ts';
import type { CrossingAction } from '../core/domain/crossing.ts';

/** One vehicle's passage. */
export const crossingWords = {
  title: { en: 'Crossing', zh: '过境' },
  booked: { en: 'booked', zh: '已预约' },
  unbooked: { en: 'came without a booking', zh: '未预约' },
  slot: { en: 'slot', zh: '时段' },
  inspection: { en: 'Its inspection', zh: '查验详情' },
  trailer: { en: 'trailer', zh: '挂车' },
  weighed: { en: 'Weighed', zh: '过磅' },
  seenLane: { en: 'lane seen: {lane}', zh: '所见通道：{lane}' },
  offline: { en: 'done without network', zh: '断网时操作' },
  recordedAt: { en: 'recorded', zh: '记录于' },
  listed: {
    en: 'vehicle on the list {list}: {hazard}, finding {finding}',
    zh: '车辆列于清单 {list}：{hazard}，查获 {finding}',
  },
  result: { en: 'Check', zh: '查验结果' },
  declarations: { en: 'Declarations', zh: '申报单' },
  noDeclarations: { en: 'Empty: it carries no declared goods.', zh: '空车：未载申报货物。' },
  timeline: { en: 'Stages', zh: '阶段' },
  actions: { en: 'What can be done now', zh: '当前可执行' },
  noActions: { en: 'The passage has ended; nothing remains to be done.', zh: '过境已结束，无需操作。' },
  notYours: { en: 'The next step belongs to other roles.', zh: '下一步由其他角色执行。' },
  happened: { en: 'What happened', zh: '经过' },
  recorded: { en: 'This is recorded under your name, {name}.', zh: '此操作将以您的姓名（{name}）记录。' },
  checkResult: { en: 'Result', zh: '结果' },
  findings: { en: 'Findings', zh: '查验发现' },
  addFinding: { en: 'Add a finding', zh: '添加发现' },
  removeFinding: { en: 'Remove', zh: '移除' },
  hazard: { en: 'Hazard', zh: '风险类别' },
  finding: { en: 'What was found', zh: '发现内容' },
  onWhat: { en: 'On', zh: '对象' },
  vehicle: { en: 'the vehicle', zh: '车辆' },
  line: { en: 'Item', zh: '项号' },
  why: { en: 'Why', zh: '原因' },
  needsResult: { en: 'Choose a result.', zh: '请选择结果。' },
  needsFinding: { en: '“Not conform” needs at least one finding.', zh: '“不符”至少需要一项发现。' },
  needsNote: { en: 'Choose why.', zh: '请选择原因。' },
  done: { en: 'Recorded.', zh: '已记录。' },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** Steps of a passage that are no button here. */
export const OTHER_STEP_WORDS: Readonly<Record<'reassess' | 'weigh' | 'select', BilingualText>> = {
  reassess: { en: 'Assessed anew', zh: '重新评估' },
  weigh: { en: 'Weigh', zh: '过磅' },
  select: { en: 'Select for inspection', zh: '人工布控查验' },
};

/** Every step of a passage that an officer takes at the gate. */
export const STEP_WORDS: Readonly<Record<CrossingAction | 'select', BilingualText>> = {
  ...ACTION_WORDS,
  select: OTHER_STEP_WORDS.select,
};

/** Selecting a load by hand. */
export const selectWords = {
  hazard: { en: 'Hazard to look for', zh: '须查找的风险' },
  seen: { en: 'What was seen', zh: '观察到的情况' },
  seenNote: {
    en: 'Of goods, seal, weight or vehicle. People are not a reason.',
    zh: '仅限货物、封志、重量或车辆。人员不得作为理由。',
  },
  item: { en: 'Goods item', zh: '货物项' },
  allItems: { en: 'all in which it may be looked for', zh: '所有可就此查验的货物' },
  itemText: { en: 'item {line}, {hs}', zh: '第 {line} 项，{hs}' },
  consequence: {
    en: 'The load goes to inspection instead of free, under your name. Each selection by hand is looked at again by a reviewer, and how often they find something is published.',
    zh: '该批货物将进入查验而非直接放行，并以您的姓名记录。每次人工布控均由复查人复核，其查获率对外公布。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** What follows from each action, named before it is recorded. {count} is the number of declarations aboard. */
export const CONSEQUENCE_WORDS: Readonly<Record<CrossingAction | 'select', BilingualText>> = {
  select: {
    en: '{plate} goes to inspection instead of free. A reviewer looks at it again, and how often such selections find something is published.',
    zh: '{plate} 将进入查验而非直接放行。复查人将予复核，人工布控的查获率对外公布。',
  },
  arrive: { en: 'Waiting time starts to count for {plate}.', zh: '{plate} 的等待时间开始计算。' },
  'come-to-gate': { en: '{plate} is called to the gate.', zh: '{plate} 将被叫到卡口。' },
  direct: {
    en: '{plate} goes to: {lane}. The trader can see the lane from now on.',
    zh: '{plate} 进入：{lane}。自此申报人可见通道。',
  },
  'start-check': {
    en: 'The check of {plate} starts now; no amendment or withdrawal is possible afterwards.',
    zh: '{plate} 查验即刻开始，此后不可修改或撤回。',
  },
  'end-check': {
    en: 'The check of {plate} ends with this result; it labels its assessments ({count}).',
    zh: '{plate} 的查验以此结果结束，并标记 {count} 份评估。',
  },
  hold: {
    en: '{plate} stays until a named officer lifts the hold; its declarations ({count}) are held with it.',
    zh: '{plate} 将被扣留，直至具名关员解除；{count} 份申报单随之扣留。',
  },
  'lift-hold': {
    en: '{plate} goes back to where it stood; its declarations ({count}) with it.',
    zh: '{plate} 及 {count} 份申报单恢复原状态。',
  },
  release: {
    en: '{plate} may leave; its declarations ({count}) will be released.',
    zh: '{plate} 可离场；{count} 份申报单将被放行。',
  },
  exit: { en: '{plate} has left the port; the passage ends.', zh: '{plate} 已离开口岸，过境结束。' },
  cancel: { en: 'The passage of {plate} ends without crossing.', zh: '{plate} 的过境将取消。' },
};

export const FINDING_WORDS: Readonly<Record<string, BilingualText>> = {
  misdescription: { en: 'misdescription', zh: '品名不符' },
  quantity: { en: 'quantity', zh: '数量不符' },
  value: { en: 'value', zh: '价格不符' },
  origin: { en: 'origin', zh: '原产地不符' },
  prohibited: { en: 'prohibited or restricted', zh: '禁限物品' },
  health: { en: 'plant, animal or food health', zh: '动植物或食品卫生' },
  'dangerous-goods': { en: 'dangerous goods', zh: '危险货物' },
  'seal-or-structure': { en: 'seal or structure', zh: '封志或结构' },
  other: { en: 'other', zh: '其他' },
};

export const NOTE_WORDS: Readonly<Record<string, BilingualText>> = {
  'documents-missing': { en: 'documents missing', zh: '单证缺失' },
  'seal-broken': { en: 'seal broken', zh: '封志破损' },
  'weight-differs': { en: 'weight differs', zh: '重量不符' },
  damage: { en: 'damage', zh: '损坏' },
  detained: { en: 'detained by the inspection', zh: '查验决定扣留' },
  'other-agency': { en: 'another agency', zh: '其他部门' },
  'no-show': { en: 'did not come', zh: '未到场' },
  resolved: { en: 'resolved', zh: '已解决' },
};
