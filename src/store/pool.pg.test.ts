import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { createPool, parseInstant } from './pool.ts';

let database: TestDatabase;
let pool: ReturnType<typeof createPool>;

beforeAll(async () => {
  database = await openTestDatabase();
  pool = createPool({ connection: database.connection, statementTimeoutMs: 300 });
});
afterAll(async () => {
  await pool?.end();
  await database?.close();
});

async function value(sql: string): Promise<unknown> {
  const { rows } = await pool.query<{ v: unknown }>(`SELECT ${sql} AS v`);
  return rows[0]?.v;
}

test.each([
  ['count(*) FROM (VALUES (1), (2)) t(x)', 2],
  ['9007199254740991::int8', 9007199254740991],
  ["'{1,NULL,3}'::int8[]", [1, null, 3]],
  ['0.10::numeric', '0.10'],
  ["'{0.10,NULL}'::numeric[]", ['0.10', null]],
  ["date '2026-03-01'", '2026-03-01'],
  ["timestamptz '2026-03-01T06:12:00.5+08:00'", Date.parse('2026-03-01T06:12:00.5+08:00')],
  ["'{2026-03-01 00:00:00+00}'::timestamptz[]", [Date.parse('2026-03-01T00:00:00Z')]],
  ['NULL::int8', null],
  ["current_setting('timezone')", 'UTC'],
  ["current_setting('application_name')", 'landport'],
])('%s arrives as %j', async (sql, expected) => {
  const [expression = '', from = ''] = sql.split(/(?= FROM )/);
  const { rows } = await pool.query<{ v: unknown }>(`SELECT ${expression} AS v${from}`);
  expect(rows[0]?.v).toEqual(expected);
});

test('an int8 that a number would round is an error, and the connection stays usable', async () => {
  await expect(value('9007199254740993::int8')).rejects.toThrow(RangeError);
  expect(await value('1::int8')).toBe(1);
});

test('a statement that takes too long is cancelled', async () => {
  await expect(value('pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
});

test.each([
  ['2026-03-01 06:12:00+00', '2026-03-01T06:12:00Z'],
  ['2026-03-01 06:12:00.123456+05:30', '2026-03-01T06:12:00.123+05:30'],
  ['2026-03-01 06:12:00-03', '2026-03-01T06:12:00-03:00'],
])('the instant %s is %s', (text, iso) => {
  expect(parseInstant(text)).toBe(Date.parse(iso));
});

test.each(['0044-03-15 12:00:00+00 BC', 'tomorrow', ''])('%j is no instant', (text) => {
  expect(() => parseInstant(text)).toThrow(RangeError);
});
