import type { Haste } from '../store/embedded/process.ts';
import type { EmbeddedEvent, EmbeddedOptions, EmbeddedServer } from '../store/embedded.ts';
import type { DatabaseAddress } from '../store/pool.ts';
import type { Config } from './config/options.ts';
import type { Io } from './io.ts';
import { DATABASE_WORDS } from './words.ts';

/** The database that a command works on, migrated and ready. */
export interface Database {
  /** For `createPool`. */
  readonly connection: DatabaseAddress;
  /** Stops what was started for it: the private server, or nothing. Close the pools first. */
  stop(haste?: Haste): Promise<void>;
}

/** The server's database: the port's own, or the private one of the data folder, which is then ours alone. */
export async function startDatabase(config: Config, io: Io): Promise<Database> {
  const { startEmbedded } = await import('../store/embedded.ts');
  return open(config, io, startEmbedded);
}

/** The database for a short errand, also while the server is running. */
export async function joinDatabase(config: Config, io: Io): Promise<Database> {
  const { joinEmbedded } = await import('../store/embedded.ts');
  return open(config, io, joinEmbedded);
}

async function open(
  config: Config,
  io: Io,
  openPrivate: (options: EmbeddedOptions) => Promise<EmbeddedServer>,
): Promise<Database> {
  const { migrate } = await import('../store/migrate.ts');
  if (config.databaseUrl !== undefined) {
    await migrate({ connection: config.databaseUrl });
    return { connection: config.databaseUrl, stop: () => Promise.resolve() };
  }
  const say = (event: EmbeddedEvent): void => {
    const words = DATABASE_WORDS[event];
    if (words !== undefined) io.err(`${words[io.language]}\n`);
  };
  const server = await openPrivate({ dataDir: config.data, log: say });
  try {
    await migrate({ connection: server.connection });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { connection: server.connection, stop: (haste) => server.stop(haste) };
}
