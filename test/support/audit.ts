import type { Instant } from '../../src/core/domain/ids.ts';
import { openSnapshot } from '../../src/store/snapshot.ts';
import { auditLedger } from '../../src/work/audit/audit-ledger.ts';
import { headKey } from '../../src/work/audit/check-head.ts';
import { originOf } from '../../src/work/sequence-ledger.ts';
import type { TestPort } from './port.ts';

/** What an audit of a test's port finds. */
export async function auditOf(port: TestPort, now: Instant) {
  const snapshot = await openSnapshot(port.pool);
  try {
    const publicKey = port.services.slipKeys.keys[0]?.publicKey ?? '';
    const key = headKey(originOf(await port.store.installation.get()), publicKey);
    return (await auditLedger(snapshot, { key, now })).findings;
  } finally {
    await snapshot.close();
  }
}

/** Tables in which a text stands anywhere, as text or as bytes. */
export async function tablesHolding({ pool }: TestPort, text: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const sql = `select 1 from "${name}" t where t::text ilike $1 or t::text ilike $2 limit 1`;
    const { rowCount } = await pool.query(sql, [`%${text}%`, `%${Buffer.from(text).toString('hex')}%`]);
    if (rowCount !== 0) found.push(name);
  }
  return found;
}
