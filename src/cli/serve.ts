import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../core/domain/fault.ts';
import type { CurrencyCode, Instant, TimeZone } from '../core/domain/ids.ts';
import { type CheckPlaces, DEFAULT_PLACES } from '../core/select/minutes.ts';
import { createServer } from '../server/create-server.ts';
import { needsAdministrators, seedDemoUsers } from '../server/people/first-people.ts';
import { createPool } from '../store/pool.ts';
import { postgresStore } from '../store/postgres.ts';
import { planDraws } from '../work/draws/plan-draws.ts';
import { assignOpenAudits, openAudits } from '../work/audits/open-audits.ts';
import { askForHits } from '../work/documents/ask-documents.ts';
import { newId } from '../work/identify.ts';
import { runRetention } from '../work/retention/run-retention.ts';
import { sealEvents } from '../work/seal-events.ts';
import { composeCore, type Core } from './compose/core.ts';
import { startJobs } from './compose/jobs.ts';
import { keepHeadNote, refuseContradiction } from './compose/head-note.ts';
import { keepSecrets } from './compose/keys.ts';
import { placePending } from './compose/place-pending.ts';
import { keepRawKeys } from './compose/raw-keys.ts';
import { replayInThread } from './compose/replay-thread.ts';
import { bringRules } from './compose/rules.ts';
import { composeServices } from './compose/services.ts';
import type { Config } from './config/options.ts';
import { DEMO_DECLARANT, type Demo, demoPlaces, runDemo } from './demo/run-demo.ts';
import type { Io } from './io.ts';
import type { Serve } from './serving.ts';
import { readTls } from './tls.ts';
import { START_WORDS } from './words.ts';

/** The demo's users share it; it stands on the sign-in page. */
const DEMO_PASSWORD = 'landport-demo';
const RULES_FOLDER = fileURLToPath(new URL('../../rules', import.meta.url));
const CONSOLE_FOLDER = fileURLToPath(new URL('../../dist/console', import.meta.url));
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Puts the program together and listens. */
export const serve: Serve = async ({ config, database, io }) => {
  const report = (what: string, error: unknown): void => {
    io.err(`landport: ${what}: ${error instanceof Error ? error.message : String(error)}\n`);
  };
  const pool = createPool({ connection: database.connection, onConnectionLost: (error) => report('database', error) });
  // The sign-in library reads its own tables and expects dates as the driver makes them.
  const signInPool = createPool({
    connection: database.connection,
    applicationName: 'landport sign-in',
    maxConnections: 4,
    driverTypes: true,
    onConnectionLost: (error) => report('database', error),
  });
  const store = postgresStore(pool);
  const closePools = async (): Promise<void> => {
    await Promise.all([store.close(), signInPool.end()]);
  };
  try {
    const installation = await store.installation.init({
      id: newId(Date.now() as Instant),
      createdAt: Date.now() as Instant,
      demo: config.demo,
      portCode: config.portCode,
      timeZone: config.timeZone as TimeZone,
      currency: config.currency as CurrencyCode,
    });
    const secrets = await keepSecrets(config.data);
    const headNote = keepHeadNote(config.data);
    // Before anything is decided: a decision would be added to a log that is not the signed one.
    await refuseContradiction(store, installation, secrets.signingKey, headNote);
    const rawKeys = await keepRawKeys(config.data, Date.now() as Instant);
    const core = await composeCore(config, store, secrets.signingKey, (head) => headNote.write(head), rawKeys);
    await placePending(core.sequencer, io);
    for (const file of core.packsLeftOut)
      io.err(`${START_WORDS.packLeftOut[io.language].replaceAll('{file}', file)}\n`);
    const stopping = new AbortController();
    const demo = installation.demo
      ? runDemo(config, core, installation.createdAt, RULES_FOLDER, stopping.signal)
      : undefined;
    if (demo === undefined) await bringOwnRules(config, core, io);
    const setupCode = randomBytes(9).toString('base64url');
    const replays = replayInThread({
      connection: database.connection,
      zone: installation.timeZone,
      places: placesOf(config),
    });
    const services = composeServices(core, secrets.signingKey, () => demo?.progress(), replays);
    const auth = { database: signInPool, secret: secrets.sessionSecret };
    if (demo !== undefined)
      await seedDemoUsers({ services, auth }, DEMO_PASSWORD, DEMO_DECLARANT, Date.now() as Instant);
    // Users of the demo stand before the server answers; its past comes in while it does.
    const server = await createServer({
      services,
      auth,
      ...(demo === undefined ? { setupCode } : { demo: { password: DEMO_PASSWORD }, hosts: LOOPBACK_NAMES }),
      onUnexpected: (id, error) => report(`request ${id}`, error),
      portName: portName(config.portCode),
      consoleFolder: CONSOLE_FOLDER,
      ...(await readTls(config)),
    });
    const url = await listen(server, config);
    if (demo === undefined && (await needsAdministrators(store.people))) {
      io.err(`${START_WORDS.setup[io.language].replace('{url}', url).replace('{code}', setupCode)}\n`);
    }
    const jobs = startJobs(jobsOf(core, demo), report);
    return {
      url,
      failed: new Promise<never>(() => {}),
      async close(haste) {
        stopping.abort();
        if (haste === 'at-once') server.server.closeAllConnections();
        await Promise.all([server.close(), jobs.stop(), services.workbench.replays.close()]);
        // First what writes, then the ledger over what was written, then the pools it was written through.
        await demo?.rest().catch((error: unknown) => report('demo', error));
        await restLedger(core).catch((error: unknown) => report('ledger', error));
        await closePools();
      },
    };
  } catch (error) {
    await closePools();
    throw error;
  }
};

/** Leaves nothing unsealed and nothing without its place. */
async function restLedger({ environment, sequencer }: Core): Promise<void> {
  const now = Date.now() as Instant;
  await sealEvents(environment.store, now);
  while ((await sequencer.run(now)) > 0);
}

/** Everything that is done without being asked. Each reads the clock anew, and none outlasts the server. */
function jobsOf(core: Core, demo: Demo | undefined): Parameters<typeof startJobs>[0] {
  const now = (): Instant => Date.now() as Instant;
  return [
    { name: 'ledger', everyMs: 2_000, run: async () => void (await core.sequencer.run(now())) },
    { name: 'seal', everyMs: 2_000, run: async () => void (await sealEvents(core.environment.store, now())) },
    { name: 'workbench', everyMs: 500, run: () => core.followWorkbench(now()) },
    { name: 'draws', everyMs: 600_000, run: () => planDraws(core.environment, now()) },
    {
      name: 'documents',
      everyMs: 5_000,
      // While a past is being loaded its vehicles seem not to have come yet.
      run: async () => void (demo?.progress() === undefined && (await askForHits(core.environment, now()))),
    },
    {
      name: 'audits',
      everyMs: 30_000,
      run: async () => void (demo?.progress() === undefined && (await keepAudits(core, now()))),
    },
    {
      name: 'retention',
      everyMs: 6 * 3_600_000,
      run: async () => void (await runRetention(core.environment, now())),
    },
    { name: 'history', everyMs: 30_000, run: async () => void (await core.history.advance(now())) },
    ...(demo === undefined ? [] : [{ name: 'demo', everyMs: 1_000, run: () => demo.run() }]),
  ];
}

/** Opens audits of what was released to be audited, and gives those that are with nobody to whoever is drawn. */
async function keepAudits({ environment }: Core, now: Instant): Promise<void> {
  while ((await openAudits(environment, now)) > 0);
  await assignOpenAudits(environment, now);
}

/** The places at which the demo's port checks; another port's are taken as ordinary. */
function placesOf(config: Config): CheckPlaces {
  if (!config.demo) return DEFAULT_PLACES;
  const { documents, inspection } = demoPlaces(config);
  return { documentBooths: documents, inspectionBays: inspection };
}

/** A port keeps its own rules in the folder `rules` of its data folder; they come into force at the next start. What does not is said. */
async function bringOwnRules(config: Config, core: Core, io: Pick<Io, 'err' | 'language'>): Promise<void> {
  const folder = join(config.data, 'rules');
  const there = await access(folder).then(
    () => true,
    () => false,
  );
  if (!there) return;
  const now = Date.now() as Instant;
  const kept = core.assessor.rules.listsAt(now);
  const { drafts, leftOut } = await bringRules(core.environment.store, folder, now, { kept });
  for (const { file, rule, version } of drafts) {
    const words = START_WORDS.ruleDrafted[io.language];
    io.err(`${words.replace('{file}', file).replace('{rule}', rule).replace('{version}', String(version))}\n`);
  }
  for (const file of leftOut) io.err(`${START_WORDS.ruleLeftOut[io.language].replaceAll('{file}', file)}\n`);
  await core.assessor.rules.refresh(now);
}

/** Listens and returns the address for browsers. Faults: `address-in-use`, `address-refused`. */
async function listen(server: Awaited<ReturnType<typeof createServer>>, config: Config): Promise<string> {
  const { host, port } = config;
  try {
    await server.listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new Fault('address-in-use', { host, port }, error as Error);
    throw new Fault('address-refused', { host, port, reason: code ?? message }, error as Error);
  }
  const address = server.server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return `${config.tlsCert === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${bound}`;
}

/** The demo's port has a name people know; another is called by its code. */
function portName(code: string): { readonly en: string; readonly zh: string } {
  return code === 'CNERC' ? { en: 'Erenhot', zh: '二连浩特' } : { en: code, zh: code };
}
