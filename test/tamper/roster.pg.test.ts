import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrossingId, HashHex, Instant, LocalDay } from '../../src/core/domain/ids.ts';
import { custodianText } from '../../src/core/select/draw.ts';
import { assignInspection } from '../../src/work/draws/assign.ts';
import { commitParts, handOverParts } from '../../src/work/draws/contribute.ts';
import { decideReassignment, proposeReassignment } from '../../src/work/draws/reassign.ts';
import { sha256Hex } from '../../src/work/hash.ts';
import { newId } from '../../src/work/identify.ts';
import { putQualification, putShift } from '../../src/work/roster/keep-roster.ts';
import { sealEvents } from '../../src/work/seal-events.ts';
import { AFTERNOON, MINUTE_MS, openTestPort, type TestPort } from '../support/port.ts';
import { TABLES } from './change.ts';
import { forge, unfound } from './forge.ts';

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

test('nothing is found in the draws and the roster where nobody changed anything', async () => {
  expect(await forge(port, async () => 'nothing', at(91))).toEqual({ what: 'nothing', findings: [] });
});

test(
  `${CHANGES} random changes to draws, shifts, qualifications and reassignments are all found`,
  {
    timeout: 120_000,
  },
  async () => {
    expect(await unfound(port, TABLES.roster, CHANGES, at(91))).toEqual([]);
  },
);
