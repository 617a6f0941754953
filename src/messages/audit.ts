import type { AuditFinding } from '../core/domain/audit-finding.ts';
import type { BilingualText } from '../core/domain/text.ts';

/** What each finding of an audit means, and where one would look first. */
const SENTENCES: Readonly<Record<AuditFinding, BilingualText>> = {
  'entry-missing': { en: 'An entry was taken out of the log, or put in.', zh: '台账中的记录被抽走或插入。' },
  'leaf-differs': { en: 'The leaf hash is not that of the commitment.', zh: '叶哈希与承诺不符。' },
  'tile-differs': { en: 'The hash of a tile is not that of its entries.', zh: '分片哈希与其记录不符。' },
  'tile-missing': { en: 'The hash of a full tile was taken out.', zh: '缺少完整分片的哈希。' },
  'tile-extra': { en: 'A tile stands where no entries fill one.', zh: '存在没有对应记录的分片。' },
  'head-missing': {
    en: 'A signed head was taken out, or entries stand that no head covers.',
    zh: '缺少签名的账首，或有记录未被账首覆盖。',
  },
  'head-root-differs': { en: 'The signed root is not that of the entries.', zh: '签名的根哈希与记录不符。' },
  'head-columns-differ': { en: 'The head says otherwise than its signed note.', zh: '账首内容与其签名文本不符。' },
  'head-not-signed': { en: "The head is not signed with this port's key.", zh: '账首没有本口岸密钥的签名。' },
  'head-behind': { en: 'The head ends where no entry ends.', zh: '账首的位置没有对应的记录。' },
  'head-beyond': { en: 'The head covers more entries than there are.', zh: '账首覆盖的记录多于现有记录。' },
  'outside-head-not-signed': {
    en: "The head kept in the data folder is not signed with this port's key.",
    zh: '数据目录中保存的账首没有本口岸密钥的签名。',
  },
  'outside-head-beyond': {
    en: 'The head kept in the data folder covers more entries than there are: the database was set back.',
    zh: '数据目录中保存的账首覆盖更多记录：数据库被回退。',
  },
  'outside-head-differs': {
    en: 'The head kept in the data folder has another root: the log was rewritten.',
    zh: '数据目录中保存的账首根哈希不同：台账被改写。',
  },
  'opening-missing': {
    en: 'What the entry opens to is gone, and no entry says so.',
    zh: '记录的明文缺失，且没有清除记录。',
  },
  'opening-differs': { en: 'What the entry opens to is not what it committed to.', zh: '记录的明文与承诺不符。' },
  'opening-loose': { en: 'An opening belongs to no entry.', zh: '明文没有对应的记录。' },
  'entry-columns-differ': {
    en: 'The entry is listed as something else than it says.',
    zh: '记录的登记项与其内容不符。',
  },
  'erasure-differs': { en: 'The entry is not the one whose opening was erased.', zh: '记录与清除时所述不符。' },
  'record-differs': { en: 'The record says otherwise than its decision.', zh: '业务记录与决定不符。' },
  'record-missing': { en: 'A decision was made about a record that is not there.', zh: '决定所涉及的业务记录不存在。' },
  'record-unproven': { en: 'The record stands without a decision in the log.', zh: '业务记录在台账中没有相应决定。' },
  'events-differ': {
    en: 'Events were changed, taken out or put in after they were sealed.',
    zh: '事件在封存后被修改、抽走或插入。',
  },
  'pending-old': {
    en: 'A decision has waited for its place for more than a minute: start the server, or see why it does not sequence.',
    zh: '决定等待编号超过一分钟：请启动服务器，或查明未编号的原因。',
  },
};

/** What is wrong, without where: the place of a finding is written before it. */
export function auditSentence(kind: AuditFinding): BilingualText {
  return SENTENCES[kind];
}

/** The frame of an audit's report. */
export const AUDIT_WORDS = {
  sound: { en: 'Everything is as the ledger says.', zh: '全部与台账一致。' },
  findings: { en: '{count} findings.', zh: '共发现 {count} 处问题。' },
  more: { en: '… and {count} more.', zh: '……另有 {count} 处。' },
  tally: {
    en: '{entries} entries under {heads} heads, {records} records and {events} events; {pending} pending.',
    zh: '{entries} 条记录、{heads} 个账首，{records} 条业务记录和 {events} 个事件；{pending} 条待编号。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
