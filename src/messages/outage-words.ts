import type { BilingualText } from '../core/domain/text.ts';
import type { EntryCause, EntryVerdict, FormKind } from '../core/outage/forms.ts';
import type { InspectionActionKind } from '../core/inspect/codes.ts';
import type { OutageKind, OutagePart, OutageReason, OutageState, OutageVerdict } from '../core/outage/outage.ts';

/** The words of the desk's page about outages, and of its printed forms. */
export const outageWords = {
  title: { en: 'Outage', zh: '停机' },
  banner: { en: 'Outage mode until {time}: {parts}', zh: '停机模式至 {time}：{parts}' },
  bannerNote: {
    en: 'Slips, paper forms and devices carry on; what they do is entered and looked at afterwards.',
    zh: '通道单、纸质表单和设备照常使用，事后补录并复核。',
  },
  note: {
    en: 'When the server or its network is away. One person declares, because an outage waits for nobody; another confirms within two hours, or it ends. Every one is looked at again.',
    zh: '服务器或网络中断时使用。由一人宣布，不必等待；两小时内须由另一人确认，否则失效。每次事后均须复核。',
  },
  notPermitted: {
    en: 'This installation gives devices no grant to release without the server. An outage here announces itself and allows paper forms, nothing more.',
    zh: '本系统不向设备发放离线放行授权。停机在此仅作公告并启用纸质表单。',
  },
  declare: { en: 'Declare an outage', zh: '宣布停机' },
  standing: { en: 'Grant one ahead', zh: '预先授权' },
  declareNote: {
    en: 'It begins now, and everybody is told. It ends in two hours unless another person confirms it. This is recorded under your name.',
    zh: '立即开始并公告。两小时内未经另一人确认即失效。此操作以您的姓名记录。',
  },
  standingNote: {
    en: 'For a shift ahead, in case nobody reaches the server then. It counts once another person has agreed; devices use it only while the server is out of reach.',
    zh: '为后续班次预备，以防届时无法连接服务器。经另一人同意后生效；设备仅在无法连接服务器时使用。',
  },
  from: { en: 'From', zh: '开始' },
  until: { en: 'Until', zh: '结束' },
  hours: { en: 'For how long', zh: '时长' },
  hoursUnit: { en: '{count} h', zh: '{count} 小时' },
  parts: { en: 'For', zh: '适用环节' },
  reason: { en: 'Why', zh: '原因' },
  state: { en: 'State', zh: '状态' },
  declared: { en: 'Declared by {name}, {time}', zh: '{name} 于 {time} 宣布' },
  confirmed: { en: 'confirmed by {name}', zh: '{name} 确认' },
  refusedBy: { en: 'refused by {name}', zh: '{name} 拒绝' },
  endedBy: { en: 'ended by {name}, {time}', zh: '{name} 于 {time} 结束' },
  endsAt: { en: 'unconfirmed: ends {time}', zh: '未确认：{time} 失效' },
  reviewed: { en: 'looked at by {name}: {verdict}', zh: '{name} 复核：{verdict}' },
  confirm: { en: 'Confirm', zh: '确认' },
  refuse: { en: 'Refuse', zh: '拒绝' },
  end: { en: 'End now', zh: '立即结束' },
  confirmNote: {
    en: 'It was called for, and goes on to its whole end. Recorded under your name.',
    zh: '确认理由成立，持续至原定结束时间。此操作以您的姓名记录。',
  },
  refuseNote: {
    en: 'It ends now, here and on every device that reaches the server. Recorded under your name.',
    zh: '立即终止，可连接服务器的设备同时停用。此操作以您的姓名记录。',
  },
  endNote: {
    en: 'Devices that reach the server learn of it at once, the others when their grant ends. Recorded under your name.',
    zh: '可连接服务器的设备即时获知，其余设备至授权到期为止。此操作以您的姓名记录。',
  },
  lookNote: {
    en: 'What you say is added to the record and changes nothing of it. Recorded under your name.',
    zh: '您的意见附入记录，不改变原记录。此操作以您的姓名记录。',
  },
  none: { en: 'The port works with its server. Nothing waits to be looked at.', zh: '系统运行正常，无待复核的停机。' },
  outages: { en: 'Outages', zh: '停机记录' },
  forms: { en: 'Paper forms', zh: '纸质表单' },
  formsNote: {
    en: 'Print them while the server is there, and keep a stack. Each has a number; only numbered forms can be keyed.',
    zh: '请在系统正常时印制备用。每份均有编号，仅有编号的表单可补录。',
  },
  print: { en: 'Print forms', zh: '印制表单' },
  printNow: { en: 'Print', zh: '打印' },
  backToOutage: { en: 'Back', zh: '返回' },
  formKind: { en: 'Form', zh: '表单' },
  checklist: { en: 'Checklist', zh: '检查清单' },
  count: { en: 'How many', zh: '份数' },
  numbers: { en: 'Numbers', zh: '编号' },
  printedBy: { en: 'Printed', zh: '印制' },
  again: { en: 'Show again', zh: '再次显示' },
  key: { en: 'Key a form', zh: '补录表单' },
  keyNote: {
    en: 'One line of a gate log or a release form. It is recorded under your name, with the time and the officer on the paper. An inspection form is keyed on the inspection page by who signed it.',
    zh: '补录卡口登记表的一行或放行表。以您的姓名记录，并注明纸上的时间与关员。查验表由签署者在查验页面补录。',
  },
  keyIt: { en: 'Record it', zh: '记录' },
  keyed: { en: 'Recorded: {form}, line {line}.', zh: '已记录：{form} 第 {line} 行。' },
  serial: { en: 'Number of the form', zh: '表单编号' },
  line: { en: 'Line', zh: '行' },
  plate: { en: 'Number plate', zh: '车牌号' },
  action: { en: 'What was done', zh: '办理事项' },
  lane: { en: 'Lane', zh: '通道' },
  result: { en: 'Result', zh: '结果' },
  holdNote: { en: 'Why it was held', zh: '扣留原因' },
  happened: { en: 'When it happened', zh: '发生时间' },
  doneBy: { en: 'Officer on the paper', zh: '纸上署名关员' },
  keyedBy: { en: 'Keyed by', zh: '补录人' },
  claimedSecond: { en: '{name} named as second officer, not proven', zh: '所称第二名关员：{name}，未经验证' },
  keyedAt: { en: 'Keyed', zh: '补录时间' },
  entries: { en: 'Done without the server', zh: '停机期间办理' },
  entriesNone: { en: 'Nothing was keyed, and no device decided anything alone.', zh: '无补录，设备亦未自行作出决定。' },
  entriesNote: {
    en: 'Somebody who had no part in it looks at each, and compares what was keyed with its paper.',
    zh: '由未参与办理及补录的人员逐项复核，补录项与纸质表单核对。',
  },
  entriesOpen: { en: 'To be looked at: {count}', zh: '待复核：{count} 项' },
  cause: { en: 'Why it is here', zh: '列入原因' },
  vehicle: { en: 'Vehicle', zh: '车辆' },
  choose: { en: 'choose', zh: '请选择' },
  asPapers: { en: 'as its papers say', zh: '按申报' },
  direction: { en: 'Direction', zh: '方向' },
  who: { en: 'By whom', zh: '经办人' },
  lookedAt: { en: 'Looked at', zh: '复核' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export const OUTAGE_PART_WORDS: Readonly<Record<OutagePart, BilingualText>> = {
  gate: { en: 'gate', zh: '卡口' },
  inspections: { en: 'inspections', zh: '查验' },
};
export const OUTAGE_REASON_WORDS: Readonly<Record<OutageReason, BilingualText>> = {
  network: { en: 'the network is down', zh: '网络中断' },
  server: { en: 'the server is down', zh: '服务器故障' },
  power: { en: 'no power', zh: '停电' },
  maintenance: { en: 'planned work', zh: '计划维护' },
  attack: { en: 'an attack', zh: '遭受攻击' },
  precaution: { en: 'in case of need', zh: '预防' },
};
export const OUTAGE_KIND_WORDS: Readonly<Record<OutageKind, BilingualText>> = {
  declared: { en: 'declared', zh: '已宣布' },
  standing: { en: 'granted ahead', zh: '预先授权' },
};
export const OUTAGE_STATE_WORDS: Readonly<Record<OutageState, BilingualText>> = {
  proposed: { en: 'waits for a second person', zh: '待第二人同意' },
  ahead: { en: 'ahead', zh: '尚未开始' },
  'in-force': { en: 'in force', zh: '生效中' },
  ended: { en: 'ended', zh: '已结束' },
  expired: { en: 'over', zh: '已到期' },
  refused: { en: 'refused', zh: '已拒绝' },
  lapsed: { en: 'lapsed: nobody confirmed it', zh: '失效：无人确认' },
};
export const OUTAGE_VERDICT_WORDS: Readonly<Record<OutageVerdict, BilingualText>> = {
  justified: { en: 'called for', zh: '理由成立' },
  'not-justified': { en: 'not called for', zh: '理由不成立' },
};
export const ENTRY_VERDICT_WORDS: Readonly<Record<EntryVerdict, BilingualText>> = {
  'in-order': { en: 'in order', zh: '无误' },
  'not-in-order': { en: 'not in order', zh: '有误' },
};
export const ENTRY_CAUSE_WORDS: Readonly<Record<EntryCause, BilingualText>> = {
  form: { en: 'keyed from paper', zh: '纸质补录' },
  'with-grant': { en: 'released on a device under a grant', zh: '设备凭授权放行' },
  'without-grant': { en: 'decided or released on a device without a grant', zh: '设备无授权作出决定或放行' },
  refused: { en: 'it happened, and was refused', zh: '已发生但被拒绝' },
};
/** Acts on an inspection, in a list among the steps of passages. */
export const INSPECTION_DEED_WORDS: Readonly<Record<InspectionActionKind, BilingualText>> = {
  start: { en: 'Begin the inspection', zh: '开始查验' },
  'sign-step': { en: 'Sign a step', zh: '签署步骤' },
  'add-step': { en: 'Add a step', zh: '增加步骤' },
  'waive-step': { en: 'Leave a step out', zh: '免做步骤' },
  'approve-waiver': { en: 'Agree to leave a step out', zh: '同意免做步骤' },
  'record-finding': { en: 'Record a result', zh: '记录结果' },
  'check-seal': { en: 'Check a seal', zh: '核对封志' },
  'replace-seal': { en: 'Replace a seal', zh: '更换封志' },
  'take-sample': { en: 'Take a sample or seize', zh: '取样或扣押' },
  'hand-over': { en: 'Hand over', zh: '移交' },
  conclude: { en: 'Decide', zh: '作出决定' },
  second: { en: 'Second officer signs', zh: '第二名关员签署' },
};
export const FORM_KIND_WORDS: Readonly<Record<FormKind, BilingualText>> = {
  'gate-log': { en: 'Gate log', zh: '卡口登记表' },
  inspection: { en: 'Inspection form', zh: '查验表' },
  release: { en: 'Release form', zh: '放行表' },
};

/** What a device's page says of outages: in its strip, its panel and where a release is decided. */
export const outageDeviceWords = {
  mode: { en: 'Outage mode until {time}', zh: '停机模式至 {time}' },
  granted: {
    en: 'Release without the server is allowed here until {time}; each is looked at again.',
    zh: '本机可离线放行至 {time}；每次均须复核。',
  },
  grantedOnline: {
    en: 'This device holds a grant until {time}, for when the server is out of reach.',
    zh: '本机持有授权至 {time}，仅在无法连接服务器时使用。',
  },
  notGranted: {
    en: 'This device holds no grant for release without the server. What the server decided before stands; everything else waits.',
    zh: '本机无离线放行授权。服务器已作的决定有效，其余须等待。',
  },
  noRelease: {
    en: 'No outage grant on this device: release of a checked vehicle waits for the server.',
    zh: '本机无停机授权：受检车辆须待服务器恢复后放行。',
  },
  decisionWaits: {
    en: 'No outage grant on this device. The decision is written down, and the vehicle stays until a second officer has agreed with network.',
    zh: '本机无停机授权。决定将予记录，待第二名关员联网同意后车辆方可离场。',
  },
  paper: { en: 'Key a paper form', zh: '补录纸质查验表' },
  paperNote: {
    en: 'For what you did and signed on paper yourself. Every step from now on carries the number of the form and the time on it.',
    zh: '仅限您本人在纸上办理并签署的事项。此后每项操作均注明表单编号及纸上时间。',
  },
  paperSerial: { en: 'Number of the form, such as IN-000012', zh: '表单编号，如 IN-000012' },
  paperTime: { en: 'When it happened', zh: '发生时间' },
  paperStart: { en: 'Begin keying', zh: '开始补录' },
  paperOn: { en: 'Keying {serial}, of {time}', zh: '正在补录 {serial}，{time}' },
  paperStop: { en: 'Done with this form', zh: '补录完毕' },
} as const satisfies Readonly<Record<string, BilingualText>>;
