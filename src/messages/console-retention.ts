import type { BilingualText } from '../core/domain/text.ts';
import type { PlateReason, RawMessageReason, RetentionClass, RetentionTimer } from '../core/oversee/retention.ts';

/** What each class of records is, and why it stays as long as it does. */
export const RETENTION_WORDS: Readonly<
  Record<RetentionClass, { readonly name: BilingualText; readonly why: BilingualText }>
> = {
  'raw-message': {
    name: { en: 'Messages as they came in', zh: '原始报文' },
    why: {
      en: 'Encrypted, for when it is disputed what was sent. Read only for a case; the record holds the fields that were recognised, and no names.',
      zh: '加密保存，用于争议时查明报文内容，须有案件方可查阅；记录中只有已识别字段，不含个人姓名。',
    },
  },
  'listed-plate': {
    name: { en: 'Number plates on lists', zh: '清单中的车牌号' },
    why: {
      en: 'An entry ends within 90 days. Who answered for it, and on what finding, stays; which vehicle it was about does not.',
      zh: '条目最长 90 天到期。责任人与依据继续保留，所涉车辆不保留。',
    },
  },
  'appeal-statement': {
    name: { en: "Traders' own words in appeals", zh: '复议申请中的自由陈述' },
    why: {
      en: 'They may name people. The ground, the decision and its reason stay.',
      zh: '其中可能提及个人。复议理由、决定及其依据继续保留。',
    },
  },
  plate: {
    name: { en: 'Number plates', zh: '车牌号' },
    why: {
      en: 'A plate leads to a driver. After the time in which findings are followed up and appeals decided, a pseudonym takes its place.',
      zh: '车牌可关联到司机。后续核查与复议期满后，以假名代替。',
    },
  },
  photo: {
    name: { en: 'Photos of checklist steps', zh: '查验步骤照片' },
    why: {
      en: 'They prove what was seen for as long as a decision may be looked at again.',
      zh: '在决定可被复核的期间内，用于证明所见情况。',
    },
  },
  'document-file': {
    name: { en: 'Files of documents', zh: '单证文件' },
    why: {
      en: 'Customs law asks for three years; that a document was given, and its hash in the ledger, stay.',
      zh: '海关法规要求保存三年；提交记录及台账中的哈希值继续保留。',
    },
  },
  session: {
    name: { en: 'Sessions that ended', zh: '已结束的会话' },
    why: {
      en: 'They hold an address and a browser; nothing needs them once they have ended.',
      zh: '含网络地址与浏览器信息，结束后不再需要。',
    },
  },
  'sign-in-trace': {
    name: { en: 'Traces of attempts to sign in', zh: '登录尝试痕迹' },
    why: {
      en: 'They slow down whoever guesses passwords; a day later they do nothing.',
      zh: '用于限制猜测密码，一天后即无用途。',
    },
  },
};

export const RETENTION_DOES_WORDS: Readonly<Record<RetentionTimer['does'], BilingualText>> = {
  'never-kept': { en: 'never kept', zh: '不保存' },
  pseudonymise: { en: 'pseudonymised', zh: '假名化' },
  erase: { en: 'erased', zh: '清除' },
};

export const RETENTION_FROM_WORDS: Readonly<Record<RetentionTimer['from'], BilingualText>> = {
  intake: { en: 'at intake', zh: '接收时' },
  'passage-ended': { en: 'after the passage ended', zh: '过境结束后' },
  received: { en: 'after it was received', zh: '收到后' },
  expired: { en: 'after it ended', zh: '结束后' },
  decided: { en: 'after the appeal was decided', zh: '复议决定作出后' },
};

export const PLATE_REASON_WORDS: Readonly<Record<PlateReason, BilingualText>> = {
  'finding-followed-up': { en: 'a finding is followed up', zh: '后续核查查获情况' },
  appeal: { en: 'an appeal', zh: '行政复议' },
  referral: { en: 'a referral to an agency', zh: '移交协作部门' },
  accident: { en: 'an accident', zh: '事故' },
  'court-order': { en: 'an order of a court', zh: '法院命令' },
};

export const RAW_MESSAGE_REASON_WORDS: Readonly<Record<RawMessageReason, BilingualText>> = {
  appeal: { en: 'an appeal', zh: '行政复议' },
  'filing-disputed': { en: 'it is disputed what was sent', zh: '对报文内容有争议' },
  'finding-followed-up': { en: 'a finding is followed up', zh: '后续核查查获情况' },
  'court-order': { en: 'an order of a court', zh: '法院命令' },
};

/** The pages about what is kept for a time only. */
export const retentionWords = {
  title: { en: 'What is kept, and for how long', zh: '保存内容与期限' },
  note: {
    en: 'A timer stands behind each class of records that leads to a person or a firm. Erasing is itself an entry of the ledger; every earlier proof stays valid, because the ledger holds salted hashes only.',
    zh: '凡可关联到个人或企业的记录均设有期限。清除操作本身记入台账；台账只保存加盐哈希，因此此前的证明全部有效。',
  },
  record: { en: 'Records', zh: '记录' },
  stays: { en: 'Stay', zh: '期限' },
  days: { en: '{days} days {from}', zh: '{from} {days} 天' },
  oneDay: { en: 'a day {from}', zh: '{from} 1 天' },
  afterwards: { en: 'Then', zh: '期满' },
  kept: { en: 'There now', zh: '现存' },
  oldest: { en: 'Oldest', zh: '最早' },
  erased: { en: 'Taken out', zh: '已处理' },
  last: { en: 'Last', zh: '最近一次' },
  batches: { en: 'What was taken out', zh: '处理记录' },
  noBatches: {
    en: 'Nothing has come to the end of its time yet. The job looks every six hours.',
    zh: '尚无到期记录。系统每六小时检查一次。',
  },
  at: { en: 'When', zh: '时间' },
  count: { en: 'Records', zh: '条数' },
  before: { en: 'Older than', zh: '早于' },
  lookUp: { en: 'Look up a plate for a case', zh: '因案查询车牌' },
  lookUpNote: {
    en: 'Vehicles that are in the port now are found at the gate. To see where another passed takes a case; the look is recorded under your name and read by reviewers.',
    zh: '在场车辆可在卡口查询。查询其他车辆的过境记录须有案件依据；查询以您的姓名记录，并由复核人查阅。',
  },
  plate: { en: 'Plate', zh: '车牌' },
  reason: { en: 'Reason', zh: '理由' },
  caseNumber: { en: 'Case number', zh: '案件编号' },
  search: { en: 'Look up', zh: '查询' },
  nothingFound: {
    en: 'No passage is kept under this plate. After 90 days there is none.',
    zh: '该车牌没有保存的过境记录。90 天后即无记录。',
  },
  readMessage: { en: 'Read a message as it came in', zh: '查阅原始报文' },
  readMessageNote: {
    en: 'What was sent of one declaration, before intake dropped what it does not keep. It may name people: it takes a case, and the look stands in the ledger under your name.',
    zh: '一份申报的原始内容（接收时未删减）。其中可能提及个人：须有案件依据，查阅以您的姓名记入台账。',
  },
  declarationId: { en: 'Number of the declaration, or the address of its page', zh: '申报序号或其页面网址' },
  read: { en: 'Read', zh: '查阅' },
  noMessage: {
    en: 'No message is kept of this declaration. It may be past its time, or it came in by another way.',
    zh: '该申报没有保存的原始报文，可能已到期，或以其他方式提交。',
  },
  keyGone: { en: 'Its key is gone: nobody can read it any more.', zh: '密钥已销毁，任何人均无法再查阅。' },
  notToldApart: {
    en: 'In this message no record of this reference and this declarant can be told apart from the others, so nothing of it is shown.',
    zh: '在该报文中无法确认属于此编号及此申报人的记录，因此不显示任何内容。',
  },
  sentBy: { en: 'sent by {actor}, {format}', zh: '提交人 {actor}，格式 {format}' },
  devices: {
    en: 'What a gate or inspection device holds of vehicles goes when the officer signs out; where nobody does, what is older than {days} days goes when its page is opened. Only what still waits to be sent stays.',
    zh: '卡口与查验设备上的车辆信息在关员退出时清除；未退出的，超过 {days} 天的内容在下次打开页面时清除。仅保留尚待发送的内容。',
  },
  passage: { en: 'Passage', zh: '过境' },
  state: { en: 'State', zh: '状态' },
  heldTitle: { en: 'What is held on your firm', zh: '本系统保存的贵企业信息' },
  heldLink: { en: 'What is held on us?', zh: '保存了我方哪些信息？' },
  heldNote: {
    en: 'Everything you filed stands here as you filed it. Of declarations that others filed only how many name you is told. That you asked is recorded.',
    zh: '此处列出贵方申报的全部内容。他人申报的，仅告知提及贵方的数量。本次查询会留痕。',
  },
  heldAs: {
    en: 'Declarations that name you: {declarant} as declarant, {importer} as importer, {exporter} as exporter, {carrier} as carrier.',
    zh: '作为申报人 {declarant} 份、进口人 {importer} 份、出口人 {exporter} 份、承运人 {carrier} 份。',
  },
  heldFiles: {
    en: 'Files of documents: {documents}. Requests for review: {appeals}. Messages as they came in, encrypted: {messages}. Photos of loads: {photos}.',
    zh: '单证文件 {documents} 份，复议申请 {appeals} 份，原始报文（加密）{messages} 份，货物照片 {photos} 张。',
  },
  heldLists: {
    en: 'Whether a list names your firm or a vehicle is not told here: a check says its reason when it is made, and each can be appealed.',
    zh: '此处不告知企业或车辆是否列入清单：查验时会说明理由，且均可申请复议。',
  },
  heldNobody: {
    en: 'Your account is bound to no firm, so nothing is held under it. Ask the port to bind it.',
    zh: '您的账户未绑定企业，因此没有相应信息。请联系口岸绑定。',
  },
  download: { en: 'Save as a file (JSON)', zh: '保存为文件（JSON）' },
  reference: { en: 'Reference', zh: '申报编号' },
  accepted: { en: 'Accepted', zh: '受理时间' },
} as const satisfies Readonly<Record<string, BilingualText>>;
