import { rmSync, writeFileSync, appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPeer } from './install-peers.ts';
import type { BenchRule, FlatRow, Predicate } from './workload.ts';

/** DuckDB on one thread with the rows in memory, text columns as ENUM. */
export interface Duckdb {
  /** How many rows each rule hits, by one SQL filter a rule. */
  count(rule: BenchRule): Promise<number>;
  /** The same filter parsed and planned beforehand: what it gives back runs it. */
  prepare(rule: BenchRule): Promise<() => Promise<number>>;
  close(): void;
}

const SQL_TYPES: Readonly<Record<string, string>> = {
  string: 'VARCHAR',
  int: 'INTEGER',
  double: 'DOUBLE',
  bool: 'BOOLEAN',
};

/** What of the client's types is used: the peer is not installed where this is compiled. */
interface Reader {
  getRows(): readonly (readonly unknown[])[];
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<Reader>;
  prepare(sql: string): Promise<{ runAndReadAll(): Promise<Reader> }>;
  closeSync(): void;
}

/** Loads rows through a file of CSV, which is by far its fastest way in. */
export async function openDuckdb(fields: Readonly<Record<string, string>>, rows: Iterable<FlatRow>): Promise<Duckdb> {
  type Api = { DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> } };
  const { DuckDBInstance } = await loadPeer<Api>('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const names = Object.keys(fields);
  const folder = mkdtempSync(join(tmpdir(), 'landport-bench-'));
  const file = join(folder, 'rows.csv');
  try {
    writeFileSync(file, '');
    let lines: string[] = [];
    const flush = () => {
      appendFileSync(file, lines.join(''));
      lines = [];
    };
    for (const row of rows) {
      lines.push(`${names.map((name) => row[name] ?? '').join(',')}\n`);
      if (lines.length === 20_000) flush();
    }
    flush();
    const columns = names.map((name) => `'${name}': '${SQL_TYPES[fields[name] ?? '']}'`).join(', ');
    await connection.run(
      `CREATE TABLE plain AS SELECT * FROM read_csv('${file}', header = false, columns = {${columns}})`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  // Texts that repeat are quicker as ENUM than as VARCHAR: DuckDB is compared at its best.
  const texts = names.filter((name) => fields[name] === 'string');
  for (const [index, name] of texts.entries())
    await connection.run(
      `CREATE TYPE text${index} AS ENUM (SELECT DISTINCT "${name}" FROM plain WHERE "${name}" IS NOT NULL)`,
    );
  const cast = names.map((name) => {
    const at = texts.indexOf(name);
    return at < 0 ? `"${name}"` : `"${name}"::text${at} AS "${name}"`;
  });
  await connection.run(`CREATE TABLE items AS SELECT ${cast.join(', ')} FROM plain`);
  await connection.run('DROP TABLE plain');
  await connection.run('SET threads = 1');
  return {
    count: async (rule) => countIn(await connection.runAndReadAll(asQuery(rule))),
    async prepare(rule) {
      const prepared = await connection.prepare(asQuery(rule));
      return async () => countIn(await prepared.runAndReadAll());
    },
    close: () => connection.closeSync(),
  };
}

const countIn = (reader: Reader): number => Number(reader.getRows()[0]?.[0]);

function asQuery({ predicates }: BenchRule): string {
  return `SELECT count(*)::INTEGER FROM items WHERE ${predicates.map(asSql).join(' AND ')}`;
}

const quoted = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

function asSql({ field, op, value }: Predicate): string {
  const column = `"${field}"`;
  switch (op) {
    case 'eq':
      return `${column} = ${quoted(value)}`;
    case 'in':
      return `${column} IN (${(value as readonly string[]).map(quoted).join(', ')})`;
    case 'prefix':
      return `${column} LIKE '${value}%'`;
    case 'lt':
      return `${column} < ${value}`;
    case 'gt':
      return `${column} > ${value}`;
  }
}
