import { RAW_MESSAGE_DAYS } from '../../core/oversee/retention.ts';
import { PARTNERS } from '../../core/inspect/release-conditions.ts';
import type { OptionTable, Values } from './kinds.ts';

/**
 * Every option of the program. Command line (`--demo-weeks`), environment (`LANDPORT_DEMO_WEEKS`), configuration file
 * (`demo-weeks:`), `--help` and docs/configuration.md all come from this list.
 */
export const OPTIONS = {
  data: {
    kind: 'path',
    value: 'FOLDER',
    default: './data',
    help: { en: 'Folder that holds the database and everything else that lasts', zh: '存放数据库及其他持久数据的目录' },
  },
  config: {
    kind: 'path',
    help: {
      en: 'Configuration file (YAML); landport.yaml in the data folder unless given',
      zh: '配置文件（YAML）；未指定时使用数据目录中的 landport.yaml',
    },
  },
  host: {
    kind: 'text',
    value: 'ADDRESS',
    default: '127.0.0.1',
    help: { en: 'Address to listen on; the demo listens on this machine only', zh: '监听地址；演示模式只在本机监听' },
  },
  port: {
    kind: 'integer',
    default: 4600,
    min: 0,
    max: 65535,
    help: { en: 'Port to listen on; 0 takes any free one', zh: '监听端口；0 表示任选空闲端口' },
  },
  publicUrl: {
    kind: 'url',
    protocols: ['https', 'http'],
    help: {
      en: 'Address that browsers use, when a proxy stands in front',
      zh: '浏览器使用的地址（前面有反向代理时填写）',
    },
  },
  tlsCert: {
    kind: 'path',
    help: { en: 'Certificate chain (PEM) for HTTPS; with --tls-key', zh: 'HTTPS 证书链（PEM），与 --tls-key 一起使用' },
  },
  tlsKey: {
    kind: 'path',
    help: { en: 'Private key (PEM) for HTTPS; with --tls-cert', zh: 'HTTPS 私钥（PEM），与 --tls-cert 一起使用' },
  },
  databaseUrl: {
    kind: 'url',
    protocols: ['postgres', 'postgresql'],
    help: {
      en: 'A PostgreSQL of your own, in place of the private one in the data folder',
      zh: '使用自有的 PostgreSQL，代替数据目录中的私有数据库',
    },
  },
  portCode: {
    kind: 'text',
    value: 'CODE',
    default: 'CNERC',
    help: { en: "This port's UN/LOCODE", zh: '本口岸的 UN/LOCODE 代码' },
  },
  timeZone: {
    kind: 'zone',
    default: 'Asia/Shanghai',
    help: {
      en: "The port's time zone; a time without an offset is read in it",
      zh: '口岸所在时区；不带偏移量的时间按此时区读取',
    },
  },
  currency: {
    kind: 'currency',
    default: 'CNY',
    help: { en: 'Currency in which values are compared', zh: '用于比较价值的货币' },
  },
  offlineRelease: {
    kind: 'switch',
    default: false,
    help: {
      en: "Let devices hold signed grants, of an outage that a shift lead declares or grants ahead, for releasing without the server with a second officer's PIN; each such release is looked at again",
      zh: '允许设备持有由值班长宣布或预先授权的停机签名授权，以便在无法连接服务器时凭另一名关员的 PIN 放行；每次均须复核',
    },
  },
  restDays: {
    kind: 'integer',
    default: 2,
    min: 0,
    max: 90,
    help: {
      en: 'Days for which an inspector is not drawn for an operator again, unless nobody else is there',
      zh: '查验关员在多少天内不再抽派至同一企业（无其他人员时除外）',
    },
  },
  randomShare: {
    kind: 'integer',
    default: 1,
    // Never none: without it nobody can say what goes unnoticed among the loads that no rule selects.
    min: 1,
    max: 100,
    help: {
      en: 'Per cent of declarations checked at random; it is committed with the seed of each day, up to seven days ahead',
      zh: '随机抽查的申报比例（百分比）；随每日种子提前至多七天承诺',
    },
  },
  secondLooks: {
    kind: 'integer',
    default: 5,
    min: 0,
    max: 100,
    help: {
      en: 'Per cent of inspections that lot has examined again by another officer before release',
      zh: '放行前由另一名关员随机复查的查验比例（百分比）',
    },
  },
  rawMessageDays: {
    kind: 'integer',
    default: RAW_MESSAGE_DAYS,
    min: 0,
    max: RAW_MESSAGE_DAYS,
    help: {
      en: 'Days for which messages stay as they came in, encrypted; 0 keeps none',
      zh: '原始报文加密保存的天数；0 表示不保存',
    },
  },
  partners: {
    kind: 'some',
    choices: PARTNERS,
    help: {
      en: 'Partners whose messages a release waits for; the others clear on paper. None unless given, in the demo all',
      zh: '放行须等待其电文的协作部门；其余部门以纸质单证放行。未指定时为无，演示模式下为全部',
    },
  },
  demo: {
    kind: 'switch',
    default: true,
    help: { en: 'Fill an empty data folder with a simulated port', zh: '在空的数据目录中放入一个模拟口岸' },
  },
  demoWeeks: {
    kind: 'integer',
    default: 8,
    min: 0,
    max: 156,
    help: { en: 'Weeks of the past that the demo has', zh: '演示数据包含的过去周数' },
  },
  demoLoad: {
    kind: 'integer',
    default: 800,
    min: 1,
    max: 20000,
    help: { en: "The demo's vehicles a day", zh: '演示口岸每日的车辆数' },
  },
  demoSeed: {
    kind: 'text',
    default: 'landport',
    help: { en: 'Seed of the demo: the same seed gives the same port', zh: '演示的随机种子：相同的种子生成相同的口岸' },
  },
  logLevel: {
    kind: 'choice',
    choices: ['error', 'warn', 'info', 'debug'],
    default: 'warn',
    help: { en: 'How much the server says on standard error', zh: '服务器在标准错误上输出的详细程度' },
  },
  language: {
    kind: 'choice',
    choices: ['en', 'zh'],
    help: { en: "Language of the command line; the terminal's unless given", zh: '命令行的语言；未指定时随终端设置' },
  },
} as const satisfies OptionTable;

/** The whole configuration. Paths are absolute. */
export type Config = Values<typeof OPTIONS>;

/** `demoWeeks` as it stands on the command line and in the file: `demo-weeks`. */
export function optionName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `demoWeeks` as it stands in the environment: `LANDPORT_DEMO_WEEKS`. */
export function environmentName(key: string): string {
  return `LANDPORT_${optionName(key).replaceAll('-', '_').toUpperCase()}`;
}
