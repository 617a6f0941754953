import type { FaultCode, FaultDetails } from '../core/domain/fault.ts';
import type { BilingualText } from '../core/domain/text.ts';

/** What went wrong and what to do about it. `{name}` stands for a detail of the fault. */
const SENTENCES: Readonly<Record<FaultCode, BilingualText>> = {
  'database-platform': {
    en: 'There are no PostgreSQL programs for this platform ({platform}). Run `npm ci` without --omit=optional, or name a PostgreSQL of your own with --database-url.',
    zh: '没有适用于本平台（{platform}）的 PostgreSQL 程序。请运行 `npm ci`（不要加 --omit=optional），或用 --database-url 指定自有的 PostgreSQL。',
  },
  'database-in-use': {
    en: 'Another Landport (process {pid}) is running on the data folder {folder}. Stop it first, or choose another folder with --data.',
    zh: '另一个 Landport（进程 {pid}）正在使用数据目录 {folder}。请先停止它，或用 --data 选择其他目录。',
  },
  'database-version': {
    en: 'The data folder {folder} was made by PostgreSQL {found}, and this Landport brings PostgreSQL {ours}. Start it with the Landport that made it and move the data with pg_dump.',
    zh: '数据目录 {folder} 由 PostgreSQL {found} 创建，而本版 Landport 自带 PostgreSQL {ours}。请用创建它的 Landport 启动，并用 pg_dump 迁移数据。',
  },
  'database-unreachable': {
    en: 'The database cannot be reached: {reason}. Check the address and the password.',
    zh: '无法连接数据库：{reason}。请检查地址和密码。',
  },
  'database-start': {
    en: 'PostgreSQL did not start on {folder}. The end of its log:\n{reason}',
    zh: 'PostgreSQL 未能在 {folder} 上启动。其日志末尾：\n{reason}',
  },
  'database-create': {
    en: 'The database could not be created in {folder}:\n{reason}',
    zh: '无法在 {folder} 中创建数据库：\n{reason}',
  },
  'database-identity': {
    en: 'PostgreSQL refuses to run as root, and no other identity reaches {folder} ({tried}). Run Landport as an ordinary user, choose a folder that others may pass through with --data, or use --database-url.',
    zh: 'PostgreSQL 拒绝以 root 身份运行，而其他身份无法访问 {folder}（{tried}）。请以普通用户运行 Landport，用 --data 选择他人可进入的目录，或使用 --database-url。',
  },
  'database-programs': {
    en: 'The PostgreSQL programs do not run here: {reason}. Name a PostgreSQL of your own with --database-url.',
    zh: 'PostgreSQL 程序无法在此运行：{reason}。请用 --database-url 指定自有的 PostgreSQL。',
  },
  'data-folder-access': {
    en: 'The folder {folder} cannot be used ({reason}). It may belong to another user.',
    zh: '无法使用目录 {folder}（{reason}）。它可能属于其他用户。',
  },
  'disk-full': {
    en: 'The disk that holds {folder} is full. Make room and start again; nothing needs repair.',
    zh: '{folder} 所在磁盘已满。请腾出空间后重新启动，无需修复。',
  },
  'migration-newer': {
    en: 'The database was used by a newer Landport (it has {name}; this one knows {known} migrations). Start that version instead.',
    zh: '该数据库已被更新版本的 Landport 使用（含有 {name}；本版只认识 {known} 个迁移）。请启动更新的版本。',
  },
  'migration-edited': {
    en: 'The migration {name} has been changed since it was applied to this database. Restore the file; a change belongs in a new one.',
    zh: '迁移 {name} 在应用到本数据库之后被改动过。请恢复该文件；改动应写在新的迁移中。',
  },
  'migration-numbering': {
    en: 'The migration {name} is out of order: number {expected} was expected.',
    zh: '迁移 {name} 编号有误：应为 {expected}。',
  },
  'migration-failed': {
    en: 'The migration {name} failed at line {line}: {reason}. Nothing of it was kept.',
    zh: '迁移 {name} 在第 {line} 行失败：{reason}。其改动已全部撤销。',
  },
  'migration-busy': {
    en: 'Another process has been migrating this database for {seconds} seconds.',
    zh: '另一个进程正在迁移本数据库，已超过 {seconds} 秒。',
  },
  'ledger-contradicts': {
    en: 'The ledger is not the one whose head was signed last: entries were changed, taken out or put in. Nothing was started, and nothing was written. `landport audit` says where; bring the newest backup back, or keep this one for whoever looks into it.',
    zh: '台账与最后签名的账首不符：有记录被修改、抽走或插入。系统未启动，也未写入任何内容。运行 `landport audit` 查看位置；请恢复最新备份，或保留现场以备调查。',
  },
  'ledger-behind': {
    en: 'The database ends before a head that this port has signed ({file}): it was set back, perhaps to an older backup. Bring a newer backup back. If what came after is lost for good, move {file} away and start again: whoever holds a newer head or certificate will see the gap.',
    zh: '数据库早于本口岸已签名的账首（{file}）：可能恢复了较旧的备份。请恢复更新的备份。若其后的数据确已丢失，请移走 {file} 后重新启动；持有较新账首或证书的人会看到缺口。',
  },
  'ledger-head-not-ours': {
    en: "The ledger's last head is not signed with this data folder's key ({file}). Bring back the folder `keys` that belongs to this database, or the head's file as it was.",
    zh: '台账的最后账首不是由本数据目录的密钥签名（{file}）。请恢复与此数据库配套的 `keys` 目录，或恢复原来的账首文件。',
  },
  'unknown-command': {
    en: 'There is no command "{name}".{hint} `landport help` lists them.',
    zh: '没有命令“{name}”。{hint}用 `landport help` 查看全部命令。',
  },
  'unknown-option': {
    en: 'There is no option {name} ({source}).{hint}',
    zh: '没有选项 {name}（{source}）。{hint}',
  },
  'option-value-missing': { en: 'The option {name} needs a value.', zh: '选项 {name} 需要一个值。' },
  'option-value-wrong': {
    en: '{name} ({source}) cannot be "{value}": {expected}.',
    zh: '{name}（{source}）不能是“{value}”：{expected}。',
  },
  'option-needs': { en: '{name} needs {other} as well.', zh: '{name} 需要与 {other} 一起使用。' },
  'config-unreadable': { en: 'The file {file} cannot be read ({reason}).', zh: '无法读取文件 {file}（{reason}）。' },
  'config-malformed': {
    en: 'The configuration file {file} is not usable: {reason}',
    zh: '配置文件 {file} 无法使用：{reason}',
  },
  'argument-unexpected': { en: '"{value}" is one argument too many.', zh: '多余的参数“{value}”。' },
  'argument-missing': { en: 'An argument is missing: {name}.', zh: '缺少参数：{name}。' },
  'demo-not-loopback': {
    en: 'The demo shows its users to everyone, so it listens on this machine only. Leave out --host {host}, or start without the demo (--no-demo).',
    zh: '演示模式会向所有人显示其用户，因此只能在本机监听。请去掉 --host {host}，或用 --no-demo 关闭演示。',
  },
  'address-in-use': {
    en: 'Something else is listening on {host}:{port}. Choose another port with --port.',
    zh: '{host}:{port} 已被其他程序占用。请用 --port 选择其他端口。',
  },
  'address-refused': {
    en: 'This machine does not let us listen on {host}:{port} ({reason}).',
    zh: '本机不允许在 {host}:{port} 上监听（{reason}）。',
  },
  'tls-unreadable': {
    en: 'The file {file}, named for HTTPS, cannot be read ({reason}).',
    zh: '无法读取用于 HTTPS 的文件 {file}（{reason}）。',
  },
  'tls-not-valid': {
    en: '{cert} and {key} do not serve for HTTPS: {reason}. Give the certificate chain and the private key that belongs to it, both as PEM and the key without a passphrase.',
    zh: '{cert} 与 {key} 不能用于 HTTPS：{reason}。请提供 PEM 格式的证书链及与之配对、无口令的私钥。',
  },
};

/** A fault as a sentence in both languages. */
export function faultSentence(code: FaultCode, details: FaultDetails): BilingualText {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '?'));
  return { en: fill(SENTENCES[code].en), zh: fill(SENTENCES[code].zh) };
}
