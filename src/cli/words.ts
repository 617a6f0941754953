import type { BilingualText } from '../core/domain/text.ts';
import type { EmbeddedEvent } from '../store/embedded.ts';

/** What the command line says about the private database; a plain start needs no words. */
export const DATABASE_WORDS: Readonly<Partial<Record<EmbeddedEvent, BilingualText>>> = {
  creating: { en: 'First start: creating the database…', zh: '首次启动：正在创建数据库…' },
  recovering: { en: 'The database is recovering from an unclean stop…', zh: '数据库正在从异常停止中恢复…' },
  adopted: {
    en: 'An earlier Landport was killed; its database was still running and is used again.',
    zh: '之前的 Landport 被强制终止，其数据库仍在运行，现继续使用。',
  },
  lost: { en: 'The database restarted itself; reconnecting…', zh: '数据库已自行重启，正在重新连接…' },
};

/** What a start and a stop say on standard error; `{…}` is filled in where it is said. */
export const START_WORDS = {
  ready: { en: 'Landport is at', zh: 'Landport 已启动：' },
  setup: {
    en: 'Nobody can sign in yet. Name the first two administrators at {url}/setup with the set-up code {code}',
    zh: '尚无用户。请打开 {url}/setup 设置首两名管理员，设置码为 {code}',
  },
  ruleDrafted: {
    en: '{file} has changed: it is draft version {version} of {rule} now. What was in force stays so until the draft is replayed and a second person approves it.',
    zh: '{file} 已改动：现为 {rule} 的第 {version} 版草稿。在草稿完成回放并由另一人批准之前，原版本继续有效。',
  },
  packLeftOut: {
    en: 'The checklist {file} may not stand and is left out: run "landport packs check {file}" to see why.',
    zh: '查验清单 {file} 不合规，未予采用：运行 “landport packs check {file}” 查看原因。',
  },
  ruleLeftOut: {
    en: '{file} may not stand and was left out; `landport rules check {file}` says why.',
    zh: '{file} 不合规，未予采用；原因见 `landport rules check {file}`。',
  },
  placing: {
    en: 'The ledger takes in what has no place in it yet: {count} entries so far…',
    zh: '台账正在编入尚无序号的内容：已完成 {count} 条…',
  },
  stopping: { en: 'Stopping… (again: at once)', zh: '正在停止…（再按一次立即停止）' },
} as const satisfies Record<string, BilingualText>;
