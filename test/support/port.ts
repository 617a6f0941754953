import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { CheckResult, Crossing } from '../../src/core/domain/crossing.ts';
import type {
  CrossingId,
  CurrencyCode,
  DeclarationId,
  HashHex,
  Instant,
  LocalDay,
  Plate,
  RuleId,
  TimeZone,
} from '../../src/core/domain/ids.ts';
import { type Core, composeCore, recheck } from '../../src/cli/compose/core.ts';
import { composeServices } from '../../src/cli/compose/services.ts';
import type { Config } from '../../src/cli/config/options.ts';
import { concludeInspection } from '../../src/cli/demo/carry-out.ts';
import type { Services } from '../../src/server/services.ts';
import { createPool } from '../../src/store/pool.ts';
import { postgresStore } from '../../src/store/postgres.ts';
import type { Store } from '../../src/store/port/store.ts';
import type { FilingResult } from '../../src/work/accept.ts';
import type { ActResult, CrossingInput, CrossingTarget } from '../../src/work/crossings/act.ts';
import type { Finding } from '../../src/work/crossings/record.ts';
import type { Actor } from '../../src/work/environment.ts';
import { newId } from '../../src/work/identify.ts';
import { dayKeys, dayOf } from '../../src/work/raw/day-keys.ts';
import { newSigningKeyPem, readSigningKey } from '../../src/work/slips.ts';
import { openTestDatabase } from './database.ts';

/** 1 March 2026, 14:00 at the port. */
export const AFTERNOON = Date.UTC(2026, 2, 1, 6) as Instant;
export const MINUTE_MS = 60_000;

/** The program without its server, on a database of its own. */
export interface TestPort {
  readonly store: Store;
  readonly pool: Pool;
  readonly core: Core;
  readonly services: Services;
  file(declaration: Readonly<Record<string, unknown>>, at?: Instant, actor?: Actor): Promise<FilingResult>;
  act(
    target: CrossingTarget,
    input: Partial<CrossingInput> & Pick<CrossingInput, 'action'>,
    at: Instant,
    by?: string,
  ): Promise<ActResult>;
  /** As `act`; throws where the action was refused. */
  done(
    target: CrossingTarget,
    input: Partial<CrossingInput> & Pick<CrossingInput, 'action'>,
    at: Instant,
    by?: string,
  ): Promise<Crossing>;
  /** Carries the inspection of a passage to its decision; an adverse one detains. `second` decides where two have to. */
  examine(
    crossing: CrossingId,
    result: CheckResult,
    findings: readonly Finding[],
    at: Instant,
    by?: string,
    second?: string,
  ): Promise<Crossing>;
  /** Another process on the same database. */
  another(): Promise<Core>;
  /** What another process would serve. */
  fresh(): Promise<Services>;
  close(): Promise<void>;
}

const CONFIG = {
  portCode: 'CNERC',
  timeZone: 'Asia/Shanghai' as TimeZone,
  currency: 'CNY' as CurrencyCode,
  // Chance would send one load in a hundred elsewhere than a test expects; tests about chance say their share.
  randomShare: 0,
  rawMessageDays: 30,
} as Config;

export const hashOf = (text: string): HashHex => createHash('sha256').update(text).digest('hex') as HashHex;
export const BROKER: Actor = { id: 'broker' };
export const truck = (plate: string) => ({ plate: plate as Plate, kind: 'truck' as const });

/** Opens a port whose rules are these bodies; what a rule needs besides a condition is filled in. */
export async function openTestPort(
  rules: readonly Readonly<Record<string, unknown>>[] = [],
  more: Partial<Config> = {},
): Promise<TestPort> {
  const config = { ...CONFIG, ...more };
  const database = await openTestDatabase();
  const pool = createPool({ connection: database.connection });
  const store = postgresStore(pool);
  await store.rules.add(rules.map(ruleVersion));
  const key = readSigningKey(newSigningKeyPem());
  const rawKeys = dayKeys({ day: dayOf(AFTERNOON) - 1, keyHex: hashOf('raw messages') }, async () => {});
  const core = await composeCore(config, store, key, undefined, rawKeys);
  const services = composeServices(core, key, () => undefined);
  const port: TestPort = {
    store,
    pool,
    core,
    services,
    async file(declaration, at = AFTERNOON, actor = BROKER) {
      const [result] = await services.accept([{ raw: declaration, form: 'json' }], actor, at);
      if (result === undefined) throw new Error('no answer to a filing');
      return result;
    },
    act: (target, input, at, by = 'officer') =>
      services.crossings.act(target, { id: newId(at), at, ...input }, { id: by }, at),
    async done(target, input, at, by) {
      const result = await port.act(target, input, at, by);
      if (result.outcome !== 'done') throw new Error(`${input.action}: ${JSON.stringify(result)}`);
      return result.crossing;
    },
    async examine(crossing, result, findings, at, by = 'officer', second = 'lead') {
      const given = { result, findings, at, by, second, offline: false, now: at };
      if (!(await concludeInspection(core.environment, crossing, given))) throw new Error('no inspection stands');
      const after = await store.crossings.byId(crossing);
      if (after?.checkResult !== result) throw new Error(`examined as ${after?.checkResult}`);
      return after;
    },
    another: () => composeCore(config, store, key),
    fresh: async () => composeServices(await composeCore(config, store, key), key, () => undefined),
    async close() {
      await store.close();
      await database.close();
    },
  };
  return port;
}

function ruleVersion(given: Readonly<Record<string, unknown>>) {
  const body = {
    hazard: 'revenue',
    lane: 'yellow',
    reason: { en: 'For a test', zh: '测试' },
    legalBasis: 'Customs Valuation Agreement, art. 17',
    owner: 'analyst-1',
    approvedBy: 'analyst-2',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    ...given,
  };
  const checked = recheck(body);
  if (checked === undefined) throw new Error(`not a rule: ${JSON.stringify(given)}`);
  return {
    ruleId: checked.rule.id as RuleId,
    version: 1,
    hash: checked.hash,
    state: 'live' as const,
    body,
    validFrom: checked.rule.validFrom as LocalDay,
    validUntil: checked.rule.validUntil as LocalDay,
    createdBy: 'analyst-1',
    createdAt: AFTERNOON,
  };
}

/** A declaration of coal, in order in every way but what is given. */
export function coal(
  reference: string,
  given: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    reference,
    direction: 'import',
    procedure: '4000',
    port: 'CNERC',
    lodgedAt: '2026-03-01T06:12:00+08:00',
    declarant: 'OP-1007',
    importer: 'OP-1042',
    dispatchCountry: 'MN',
    destinationCountry: 'CN',
    vehicle: { plate: '0123UBA', country: 'MN', kind: 'truck' },
    totals: { grossKg: 38900, packages: 1 },
    goods: [
      {
        line: 1,
        hs: '270112',
        description: 'Bituminous coal, washed',
        origin: 'MN',
        netKg: 38500,
        grossKg: 38900,
        packages: 1,
        quantity: 38.5,
        unit: 't',
        value: 5005,
        currency: 'CNY',
      },
    ],
    ...given,
  };
}

/** The id of a filing that was stored. */
export function idOf(result: FilingResult): DeclarationId {
  if (result.outcome !== 'stored' || result.id === undefined) throw new Error(JSON.stringify(result));
  return result.id;
}
