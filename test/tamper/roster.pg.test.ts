import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrossingId, HashHex, Instant, LocalDay } from '../../src/core/domain/ids.ts';
import { custodianText } from '../../src/core/select/draw.ts';
import { storesOn } from '../../src/store/snapshot.ts';
import { auditLedger } from '../../src/work/audit/audit-ledger.ts';
import { headKey } from '../../src/work/audit/check-head.ts';
import { assignInspection } from '../../src/work/draws/assign.ts';
import { commitParts, handOverParts } from '../../src/work/draws/contribute.ts';
import { decideReassignment, proposeReassignment } from '../../src/work/draws/reassign.ts';
import { sha256Hex } from '../../src/work/hash.ts';
import { newId } from '../../src/work/identify.ts';
import { putQualification, putShift } from '../../src/work/roster/keep-roster.ts';
import { sealEvents } from '../../src/work/seal-events.ts';
import { originOf } from '../../src/work/sequence-ledger.ts';
import { AFTERNOON, MINUTE_MS, openTestPort, type TestPort } from '../support/port.ts';
import { randomSource, tamper } from './change.ts';

/** What draws and the roster leave behind: tables that the ledger vouches for, column by column. */
const COVERED = [
  { table: 'draw_plan', columns: ['day', 'planned_at', 'secret', 'salt', 'commitment', 'random_share'] },
  {
    table: 'draw_contribution',
    columns: ['day', 'custodian', 'commitment', 'committed_at', 'secret', 'handed_over_at'],
  },
  {
    table: 'draw_period',
    columns: ['day', 'period', 'starts_at', 'seed', 'commitment', 'random_share', 'salt', 'parts'],
  },
  { table: 'shift', columns: ['id', 'starts_at', 'ends_at', 'officers', 'bays', 'version'] },
  { table: 'qualification', columns: ['officer', 'what', 'expires_on'] },
  {
    table: 'draw_assignment',
    columns: [
      ...['inspection_id', 'crossing_id', 'day', 'at', 'handle', 'basis', 'needs', 'operators', 'officers'],
      ...['rest_set_aside', 'drawn'],
    ],
  },
  {
    table: 'reassignment',
    columns: [
      ...['id', 'inspection_id', 'code', 'from_officer', 'to_officer', 'proposed_by', 'proposed_at', 'approved_by'],
      ...['approved_at', 'refused_by', 'refused_at'],
    ],
  },
] as const;
const CHANGES = 300;
const OFFICERS = ['inspector-2', 'inspector-3', 'inspector-4'];
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort();
  const { environment, sequencer } = port.core;
  const morrow = '2026-03-02' as LocalDay;
  for (const name of ['custodian-1', 'custodian-2']) {
    const secretHex = sha256Hex(name) as string;
    const commitment = sha256Hex(custodianText(morrow, secretHex)) as HashHex;
    await commitParts(environment, name, [{ day: morrow, commitment }], at(0));
    if (name.endsWith('1')) await handOverParts(environment, name, [{ day: morrow, secretHex }], at(1));
  }
  for (const officer of OFFICERS) {
    await port.pool.query('insert into "user" (id, name, email) values ($1, $1, $1)', [officer]);
    const grant = { id: newId(at(2)), userId: officer, role: 'inspector' as const, proposedBy: 'a', proposedAt: at(2) };
    // Set up past the ledger's eyes, which do not look at roles here.
    await port.store.people.addGrant({ ...grant, approvedBy: 'b', approvedAt: at(2), origin: 'demo' }, []);
    const qualification = { officer, what: 'reefer', expiresOn: '2026-12-31' as LocalDay };
    await putQualification(environment, qualification, 'lead-1', at(3));
  }
  const bays = [{ name: 'Bay 1', open: true, equipment: ['forklift'] }];
  await putShift(environment, { from: at(4), until: at(300), officers: OFFICERS, bays }, 'lead-1', at(4));
  for (let nth = 0; nth < 6; nth++) await draw(nth);
  await sealEvents(port.store, at(90));
  await sequencer.run(at(90));
}, 60_000);
afterAll(() => port.close());

/** An inspection that is drawn for, and put elsewhere: approved, refused, or still waiting for a second person. */
async function draw(nth: number): Promise<void> {
  const { environment } = port.core;
  const crossingId = newId(at(10)) as CrossingId;
  const inspection = { id: newId(at(10)), crossingId, operators: ['OP-1007'], needs: ['reefer'] };
  const { drawn } = await assignInspection(environment, inspection, at(10 + nth));
  const to = OFFICERS.find((one) => one !== drawn) ?? '';
  const asked = { inspectionId: inspection.id, to, code: 'workload' as const };
  const proposed = await proposeReassignment(environment, asked, 'lead-1', at(20 + nth));
  if (proposed.outcome !== 'done') throw new Error(proposed.refusal);
  const decision = nth % 3 === 0 ? ('approve' as const) : ('refuse' as const);
  if (nth % 3 < 2) await decideReassignment(environment, proposed.reassignment.id, decision, 'lead-2', at(30 + nth));
}

/** What an audit finds in these tables after something was done in vain. */
async function found(
  change: (client: PoolClient) => Promise<string | undefined>,
): Promise<readonly [string?, number?]> {
  const client = await port.pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const what = await change(client);
    if (what === undefined) return [];
    const key = headKey(originOf(await port.store.installation.get()), port.services.slipKeys.keys[0]?.publicKey ?? '');
    const { findings } = await auditLedger(storesOn(client), { key, now: at(91) });
    return [what, findings.filter(({ place }) => COVERED.some(({ table }) => place.includes(table))).length];
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('nothing is found in the draws and the roster where nobody changed anything', async () => {
  expect(await found(async () => 'nothing')).toEqual(['nothing', 0]);
});

test(
  `${CHANGES} random changes to draws, shifts, qualifications and reassignments are all found`,
  {
    timeout: 120_000,
  },
  async () => {
    const missed: string[] = [];
    for (let seed = 1, done = 0; done < CHANGES; seed++) {
      const [what, count] = await found((client) => tamper(client, randomSource(seed), COVERED).catch(() => undefined));
      if (what === undefined) continue;
      done += 1;
      if (count === 0) missed.push(`seed ${seed}: ${what}`);
    }
    expect(missed).toEqual([]);
  },
);
