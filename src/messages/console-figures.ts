import type { BilingualText } from '../core/domain/text.ts';
import type { ContestGround, Indicator, Watch } from '../core/oversee/indicators.ts';

export const INDICATOR_WORDS: Readonly<Record<Indicator, BilingualText>> = {
  'started-in-time': { en: 'begun within 30 minutes', zh: '30 分钟内开始' },
  'concluded-in-time': { en: 'decided within 60 minutes', zh: '60 分钟内作出决定' },
  'steps-waived': { en: 'a required step left out', zh: '免除必查步骤' },
  'released-against-finding': { en: 'released against a finding', zh: '查获后放行' },
  'offline-release': { en: 'released without network', zh: '断网放行' },
  'too-short': { en: 'too short an examination', zh: '查验时间过短' },
  'late-entries': { en: 'entries after the decision', zh: '决定后补录' },
  'second-look-differs': { en: 'a second look found something missed', zh: '复查发现遗漏' },
};

export const WATCH_WORDS: Readonly<Record<Watch, BilingualText>> = {
  night: { en: '00:00 to 08:00', zh: '00:00 至 08:00' },
  day: { en: '08:00 to 16:00', zh: '08:00 至 16:00' },
  evening: { en: '16:00 to 24:00', zh: '16:00 至 24:00' },
};

export const CONTEST_GROUND_WORDS: Readonly<Record<ContestGround, BilingualText>> = {
  'not-my-work': { en: 'it was not my work', zh: '并非本人所为' },
  'equipment-failed': { en: 'equipment failed', zh: '设备故障' },
  'ordered-to': { en: 'I was told to', zh: '依指令办理' },
  'counted-wrong': { en: 'it is counted wrong', zh: '统计有误' },
  'other-reason': { en: 'another reason, which I will explain', zh: '其他原因，另行说明' },
};

/** Figures about how inspections are made. */
export const figureWords = {
  title: { en: 'Speed and practice', zh: '速度与规范' },
  note: {
    en: 'Shares of the inspections of the last {days} days, with intervals of 95%. They serve quality and training: no measure follows from them by itself. Cells under ten, and watches of one officer, are hidden.',
    zh: '最近 {days} 天查验的比例，附 95% 区间。仅用于质量与培训，不会自动产生任何措施。少于十的数据及仅一名关员的班次不予显示。',
  },
  teams: { en: 'By watch', zh: '按班次' },
  viewed: { en: 'That you look at this is recorded under your name.', zh: '您的查看以您的姓名记录。' },
  teamsNone: {
    en: 'No watch has ten inspections by two officers yet.',
    zh: '尚无班次达到十次查验且由两名以上关员完成。',
  },
  inspections: { en: '{count} inspections', zh: '{count} 次查验' },
  sayTeam: {
    en: 'Of {count} inspections ordered in this watch {started} were begun in time; a second look found something missed in {differs}.',
    zh: '本班次 {count} 次查验中，{started} 按时开始；复查发现遗漏的占 {differs}。',
  },
  unsaid: { en: 'too few to say', zh: '数量过少' },
  own: { en: 'Your own', zh: '本人指标' },
  ownNote: {
    en: 'Only you see these. Where one is wrong or has a reason, contest it: reviewers read that, and it stays with the figure.',
    zh: '仅您本人可见。如有误或另有原因，可提出异议；复核人可阅，异议随指标保留。',
  },
  indicator: { en: 'Indicator', zh: '指标' },
  share: { en: 'Share', zh: '比例' },
  interval: { en: 'Interval', zh: '区间' },
  of: { en: 'Of', zh: '总数' },
  contest: { en: 'Contest', zh: '提出异议' },
  contestTitle: { en: 'Contest a figure about you', zh: '对本人指标提出异议' },
  contestNote: {
    en: '“{indicator}” is contested under your name. Nothing follows from the figure by itself, and nothing from contesting it.',
    zh: '将以您的姓名对“{indicator}”提出异议。指标及异议均不会自动产生任何后果。',
  },
  ground: { en: 'Ground', zh: '理由' },
  contests: { en: 'Contested', zh: '已提出的异议' },
  noContests: { en: 'No figure is contested.', zh: '没有异议。' },
  who: { en: 'Officer', zh: '关员' },
  when: { en: 'When', zh: '时间' },
} as const satisfies Readonly<Record<string, BilingualText>>;
