import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { type Core, composeCore } from '../../src/cli/compose/core.ts';
import { bringRules } from '../../src/cli/compose/rules.ts';
import type { Config } from '../../src/cli/config/options.ts';
import type { CurrencyCode, Instant, TimeZone } from '../../src/core/domain/ids.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createPool } from '../../src/store/pool.ts';
import { postgresStore } from '../../src/store/postgres.ts';
import { newSigningKeyPem, readSigningKey } from '../../src/work/slips.ts';

const RULES = fileURLToPath(new URL('../../rules', import.meta.url));
const CONFIG = {
  portCode: 'CNERC',
  timeZone: 'Asia/Shanghai' as TimeZone,
  currency: 'CNY' as CurrencyCode,
} as Config;

/** The program without its server, over a PostgreSQL of its own that keeps what it acknowledged (fsync). */
export interface BenchPort {
  readonly core: Core;
  readonly pool: Pool;
  close(): Promise<void>;
}

/**
 * Starts a PostgreSQL in a folder of its own, brings the example rules, and composes the core as `start` does. `close`
 * takes all of it away.
 */
export async function openBenchPort(): Promise<BenchPort> {
  const folder = await mkdtemp(join(tmpdir(), 'landport-bench-'));
  const server = await startEmbedded({ dataDir: folder, log: () => {} });
  await migrate({ connection: server.connection });
  const pool = createPool({ connection: server.connection, statementTimeoutMs: 0 });
  const store = postgresStore(pool);
  await bringRules(store, RULES, Date.now() as Instant);
  const core = await composeCore(CONFIG, store, readSigningKey(newSigningKeyPem()));
  return {
    core,
    pool,
    async close() {
      await store.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
