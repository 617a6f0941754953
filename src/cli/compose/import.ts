import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../core/domain/ids.ts';
import { createPool } from '../../store/pool.ts';
import { postgresStore } from '../../store/postgres.ts';
import type { Assessor } from '../../work/assess.ts';
import type { Environment } from '../../work/environment.ts';
import { newId } from '../../work/identify.ts';
import type { Config } from '../config/options.ts';
import type { Database } from '../database.ts';
import { composeCore } from './core.ts';
import { keepSecrets } from './keys.ts';
import { keepRawKeys } from './raw-keys.ts';
import { bringRules } from './rules.ts';

/** What declarations are taken into: the installation of a data folder, whether its server runs or not. */
export interface ImportTarget {
  readonly environment: Environment;
  readonly assessor: Assessor;
  close(): Promise<void>;
}

/**
 * Puts together what intake needs. A data folder that no server has used yet becomes a real installation, not a demo:
 * it is no longer empty.
 */
export async function composeImport(config: Config, database: Database): Promise<ImportTarget> {
  const store = postgresStore(createPool({ connection: database.connection, maxConnections: 2 }));
  try {
    const now = Date.now() as Instant;
    const fresh = (await store.installation.get()) === undefined;
    const { portCode, timeZone, currency } = config;
    const standing = await store.installation.init({
      id: newId(now),
      createdAt: now,
      demo: false,
      portCode,
      timeZone,
      currency,
    });
    const rules = join(config.data, 'rules');
    if (fresh && (await exists(rules))) await bringRules(store, rules, now);
    // The installation says which port this is, whatever this command line's defaults are.
    const place = { portCode: standing.portCode, timeZone: standing.timeZone, currency: standing.currency };
    const { signingKey } = await keepSecrets(config.data);
    const keys = await keepRawKeys(config.data, now);
    const { environment, assessor } = await composeCore({ ...config, ...place }, store, signingKey, undefined, keys);
    return { environment, assessor, close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
