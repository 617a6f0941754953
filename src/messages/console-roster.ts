import type { BilingualText } from '../core/domain/text.ts';
import type { ReassignmentCode } from '../core/roster/roster.ts';

/** Who works when, what they may do, and what is handed on. */
export const rosterWords = {
  title: { en: 'Roster', zh: '排班' },
  note: {
    en: 'Inspectors are drawn from those on shift and qualified. Every change is recorded, and each draw keeps the roster as it stood.',
    zh: '查验关员从在班且具备资质的人员中抽取。每次更改均有记录，每次抽签均保存当时的排班。',
  },
  shifts: { en: 'Shifts', zh: '班次' },
  noShifts: {
    en: 'No shift stands. Until one does, inspectors are drawn from everybody who holds the role. Begin a shift to say who is on.',
    zh: '尚无班次。在此之前，从所有查验关员中抽取。请新建班次以确定在班人员。',
  },
  onNow: { en: 'on now', zh: '当前在班' },
  newShift: { en: 'Begin a shift', zh: '新建班次' },
  change: { en: 'Change', zh: '修改' },
  changeShift: { en: 'Change a shift', zh: '修改班次' },
  save: { en: 'Save the shift', zh: '保存班次' },
  saveNote: {
    en: 'From now on inspectors are drawn from these officers. This is recorded under your name.',
    zh: '此后将从这些关员中抽取。此操作以您的姓名记录。',
  },
  from: { en: 'From', zh: '开始' },
  until: { en: 'Until', zh: '结束' },
  onShift: { en: 'On shift', zh: '在班人员' },
  bays: { en: 'Bays and equipment', zh: '查验位与设备' },
  baysHint: {
    en: 'One bay a line: name: equipment, equipment. Write (closed) behind the name of one that is not open.',
    zh: '每行一个查验位：名称: 设备, 设备。未开放的在名称后写 (closed)。',
  },
  closed: { en: 'closed', zh: '未开放' },
  hand: { en: 'Hand over', zh: '交接' },
  handTitle: { en: 'Hand over to the next shift', zh: '向下一班交接' },
  handNote: { en: 'What the next lead must know', zh: '下一班须知事项' },
  handHint: {
    en: 'Vehicles that wait on an officer are listed with the note as they stand now.',
    zh: '当前待处理的车辆将随说明一并列出。',
  },
  leave: { en: 'Leave the note', zh: '提交说明' },
  handovers: { en: 'Handed over', zh: '交接记录' },
  noHandovers: { en: 'Nothing was handed over since yesterday.', zh: '昨日以来没有交接记录。' },
  openThen: { en: 'Vehicles open then: {count}', zh: '当时有 {count} 辆车待处理' },
  open: { en: 'Inspections under way', zh: '进行中的查验' },
  noOpen: { en: 'No inspection is under way.', zh: '没有进行中的查验。' },
  vehicle: { en: 'Vehicle', zh: '车辆' },
  drawn: { en: 'Drawn', zh: '抽派时间' },
  with: { en: 'With', zh: '负责关员' },
  withNobody: { en: 'nobody qualified was on shift', zh: '在班人员均无相应资质' },
  waiting: { en: 'a reassignment waits', zh: '改派待决定' },
  give: { en: 'Give to another', zh: '改派' },
  giveTitle: { en: 'Give {plate} to another inspector', zh: '将 {plate} 改派给其他关员' },
  giveTo: { en: 'To', zh: '接手关员' },
  giveWhy: { en: 'Why', zh: '原因' },
  propose: { en: 'Propose it', zh: '提议改派' },
  giveNote: {
    en: 'Nothing changes until somebody else approves. It is recorded under your name and counted by the steering test.',
    zh: '须由另一人批准后方可生效。此操作以您的姓名记录，并计入操纵检验。',
  },
  giveNobody: {
    en: 'Nobody else holds the role of inspector. An administrator proposes it under People.',
    zh: '没有其他人具备查验关员角色。由管理员在“人员”页提出。',
  },
  qualifications: { en: 'Qualifications', zh: '资质' },
  noQualifications: { en: 'Nobody is qualified for anything yet.', zh: '尚未登记任何资质。' },
  officer: { en: 'Officer', zh: '关员' },
  what: { en: 'Qualified for', zh: '资质' },
  whatHint: {
    en: 'one of those offered, or the name of a checklist: small letters, digits and dashes',
    zh: '从列表中选择，或填写检查表名称（小写字母、数字和连字符）',
  },
  expires: { en: 'Until', zh: '有效期至' },
  expired: { en: 'expired', zh: '已过期' },
  qualify: { en: 'Qualify an officer', zh: '登记资质' },
  grant: { en: 'Record it', zh: '登记' },
  nobody: { en: 'nobody', zh: '无人' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export const REASSIGNMENT_WORDS: Readonly<Record<ReassignmentCode, BilingualText>> = {
  'off-duty': { en: 'went off duty', zh: '已下班' },
  ill: { en: 'ill', zh: '生病' },
  'conflict-of-interest': { en: 'conflict of interest', zh: '利益冲突' },
  'qualification-needed': { en: 'a qualification is needed', zh: '需要特定资质' },
  workload: { en: 'workload', zh: '工作量' },
  'equipment-needed': { en: 'equipment is elsewhere', zh: '设备在别处' },
};

/** What an officer may be qualified for besides a checklist, which has a name of its own. */
export const QUALIFICATION_WORDS: Readonly<Record<string, BilingualText>> = {
  reefer: { en: 'refrigerated goods', zh: '冷藏货物' },
  'dangerous-goods': { en: 'dangerous goods', zh: '危险货物' },
  animals: { en: 'live animals', zh: '活动物' },
  radiation: { en: 'radiation', zh: '放射性' },
};
