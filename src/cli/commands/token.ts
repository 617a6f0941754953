import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Fault } from '../../core/domain/fault.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { type Partner, PARTNERS } from '../../core/inspect/release-conditions.ts';
import { parseArguments } from '../config/arguments.ts';
import type { OptionTable } from '../config/kinds.ts';
import { loadConfig } from '../config/load.ts';
import { OPTIONS } from '../config/options.ts';
import { joinDatabase } from '../database.ts';
import type { Io } from '../io.ts';

/** What a machine may be. Roles of people are granted in the console, by two people. */
const MACHINE_ROLES = ['declarant', 'agency'] as const;

/** Options of `token create`. */
export const TOKEN_OPTIONS = {
  role: {
    kind: 'choice',
    choices: MACHINE_ROLES,
    default: 'declarant',
    help: { en: 'What the holder may do', zh: '持有者的角色' },
  },
  operator: {
    kind: 'text',
    value: 'ID',
    help: { en: 'The one declarant it may file for; any unless given', zh: '只能代表该申报单位申报；未指定时不限' },
  },
  partner: {
    kind: 'choice',
    choices: PARTNERS,
    help: { en: 'With --role agency: whom it speaks for', zh: '与 --role agency 一起使用：所属部门' },
  },
  label: {
    kind: 'text',
    default: 'command line',
    help: { en: 'A name to know it by', zh: '便于识别的名称' },
  },
  data: OPTIONS.data,
  config: OPTIONS.config,
  databaseUrl: OPTIONS.databaseUrl,
  language: OPTIONS.language,
} as const satisfies OptionTable;

/** Prints a new bearer token, and nothing else. Only its SHA-256 is kept. */
export async function tokenCreate(args: readonly string[], io: Io): Promise<number> {
  const { given, rest } = parseArguments(TOKEN_OPTIONS, args, io.language);
  if (rest[0] !== undefined) throw new Fault('argument-unexpected', { value: rest[0] });
  const { role, operator, partner, label, ...forConfig } = given;
  if (role === 'agency' && partner === undefined)
    throw new Fault('option-needs', { name: '--role agency', other: '--partner' });
  if (role !== 'agency' && partner !== undefined)
    throw new Fault('option-needs', { name: '--partner', other: '--role agency' });
  const { environment, folder, language } = io;
  const config = loadConfig({ given: forConfig, environment, folder, language });
  const database = await joinDatabase(config, io);
  try {
    // Loaded after the options were read: a misspelt one is answered without waiting for the database's code.
    const [{ createPool }, { postgresStore }] = await Promise.all([
      import('../../store/pool.ts'),
      import('../../store/postgres.ts'),
    ]);
    const store = postgresStore(createPool({ connection: database.connection, maxConnections: 1 }));
    try {
      const token = `lp_${randomBytes(32).toString('base64url')}`;
      await store.people.addToken({
        id: randomUUID(),
        hashHex: createHash('sha256').update(token).digest('hex'),
        role: MACHINE_ROLES.find((one) => one === role) ?? 'declarant',
        ...(operator === undefined ? {} : { operator }),
        ...partnerNamed(partner),
        label: label ?? TOKEN_OPTIONS.label.default,
        createdAt: Date.now() as Instant,
      });
      await io.out(`${token}\n`);
    } finally {
      await store.close();
    }
  } finally {
    await database.stop();
  }
  return 0;
}

function partnerNamed(name: string | undefined): { readonly partner?: Partner } {
  const partner = PARTNERS.find((one) => one === name);
  return partner === undefined ? {} : { partner };
}
