import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createPool } from '../../src/store/pool.ts';
import { COVERAGE } from '../../src/work/audit/coverage.ts';
import { NOT_VOUCHED_FOR, VOUCHED_FOR } from '../../src/work/audit/vouched-for.ts';
import { openTestDatabase } from '../support/database.ts';
import { TABLES } from './change.ts';

/** Tables that an audit recomputes by themselves, or reads as part of another's record. */
const BESIDE = ['ledger_entry', 'ledger_opening', 'ledger_tile', 'ledger_head', 'pending_leaf', 'event'];
const PARTS = ['crossing_declaration', 'document_file'];

const vouched = new Map<string, readonly string[]>(Object.entries(VOUCHED_FOR));

test('every column of the database is vouched for, or it is said why not', async () => {
  const database = await openTestDatabase();
  const pool = createPool({ connection: database.connection });
  try {
    const { rows } = await pool.query<{ table: string; column: string }>(
      `select c.table_name as table, c.column_name as column from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`,
    );
    const there = new Set(rows.flatMap(({ table, column }) => [table, `${table}.${column}`]));
    const silent = rows.filter(
      ({ table, column }) =>
        vouched.get(table)?.includes(column) !== true &&
        NOT_VOUCHED_FOR[table] === undefined &&
        NOT_VOUCHED_FOR[`${table}.${column}`] === undefined,
    );
    expect(silent.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
    const named = Object.entries(VOUCHED_FOR).flatMap(([table, columns]) => columns.map((one) => `${table}.${one}`));
    expect([...named, ...Object.keys(NOT_VOUCHED_FOR)].filter((one) => !there.has(one))).toEqual([]);
    expect(named.filter((one) => NOT_VOUCHED_FOR[one] !== undefined)).toEqual([]);
  } finally {
    await pool.end();
    await database.close();
  }
});

test('what is vouched for is what an audit compares, and what the tests that forge records change', () => {
  const tables = Object.keys(VOUCHED_FOR).sort();
  expect([...new Set([...COVERAGE.map(({ table }) => table), ...BESIDE, ...PARTS])].sort()).toEqual(tables);
  expect([...new Set(Object.values(TABLES).flat())].sort()).toEqual(tables);
});

test('the page about the ledger lists both', () => {
  const page = readFileSync(new URL('../../docs/ledger.md', import.meta.url), 'utf8');
  const told = [...Object.keys(VOUCHED_FOR), ...Object.keys(NOT_VOUCHED_FOR)].map((name) => `\`${name}\``);
  expect([...told, ...Object.values(NOT_VOUCHED_FOR)].filter((text) => !page.includes(text))).toEqual([]);
});
