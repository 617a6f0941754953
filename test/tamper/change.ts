import type { PoolClient } from 'pg';
import { randomOf } from '../../src/scenario/random/random.ts';
import { VOUCHED_FOR, type VouchedTable } from '../../src/work/audit/vouched-for.ts';

/** Choices that follow from a seed, so that a failure can be played again. */
export interface RandomSource {
  below(limit: number): number;
  pick<T>(items: readonly T[]): T;
  uuid(): string;
}

export function randomSource(seed: number): RandomSource {
  const next = randomOf('tamper', seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  const hex = (length: number): string => Array.from({ length }, () => below(16).toString(16)).join('');
  return {
    below,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[below(items.length)] as (typeof items)[number];
    },
    uuid: () => `${hex(8)}-${hex(4)}-7${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}

/** Tables that the fixture of each test file has rows of; together they are all that the ledger vouches for. */
export const TABLES = {
  busy: [
    ...[
      'ledger_entry',
      'ledger_opening',
      'ledger_tile',
      'ledger_head',
      'pending_leaf',
      'event',
      'assessment',
      'declaration',
    ],
    ...[
      'declaration_past',
      'crossing',
      'crossing_declaration',
      'rule_version',
      'rule_step',
      'replay_run',
      'named_list',
    ],
    ...['list_entry', 'vocabulary_term', 'role_grant', 'draw_plan', 'draw_contribution', 'draw_period'],
  ],
  cases: [
    ...[
      'document_request',
      'document_answer',
      'document_file',
      'document_decision',
      'clearance',
      'audit_case',
      'referral',
    ],
    ...['referral_answer', 'appeal', 'appeal_decision'],
  ],
  roster: [
    ...['draw_plan', 'draw_contribution', 'draw_period', 'shift', 'qualification', 'draw_assignment', 'reassignment'],
  ],
  inspected: ['inspection', 'inspection_entry', 'inspection_photo', 'review', 'figure_contest', 'erasure'],
  outages: ['outage', 'outage_form', 'outage_entry'],
} as const satisfies Readonly<Record<string, readonly VouchedTable[]>>;

/** What was done, in words for a failure; undefined when the database refused it or nothing came of it. */
export async function tamper(
  client: PoolClient,
  random: RandomSource,
  tables: readonly VouchedTable[],
): Promise<string | undefined> {
  const table = random.pick(tables);
  const columns = VOUCHED_FOR[table];
  const kind = random.pick(['update', 'update', 'update', 'update', 'delete', 'insert'] as const);
  const { rows } = await client.query<{ place: string; row: Record<string, unknown> }>(
    `select ctid::text as place, to_jsonb(t) as row from ${table} t order by t::text`,
  );
  if (rows.length === 0) return undefined;
  const { place, row } = random.pick(rows);
  if (kind === 'delete') {
    await client.query(`delete from ${table} where ctid = $1::tid`, [place]);
    return `delete from ${table}: ${JSON.stringify(row).slice(0, 200)}`;
  }
  const types = await columnTypes(client, table);
  const changed = { ...row };
  const column = random.pick(columns);
  if (kind === 'update') {
    changed[column] = other(row[column], types.get(column) ?? 'text', random);
  } else {
    // A copy under another key.
    for (const key of await keysOf(client, table)) changed[key] = other(row[key], types.get(key) ?? 'text', random);
  }
  if (JSON.stringify(changed) === JSON.stringify(row)) return undefined;
  const populated = `jsonb_populate_record(null::${table}, $1)`;
  if (kind === 'insert') {
    const names = [...types.keys()].map((name) => `"${name}"`).join(', ');
    await client.query(`insert into ${table} (${names}) overriding system value select ${names} from ${populated}`, [
      JSON.stringify(changed),
    ]);
    return `insert into ${table}: ${JSON.stringify(changed).slice(0, 200)}`;
  }
  // An identity column is changed by taking the row out and putting it in.
  const names = [...types.keys()].map((name) => `"${name}"`).join(', ');
  await client.query(`delete from ${table} where ctid = $1::tid`, [place]);
  await client.query(`insert into ${table} (${names}) overriding system value select ${names} from ${populated}`, [
    JSON.stringify(changed),
  ]);
  return `update ${table}.${column}: ${JSON.stringify(row[column])} -> ${JSON.stringify(changed[column])}`.slice(
    0,
    400,
  );
}

async function columnTypes(client: PoolClient, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}

/** Columns of every unique key, so that a copy is another record. */
async function keysOf(client: PoolClient, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct a.attname::text as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = $1::regclass and i.indisunique order by 1`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Another value of a column's type, as JSON has it. */
function other(was: unknown, type: string, random: RandomSource): unknown {
  // Where a value may be missing, sometimes it is taken away.
  if (was !== null && random.below(10) === 0) return null;
  switch (type) {
    case 'bytea': {
      const bytes = typeof was === 'string' ? Buffer.from(was.slice(2), 'hex') : Buffer.alloc(32);
      const at = random.below(bytes.length || 1);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      return `\\x${bytes.toString('hex')}`;
    }
    case 'uuid':
      return random.uuid();
    case 'bigint':
    case 'integer':
    case 'smallint':
      return (typeof was === 'number' ? was : 0) + random.pick([-2, -1, 1, 2, 300]);
    case 'double precision':
      return (typeof was === 'number' ? was : 0) + random.pick([-0.001, 1, 1000]);
    case 'boolean':
      return was !== true;
    case 'timestamp with time zone': {
      const at = typeof was === 'string' ? Date.parse(was) : Date.UTC(2026, 2, 1);
      return new Date(at + random.pick([-1, 1, 1000, 86_400_000])).toISOString();
    }
    case 'date': {
      const at = typeof was === 'string' ? Date.parse(was) : Date.UTC(2026, 2, 1);
      return new Date(at + random.pick([-1, 1]) * 86_400_000).toISOString().slice(0, 10);
    }
    case 'text[]':
      return [...((was as readonly string[] | null) ?? []), 'more'];
    case 'jsonb':
      return changedJson(was, random);
    default:
      return changedText(was, random);
  }
}

const WORDS = [
  'green',
  'blue',
  'yellow',
  'red',
  'inbound',
  'outbound',
  'import',
  'export',
  'conform',
  'not-conform',
  'live',
  'draft',
  'demo',
  'setup',
  'withdraw',
  'auditor',
];

function changedText(was: unknown, random: RandomSource): string {
  const text = typeof was === 'string' ? was : '';
  if (text === '' || random.below(3) === 0) return random.pick(WORDS.filter((word) => word !== text));
  const at = random.below(text.length);
  const letter = text.charAt(at) === '7' ? '8' : '7';
  return text.slice(0, at) + letter + text.slice(at + 1);
}

/** One value somewhere inside, changed. */
function changedJson(was: unknown, random: RandomSource): unknown {
  if (Array.isArray(was)) {
    if (was.length === 0) return ['more'];
    const at = random.below(was.length);
    return was.map((item, index) => (index === at ? changedJson(item, random) : item));
  }
  if (typeof was === 'object' && was !== null) {
    const keys = Object.keys(was);
    if (keys.length === 0) return { more: 1 };
    const key = random.pick(keys);
    const value = (was as Record<string, unknown>)[key];
    return { ...was, [key]: changedJson(value, random) };
  }
  if (typeof was === 'number') return was + 1;
  if (typeof was === 'boolean') return !was;
  return changedText(was, random);
}
