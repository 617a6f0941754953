import type { Command } from './command.ts';
import { parseArguments } from './config/arguments.ts';
import type { OptionTable } from './config/kinds.ts';
import { OPTIONS } from './config/options.ts';
import type { Io } from './io.ts';

/** A command that takes files and folders, and no option of its own. */
const PATHS_ONLY = { language: OPTIONS.language } as const satisfies OptionTable;

function pathsOf(args: readonly string[], io: Io): readonly string[] {
  return parseArguments(PATHS_ONLY, args, io.language).rest;
}

/** Every command, in the order of the overview. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'start',
    usage: '[options]',
    summary: { en: 'Run the server', zh: '启动服务器' },
    options: () => Promise.resolve(OPTIONS),
    graceful: true,
    run: async (args, io) => (await import('./commands/start.ts')).start(args, io),
  },
  {
    name: 'assess',
    usage: 'FILE... [options]',
    summary: { en: 'Say what the rules make of declarations; store nothing', zh: '用规则评估申报，不作存储' },
    options: async () => (await import('./commands/assess.ts')).ASSESS_OPTIONS,
    graceful: false,
    run: async (args, io) => (await import('./commands/assess.ts')).assess(args, io),
  },
  {
    name: 'import',
    usage: 'FILE... [options]',
    summary: { en: 'Take the declarations of files in, as the API would', zh: '导入文件中的申报，与接口提交相同' },
    options: async () => (await import('./commands/import.ts')).IMPORT_OPTIONS,
    graceful: true,
    run: async (args, io) => (await import('./commands/import.ts')).importFiles(args, io),
  },
  {
    name: 'rules check',
    usage: 'FILE|FOLDER...',
    summary: { en: 'Say whether rules may stand', zh: '检查规则是否合规' },
    options: () => Promise.resolve(PATHS_ONLY),
    graceful: false,
    run: async (args, io) => (await import('./commands/rules.ts')).rulesCheck(pathsOf(args, io), io),
  },
  {
    name: 'rules test',
    usage: 'FILE|FOLDER...',
    summary: { en: 'Run the cases of rules', zh: '运行规则的用例' },
    options: () => Promise.resolve(PATHS_ONLY),
    graceful: false,
    run: async (args, io) => (await import('./commands/rules.ts')).rulesTest(pathsOf(args, io), io),
  },
  {
    name: 'packs check',
    usage: 'FILE|FOLDER...',
    summary: { en: 'Say whether checklist packs may stand', zh: '检查查验清单是否合规' },
    options: () => Promise.resolve(PATHS_ONLY),
    graceful: false,
    run: async (args, io) => (await import('./commands/packs.ts')).packsCheck(pathsOf(args, io), io),
  },
  {
    name: 'replay',
    usage: '[--rule FILE] [options]',
    summary: { en: 'Say what a rule would have done over the declarations on file', zh: '用已有申报回放规则' },
    options: async () => (await import('./commands/replay.ts')).REPLAY_OPTIONS,
    graceful: true,
    run: async (args, io) => (await import('./commands/replay.ts')).replay(args, io),
  },
  {
    name: 'audit',
    usage: '[--json] [--data FOLDER]',
    summary: { en: 'Recompute the ledger and compare it with every record', zh: '重新计算台账并与全部记录核对' },
    options: async () => (await import('./commands/audit.ts')).AUDIT_OPTIONS,
    graceful: false,
    run: async (args, io) => (await import('./commands/audit.ts')).audit(args, io),
  },
  {
    name: 'verify',
    usage: 'FILE --key KEY',
    summary: { en: 'Say whether a certificate of control holds', zh: '核验查验放行证书' },
    options: async () => (await import('./commands/verify.ts')).VERIFY_OPTIONS,
    graceful: false,
    run: async (args, io) => (await import('./commands/verify.ts')).verify(args, io),
  },
  {
    name: 'retention report',
    usage: '[--json] [--data FOLDER]',
    summary: { en: 'Say what is kept, for how long, and what was erased', zh: '报告保存内容、期限及清除情况' },
    options: async () => (await import('./commands/retention.ts')).RETENTION_OPTIONS,
    graceful: false,
    run: async (args, io) => (await import('./commands/retention.ts')).printRetention(args, io),
  },
  {
    name: 'rules match',
    usage: 'RULES.ndjson ROWS.ndjson',
    summary: { en: 'Print row number, TAB, rule id for each match', zh: '逐行输出命中的行号与规则编号' },
    options: () => Promise.resolve(PATHS_ONLY),
    graceful: false,
    run: async (args, io) => (await import('./commands/rules-match.ts')).rulesMatch(pathsOf(args, io), io),
  },
  {
    name: 'draw verify',
    usage: 'DAY [--url URL | --data FOLDER]',
    summary: { en: 'Draw a day again from its seed', zh: '用种子重新计算某日抽签' },
    options: async () => (await import('./commands/draw.ts')).DRAW_OPTIONS,
    graceful: true,
    run: async (args, io) => (await import('./commands/draw.ts')).drawVerify(args, io),
  },
  {
    name: 'token create',
    usage: '--role declarant [--operator ID] [--data FOLDER]',
    summary: { en: "Print a bearer token for a broker's own system", zh: '为报关企业的系统生成访问令牌' },
    options: async () => (await import('./commands/token.ts')).TOKEN_OPTIONS,
    graceful: true,
    run: async (args, io) => (await import('./commands/token.ts')).tokenCreate(args, io),
  },
  {
    name: 'version',
    usage: '',
    summary: { en: 'Print the version', zh: '显示版本' },
    graceful: false,
    run: async (args, io) => (await import('./commands/version.ts')).version(args, io),
  },
  {
    name: 'help',
    usage: '[command]',
    summary: { en: 'Explain a command', zh: '显示帮助' },
    graceful: false,
    run: async (args, io) => (await import('./commands/help.ts')).help(args, io, COMMANDS),
  },
];
