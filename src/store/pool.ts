import pg from 'pg';

/** A connection string (`postgres://…`) or the private server's socket. */
export type DatabaseAddress = string | pg.PoolConfig;

/** How a pool reaches the database, and when it gives up. */
export interface PoolOptions {
  readonly connection: DatabaseAddress;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** 10 unless given. */
  readonly maxConnections?: number;
  /** A statement that runs longer is cancelled (30,000 unless given); 0 lets it run. */
  readonly statementTimeoutMs?: number;
  /** Rows as the driver reads them, for a library that expects its dates. */
  readonly driverTypes?: boolean;
  /** Told when an idle connection breaks, for example because the server restarts; the pool opens another. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** A pool whose rows hold the types of the domain; see `columnTypes`. */
export function createPool(options: PoolOptions): pg.Pool {
  const { connection } = options;
  const pool = new pg.Pool({
    ...(typeof connection === 'string' ? { connectionString: connection } : connection),
    ...(options.driverTypes === true ? {} : { types: columnTypes }),
    application_name: options.applicationName ?? 'landport',
    max: options.maxConnections ?? 10,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    // A transaction that its owner forgot would hold its locks for ever.
    idle_in_transaction_session_timeout: 60_000,
    // A caller would rather hear that the database is away than wait.
    connectionTimeoutMillis: 10_000,
    // parseInstant reads one writing of times; a server set otherwise would send another.
    options: '-c timezone=UTC -c datestyle=ISO',
  });
  pool.on('error', (error) => options.onConnectionLost?.(error));
  return pool;
}

type Parse = (text: string) => unknown;

/** Rejects a whole number that JavaScript would round. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a number`);
  return value;
}

/** `2026-03-01 06:12:00.5+00` to milliseconds since 1970; microseconds are dropped. */
export function parseInstant(text: string): number {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  if (text === '-infinity') return Number.NEGATIVE_INFINITY;
  const parts = /^(\d{4}-\d\d-\d\d) ([\d:]+(?:\.\d+)?)([+-]\d\d)(?::(\d\d))?$/.exec(text);
  const value = parts === null ? Number.NaN : Date.parse(`${parts[1]}T${parts[2]}${parts[3]}:${parts[4] ?? '00'}`);
  if (Number.isNaN(value)) throw new RangeError(`timestamptz ${text} cannot be read`);
  return value;
}

/** Text as it comes: what a number or a Date would change. */
const keep: Parse = (text) => text;
/** The published types lag behind: the array parser is an object with `create`. */
const { create: readArray } = pg.types.arrayParser as unknown as {
  create(text: string, element: (item: string | null) => unknown): { parse(): unknown[] };
};
const array =
  (element: Parse): Parse =>
  (text) =>
    readArray(text, (item) => (item === null ? null : element(item))).parse();

/** By PostgreSQL's type numbers (pg_type.dat). */
const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [20, parseInt8],
  [1016, array(parseInt8)],
  // Money stays decimal: text, never a float.
  [1700, keep],
  [1231, array(keep)],
  [1082, keep],
  [1182, array(keep)],
  [1114, keep],
  [1115, array(keep)],
  [1184, parseInstant],
  [1185, array(parseInstant)],
]);

/**
 * How columns arrive: int8 as a number, or an error when it is too large for one; numeric as text; date as `YYYY-MM-DD`;
 * timestamptz as milliseconds since 1970 (Instant). Everything else as `pg` reads it.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    const parse = format === 'binary' ? undefined : PARSERS.get(oid);
    return parse ?? pg.types.getTypeParser(oid, format);
  }) as typeof pg.types.getTypeParser,
};
