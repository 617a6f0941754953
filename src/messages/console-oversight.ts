import type { Steerable } from '../core/select/steering.ts';
import type { BilingualText } from '../core/domain/text.ts';

/** The auditor's page: draws by day, and whether somebody steers around them. */
export const oversightWords = {
  title: { en: 'Draws and oversight', zh: '抽签与监督' },
  draws: { en: 'Draws by day', zh: '每日抽签' },
  drawsNote: {
    en: 'Who is checked at random and who inspects follow from one seed a day. The server and the custodians commit to their parts before the day; the seed is published once the day has ended, and anybody can draw again.',
    zh: '随机抽查的对象与查验关员均由当日种子决定。服务器与保管人在前一日之前提交承诺；日终后公布种子，任何人均可重新计算。',
  },
  noDraws: {
    en: 'No day is planned yet. The server commits a week ahead within ten minutes of its start.',
    zh: '尚无计划日期。服务器启动后十分钟内会提交未来一周的承诺。',
  },
  day: { en: 'Day', zh: '日期' },
  state: { en: 'State', zh: '状态' },
  custodians: { en: 'Custodians', zh: '保管人' },
  commitment: { en: 'Commitment of the server', zh: '服务器承诺' },
  verified: { en: 'Drawn again', zh: '重新计算' },
  planned: { en: 'to come', zh: '未到' },
  running: { en: 'today, sealed', zh: '当日，封存' },
  published: { en: 'published', zh: '已公布' },
  unused: { en: 'nothing drawn', zh: '未抽签' },
  committedOnly: { en: '{name} committed', zh: '{name} 已承诺' },
  handedOver: { en: '{name} handed over', zh: '{name} 已交出' },
  leftOut: { en: '{name} never handed over', zh: '{name} 未交出' },
  serverAlone: { en: 'none: the part of the server alone', zh: '无：仅服务器部分' },
  oneAlone: { en: 'one of two', zh: '两人中仅一人' },
  checking: { en: 'drawing again', zh: '计算中' },
  same: {
    en: 'as recorded: {declarations} declarations, {selected} at random, {assignments} inspectors',
    zh: '与记录一致：申报 {declarations} 份，随机抽中 {selected} 份，派员 {assignments} 次',
  },
  differs: { en: '{count} differences', zh: '{count} 处不符' },
  earlier: { en: 'Show {count} earlier days', zh: '显示更早的 {count} 天' },
  comparing: {
    en: 'Comparing what officers did by choice with what chance dealt them…',
    zh: '正在将人工操作与抽签结果比对……',
  },
  steering: { en: 'Does somebody steer?', zh: '是否有人操纵？' },
  quiet: {
    en: 'Nothing stands out. In {days} days officers acted by choice {acts} times in {inspections} inspections; the acts of no officer fall on one broker, or into one hour, more often than chance explains.',
    zh: '未见异常。{days} 天内 {inspections} 次查验中有 {acts} 次人工操作；没有关员的操作异常集中于某一企业或某一时段。',
  },
  alarm: {
    en: 'Pairs that stand out: {count}. Chance alone gives any such pair in fewer than {rate} of all months. That is a reason to look, and not a finding against anybody.',
    zh: '有 {count} 组超出偶然范围：若仅凭偶然，出现此类组合的月份不足 {rate}。这是核查的理由，并非对任何人的认定。',
  },
  meaning: {
    en: 'Compared are acts of choice: taking an inspection over, adding a step, leaving a step out. How often an officer acts, and how often a broker is acted on, are taken as given, and so is what chance dealt; only whether the two go together is tested, for all pairs at once. What chance dealt is known, because the draws can be drawn again.',
    zh: '比较的是人工操作：接手查验、增加步骤、免除步骤。每名关员的操作次数、每家企业被操作的次数以及抽签分配均视为既定，只检验两者是否同时出现，并对所有组合一并控制误报。抽签可重新计算，因此分配结果是已知的。',
  },
  notAutomatic: {
    en: 'Nothing follows from these figures by itself: somebody looks at the acts behind them, listed below.',
    zh: '这些数据不会自动产生任何后果：须有人核查下方所列的具体操作。',
  },
  demoPlanted: {
    en: 'This is the demo: that one inspector takes over inspections of one broker is planted here, for the page to find.',
    zh: '此为演示：其中一名关员频繁接手某企业查验属预设情形，供本页发现。',
  },
  plotLabel: {
    en: 'Each officer with each broker: acts observed against acts expected by chance. {points}',
    zh: '每名关员与每家企业：实际操作次数与偶然预期次数。{points}',
  },
  expected: { en: 'expected by chance', zh: '偶然预期' },
  observed: { en: 'observed', zh: '实际' },
  officer: { en: 'Officer', zh: '关员' },
  broker: { en: 'Broker', zh: '报关企业' },
  hour: { en: 'Hour', zh: '时段' },
  chance: { en: 'By chance, one in', zh: '偶然概率（分之一）' },
  least: { en: 'The least likely pairs', zh: '最不可能的组合' },
  alarmMark: { en: 'look into it', zh: '须核查' },
  threshold: {
    en: 'A pair is marked when chance gives it less than once in {times}; {tests} pairs could reach that.',
    zh: '偶然概率低于 {times} 分之一时标记；可达到该标准的组合有 {tests} 组。',
  },
  list: { en: 'Steps added by hand and left out', zh: '人工增加与免除的步骤' },
  noList: { en: 'No step was added by hand or left out in this time.', zh: '此期间没有人工增加或免除步骤。' },
  when: { en: 'When', zh: '时间' },
  act: { en: 'Act', zh: '操作' },
  passage: { en: 'Passage', zh: '过境' },
  noActs: { en: 'No officer acted by choice in this time.', zh: '此期间没有人工操作。' },
  span: { en: 'Days looked back', zh: '回看天数' },
  days: { en: '{days} days', zh: '{days} 天' },
  reassignments: { en: 'Taken over', zh: '改派记录' },
  noReassignments: { en: 'No inspection was taken over in the last 30 days.', zh: '近30日没有改派。' },
  code: { en: 'Reason', zh: '原因' },
  from: { en: 'From', zh: '原关员' },
  to: { en: 'To', zh: '接手关员' },
  proposedBy: { en: 'Proposed by', zh: '提议人' },
  decidedBy: { en: 'Decided by', zh: '决定人' },
  proposed: { en: 'waits for a second person', zh: '待第二人决定' },
  approved: { en: 'approved', zh: '已批准' },
  refused: { en: 'refused', zh: '已拒绝' },
  approve: { en: 'Approve', zh: '批准' },
  refuse: { en: 'Refuse', zh: '拒绝' },
  approveNote: {
    en: '{to} takes the inspection over. This is recorded under your name and counted by the steering test.',
    zh: '{to} 将接手该查验。此操作以您的姓名记录，并计入操纵检验。',
  },
  refuseNote: {
    en: 'The inspection stays where the draw put it. This is recorded under your name.',
    zh: '该查验维持抽签结果。此操作以您的姓名记录。',
  },
  more: { en: 'and {count} more', zh: '另有 {count} 条' },
  yourPart: { en: 'Your part of the seed', zh: '您的种子部分' },
  yourNote: {
    en: 'This browser makes a secret for each day and keeps it. Commit first; hand over once another custodian has committed, before the day begins. Keep the file: without it a lost browser means a day without your part.',
    zh: '本浏览器为每一天生成秘密值并保存。请先提交承诺；待另一名保管人也提交后，在当日开始前交出。请保存文件：若浏览器数据丢失，当日将没有您的部分。',
  },
  commitWeek: { en: 'Commit for {count} days', zh: '提交 {count} 天的承诺' },
  handOver: { en: 'Hand over for {count} days', zh: '交出 {count} 天的秘密值' },
  handOverAlone: {
    en: 'No other custodian has committed for {days} yet. Handing over closes the day: nobody can join after you.',
    zh: '{days} 尚无其他保管人提交承诺。一旦交出，该日即关闭，他人不能再加入。',
  },
  keepFile: { en: 'Keep the secrets as a file', zh: '将秘密值保存为文件' },
  readFile: { en: 'Read a kept file', zh: '读取已保存的文件' },
  fileWrong: {
    en: 'This file holds no secrets of yours. Choose the one this page made.',
    zh: '该文件不含您的秘密值。请选择本页生成的文件。',
  },
  secretLost: {
    en: 'This browser does not hold your secret for {days}. Read the file you kept.',
    zh: '本浏览器没有 {days} 的秘密值。请读取已保存的文件。',
  },
  partsDone: { en: '{count} days done.', zh: '已完成 {count} 天。' },
  partsRefused: {
    en: '{days}: not taken. Another custodian may have handed over first, or the day has begun.',
    zh: '{days}：未受理。可能已有其他保管人先行交出，或当日已开始。',
  },
  allGiven: {
    en: 'Your part of every day that can be planned is given. Come again tomorrow.',
    zh: '可计划的日期均已完成。请明日再来。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

export const STEERABLE_WORDS: Readonly<Record<Steerable, BilingualText>> = {
  reassignment: { en: 'taken over', zh: '改派接手' },
  manual: { en: 'added by hand', zh: '人工增加' },
  waiver: { en: 'left out', zh: '免除步骤' },
};
