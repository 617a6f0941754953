import { isIP } from 'node:net';
import { Fault } from '../../core/domain/fault.ts';
import { parseArguments } from '../config/arguments.ts';
import { loadConfig } from '../config/load.ts';
import { type Config, OPTIONS } from '../config/options.ts';
import { startDatabase } from '../database.ts';
import type { Io } from '../io.ts';
import type { Serve } from '../serving.ts';
import { START_WORDS } from '../words.ts';

/** Starts the server and runs until it is told to stop. Stops in the reverse order of starting: requests, work, pools, database. */
export async function start(args: readonly string[], io: Io, serve?: Serve): Promise<number> {
  const { given, rest } = parseArguments(OPTIONS, args, io.language);
  if (rest[0] !== undefined) throw new Fault('argument-unexpected', { value: rest[0] });
  const config = loadConfig({ given, environment: io.environment, folder: io.folder, language: io.language });
  refuseOpenDemo(config);
  const database = await startDatabase(config, io);
  try {
    if (!io.stopping.aborted) await runServer(config, database, io, serve ?? (await import('../serve.ts')).serve);
  } finally {
    await database.stop(io.stoppingNow.aborted ? 'immediate' : 'fast');
  }
  return 0;
}

async function runServer(
  config: Config,
  database: Parameters<Serve>[0]['database'],
  io: Io,
  serve: Serve,
): Promise<void> {
  const serving = await serve({ config, database, io });
  // A closed terminal or pipe does not stop a server.
  await io.out(`${START_WORDS.ready[io.language]} ${serving.url}\n`).catch(() => {});
  try {
    await Promise.race([aborted(io.stopping), serving.failed]);
    io.err(`${START_WORDS.stopping[io.language]}\n`);
  } finally {
    await Promise.race([serving.close('drain'), aborted(io.stoppingNow).then(() => serving.close('at-once'))]);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** The demo's users and passwords stand on its sign-in page, so no other machine may reach it. */
function refuseOpenDemo({ demo, host }: Config): void {
  if (demo && !isLoopback(host)) throw new Fault('demo-not-loopback', { host });
}

/** Whether an address reaches this machine only. A name other than `localhost` may resolve to anything, so it does not count. */
export function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === 'localhost' || host === '::1';
}
