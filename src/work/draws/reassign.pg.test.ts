import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AFTERNOON, coal, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import { newId } from '../identify.ts';
import { handOverShift, putQualification, putShift } from '../roster/keep-roster.ts';
import { assignInspection, officerOf } from './assign.ts';
import { overseeSteering } from './oversee.ts';
import { decideReassignment, proposeReassignment } from './reassign.ts';

const HOUR_MS = 3_600_000;
const LATER = (AFTERNOON + HOUR_MS) as Instant;
let port: TestPort;
let crossing = '' as Parameters<typeof assignInspection>[1]['crossingId'];

beforeAll(async () => {
  port = await openTestPort();
  for (const name of ['eva', 'fay', 'gil', 'lead', 'lea']) {
    await port.pool.query('insert into "user" (id, name, email) values ($1, $1, $2)', [name, `${name}@example.org`]);
    const role = name.startsWith('l') ? ('shift-lead' as const) : ('inspector' as const);
    const grant = { id: newId(AFTERNOON), userId: name, role, proposedBy: 'a', proposedAt: AFTERNOON };
    await port.store.people.addGrant({ ...grant, approvedBy: 'b', approvedAt: AFTERNOON, origin: 'demo' }, []);
  }
  await port.file(coal('R-1'));
  const vehicle = { plate: '0123UBA' as never, kind: 'truck' as const };
  crossing = (await port.done({ vehicle, direction: 'inbound' }, { action: 'arrive' }, AFTERNOON)).id;
});
afterAll(() => port.close());

const draw = async () => {
  const inspection = { id: newId(AFTERNOON), crossingId: crossing, operators: ['OP-1007'], needs: [] };
  return assignInspection(port.core.environment, inspection, AFTERNOON);
};
const other = (drawn: string | undefined): string => (drawn === 'eva' ? 'fay' : 'eva');

describe('A reassignment', () => {
  test('needs a code, a person and another who approves, and is in the ledger', async () => {
    const { environment } = port.core;
    const { inspectionId, drawn } = await draw();
    const to = other(drawn);
    const ask = (input: Partial<Parameters<typeof proposeReassignment>[1]>, by = 'lead') =>
      proposeReassignment(environment, { inspectionId, to, code: 'ill', ...input }, by, LATER);
    expect(await ask({ inspectionId: newId(AFTERNOON) })).toMatchObject({ refusal: 'assignment-unknown' });
    expect(await ask({ to: drawn ?? '' })).toMatchObject({ refusal: 'reassignment-same' });
    expect(await ask({ to: 'lea' })).toMatchObject({ refusal: 'reassignment-not-inspector' });
    const proposed = await ask({});
    if (proposed.outcome !== 'done') throw new Error(proposed.refusal);
    expect(await ask({ to: 'gil' })).toMatchObject({ outcome: 'refused' });
    expect(await port.store.assignments.open(10)).toMatchObject([
      { inspectionId, plate: '0123UBA', officer: drawn, proposed: true },
    ]);
    expect(await officerOf(environment, inspectionId)).toBe(drawn);

    const { id } = proposed.reassignment;
    const decide = (by: string, decision: 'approve' | 'refuse' = 'approve') =>
      decideReassignment(environment, id, decision, by, LATER);
    expect(await decide('lead')).toMatchObject({ refusal: 'reassignment-needs-two' });
    expect(await decide(to)).toMatchObject({ refusal: 'reassignment-needs-two' });
    expect(await decide('lea')).toMatchObject({ outcome: 'done' });
    expect(await decide('lea')).toMatchObject({ refusal: 'reassignment-decided' });
    expect(await officerOf(environment, inspectionId)).toBe(to);
    expect(await port.store.assignments.open(10)).toMatchObject([{ officer: to, proposed: false }]);
    const lately = await port.store.assignments.recent(['OP-1007'], (AFTERNOON - HOUR_MS) as Instant);
    expect([...lately].sort()).toEqual([drawn, to].sort());
    await port.core.sequencer.run(LATER);
    const entries = await port.store.ledger.ofSubject(inspectionId);
    expect(entries.map(({ kind }) => kind)).toEqual(['assignment', 'reassignment-proposed', 'reassignment-approved']);
  });

  test('is not made past the second person in the database either', async () => {
    const { inspectionId } = await draw();
    const insert = `insert into reassignment (id, inspection_id, code, to_officer, proposed_by, proposed_at, approved_by, approved_at)
      values ($1, $2, 'ill', 'gil', 'lead', now(), $3, now())`;
    for (const approver of ['lead', 'gil']) {
      await expect(port.pool.query(insert, [newId(LATER), inspectionId, approver])).rejects.toMatchObject({
        code: '23514',
      });
    }
    await expect(port.pool.query('delete from draw_assignment')).rejects.toMatchObject({ code: 'LP001' });
  });

  test('counts in the steering test beside what was dealt, under the declarant whose goods they are', async () => {
    const result = await overseeSteering(port.core.environment, AFTERNOON, (LATER + HOUR_MS) as Instant);
    expect(result.inspections).toBe(2);
    expect(result.acts).toEqual({ reassignment: 1, manual: 0, waiver: 0 });
    expect(result.list).toMatchObject([{ kind: 'reassignment', declarant: 'OP-1007', crossing, hour: 15 }]);
    expect(result.byDeclarant.cells[0]).toMatchObject({ observed: 1, other: 'OP-1007' });
    expect(result.alarm).toBe(false);
  });

  test('stands there beside steps that officers added or asked to leave out', async () => {
    const id = newId(AFTERNOON);
    await port.pool.query(
      `insert into inspection (id, crossing_id, state, opened_at, body, version) values ($1, $2, 'started', $3, '{}', 1)`,
      [id, crossing, new Date(AFTERNOON)],
    );
    for (const [ordinal, action] of ['start', 'add-step', 'waive-step', 'sign-step'].entries()) {
      await port.pool.query(
        `insert into inspection_entry (id, inspection_id, ordinal, action, officer, at, received_at, offline, body)
        values ($1, $2, $3, $4, 'gil', $5, $5, false, '{}')`,
        [newId(AFTERNOON), id, ordinal + 1, action, new Date(LATER)],
      );
    }
    const result = await overseeSteering(port.core.environment, AFTERNOON, (LATER + HOUR_MS) as Instant);
    expect(result.acts).toEqual({ reassignment: 1, manual: 1, waiver: 1 });
    for (const one of result.list) expect(one).toMatchObject({ declarant: 'OP-1007', crossing });
  });
});

describe('The roster', () => {
  const shift = { from: AFTERNOON, until: (AFTERNOON + 8 * HOUR_MS) as Instant, officers: ['eva'], bays: [] };
  const put = (input: Parameters<typeof putShift>[1], at = AFTERNOON) =>
    putShift(port.core.environment, input, 'lead', at);

  test.each([
    [{ until: AFTERNOON }, 'shift-span'],
    [{ until: (AFTERNOON + 25 * HOUR_MS) as Instant }, 'shift-span'],
    [{ officers: [] }, 'shift-nobody'],
    [{ officers: ['eva', 'eva'] }, 'shift-doubled'],
    [{ bays: ['1', '1'].map((name) => ({ name, open: true, equipment: [] })) }, 'shift-doubled'],
    [{ from: (AFTERNOON - 9 * HOUR_MS) as Instant, until: (AFTERNOON - HOUR_MS) as Instant }, 'shift-over'],
    [{ id: newId(AFTERNOON) }, 'shift-unknown'],
  ])('refuses %j: %s', async (given, outcome) => {
    expect(await put({ ...shift, ...given })).toEqual({ outcome });
  });

  test('is changed by one lead at a time, never once it is over, and is what inspectors are drawn from', async () => {
    const begun = await put(shift);
    if (begun.outcome !== 'done') throw new Error(begun.outcome);
    const { id } = begun.shift;
    expect((await draw()).officers.filter((one) => one.excluded === undefined).map(({ officer }) => officer)).toEqual([
      'eva',
    ]);
    const changed = { ...shift, id, officers: ['fay', 'gil'], version: 1 };
    expect(await put(changed)).toMatchObject({ outcome: 'done', shift: { version: 2 } });
    expect(await put(changed)).toEqual({ outcome: 'changed-meanwhile' });
    const afterwards = (shift.until + 1) as Instant;
    expect(await put({ ...changed, version: 2, until: (afterwards + HOUR_MS) as Instant }, afterwards)).toEqual({
      outcome: 'shift-over',
    });
    const drawn = await draw();
    expect(drawn.officers.find((one) => one.officer === 'eva')?.excluded).toBe('off-shift');
    expect(['fay', 'gil']).toContain(drawn.drawn);
  });

  test('ends a qualification by a day that is over, and hands over what is open', async () => {
    const { environment } = port.core;
    for (const expiresOn of ['2026-12-31', '2026-02-01'] as LocalDay[])
      await putQualification(environment, { officer: 'eva', what: 'reefer', expiresOn }, 'lead', AFTERNOON);
    expect(await port.store.roster.qualifications()).toEqual([
      { officer: 'eva', what: 'reefer', expiresOn: '2026-02-01' },
    ]);
    const [stored] = await port.store.roster.shifts(AFTERNOON, LATER);
    const note = await handOverShift(environment, stored?.id ?? '', 'Mind the scanner.', 'lead', LATER);
    expect(await port.store.roster.handovers(AFTERNOON)).toEqual([note]);
    expect(await handOverShift(environment, newId(LATER), 'x', 'lead', LATER)).toBeUndefined();
  });
});
