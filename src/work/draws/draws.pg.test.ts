import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AFTERNOON, coal, hashOf, idOf, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { CrossingId, HashHex, Instant, LocalDay } from '../../core/domain/ids.ts';
import { custodianText, seedOf } from '../../core/select/draw.ts';
import { hmacHex, sha256Hex } from '../hash.ts';
import { newId } from '../identify.ts';
import { rankMessage } from '../../core/select/assign.ts';
import { assignInspection } from './assign.ts';
import { commitParts, handOverParts } from './contribute.ts';
import { planDraws } from './plan-draws.ts';
import { settleSeed } from './settle-seed.ts';

const DAY_MS = 86_400_000;
const MORROW = '2026-03-02' as LocalDay;
let port: TestPort;
beforeAll(async () => {
  port = await openTestPort();
});
afterAll(() => port.close());

const secret = (name: string, day: LocalDay): string => hashOf(`${name} ${day}`);
const committed = (name: string, day: LocalDay) => ({
  day,
  commitment: sha256Hex(custodianText(day, secret(name, day))),
});
const handed = (name: string, day: LocalDay) => ({ day, secretHex: secret(name, day) });

describe('The seed of a day', () => {
  test('is made of the parts of the server and of two custodians, who commit before either hands over', async () => {
    const { environment } = port.core;
    await planDraws(environment, AFTERNOON);
    for (const name of ['ann', 'ben']) {
      expect(await commitParts(environment, name, [committed(name, MORROW)], AFTERNOON)).toEqual([
        { day: MORROW, outcome: 'done' },
      ]);
    }
    const tries = [
      [
        'a second time',
        await commitParts(environment, 'ann', [committed('other', MORROW)], AFTERNOON),
        'part-standing',
      ],
      ['a copy', await commitParts(environment, 'cat', [committed('ann', MORROW)], AFTERNOON), 'part-standing'],
      [
        'today',
        await commitParts(environment, 'ann', [committed('ann', '2026-03-01' as LocalDay)], AFTERNOON),
        'day-not-open',
      ],
      [
        'far ahead',
        await commitParts(environment, 'ann', [committed('ann', '2026-03-09' as LocalDay)], AFTERNOON),
        'day-not-open',
      ],
      [
        'no commitment',
        await handOverParts(environment, 'cat', [handed('cat', MORROW)], AFTERNOON),
        'part-not-committed',
      ],
      [
        'another secret',
        await handOverParts(environment, 'ann', [handed('ben', MORROW)], AFTERNOON),
        'part-not-the-one',
      ],
      ['the secret', await handOverParts(environment, 'ann', [handed('ann', MORROW)], AFTERNOON), 'done'],
      ['once more', await handOverParts(environment, 'ann', [handed('ann', MORROW)], AFTERNOON), 'part-standing'],
      ['after a secret', await commitParts(environment, 'cat', [committed('cat', MORROW)], AFTERNOON), 'part-closed'],
    ] as const;
    for (const [what, [result], outcome] of tries) expect([what, result?.outcome]).toEqual([what, outcome]);
    const tomorrow = (AFTERNOON + DAY_MS) as Instant;
    expect((await handOverParts(environment, 'ben', [handed('ben', MORROW)], tomorrow))[0]?.outcome).toBe(
      'part-too-late',
    );
    expect((await handOverParts(environment, 'ben', [handed('ben', MORROW)], AFTERNOON))[0]?.outcome).toBe('done');

    const period = await settleSeed(port.core.environment, MORROW, tomorrow);
    const [plan] = await port.store.draws.plans(MORROW, MORROW);
    const parts = await port.store.draws.contributions(MORROW, MORROW);
    expect(period.parts).toEqual([plan?.commitment, ...parts.map((one) => one.commitment)]);
    const secrets = [plan?.secretHex ?? '', ...parts.map((one) => one.secretHex ?? '')];
    expect(period.seedHex).toBe(seedOf(sha256Hex, MORROW, 1, secrets));
    expect(plan?.plannedAt).toBeLessThan(period.startsAt);
  });

  test('is made without a custodian who did not come, and says so', async () => {
    const day = '2026-03-03' as LocalDay;
    const { environment } = port.core;
    await commitParts(environment, 'ann', [committed('ann', day)], AFTERNOON);
    await commitParts(environment, 'ben', [committed('ben', day)], AFTERNOON);
    await handOverParts(environment, 'ben', [handed('ben', day)], AFTERNOON);
    const period = await settleSeed(port.core.environment, day, (AFTERNOON + 2 * DAY_MS) as Instant);
    expect(period.parts?.length).toBe(2);
    expect(period.parts?.[1]).toBe(committed('ben', day).commitment);
  });

  test('is not changed by a secret that comes after it was made', async () => {
    const day = '2026-03-04' as LocalDay;
    const { environment } = port.core;
    await commitParts(environment, 'ann', [committed('ann', day)], AFTERNOON);
    const period = await settleSeed(port.core.environment, day, (AFTERNOON + 3 * DAY_MS) as Instant);
    expect((await handOverParts(environment, 'ann', [handed('ann', day)], AFTERNOON))[0]?.outcome).toBe(
      'part-too-late',
    );
    expect(await port.store.draws.of(day)).toEqual(period);
    expect(period.parts?.length).toBe(1);
  });
});

describe('The assignment of an inspector', () => {
  const crossingWith = async (reference: string, plate: string): Promise<CrossingId> => {
    const vehicle = { plate, country: 'MN', kind: 'truck' };
    idOf(await port.file(coal(reference, { vehicle })));
    const target = { vehicle: { plate: plate as never, kind: 'truck' as const }, direction: 'inbound' as const };
    return (await port.done(target, { action: 'arrive' }, AFTERNOON)).id;
  };
  const putShift = (officers: readonly string[]) =>
    port.store.roster.putShift(
      {
        id: newId(AFTERNOON),
        from: (AFTERNOON - 3_600_000) as Instant,
        until: (AFTERNOON + 3_600_000) as Instant,
        officers,
        bays: [],
        version: 1,
      },
      'lead',
      AFTERNOON,
      { events: [], leaves: [] },
    );
  const ask = async (crossingId: CrossingId, needs: readonly string[] = [], at = AFTERNOON) =>
    assignInspection(port.core.environment, { id: newId(at), crossingId, operators: ['OP-1007'], needs }, at);

  test('names nobody where nobody holds the role and no shift stands, and draws again when a shift does', async () => {
    const id = await crossingWith('A-1', '1001UBA');
    expect(await ask(id)).toMatchObject({ basis: 'role', officers: [] });
    await putShift(['eva', 'fay', 'gil', 'hal']);
    const first = await ask(id);
    expect(first.basis).toBe('shift');
    const again = await assignInspection(
      port.core.environment,
      { id: first.inspectionId, crossingId: id, operators: [], needs: [] },
      (AFTERNOON + 60_000) as Instant,
    );
    expect(again).toEqual(first);
  });

  test('follows from the seed, the goods and the roster, rests from an operator, and asks for qualifications', async () => {
    const id = await crossingWith('A-2', '1002UBA');
    const drawn = await ask(id);
    const period = await port.store.draws.of(drawn.day);
    const order = drawn.officers
      .filter((one) => one.excluded === undefined)
      .sort((a, b) => (rank(a.handle) < rank(b.handle) ? -1 : 1));
    function rank(officer: HashHex): string {
      return hmacHex(period?.seedHex ?? '', rankMessage(drawn.handle, officer));
    }
    expect(drawn.drawn).toBe(order[0]?.officer);
    const before = await port.store.assignments.recent(['OP-1007'], (AFTERNOON - DAY_MS) as Instant);
    expect([...before]).toContain(drawn.drawn);

    const next = await ask(id);
    expect(next.handle).not.toBe(drawn.handle);
    expect(next.officers.find((one) => one.officer === drawn.drawn)?.excluded).toBe('recent-operator');

    expect((await ask(id, ['radiation'])).drawn).toBeUndefined();
    await port.store.roster.putQualification(
      { officer: 'gil', what: 'radiation', expiresOn: '2026-03-01' as LocalDay },
      'lead',
      AFTERNOON,
      { events: [], leaves: [] },
    );
    expect((await ask(id, ['radiation'])).drawn).toBe('gil');
  });
});
