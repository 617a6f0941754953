import type { PoolClient } from 'pg';
import type { Instant } from '../../src/core/domain/ids.ts';
import { storesOn } from '../../src/store/snapshot.ts';
import { auditLedger } from '../../src/work/audit/audit-ledger.ts';
import { headKey } from '../../src/work/audit/check-head.ts';
import type { Finding } from '../../src/work/audit/finding.ts';
import type { VouchedTable } from '../../src/work/audit/vouched-for.ts';
import { originOf } from '../../src/work/sequence-ledger.ts';
import type { TestPort } from '../support/port.ts';
import { randomSource, tamper } from './change.ts';

export interface Forged {
  /** Undefined where the database itself refused it. */
  readonly what: string | undefined;
  readonly findings: readonly Finding[];
}

/** Rules and roles that fixtures set up past the ledger's eyes. */
const SET_UP = /^(?:rule_version [a-z-]+@1|role_grant [^ ]+)$/;

/**
 * Does something as somebody would who owns the database: triggers and foreign keys look away. Says what an audit finds then,
 * and takes it back.
 */
export async function forge(
  port: TestPort,
  change: (client: PoolClient) => Promise<string | undefined>,
  now: Instant,
): Promise<Forged> {
  const client = await port.pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const what = await change(client).catch(() => undefined);
    if (what === undefined) return { what, findings: [] };
    const publicKey = port.services.slipKeys.keys[0]?.publicKey ?? '';
    const key = headKey(originOf(await port.store.installation.get()), publicKey);
    const { findings } = await auditLedger(storesOn(client), { key, now });
    return { what, findings: findings.filter(({ kind, place }) => kind !== 'record-unproven' || !SET_UP.test(place)) };
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Changes that no audit found, of so many at random in some tables. */
export async function unfound(
  port: TestPort,
  tables: readonly VouchedTable[],
  changes: number,
  now: Instant,
): Promise<readonly string[]> {
  const missed: string[] = [];
  for (let seed = 1, done = 0; done < changes; seed++) {
    const forged = await forge(port, (client) => tamper(client, randomSource(seed), tables), now);
    if (forged.what === undefined) continue;
    done += 1;
    if (forged.findings.length === 0) missed.push(`seed ${seed}: ${forged.what}`);
  }
  return missed;
}
